import { keyOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem, PublishedKind, PublishedOf } from "../../../domain/publication/published-item.ts";
import type { Connection } from "../../../store/database.ts";
import { restoreOfferedDocuments } from "../../../store/offered-document-store.ts";
import { recordSuccessions } from "../../../store/organisation-store.ts";
import { type PlacementKey, savePlacements } from "../../../store/placement-store.ts";
import { saveProfile } from "../../../store/public-word-store.ts";
import { restoreScales, restoreUnits, restoreWords } from "../../../store/restored-record-store.ts";
import { recordGoals } from "../../record/record-goals.ts";
import { recordMissions } from "../../record/record-missions.ts";
import { restoreContinued } from "./restore-continued.ts";
import { restoreIndicators } from "./restore-indicators.ts";
import { restorePlans } from "./restore-plans.ts";

/** What a thing says of another one that is not told. */
export interface LostReference {
  readonly at: string;
  readonly to: string;
}

/** Makes the record of what a publication tells: everything under the id that it had. @returns what it names and does not tell. */
export async function restoreRecord(tx: Connection, code: string, items: readonly PublishedItem[], at: Date): Promise<LostReference[]> {
  const of = <Kind extends PublishedKind>(kind: Kind): PublishedOf<Kind>[] =>
    items.filter((item): item is PublishedOf<Kind> => item.kind === kind);
  const known = new Set<string>(items.map(keyOfItem));
  const lost: LostReference[] = [];
  const told = (item: PublishedItem, kind: PublishedKind, id: number | null): number | null => {
    if (id === null || known.has(`${kind}:${id}`)) return id;
    lost.push({ at: keyOfItem(item), to: `${kind}:${id}` });
    return null;
  };
  const units = of("unit").map(({ id, unitKind, name, parent, validFrom, validTo }) => {
    return { id, kind: unitKind, name, parentId: parent, validFrom, validTo };
  });
  await restoreUnits(tx, code, units);
  await recordSuccessions(
    tx,
    code,
    of("unit").flatMap(({ id, successors }) => successors.map(({ to, at: day, how }) => ({ from: id, to, at: day, kind: how }))),
  );
  await restorePlans(tx, code, of("plan"), of("node"), (plan) => told(plan, "plan", plan.predecessor));
  await restoreScales(tx, code, of("scale"), at);
  await restoreIndicators(tx, code, of("indicator"), at);
  const untied = await restoreGoals(tx, code, of("goal"), { at, told, years: of("year") });
  lost.push(...untied.map((goal) => ({ at: keyOfItem(goal), to: `goal:${goal.continues}` })));
  await restoreMissions(tx, code, of("mission"), { at, told });
  await restoreOfferedDocuments(tx, code, of("document"), at);
  const terms = of("term").map(({ otherNames = [], ...term }) => ({ ...term, otherNames }));
  await restoreWords(tx, code, { terms, summaries: items.flatMap(summaryOf) }, at);
  for (const { profile } of of("municipality")) await saveProfile(tx, code, profile, 0, { at, account: null, by: null });
  return lost;
}

function summaryOf(item: PublishedItem) {
  return "summary" in item && item.summary !== null ? [{ kind: item.kind, id: item.id, text: item.summary }] : [];
}

interface Restoring {
  readonly at: Date;
  readonly told: (item: PublishedItem, kind: PublishedKind, id: number | null) => number | null;
}

/** Why a revision was made: it came back from a publication. */
const RESTORED = "restore";

const originOf = (at: Date) => ({ number: 1, carried: [], at, by: null, reason: RESTORED, documentId: null, sheetId: null });

async function restoreGoals(
  tx: Connection,
  code: string,
  goals: readonly PublishedOf<"goal">[],
  { at, told, years }: Restoring & { readonly years: readonly PublishedOf<"year">[] },
): Promise<PublishedOf<"goal">[]> {
  await recordGoals(
    tx,
    code,
    goals.map(({ id, department, body }) => ({ ...originOf(at), goalId: id, departmentId: department, body })),
  );
  const found = goals.flatMap((goal) =>
    goal.nodes.map((node, position) => {
      const placement: PlacementKey = { kind: "goal", id: goal.id, midTermGoal: null, position };
      return { placement, nodeId: told(goal, "node", node) };
    }),
  );
  await savePlacements(
    tx,
    code,
    found.filter(({ nodeId }) => nodeId !== null),
  );
  const continued = goals.filter((goal) => told(goal, "goal", goal.continues) !== null);
  return restoreContinued(tx, code, continued, { years, at });
}

async function restoreMissions(
  tx: Connection,
  code: string,
  missions: readonly PublishedOf<"mission">[],
  { at, told }: Restoring,
): Promise<void> {
  await recordMissions(
    tx,
    code,
    missions.map(({ id, department, body }) => ({ ...originOf(at), missionId: id, departmentId: department, body })),
  );
  const found = missions.flatMap((mission) =>
    mission.nodes.flatMap((ofGoal, midTermGoal) =>
      ofGoal.map((node, position) => {
        const placement: PlacementKey = { kind: "mission", id: mission.id, midTermGoal, position };
        return { placement, nodeId: told(mission, "node", node) };
      }),
    ),
  );
  await savePlacements(
    tx,
    code,
    found.filter(({ nodeId }) => nodeId !== null),
  );
}
