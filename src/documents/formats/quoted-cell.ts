import { Passage, type Range } from "../passage.ts";
import type { Source } from "./source.ts";

/** The lines of a cell that a spreadsheet wrote in quotes. */
export function splitQuoted(text: string, start: number, end: number): Range[] {
  const lines: Range[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/\r\n|[\n\r\v\f\u2028\u2029]|$/gu)) {
    lines.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return lines;
}

/** Inside quotes a doubled quote is one; its second becomes markup. */
export function undoubleQuotes(source: Source, text: Passage): Passage {
  const kept: Passage[] = [];
  let from = 0;
  for (let at = text.text.indexOf('""'); at >= 0; at = text.text.indexOf('""', at + 2)) {
    kept.push(text.slice(from, at + 1));
    from = at + 2;
    for (const { start, end } of text.slice(at + 1, from).ranges()) source.mark(start, end);
  }
  return kept.length === 0 ? text : Passage.join([...kept, text.slice(from)]);
}
