import type { DaySpan } from "../calendar/day-span.ts";
import { textKey } from "../wording/text-key.ts";

export type UnitKind = "department" | "division";

/** A department (部局) or a division (課) under the name that it had from one day to another. */
export interface Unit {
  readonly id: number;
  readonly kind: UnitKind;
  readonly name: string;
  /** The department of a division, where it is known. */
  readonly parentId: number | null;
  /** ISO dates: the first day, and the day after the last; null where not known or not yet. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** 改称・統合・分割. */
export type SuccessionKind = "rename" | "merge" | "split";

const LONGEST_NAME = 100;

export function isThereOn({ validFrom, validTo }: Unit, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** True where the unit is there on every day of a span. */
export function isThereThroughout({ validFrom, validTo }: Unit, { from, to }: DaySpan): boolean {
  return (validFrom === null || validFrom <= from) && (validTo === null || (to !== null && to <= validTo));
}

/** A name as it is kept; null where a unit cannot be called so. */
export function readUnitName(text: string): string | null {
  const name = text.replace(/\s+/gu, " ").trim();
  return textKey(name) === "" || name.length > LONGEST_NAME || /\p{Cc}/u.test(name) ? null : name;
}
