import { type Answer, missing, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { StandingPatterns } from "../../ui/charts/standing-bar.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { changeList } from "./change-list.tsx";
import { indicatorList } from "./indicator-list.tsx";
import type { ProgressList } from "./progress-list.ts";
import { readProgressQuery } from "./progress-query.ts";
import { goalList, lateList, nodeList, targetList } from "./watch-lists.tsx";

const LISTS: Readonly<Record<string, (visit: StaffVisit<string>) => Promise<ProgressList>>> = {
  indicators: indicatorList,
  changes: changeList,
  late: lateList,
  goals: goalList,
  nodes: nodeList,
  targets: targetList,
};

/** A list behind a figure, each row of which leads to where it comes from. */
export async function progressListPage(visit: StaffVisit<"list">): Promise<Answer> {
  const { code, parts, query, t } = visit;
  const load = Object.hasOwn(LISTS, parts.list) ? LISTS[parts.list] : undefined;
  if (!load) return missing("missing.page");
  const { title, about, explanation, count, before, body } = await load(visit);
  const { year, choice } = readProgressQuery(query);
  const { plan, department } = choice;
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("overview.title"), href: addressOf("progress", { code }, { year, plan, department }) }],
    landscape: true,
    body: (
      <>
        <StandingPatterns />
        <PageHead eyebrow={about.length === 0 ? undefined : about.join("　")} title={title}>
          {explanation === null ? null : <p className="lead">{explanation}</p>}
        </PageHead>
        {before}
        <p role="status">{t("overview.list.count", { count })}</p>
        {count === 0 ? <Empty>{t("overview.list.none")}</Empty> : <div className="progress-list">{body}</div>}
      </>
    ),
  };
}
