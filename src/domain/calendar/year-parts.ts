import { ERAS, type Era, findEra, yearOfEra } from "./era.ts";

/** What stands before a year whose era is left out: the era and the year last printed. */
export interface Carried {
  readonly era: Era | null;
  readonly year: number | null;
}

const KANJI = "〇一二三四五六七八九";

/** A year, month or day number as it is printed in dates: 7, 元, 十二, 三〇. Null for anything else. */
export function readDateNumber(text: string): number | null {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  if (text === "元") return 1;
  if (/^[〇一二三四五六七八九]{1,4}$/u.test(text)) return Number([...text].map((char) => KANJI.indexOf(char)).join(""));
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(text);
  if (!tens) return null;
  return 10 * (tens[1] ? KANJI.indexOf(tens[1]) : 1) + (tens[2] ? KANJI.indexOf(tens[2]) : 0);
}

export function westernOf(eraWord: string, number: string): { era: Era; year: number } | null {
  const era = findEra(eraWord.replace(/[\s.]/gu, ""));
  const count = readDateNumber(number);
  return era === null || count === null || count < 1 || count > 99 ? null : { era, year: yearOfEra(era, count) };
}

/** How far from the year that is known a year without its era may lie. */
const NEAR = 20;

/**
 * The Western year of a year number whose era is left out (32年度): by the era printed before it, else the one that comes nearest to the year that
 * is known; null when neither is known. In a range that begins before the era changed (平成30年度～4年度) the later era is meant.
 */
export function resolveBareYear(number: number, carried: Carried, known: number | null, inRange = false): number | null {
  if (number < 1 || number > 64) return null;
  const candidates = ERAS.map((era) => yearOfEra(era, number));
  if (carried.era) {
    const year = yearOfEra(carried.era, number);
    if (!inRange || carried.year === null || year >= carried.year) return year;
    return candidates.find((candidate) => candidate >= (carried.year ?? 0)) ?? null;
  }
  const near = carried.year ?? known;
  if (near === null) return null;
  const [first, second] = candidates.map((year) => ({ year, far: Math.abs(year - near) })).sort((a, b) => a.far - b.far);
  return first === undefined || first.far > NEAR || first.far === second?.far ? null : first.year;
}
