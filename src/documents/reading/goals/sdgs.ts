import { normalise } from "../../../domain/wording/normal.ts";
import type { Passage } from "../../passage.ts";
import { Derived, type Draft } from "../draft.ts";
import names from "./sdgs.json" with { type: "json" };

const NUMBER = /(?<![\d.])(\d{1,2})(?:\.(?:\d{1,2}|[a-c]))?(?![\d.]|年|月|日|か国|つの目標|の目標)/gu;

/**
 * The goals of the 2030 agenda that a cell names by number (4・11, 目標4, SDGs 4,11,17; target 4.7 belongs to goal 4) or by the name of the goal
 * alone, ascending, once each. The names are those of the Japanese UN information centre.
 */
export function draftSdgs(passages: readonly Passage[]): Draft<number>[] {
  const found = new Map<number, Passage>();
  for (const passage of passages) {
    const text = normalise(passage.text);
    for (const match of text.matchAll(NUMBER)) {
      const goal = Number(match[1]);
      if (goal >= 1 && goal <= names.length && !found.has(goal)) found.set(goal, passage);
    }
    const bare = text.replace(/[\s、,]/gu, "");
    for (const [i, name] of names.entries()) if (bare.includes(name) && !found.has(i + 1)) found.set(i + 1, passage);
  }
  return [...found].sort(([a], [b]) => a - b).map(([goal, passage]) => new Derived(goal, passage));
}
