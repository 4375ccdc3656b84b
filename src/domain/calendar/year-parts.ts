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

/** 昭和 was the longest. */
const LONGEST_ERA = 64;

/** 令和 and 7 are the era and 2025; null where either is none. */
export function westernOf(eraWord: string, number: string): { readonly era: Era; readonly year: number } | null {
  const era = findEra(eraWord.replace(/\s/gu, ""));
  const count = readDateNumber(number);
  return era === null || count === null || count < 1 || count > LONGEST_ERA ? null : { era, year: yearOfEra(era, count) };
}

/** How far from the year that is known a year without its era may lie; where two eras give one that near, neither is certain. */
const NEAR = 20;
/** 2019年度、20年度: not the era is left out but the century, where the years are this close. */
const CLOSE = 10;

/**
 * The Western year of a year number whose era is left out (32年度): by the era printed before it, else the one that comes nearest to the year that
 * is known; null when neither is known. In a range that begins before the era changed (平成30年度～4年度) the later era is meant.
 */
export function resolveBareYear(number: number, carried: Carried, known: number | null, inRange = false): number | null {
  if (number < 1 || number > LONGEST_ERA) return null;
  if (carried.era) {
    const year = yearOfEra(carried.era, number);
    const start = carried.year ?? year;
    return !inRange || year >= start ? year : (candidatesFor(number).find((candidate) => candidate >= start) ?? null);
  }
  if (carried.year !== null && number >= 10) {
    const year = carried.year - (carried.year % 100) + number;
    if (Math.abs(year - carried.year) <= CLOSE) return year;
  }
  const near = carried.year ?? known;
  if (near === null) return null;
  const [first, second] = candidatesFor(number).filter((year) => Math.abs(year - near) <= NEAR);
  return second === undefined ? (first ?? null) : null;
}

/** One year an era, as far as eras are counted on behind their end (平成35年度). */
function candidatesFor(number: number): number[] {
  return ERAS.flatMap((era, i) => {
    const next = ERAS[i + 1]?.first ?? Number.POSITIVE_INFINITY;
    const year = yearOfEra(era, number);
    return year <= next + NEAR ? [year] : [];
  });
}
