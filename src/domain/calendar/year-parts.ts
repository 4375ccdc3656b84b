import { readKanjiNumber } from "../wording/kanji-number.ts";
import { ERAS, type Era, findEra, yearOfEra } from "./era.ts";

/** What stands before a year whose era is left out: the era and the year last printed. */
export interface Carried {
  readonly era: Era | null;
  readonly year: number | null;
}

/** Patterns of a folded text. */
export const YEAR_NUMBER = "\\d{1,2}|元|[〇一二三四五六七八九十]{1,4}";
export const ERA_NAME = "明\\s?治|大\\s?正|昭\\s?和|平\\s?成|令\\s?和";

/** A year, month or day number as dates print it: 7, 元, 十二, 三〇. Null for anything else. */
export function readDateNumber(text: string): number | null {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  return text === "元" ? 1 : readKanjiNumber(text);
}

/** 令和 and 7 are the era and 2025; null where either is none. */
export function westernOf(eraWord: string, number: string): { readonly era: Era; readonly year: number } | null {
  const era = findEra(eraWord.replace(/\s/gu, ""));
  const count = readDateNumber(number);
  return era === null || count === null || count < 1 || count > 99 ? null : { era, year: yearOfEra(era, count) };
}

/** How far from the year that is known a year without its era may lie. */
const NEAR = 20;
/** 昭和 was the longest. */
const LONGEST_ERA = 64;

/**
 * The Western year of a year number whose era is left out (32年度): by the era printed before it, else the one that comes nearest to the year that
 * is known; null when neither is known. In a range that begins before the era changed (平成30年度～4年度) the later era is meant.
 */
export function resolveBareYear(number: number, carried: Carried, known: number | null, inRange = false): number | null {
  if (number < 1 || number > LONGEST_ERA) return null;
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
