import { Passage } from "../../../passage.ts";
import { bare } from "./column-head.ts";
import type { TableRowRead } from "./indicator-table.ts";
import words from "./words.json" with { type: "json" };

/** Groups of words that divide one indicator over rows: 男性 and 女性, 小学校 and 中学校. */
const GROUPS: readonly ReadonlySet<string>[] = words.divided.map((group) => new Set(group));

/** Completes the names of rows that print only how they differ from the row above: 健康寿命 男性, then 女性. */
export function carryNames(rows: readonly TableRowRead[]): TableRowRead[] {
  let stem: { text: Passage; group: ReadonlySet<string> } | null = null;
  return rows.map((read) => {
    const { name } = read.row;
    const word = inner(name.text);
    if (stem?.group.has(word)) return { ...read, row: { ...read.row, name: Passage.join([stem.text, name], " ") } };
    stem = stemOf(name);
    return read;
  });
}

function inner(text: string): string {
  return bare(text).replace(/^[(（・]|[)）]$/gu, "");
}

/** What stands before the dividing word at a name's end. */
function stemOf(name: Passage): { text: Passage; group: ReadonlySet<string> } | null {
  for (const group of GROUPS)
    for (const word of group) {
      const at = name.text.lastIndexOf(word);
      const rest = at < 0 ? "x" : name.text.slice(at + word.length);
      if (at > 2 && /^[)）]?(?:[(（][^()（）]{1,6}[)）])?$/u.test(rest)) {
        const text = name.slice(0, at).text.replace(/[\s　(（・]+$/u, "");
        return { text: name.slice(0, text.length), group };
      }
    }
  return null;
}
