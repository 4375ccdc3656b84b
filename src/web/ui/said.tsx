import type { ReactNode } from "react";
import { useFields } from "./fields.tsx";
import { usePage } from "./page-context.tsx";
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
    <SaidPart source={source} path={path} of={of}>
      <Words>{text}</Words>
    </SaidPart>
  );
}

/** What a document says, however it looks, with the link to its place. */
export function SaidPart({
  source,
  path,
  of,
  children,
}: {
  readonly source: Source;
  readonly path: string;
  readonly of: string;
  readonly children: ReactNode;
}) {
  const show = useFields();
  if (show) return show({ path, of, source, children });
  return (
    <>
      {children}
      <SourceLink href={source(path)} of={of} />
    </>
  );
}

/** Short texts of a document in one line, with the link to their place; each by itself where parts of a reading are fields. */
export function SaidTogether({
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
  const show = useFields();
  return show ? (
    <SaidItems texts={texts} source={source} path={path} of={of} />
  ) : (
    <Said text={texts.join("、")} source={source} path={path} of={of} />
  );
}

/** Stands where a document says nothing. */
export function Unsaid({ source, path, of }: { readonly source: Source; readonly path: string; readonly of: string }) {
  const { t } = usePage();
  const show = useFields();
  return show ? show({ path, of, source, children: null }) : <span className="nothing">{t("nothing.written")}</span>;
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
      <div>
        <Said text={first} source={source} path={`${path}/0`} of={of} />
      </div>
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
