import type { Stretch } from "./stretches.ts";

/** Stretches of a source as text: highlighted ones are marks, those without a place are underlined with a wave, those of which something was made lead to it. */
export function StretchText({
  text,
  stretches,
  anchor,
}: {
  /** The whole source's. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** The offset of the mark that is called "place". */
  readonly anchor: number | null;
}) {
  return stretches.map((stretch) =>
    stretch.highlighted ? (
      <mark key={stretch.start} id={stretch.start === anchor ? "place" : undefined}>
        <Linked text={text} stretch={stretch} />
      </mark>
    ) : (
      <Linked key={stretch.start} text={text} stretch={stretch} />
    ),
  );
}

function Linked({ text, stretch: { start, end, unplaced, link } }: { readonly text: string; readonly stretch: Stretch }) {
  const said = visible(text.slice(start, end));
  const waved = unplaced ? <span className="unplaced">{said}</span> : said;
  if (link === null || said.trim() === "") return waved;
  return (
    <a className="made" href={link.href} title={link.name}>
      {waved}
    </a>
  );
}

/** Control characters as their pictures (a form feed is ␌): HTML cannot hold them, and a reader should see them. A carriage return before a line end goes. */
export function visible(text: string): string {
  return text.replace(/\r(?=\n|$)/gu, "").replace(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return control === "\t" || control === "\n" ? control : String.fromCharCode(code < 0x20 ? 0x2400 + code : 0x2426);
  });
}
