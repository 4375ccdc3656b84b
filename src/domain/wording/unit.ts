import { fold } from "./fold.ts";
import units from "./units.json" with { type: "json" };

const UNITS = new Set(units.map((unit) => fold(unit, false).text));
const LONGEST = Math.max(...[...UNITS].map((unit) => unit.length));
/** 件/年, kg/人・日, 人/km2, t-CO2/年: what a rate is counted by. */
const PER =
  /^\s?(?:\/|毎)\s?(?:[0-9０-９]{0,6}\s?)?[\p{Script=Han}ヶヵカか]{0,4}[A-Za-zァ-ヴー]{0,8}[23²³]?(?:[・·][\p{Script=Han}]{1,3})?/u;

/** The longest unit of the list that begins at an offset of a folded text, in NFKC, with what it is a rate of (件/年); null where none does. */
export function scanUnit(text: string, at: number): { unit: string; end: number } | null {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length);
    const unit = fold(word, false).text;
    if (!UNITS.has(unit)) continue;
    if (/[A-Za-z]$/u.test(word) && /^[A-Za-z]/u.test(text.charAt(at + length))) continue;
    return withRate(text, unit, at + length);
  }
  return null;
}

function withRate(text: string, unit: string, end: number): { unit: string; end: number } {
  const per = PER.exec(text.slice(end, end + 24))?.[0] ?? "";
  if (per.replace(/[\s/毎]/gu, "") === "") return { unit, end };
  return { unit: unit + fold(per, false).text.replace(/\s/gu, ""), end: end + per.length };
}

/** True for a word that is a unit by itself: %, 人, 件/年, 千円, kg/人・日. */
export function isUnit(text: string): boolean {
  const bare = fold(text).text.trim();
  if (bare === "" || bare.length > 20) return false;
  const scanned = scanUnit(bare, 0);
  return scanned !== null && scanned.end === bare.length;
}

const LAST_BRACKETS = /[(（[［〔【]([^()（）[\]［］〔〕【】]{1,20})[)）\]］〕】]\s*$/u;
const UNIT_LABEL = /^\s*単位\s*[:：]?\s*/u;

/**
 * Splits an indicator's name from the unit in the brackets behind it: …の割合（％） is …の割合 and %. Brackets that hold no unit (滞納繰越分を含む) stay in the
 * name.
 *
 * @returns `name` is the first `nameLength` code units of the text, `unit` in NFKC or null.
 */
export function splitUnit(name: string): { name: string; unit: string | null; nameLength: number } {
  const whole = { name, unit: null, nameLength: name.length };
  const match = LAST_BRACKETS.exec(name.slice(-40));
  if (!match?.[1]) return whole;
  const word = match[1].replace(UNIT_LABEL, "");
  if (word === match[1] ? !isUnit(word) : word === "") return whole;
  const start = Math.max(0, name.length - 40) + match.index;
  const kept = name.slice(0, start).trimEnd();
  return { name: kept, unit: fold(word, false).text.replace(/\s/gu, ""), nameLength: kept.length };
}
