import { type Source, SourceLink } from "./source-link.tsx";
import { Words } from "./words.tsx";

/** A text of a document with the link to its place. */
export function Said({
  text,
  source,
  path,
  of,
}: {
  readonly text: string;
  readonly source: Source;
  readonly path: string;
  readonly of: string;
}) {
  return (
    <>
      <Words>{text}</Words>
      <SourceLink href={source(path)} of={of} />
    </>
  );
}

/** Texts of a document as a list, each with the link to its place; a single one stands alone. */
export function SaidItems({
  texts,
  source,
  path,
  of,
}: {
  readonly texts: readonly string[];
  readonly source: Source;
  readonly path: string;
  readonly of: string;
}) {
  const [first] = texts;
  if (first === undefined) return null;
  if (texts.length === 1)
    return (
      <p>
        <Said text={first} source={source} path={`${path}/0`} of={of} />
      </p>
    );
  return (
    <ul className="items">
      {texts.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items are immutable and may repeat
        <li key={i}>
          <Said text={text} source={source} path={`${path}/${i}`} of={of} />
        </li>
      ))}
    </ul>
  );
}
