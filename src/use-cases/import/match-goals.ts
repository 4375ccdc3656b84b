import type { Goal } from "../../domain/goal/goal.ts";
import { likeness, textKey } from "../../domain/wording/text-key.ts";
import type { KnownGoal } from "../../store/goal-record-store.ts";
import { groupBy } from "../../store/rows.ts";

interface Candidate {
  readonly goal: Goal;
  readonly departmentId: number | null;
}

/** What two goals must have in common to be compared, and how they must compare. */
interface Rule {
  readonly known: (known: KnownGoal) => string | null;
  readonly candidate: (candidate: Candidate) => string | null;
  readonly same: (known: KnownGoal, candidate: Candidate) => boolean;
}

const keyOf = (...parts: readonly (string | number | null)[]): string => JSON.stringify(parts);

/** In this order: whoever matches by an earlier rule is taken for the later ones. All ask for the same fiscal year. */
const RULES: readonly Rule[] = [
  {
    known: ({ fiscalYear, departmentId, title }) => keyOf(fiscalYear, departmentId, textKey(title)),
    candidate: ({ goal, departmentId }) => keyOf(goal.fiscalYear, departmentId, textKey(goal.title)),
    same: () => true,
  },
  {
    known: ({ fiscalYear, departmentId, priority }) => (priority === null ? null : keyOf(fiscalYear, departmentId, priority)),
    candidate: ({ goal, departmentId }) => (goal.priority === null ? null : keyOf(goal.fiscalYear, departmentId, goal.priority)),
    same: (known, { goal }) => likeness(known.title, goal.title) >= 0.3,
  },
  {
    known: ({ fiscalYear, departmentId }) => keyOf(fiscalYear, departmentId),
    candidate: ({ goal, departmentId }) => keyOf(goal.fiscalYear, departmentId),
    same: (known, { goal }) => likeness(known.title, goal.title) >= 0.8,
  },
  {
    // A list of one department may not name it on each goal.
    known: ({ fiscalYear, title }) => keyOf(fiscalYear, textKey(title)),
    candidate: ({ goal }) => keyOf(goal.fiscalYear, textKey(goal.title)),
    same: (known, { departmentId }) => known.departmentId === null || departmentId === null,
  },
];

/** A department has some dozens of goals a year. Of a hostile document's thousands not each is compared with each. */
const MOST_COMPARED = 200;

/**
 * The goal of the record that each goal of a document is, or null for a new one; none is taken twice. Of one fiscal year and department they are the same by title,
 * or by priority where the titles have something in common: lists of two divisions both begin at 1.
 */
export function matchGoals(known: readonly KnownGoal[], candidates: readonly Candidate[]): (KnownGoal | null)[] {
  const taken = new Set<KnownGoal>();
  const matches: (KnownGoal | null)[] = candidates.map(() => null);
  for (const rule of RULES) {
    const groups = groupBy(
      known.filter((one) => !taken.has(one)),
      rule.known,
    );
    groups.delete(null);
    for (const [i, candidate] of candidates.entries()) {
      const group = matches[i] ? undefined : groups.get(rule.candidate(candidate));
      const match = group?.slice(0, MOST_COMPARED).find((one) => !taken.has(one) && rule.same(one, candidate));
      if (!group || !match) continue;
      matches[i] = match;
      taken.add(match);
      group.splice(group.indexOf(match), 1);
    }
  }
  return matches;
}
