import { isSameUnit } from "../wording/unit.ts";
import { indicatorNameKeys } from "./indicator-name.ts";

/** An indicator, as far as one asks which others are the same. */
export interface Likened {
  readonly name: string;
  readonly unit: string | null;
  /** Null where none was given. */
  readonly sharedCode: string | null;
}

/** code: both were given it. spelled: their names are spelled alike. plain: their names are alike without what brackets note. */
export type Likeness = "code" | "spelled" | "plain";

/** By what two indicators are the same, the surest; null where they are not. Two codes that differ keep apart what is called alike. */
export function likenessOf(one: Likened, other: Likened): Likeness | null {
  if (one.sharedCode !== null && other.sharedCode !== null) return one.sharedCode === other.sharedCode ? "code" : null;
  const [mine, theirs] = [indicatorNameKeys(one.name), indicatorNameKeys(other.name)];
  if (mine.spelled === theirs.spelled) return "spelled";
  return mine.plain === theirs.plain ? "plain" : null;
}

/** Groups whose values can stand beside each other: a unit each, in their order. Without a unit nobody can say, so each of those stands alone. */
export function byUnit<One extends Pick<Likened, "unit">>(ones: readonly One[]): One[][] {
  const groups: One[][] = [];
  for (const one of ones) {
    const { unit } = one;
    const group =
      unit === null ? undefined : groups.find(([first]) => first !== undefined && first.unit !== null && isSameUnit(first.unit, unit));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
