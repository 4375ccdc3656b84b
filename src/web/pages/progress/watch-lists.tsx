import { listPlanTrees, type PlanTree } from "../../../store/plan-outline-store.ts";
import type { PlacedGoal, UnreadTarget } from "../../../store/progress-goal-store.ts";
import { countOpenComments } from "../../../store/sheet-comment-store.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { SheetTable } from "../year/sheet-table.tsx";
import type { ProgressList } from "./progress-list.ts";
import { readProgressQuery } from "./progress-query.ts";
import { bareNodes, loadGoalsOfYear, loadLateSheets, loadUnreadTargets, type TreeNode } from "./watched.ts";

export async function lateList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { db, code, now, query, t } = visit;
  const rows = await loadLateSheets(visit, readProgressQuery(query).choice);
  const ids = rows.map(({ id }) => id);
  const comments = await countOpenComments(db, code, ids);
  return {
    ...{ title: t("overview.list.late"), about: [], explanation: t("overview.list.late.why"), count: rows.length },
    body: <SheetTable caption={t("overview.list.late")} rows={rows} now={now} comments={comments} />,
  };
}

export async function goalList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { query, t, locale } = visit;
  const { fiscalYear, unplaced } = await loadGoalsOfYear(visit, readProgressQuery(query).choice);
  const title = t("overview.list.goals", { year: formatYear(fiscalYear, locale, "short") });
  return {
    title,
    about: [],
    explanation: t("overview.list.goals.why"),
    count: unplaced.length,
    body: <Goals goals={unplaced} caption={title} />,
  };
}

function Goals({ goals, caption }: { readonly goals: readonly PlacedGoal[]; readonly caption: string }) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: "goal",
          head: t("overview.goal"),
          cell: ({ id, title }: PlacedGoal) => (
            <a href={addressOf("goal", { code, goal: id })}>
              <Words>{title}</Words>
            </a>
          ),
        },
        {
          key: "department",
          head: t("overview.department"),
          cell: ({ department }) => (department === null ? null : <Words>{department}</Words>),
        },
      ]}
      rows={goals}
      rowKey={({ id }) => id}
    />
  );
}

export async function nodeList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { db, code, query, t, locale } = visit;
  const { choice } = readProgressQuery(query);
  const plans = await listPlanTrees(db, code);
  const goals = await loadGoalsOfYear(visit, choice);
  const level = query.get("level") || null;
  const nodes = bareNodes(plans, goals, choice, level);
  const levels = [
    ...new Set(
      plans.filter(({ id }) => choice.plan === null || id === choice.plan).flatMap((plan) => plan.nodes.map((node) => node.level)),
    ),
  ];
  const title = t("overview.list.nodes", { year: formatYear(goals.fiscalYear, locale, "short") });
  return {
    ...{ title, about: level === null ? [] : [level], explanation: t("overview.list.nodes.why"), count: nodes.length },
    before: <Levels levels={levels} level={level} query={query} />,
    body: <Nodes nodes={nodes} plans={plans} caption={title} />,
  };
}

/** The levels of the plans, to look at another one than the lowest. */
function Levels({
  levels,
  level,
  query,
}: {
  readonly levels: readonly string[];
  readonly level: string | null;
  readonly query: URLSearchParams;
}) {
  const { t, code } = usePage();
  const hrefOf = (to: string | null) =>
    addressOf("progressList", { code: code ?? "", list: "nodes" }, { ...Object.fromEntries(query), lang: null, level: to });
  return (
    <nav className="actions-line on-screen" aria-label={t("overview.levels")}>
      {[null, ...levels].map((one) => (
        <a key={one ?? ""} href={hrefOf(one)} aria-current={one === level ? "true" : undefined}>
          {one ?? t("overview.levels.lowest")}
        </a>
      ))}
    </nav>
  );
}

function Nodes({
  nodes,
  plans,
  caption,
}: {
  readonly nodes: readonly TreeNode[];
  readonly plans: readonly PlanTree[];
  readonly caption: string;
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  const titles = new Map(plans.map((plan) => [plan.id, planTitle(plan, t)]));
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: "node",
          head: t("overview.node"),
          cell: (node: TreeNode) => (
            <a href={addressOf("node", { code, plan: node.planId, node: node.code })}>
              <Words>{node.title}</Words>
            </a>
          ),
        },
        {
          key: "level",
          head: t("overview.level"),
          short: true,
          cell: ({ level, code: number }) => <Words>{nodeLabel(level, number)}</Words>,
        },
        {
          key: "plan",
          head: t("overview.plan"),
          short: true,
          cell: ({ planId }) => (
            <a href={addressOf("plan", { code, plan: planId })}>
              <Words>{titles.get(planId) ?? ""}</Words>
            </a>
          ),
        },
      ]}
      rows={nodes}
      rowKey={({ id }) => id}
    />
  );
}

export async function targetList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { query, t, locale } = visit;
  const { choice } = readProgressQuery(query);
  const { fiscalYear } = await loadGoalsOfYear(visit, choice);
  const rows = await loadUnreadTargets(visit, choice, fiscalYear);
  const title = t("overview.list.targets", { year: formatYear(fiscalYear, locale, "short") });
  return {
    title,
    about: [],
    explanation: t("overview.list.targets.why"),
    count: rows.length,
    body: <Targets rows={rows} caption={title} />,
  };
}

function Targets({ rows, caption }: { readonly rows: readonly UnreadTarget[]; readonly caption: string }) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: "goal",
          head: t("overview.goal"),
          cell: ({ kind, id, title }: UnreadTarget) => (
            <a href={kind === "goal" ? addressOf("goal", { code, goal: id }) : addressOf("sheet", { code, sheet: id })}>
              <Words>{title === "" ? t("write.untitled") : title}</Words>
            </a>
          ),
        },
        { key: "text", head: t("overview.target"), cell: ({ text }) => <Words>{text}</Words> },
      ]}
      rows={rows}
      rowKey={(_, i) => i}
    />
  );
}
