import { isDeepStrictEqual } from "node:util";
import type { Goal } from "../../domain/goal/goal.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { goalInOrder } from "../../store/goal-body.ts";
import { type KnownGoal, listKnownGoals, type NewGoalRevision } from "../../store/goal-record-store.ts";
import { drawIds } from "../../store/rows.ts";
import { recordGoals } from "../record/record-goals.ts";
import { carry } from "./carry.ts";
import type { Claim } from "./claim.ts";
import { matchGoals } from "./match-goals.ts";
import { mergeGoal } from "./merge-goal.ts";

/** The document whose goals or missions are kept, and the ids of the departments by their text keys. */
export interface Origin {
  readonly documentId: number;
  readonly at: Date;
  readonly by: string | null;
  readonly departments: ReadonlyMap<string, number>;
}

/** Why a revision was made: a document was imported. */
export const IMPORTED = "import";

/**
 * Keeps the goals of a document: a goal that the record has gets a further revision where the document says something else, else nothing.
 */
export async function keepGoals(
  tx: Connection,
  municipality: string,
  { documentId, at, by, departments }: Origin,
  said: readonly Goal[],
): Promise<{ readonly added: number; readonly revised: number; readonly claims: readonly Claim[] }> {
  const goals = said.map(goalInOrder);
  const years = [...new Set(goals.flatMap(({ fiscalYear }) => fiscalYear ?? []))];
  const known = goals.length === 0 ? [] : await listKnownGoals(tx, municipality, years);
  const departmentOf = ({ department }: Goal) => (department === null ? null : (departments.get(textKey(department)) ?? null));
  const matches = matchGoals(
    known,
    goals.map((goal) => ({ goal, departmentId: departmentOf(goal) })),
  );
  const drawn = (await drawIds(tx, matches.filter((match) => match === null).length)).values();
  const ids = matches.map((match) => match?.id ?? drawn.next().value ?? 0);

  const revisions = goals.flatMap((goal, i): NewGoalRevision | [] => {
    const match = matches[i] ?? null;
    const { body, carried } = revise(match, goal);
    if (match && isDeepStrictEqual(body, match.body)) return [];
    return {
      goalId: ids[i] ?? 0,
      number: (match?.revision ?? 0) + 1,
      departmentId: departmentOf(goal) ?? match?.departmentId ?? null,
      body,
      carried,
      at,
      by,
      reason: IMPORTED,
      documentId,
      sheetId: null,
    };
  });
  await recordGoals(tx, municipality, revisions);
  return {
    added: revisions.filter(({ number }) => number === 1).length,
    revised: revisions.filter(({ number }) => number > 1).length,
    claims: ids.map((id, i) => ({ from: `/goals/${i}`, kind: "goal", id, to: "" })),
  };
}

function revise(known: KnownGoal | null, goal: Goal): Pick<NewGoalRevision, "body" | "carried"> {
  if (!known) return { body: goal, carried: [] };
  const { body, brought } = mergeGoal(known.body, goal);
  return { body, carried: carry(brought, known) };
}
