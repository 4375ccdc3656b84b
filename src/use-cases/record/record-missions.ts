import type { Connection } from "../../store/database.ts";
import { type NewMissionRevision, recordMissionRevisions } from "../../store/mission-record-store.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import { textsOf } from "./texts.ts";

/** Keeps revisions of mission statements, wherever they come from, and what they are found by. */
export async function recordMissions(tx: Connection, municipality: string, revisions: readonly NewMissionRevision[]): Promise<void> {
  await recordMissionRevisions(tx, municipality, revisions);
  await recordSearchEntries(
    tx,
    municipality,
    revisions.map(({ missionId, body }) => ({
      kind: "mission",
      id: missionId,
      title: [body.department, body.post, body.name].filter((text) => text !== null).join(" "),
      text: textsOf(body).join("\n"),
    })),
  );
}
