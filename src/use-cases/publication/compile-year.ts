import { mostAlike } from "../../domain/goal/most-alike.ts";
import type { PublicationPart } from "../../domain/publication/publication.ts";
import type { PublishedItem, PublishedOf } from "../../domain/publication/published-item.ts";
import { goalTold, missionTold } from "../../domain/publication/told-by-phase.ts";
import type { Connection } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { listContinued } from "../../store/goal-pairs.ts";
import { type GoalSheet, listGoalSheets, listGoals } from "../../store/goal-store.ts";
import { listMissionSheets } from "../../store/mission-store.ts";
import type { SummaryOf } from "./summary-of.ts";

/** The goals and statements of a fiscal year as the record has them, told up to a phase: what is reported later is not in them. */
export async function compileYear(
  db: Connection,
  municipality: string,
  { year, phase }: Extract<PublicationPart, { kind: "year" }>,
  summaryOf: SummaryOf,
): Promise<PublishedItem[]> {
  const { form: goalForm } = await findForm(db, municipality, "goal", year);
  const { form: missionForm } = await findForm(db, municipality, "mission", year);
  const links = await listContinued(db, municipality, year);
  const before = Map.groupBy(await listGoals(db, municipality, { fiscalYear: year - 1 }), ({ departmentId }) => departmentId);
  const continued = ({ id, title, departmentId }: GoalSheet) =>
    links.get(id) ?? mostAlike(title, before.get(departmentId) ?? [])?.id ?? null;
  const goals = (await listGoalSheets(db, municipality, { fiscalYear: year })).map(
    (goal): PublishedOf<"goal"> => ({
      ...{ kind: "goal", id: goal.id, fiscalYear: year, department: goal.departmentId, body: goalTold(goal.body, goalForm, phase) },
      nodes: goal.placements.map(({ node }) => node?.id ?? null),
      ...{ continues: continued(goal), summary: summaryOf("goal", goal.id) },
    }),
  );
  const missions = (await listMissionSheets(db, municipality, year)).map(
    (mission): PublishedOf<"mission"> => ({
      ...{ kind: "mission", id: mission.id, fiscalYear: year, department: mission.departmentId },
      body: missionTold(mission.body, missionForm, phase),
      nodes: mission.body.midTermGoals.map((_, i) => (mission.placements.get(i) ?? []).map(({ node }) => node?.id ?? null)),
      summary: summaryOf("mission", mission.id),
    }),
  );
  return [{ kind: "year", id: year, phase }, ...goals, ...missions];
}
