import type { Action, Step } from "../../../domain/goal/goal.ts";
import { amountOf } from "../../../domain/indicator/target-amount.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { column, type DataTable, dataTable, joined, lines } from "../data-table.ts";
import { dataWordsIn } from "../open-data-words.ts";
import { ownerColumns, urlColumn } from "./owner-columns.ts";
import { numbersOf } from "./value-rows.ts";

type Goal = PublishedOf<"goal">;

/** The goals of departments, where they stand in plans, their actions, and what is reported of these. */
export function goalTables(site: PublicSite): DataTable[] {
  const work = site.goals.flatMap(workOf);
  return [goalsTable(site), goalPlacementsTable(site), actionsTable(site, work), goalValuesTable(site, work), reportsTable(site, work)];
}

function goalsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  const phaseOf = ({ fiscalYear }: Goal) => site.find("year", fiscalYear)?.phase;
  return dataTable("goals", ["code", "goal_id"], site.goals, [
    ...ownerColumns<Goal>(site),
    column("goal_id", "integer", ({ id }) => id),
    column("fiscal_year", "integer", ({ fiscalYear }) => fiscalYear),
    column("phase", "string", (goal) => {
      const phase = phaseOf(goal);
      return phase === undefined ? null : said(`value.${phase}`);
    }),
    column("department_id", "integer", ({ department }) => department),
    column("department", "string", ({ department, body }) => site.find("unit", department)?.name ?? body.department),
    column("priority", "integer", ({ body }) => body.priority),
    column("title", "string", ({ body }) => body.title),
    column("background", "string", ({ body }) => lines(body.background)),
    column("purpose", "string", ({ body }) => lines(body.purpose)),
    column("sdgs", "string", ({ body }) => joined(body.sdgs)),
    column("remarks", "string", ({ body }) => lines(body.remarks.map(({ label, text }) => (text === null ? label : `${label}：${text}`)))),
    column("continues_id", "integer", ({ continues }) => continues),
    column("summary", "string", ({ summary }) => summary),
    urlColumn(site, "goal", ({ id }) => id),
  ]);
}

function goalPlacementsTable(site: PublicSite): DataTable {
  const rows = site.goals.flatMap((goal) =>
    goal.body.placements.map((placement, i) => ({
      goal,
      placement,
      i,
      node: goal.nodes[i] ?? null,
      at: site.find("node", goal.nodes[i] ?? null),
    })),
  );
  return dataTable("goal-placements", ["code", "goal_id", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("goal_id", "integer", ({ goal }) => goal.id),
    column("fiscal_year", "integer", ({ goal }) => goal.fiscalYear),
    column("title", "string", ({ goal }) => goal.body.title),
    column("item_number", "integer", ({ i }) => i + 1),
    column("placement_label", "string", ({ placement }) => placement.plan),
    column("placement_code", "string", ({ placement }) => placement.code),
    column("placement_text", "string", ({ placement }) => placement.text),
    column("plan_id", "integer", ({ at }) => at?.plan ?? null),
    column("node_id", "integer", ({ node }) => node),
    column("node_code", "string", ({ at }) => at?.code ?? null),
    column("node_title", "string", ({ at }) => at?.title ?? null),
  ]);
}

/** An action of a goal (step is null), or a step of one. */
interface Work {
  readonly goal: Goal;
  readonly action: number;
  readonly step: number | null;
  readonly part: Action | Step;
}

function workOf(goal: Goal): Work[] {
  return goal.body.actions.flatMap((action, i): Work[] => [
    { goal, action: i + 1, step: null, part: action },
    ...action.steps.map((part, j) => ({ goal, action: i + 1, step: j + 1, part })),
  ]);
}

/** Which action or step a row is about. */
const workColumns = [
  column<Work>("action_id", "string", ({ goal, action, step }) => [goal.id, action, ...(step === null ? [] : [step])].join("-")),
  column<Work>("goal_id", "integer", ({ goal }) => goal.id),
  column<Work>("fiscal_year", "integer", ({ goal }) => goal.fiscalYear),
  column<Work>("title", "string", ({ goal }) => goal.body.title),
  column<Work>("action_number", "integer", ({ action }) => action),
  column<Work>("step_number", "integer", ({ step }) => step),
  column<Work>("mark", "string", ({ part }) => part.mark),
  column<Work>("action_text", "string", ({ part }) => ("text" in part ? part.text : part.title)),
] as const;

function actionsTable(site: PublicSite, work: readonly Work[]): DataTable {
  return dataTable("actions", ["code", "action_id"], work, [
    ...ownerColumns<Work>(site),
    ...workColumns,
    column("period_text", "string", ({ part }) => part.period?.text ?? null),
    column("period_from", "month", ({ part }) => part.period?.from ?? null),
    column("period_to", "month", ({ part }) => part.period?.to ?? null),
    column("target_text", "string", ({ part }) => part.target?.text ?? null),
    column("divisions", "string", ({ part }) => joined(part.divisions)),
  ]);
}

/** The numbers that the targets of actions and steps state, one a row. */
function goalValuesTable(site: PublicSite, work: readonly Work[]): DataTable {
  const said = dataWordsIn("ja");
  const rows = work.flatMap((of) =>
    (of.part.target?.values ?? []).map((value, i) => ({
      ...of,
      said: value,
      i,
      numbers: numbersOf(value.text, amountOf(value), value.unit),
    })),
  );
  return dataTable("goal-values", ["code", "action_id", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    ...workColumns,
    column("item_number", "integer", ({ i }) => i + 1),
    column("value_text", "string", ({ said: value }) => value.text),
    column("value", "decimal", ({ numbers }) => numbers.value),
    column("value_to", "decimal", ({ numbers }) => numbers.to),
    column("value_from", "decimal", ({ said: value }) => value.change?.from ?? null),
    column("unit", "string", ({ numbers }) => numbers.unit),
    column("comparator", "string", ({ numbers: { bound } }) => (bound === null ? null : said(`value.${bound}`) || null)),
    column("cumulative", "boolean", ({ said: value }) => value.cumulative),
    column("year", "integer", ({ said: value }) => value.fiscalYear),
  ]);
}

function reportsTable(site: PublicSite, work: readonly Work[]): DataTable {
  const reported = work.filter(({ part: { midterm, result, issues, grade } }) =>
    [midterm, result, issues, grade].some((one) => one !== null),
  );
  return dataTable("reports", ["code", "action_id"], reported, [
    ...ownerColumns<Work>(site),
    ...workColumns,
    column("midterm", "string", ({ part }) => part.midterm),
    column("result", "string", ({ part }) => part.result),
    column("issues", "string", ({ part }) => part.issues),
    column("grade", "string", ({ part }) => part.grade),
  ]);
}
