import type { Block } from "../document.ts";
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
      for (const [i, text] of readLine(parts, line).entries())
        blocks.push({ kind: "line", page, indent, gapBefore: gapBefore && i === 0, text });
      source.spend(1);
      line += 1;
    }
    gapBefore = false;
  }
  return blocks;
}

/** The line's text; more than one where tags of HTML break it. */
function readLine(parts: TextParts, line: number) {
  const [start, end] = [parts.lines.start(line), parts.lines.end(line)];
  const tagged = parts.regions.found && /[<&]/u.test(parts.lines.text(line));
  if (tagged) return parts.texts(start, end, parts.lines.page(line)).map((cell) => cell.text);
  const text = parts.source.passage(start, end);
  return text.isBlank ? [] : [text];
}
