import type { Block, CellLine } from "../document.ts";
import type { Source } from "./source.ts";
import { TextParts } from "./text-parts.ts";

/** Reads plain text into lines, one for each that says something, and the tables between them. */
export function readPlainText(source: Source): Block[] {
  const parts = new TextParts(source, null);
  const { lines } = parts;
  const blocks: Block[] = [];
  let gapBefore = false;
  let line = 0;
  while (line < lines.count) {
    if (!source.hasRoom) return [...blocks, parts.rest(line)];
    if (lines.isBlank(line)) {
      gapBefore = true;
      line += 1;
      continue;
    }
    const table = parts.readTable(line);
    if (table) {
      for (const block of table.blocks) blocks.push(block);
      line = table.next;
    } else if (parts.isRule(line)) line = parts.skip(line);
    else {
      const indent = lines.indent(line);
      const page = lines.page(line);
      for (const [i, { text, item }] of readLine(parts, line).entries())
        blocks.push(item ? { kind: "item", page, depth: 1, text } : { kind: "line", page, indent, gapBefore: gapBefore && i === 0, text });
      source.spend(1);
      line += 1;
    }
    gapBefore = false;
  }
  return blocks;
}

/** The line's text; more than one where tags of HTML break it. */
function readLine(parts: TextParts, line: number): readonly CellLine[] {
  const [start, end] = unboxed(parts, line);
  const tagged = parts.regions.found && /[<&]/u.test(parts.lines.text(line));
  if (tagged) return parts.texts(start, end, parts.lines.page(line));
  const text = parts.source.passage(start, end);
  return text.isBlank ? [] : [{ text, item: false }];
}

const SIDE = /[│┃║]/u;

/** The stretch of a line inside the sides of a box that is drawn around it (│ … │), which are markup. Sides inside the line part columns, and stay. */
function unboxed({ source, lines }: TextParts, line: number): readonly [start: number, end: number] {
  const [start, end] = [lines.start(line), lines.end(line)];
  const text = lines.text(line);
  const [from, to] = [text.search(/\S/u), text.trimEnd().length];
  const inside = text.slice(from + 1, to - 1);
  if (to - from < 3 || !SIDE.test(text.charAt(from)) || !SIDE.test(text.charAt(to - 1)) || SIDE.test(inside)) return [start, end];
  source.mark(start + from, start + from + 1);
  source.mark(start + to - 1, start + to);
  return [start + from + 1, start + to - 1];
}
