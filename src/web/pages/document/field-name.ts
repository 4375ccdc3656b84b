import type { Subject } from "../../../store/place-store.ts";
import type { SentenceKey } from "../../ui/sentences.ts";

/** What the parts of a reading are called. A pointer is named by its last part that has a name here: /baseline/text is the baseline. */
const NAMES: Readonly<Record<string, SentenceKey>> = {
  title: "field.title",
  code: "field.code",
  level: "field.level",
  levels: "field.level",
  statement: "field.statement",
  sections: "field.section",
  name: "field.name",
  unit: "indicator.unit",
  kind: "indicator.kind",
  strategyKpi: "indicator.kpi",
  baseline: "indicator.baseline",
  interimTargets: "indicator.interim",
  note: "indicator.note",
  divisions: "report.divisions",
  group: "initiative.group",
  item: "initiative.item",
  details: "initiative.details",
  actor: "role.actor",
  expectations: "role.expectations",
  fiscalYear: "field.fiscalYear",
  department: "goal.department",
  priority: "goal.priority",
  placements: "goal.placement",
  background: "goal.background",
  purpose: "goal.purpose",
  sdgs: "goal.sdgs",
  actions: "action.title",
  steps: "action.step",
  period: "report.period",
  midterm: "report.midterm",
  result: "report.result",
  issues: "report.issues",
  grade: "report.grade",
  remarks: "goal.remarks",
  post: "mission.post",
  missions: "mission.missions",
  policies: "mission.policy",
  summary: "mission.summary",
  midTermGoals: "mission.midTerm",
  schedule: "mission.schedule",
};

/** The name of the part of a thing to which a JSON pointer leads. */
export function fieldName(kind: Subject["kind"], pointer: string): SentenceKey {
  const segments = pointer.split("/");
  const last = segments.findLast((segment) => segment === "target" || Object.hasOwn(NAMES, segment));
  // A number to be reached stands in plans as 目標値 and in goal sheets as 数値目標.
  if (last === "target") return kind === "goal" ? "report.target" : "indicator.target";
  if (last === "name" && kind === "mission") return "mission.name";
  if (last === "title" && segments.includes("sections")) return "field.sectionTitle";
  if (last === "title" && segments.includes("actions")) return "action.title";
  return (last === undefined ? undefined : NAMES[last]) ?? "field.other";
}
