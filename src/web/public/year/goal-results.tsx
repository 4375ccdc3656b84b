import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { GoalResult } from "./year-data.ts";

/** What stands over the goals of a year: 目標と結果 as soon as anything is told of how they went. */
export const yearTitle = (goals: readonly GoalResult[]): SentenceKey =>
  goals.some(({ reported, grades }) => reported > 0 || grades.length > 0) ? "site.department.year" : "site.department.yearSet";

/** Goals of one year and department in a table, with how their actions went. */
export function GoalResults({ caption, goals }: { readonly caption: string; readonly goals: readonly GoalResult[] }) {
  const { t } = usePage();
  const { to } = useSite();
  if (goals.length === 0) return null;
  const columns: (Column<GoalResult> | null)[] = [
    {
      key: "goal",
      head: t("goal.title"),
      cell: ({ id, title }) => (
        <a href={to(addressFor("goal", id))}>
          <Words>{title}</Words>
        </a>
      ),
    },
    goals.some(({ priority }) => priority !== null)
      ? {
          key: "priority",
          head: t("goal.priority"),
          short: true,
          cell: ({ priority }) => (priority === null ? null : t("goal.rank", { priority })),
        }
      : null,
    { key: "actions", head: t("site.goal.actions"), short: true, cell: ({ actions }) => t("count.items", { count: actions }) },
    goals.some(({ reported }) => reported > 0)
      ? {
          key: "reported",
          head: t("site.goal.reported"),
          short: true,
          cell: ({ reported, actions }) => t("site.goal.reportedOf", { reported, actions }),
        }
      : null,
    goals.some(({ grades }) => grades.length > 0)
      ? {
          key: "grades",
          head: t("site.goal.grades"),
          cell: ({ grades }) =>
            grades.length === 0 ? null : (
              <Words>{grades.map(({ grade, count }) => `${grade} ${t("count.items", { count })}`).join("、")}</Words>
            ),
        }
      : null,
  ];
  return (
    <Table caption={caption} captionHidden rows={goals} rowKey={({ id }) => id} columns={columns.filter((column) => column !== null)} />
  );
}
