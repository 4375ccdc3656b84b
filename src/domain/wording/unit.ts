import { fold, foldForComparison } from "./fold.ts";
import { matchAt } from "./match-at.ts";
import units from "./units.json" with { type: "json" };
import words from "./value-words.json" with { type: "json" };

const UNITS = new Set(Object.values(units).flatMap((theme) => foldForComparison(theme).split(" ")));
/** Of which there are whole ones only. */
const COUNTS = new Set(
  (["people", "places", "times", "sites", "courses and events", "things", "undertakings", "web"] as const)
    .flatMap((theme) => foldForComparison(units[theme]).split(" "))
    .concat("円"),
);
const RATES = new Set(words.rates.split(" "));
const LONGEST_UNIT = Math.max(...[...UNITS].map((unit) => unit.length));
const LONGEST_RATE = Math.max(...[...RATES].map((rate) => rate.length));
const RATE_SIGN = /\s?\/\s?/uy;

/** A unit in NFKC, and where it ends in the folded text. */
export interface ScannedUnit {
  readonly unit: string;
  readonly end: number;
}

/** The longest unit of the list that begins at an offset of a folded text, with what it is a rate of (件/年, kg/人・日); null where none does. */
export function scanUnit(text: string, at: number): ScannedUnit | null {
  const word = longestOf(UNITS, text, at, LONGEST_UNIT);
  return word === null ? null : withRate(text, foldForComparison(word), at + word.length);
}

/** A unit that ends at `end` with the rate that follows it: /年. */
export function withRate(text: string, unit: string, end: number): ScannedUnit {
  const sign = matchAt(RATE_SIGN, text, end);
  const rate = sign && longestOf(RATES, text, end + sign[0].length, LONGEST_RATE);
  return sign && rate ? { unit: `${unit}/${foldForComparison(rate)}`, end: end + sign[0].length + rate.length } : { unit, end };
}

function longestOf(list: ReadonlySet<string>, text: string, at: number, longest: number): string | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length);
    const cutsWord = /[A-Za-z]$/u.test(word) && /^[A-Za-z]/u.test(text.charAt(at + length));
    if (!cutsWord && list.has(/[²³₂]/u.test(word) ? foldForComparison(word) : word)) return word;
  }
  return null;
}

const LONGEST_IN_BRACKETS = 20;

/** True for a word that is a unit by itself: %, 人, 件/年, 千円, kg/人・日. */
export function isUnit(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > LONGEST_IN_BRACKETS) return false;
  const bare = fold(trimmed).text;
  return scanUnit(bare, 0)?.end === bare.length;
}

/** True for a unit of which there are whole ones only, also by time: 人, 件/年, 円; not %, 千人, km. */
export function isCountUnit(unit: string): boolean {
  const bare = fold(unit.trim()).text;
  const word = bare.length > LONGEST_IN_BRACKETS ? null : longestOf(UNITS, bare, 0, LONGEST_UNIT);
  return word !== null && COUNTS.has(foldForComparison(word)) && isUnit(unit);
}

const SPELLED = [
  [/[箇個ヶケカヵ](?=[所月国年])/gu, "か"],
  [/^トン/u, "t"],
  [/^パーセント$/u, "%"],
  [/\s/gu, ""],
] as const satisfies readonly (readonly [RegExp, string])[];

/** True for two spellings of one unit: か所, 箇所 and ヶ所; ％ and %; トン and t. */
export function isSameUnit(one: string, other: string): boolean {
  const [left, right] = [one, other].map((unit) =>
    SPELLED.reduce((text, [pattern, spelled]) => text.replace(pattern, spelled), foldForComparison(unit)),
  );
  return left === right;
}

const LAST_BRACKETS = /[(（[［〔【]([^()（）[\]［］〔〕【】]{1,20})[)）\]］〕】]\s{0,4}$/u;
const UNIT_LABEL = /^\s*単位\s*[:：]?\s*/u;

/**
 * Splits an indicator's name from the unit in the brackets behind it: …の割合（％） is …の割合 and %. Brackets that hold no unit (滞納繰越分を含む) stay in the
 * name.
 *
 * @returns `name` is the first `nameLength` code units of the text, `unit` in NFKC or null.
 */
export function splitUnit(name: string): { readonly name: string; readonly unit: string | null; readonly nameLength: number } {
  const whole = { name, unit: null, nameLength: name.length };
  const tail = Math.max(0, name.length - LONGEST_IN_BRACKETS - 6);
  const match = LAST_BRACKETS.exec(name.slice(tail));
  if (!match?.[1]) return whole;
  const word = match[1].replace(UNIT_LABEL, "");
  const labelled = word !== match[1] && word.trim() !== "";
  if (!labelled && !isUnit(word)) return whole;
  const kept = name.slice(0, tail + match.index).trimEnd();
  return kept === "" ? whole : { name: kept, unit: foldForComparison(word).replace(/\s/gu, ""), nameLength: kept.length };
}
