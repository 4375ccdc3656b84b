import { isDeepStrictEqual } from "node:util";
import type { Brought } from "../import/merge-goal.ts";

/** What tells which part of a list a part was before, where it is not quite as it was. */
const NAMES = ["title", "text", "label", "mark"] as const;

/** The parts of a body that are as they were, wherever they stood: the places of their sources still hold. Pointers are as long as they must be. */
export function carriedOver(before: unknown, after: unknown, from = "", pointer = ""): Brought[] {
  if (isNothing(after) || isNothing(before)) return [];
  if (pointer !== "" && isDeepStrictEqual(before, after)) return [{ pointer, from }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const origins = originsOf(before, after);
    return after.flatMap((part, i) => {
      const origin = origins[i] ?? null;
      return origin === null ? [] : carriedOver(before[origin], part, `${from}/${origin}`, `${pointer}/${i}`);
    });
  }
  if (!isRecord(before) || !isRecord(after)) return [];
  return Object.keys(after).flatMap((name) => carriedOver(before[name], after[name], `${from}/${name}`, `${pointer}/${name}`));
}

/** For each part now the index that it had: of what is just the same, else of what is called alike. None is taken twice. */
function originsOf(before: readonly unknown[], after: readonly unknown[]): (number | null)[] {
  const free = new Map(before.entries());
  const take = (isSame: (earlier: unknown) => boolean): number | null => {
    for (const [index, earlier] of free)
      if (isSame(earlier)) {
        free.delete(index);
        return index;
      }
    return null;
  };
  const same = after.map((part) => take((earlier) => isDeepStrictEqual(earlier, part)));
  return after.map((part, i) => same[i] ?? take((earlier) => isCalledAlike(earlier, part)));
}

function isCalledAlike(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return false;
  return NAMES.some((name) => typeof one[name] === "string" && one[name] !== "" && one[name] === other[name]);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
