import eras from "./eras.json" with { type: "json" };

/** 元号. Data in eras.json, oldest first. */
export interface Era {
  /** 令和. */
  readonly name: string;
  /** R. */
  readonly initial: string;
  /** 令. */
  readonly short: string;
  /** The Western year of its year 1 (元年). */
  readonly first: number;
  /** The month in which it began: 2019-05. */
  readonly from: string;
}

export const ERAS: readonly Era[] = eras;

/** Era by 令和, 令, R or r; null for any other word. */
export function findEra(word: string): Era | null {
  const upper = word.toUpperCase();
  return ERAS.find((era) => era.name === word || era.short === word || era.initial === upper) ?? null;
}

/** The Western year of an era's year. Years behind an era's end go on: 平成35 is 2023, as printed before the era changed. */
export function yearOfEra(era: Era, year: number): number {
  return era.first + year - 1;
}

/**
 * The era that names a fiscal year: the one in which most of it lies, so that 2019 is 令和元 and 1989 平成元. Null before 1868.
 */
export function eraOfFiscalYear(year: number): Era | null {
  return ERAS.findLast((era) => era.first <= year) ?? null;
}
