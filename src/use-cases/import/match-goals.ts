import type { Goal } from "../../domain/goal/goal.ts";
import { likeness, textKey } from "../../domain/wording/text-key.ts";
import type { KnownGoal } from "../../store/goal-record-store.ts";
import { groupBy } from "../../store/rows.ts";

interface Candidate {
  readonly goal: Goal;
  readonly departmentId: number | null;
}

const sameTitle = (known: KnownGoal, { goal }: Candidate): boolean => textKey(known.title) === textKey(goal.title);

/** In this order: whoever matches by an earlier rule is taken for the later ones. All ask for the same fiscal year. */
const RULES: readonly ((known: KnownGoal, candidate: Candidate) => boolean)[] = [
  (known, candidate) => known.departmentId === candidate.departmentId && sameTitle(known, candidate),
  (known, candidate) =>
    known.departmentId === candidate.departmentId &&
    known.priority !== null &&
    known.priority === candidate.goal.priority &&
    likeness(known.title, candidate.goal.title) >= 0.3,
  (known, candidate) => known.departmentId === candidate.departmentId && likeness(known.title, candidate.goal.title) >= 0.8,
  // A list of one department may not name it on each goal.
  (known, candidate) => (known.departmentId === null || candidate.departmentId === null) && sameTitle(known, candidate),
];

/**
 * The goal of the record that each goal of a document is, or null for a new one; none is taken twice. Of one fiscal year and department they are the same by title,
 * or by priority where the titles have something in common: lists of two divisions both begin at 1.
 */
export function matchGoals(known: readonly KnownGoal[], candidates: readonly Candidate[]): (KnownGoal | null)[] {
  const free = new Map([...groupBy(known, ({ fiscalYear }) => fiscalYear)].map(([year, goals]) => [year, new Set(goals)]));
  const matches: (KnownGoal | null)[] = candidates.map(() => null);
  for (const rule of RULES)
    for (const [i, candidate] of candidates.entries()) {
      if (matches[i]) continue;
      const ofYear = free.get(candidate.goal.fiscalYear);
      const match = ofYear && [...ofYear].find((one) => rule(one, candidate));
      if (!match) continue;
      matches[i] = match;
      ofYear.delete(match);
    }
  return matches;
}
