import type { Box, Piece } from "./piece.ts";

type Table = Extract<Piece, { kind: "table" }>;

/** Headings deeper than a format knows are printed in brackets, as municipal documents do. */
const bracketed = (text: string): string => `【${text}】`;

export function renderMarkdown(pieces: readonly Piece[]): string {
  return `${pieces
    .map((piece) => {
      if (piece.kind === "heading") return piece.depth > 6 ? bracketed(piece.text) : `${"#".repeat(piece.depth)} ${piece.text}`;
      if (piece.kind === "paragraph") return piece.text;
      if (piece.kind === "bullets") return piece.items.map((item) => `- ${piece.mark === "-" ? "" : `${piece.mark} `}${item}`).join("\n");
      return piece.kind === "table" ? markdownTable(piece) : "";
    })
    .filter(Boolean)
    .join("\n\n")}\n`;
}

function markdownTable({ rows }: Table): string {
  const width = Math.max(...rows.map((row) => row.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0)));
  const line = (row: readonly Box[]): string => {
    const cells = row.flatMap(({ text, columnSpan = 1 }) => [
      text.replaceAll("|", "\\|").replaceAll("\n", "<br>"),
      ...Array<string>(columnSpan - 1).fill(""),
    ]);
    return `| ${[...cells, ...Array<string>(width - cells.length).fill("")].join(" | ")} |`;
  };
  const [head = [], ...body] = rows;
  return [line(head), `|${"---|".repeat(width)}`, ...body.map(line)].join("\n");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export function renderHtml(pieces: readonly Piece[], title: string): string {
  const body = pieces.map((piece) => {
    if (piece.kind === "heading")
      return piece.depth > 6 ? `<h6>${escaped(piece.text)}</h6>` : `<h${piece.depth}>${escaped(piece.text)}</h${piece.depth}>`;
    if (piece.kind === "paragraph") return `<p>${escaped(piece.text)}</p>`;
    if (piece.kind === "bullets") return `<ul>\n${piece.items.map((item) => `<li>${escaped(item)}</li>`).join("\n")}\n</ul>`;
    return piece.kind === "table" ? htmlTable(piece) : "";
  });
  return `<!DOCTYPE html>\n<html lang="ja">\n<head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body>\n${body.filter(Boolean).join("\n")}\n</body>\n</html>\n`;
}

function htmlTable({ rows }: Table): string {
  const cell = ({ text, columnSpan = 1, rowSpan = 1, head = false }: Box): string => {
    const tag = head ? "th" : "td";
    const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ""}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}`;
    return `<${tag}${spans}>${text.split("\n").map(escaped).join("<br>")}</${tag}>`;
  };
  return `<table>\n${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}\n</table>`;
}

/** Text with tab tables whose cells hold paragraphs, as converters of word-processor files give it. */
export function renderTabs(pieces: readonly Piece[]): string {
  const cell = ({ text, columnSpan = 1 }: Box): string => {
    const lines = text.split("\n");
    return (lines.length > 1 ? lines.map((line) => `<p>${line}</p>`).join(" ") : text) + "\t".repeat(columnSpan - 1);
  };
  return `${pieces
    .map((piece) => {
      if (piece.kind === "heading") return piece.depth > 6 ? bracketed(piece.text) : piece.text;
      if (piece.kind === "paragraph") return piece.text;
      if (piece.kind === "bullets") return piece.items.map((item) => `${piece.mark} ${item}`).join("\n");
      return piece.kind === "table" ? piece.rows.map((row) => row.map(cell).join("\t")).join("\n") : "";
    })
    .filter(Boolean)
    .join("\n\n")}\n`;
}

/** One sheet as a spreadsheet saves it: every piece a record, every cell quoted where it must be. */
export function renderCsv(pieces: readonly Piece[]): string {
  const quote = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const records = pieces.flatMap((piece): string[][] => {
    if (piece.kind === "heading") return [[piece.depth > 6 ? bracketed(piece.text) : piece.text]];
    if (piece.kind === "paragraph") return [[piece.text]];
    if (piece.kind === "bullets") return piece.items.map((item) => [`${piece.mark} ${item}`]);
    if (piece.kind === "table")
      return piece.rows.map((row) => row.flatMap(({ text, columnSpan = 1 }) => [text, ...Array<string>(columnSpan - 1).fill("")]));
    return [];
  });
  const width = Math.max(...records.map((record) => record.length));
  return `${records.map((record) => [...record, ...Array<string>(width - record.length).fill("")].map(quote).join(",")).join("\r\n")}\r\n`;
}
