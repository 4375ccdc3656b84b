import type { Connection } from "../../store/database.ts";
import { type NewGoalRevision, recordGoalRevisions } from "../../store/goal-record-store.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import { textsOf } from "./texts.ts";

/** Keeps revisions of goals, wherever they come from, and what they are found by. */
export async function recordGoals(tx: Connection, municipality: string, revisions: readonly NewGoalRevision[]): Promise<void> {
  await recordGoalRevisions(tx, municipality, revisions, "accepted");
  await recordSearchEntries(
    tx,
    municipality,
    revisions.map(({ goalId, body }) => ({ kind: "goal", id: goalId, title: body.title, text: textsOf(body).join("\n") })),
  );
}
