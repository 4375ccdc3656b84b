import type { Value } from "../indicator/value.ts";
import { matchAt } from "./match-at.ts";
import { readWholeNumber } from "./number.ts";
import { alternatives, wordsOf } from "./quantity-unit.ts";
import { isChange, scanValues, withoutBrackets } from "./value-scan.ts";
import words from "./value-words.json" with { type: "json" };
import { yearOfValue } from "./value-year.ts";

const REMARK = /[※*]|\s注/u;
/** White space between characters that are set apart: 150 人 以 上. */
const SPREAD = /(?<=(?:^|\s)\p{Script=Han})[^\S\n](?=\p{Script=Han}(?:\s|$))/gu;
const YEAR_IN_BRACKETS = /^[(（[［]\s*(?:19|20|１９|２０)[\d０-９]{2}\s*[)）\]］]$/u;
/** What may follow the number in the text of a value without making another statement of it. */
const TAIL = new RegExp(
  [
    `の?(?:${alternatives(wordsOf(words.acts))})(?:する|します|した|値|率|数|量|み|時|後|前)?`,
    "(?:まで|[をにへ])?(?:引き?上げ|引き?下げ|増や[すし]|減ら[すし]|高め|伸ば[すし]|[広拡]げ|縮め|抑え|保[つち])る?",
    "[をに](?:目指す|めざす|する)|とする|ずつ|まで|までに|(?:[をにへ]|において|にて)(?=\\p{Script=Han})",
    "[をにへがで]\\p{Script=Han}{1,6}(?:する|します|した|し)?",
    "[\\s\uFFFC、。,.・;:¹²³⁰-⁹①-⑳]",
  ].join("|"),
  "uy",
);

/** What the text of a value states by itself, without its column. */
export interface Said extends Pick<Value, "value" | "unit" | "comparator" | "fiscalYear" | "change"> {
  readonly scaled: boolean;
  readonly yearNamed: boolean;
}

export const NOTHING: Said = { value: null, unit: null, comparator: "=", fiscalYear: null, change: null, scaled: false, yearNamed: false };

/** @param known a fiscal year near which a year without its era lies. */
export function understand(text: string, known: number | null): Said {
  const whole = YEAR_IN_BRACKETS.test(text.trim()) ? null : readWholeNumber(text);
  if (whole) return { ...NOTHING, ...whole };
  // The lines of a cell belong together: 1,000 over 人.
  const scan = scanValues(text.replace(/[\r\n\t]/gu, " ").replace(SPREAD, ""), known, true);
  const note = REMARK.exec(scan.text)?.index ?? scan.text.length;
  const said = scan.quantities.filter(({ from }) => from < note);
  const outer = said.filter(({ depth }) => depth === 0);
  const heads = outer.length > 0 ? outer : said;
  const [first, second] = heads;
  const arrow = scan.text.slice(0, note).lastIndexOf("→");
  const year = yearOfValue(scan, heads, Math.max(0, arrow), note);
  const nothing = { ...NOTHING, fiscalYear: year.fiscalYear, yearNamed: year.named };
  const last = second ?? first;
  if (!first || !last || heads.length > 2 || (second && !isChange(scan.text, first, second))) return nothing;
  if (last.value === null || !isTail(withoutBrackets(scan.text.slice(last.to, note)))) return nothing;
  const change = second && first.value !== null ? { from: first.value, to: last.value } : null;
  return { ...nothing, value: last.value, unit: last.unit ?? first.unit, comparator: last.comparator, scaled: last.scaled, change };
}

function isTail(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const match = matchAt(TAIL, text, at);
    if (!match) return false;
    at += match[0].length;
  }
  return true;
}
