import { may } from "../../../domain/access/permission.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { EVERYTHING } from "../../../domain/progress/choice.ts";
import type { Judged } from "../../../domain/progress/judged.ts";
import type { KeptIndicator } from "../../../store/indicator-store.ts";
import { loadJudged } from "../../../use-cases/progress/load-judged.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { StandingPatterns } from "../../ui/charts/standing-bar.tsx";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { formatYear } from "../../ui/understood.ts";
import { GradeCounts, UnsaidCounts } from "./grade-counts.tsx";
import { progressQuery } from "./progress-query.ts";
import { type StandingRow, StandingTable } from "./standing-table.tsx";

interface Node {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly title: string;
}

interface Asked {
  readonly plan: number;
  /** The node that the page is about; null for the plan itself. */
  readonly node: Node | null;
  /** Those straight beneath it. */
  readonly beneath: readonly Node[];
  /** All of the plan. */
  readonly nodes: readonly Node[];
  readonly indicators: readonly KeptIndicator[];
}

export interface PlanProgressShown extends Pick<Asked, "plan" | "node" | "beneath"> {
  readonly judged: readonly Judged[];
  readonly year: number;
}

/** Where the indicators of a plan, or of a node with all beneath it, stand. Null where there is none. Seven queries, whatever their number. */
export async function loadPlanProgress(
  { db, code, fiscalYear, now }: StaffVisit<string>,
  { plan, node, beneath, nodes, indicators }: Asked,
): Promise<PlanProgressShown | null> {
  if (indicators.length === 0) return null;
  const { judged, year } = await loadJudged(db, code, { indicators, nodes, year: null, now: fiscalYear, today: dayInJapan(now) });
  return { plan, node, beneath, judged, year };
}

/** Counts by standing and by grade with what is left out. The figures lead on where the person may see all of the progress. */
export function PlanProgress({ shown: { plan, node, beneath, judged, year } }: { readonly shown: PlanProgressShown }) {
  const { t, code, locale, person } = useStaffPage();
  const choice = { ...EVERYTHING, plan, node: node?.id ?? null };
  const isAt = (id: number) => (one: Judged) => one.indicator.standpoints.some(({ nodes }) => nodes.includes(id));
  const rows: StandingRow[] = [
    { key: "all", title: node?.title ?? t("overview.all"), href: null, choice, judged },
    ...beneath.map((child) => ({
      ...{ key: child.id, title: child.title, href: addressOf("node", { code, plan, node: child.code }) },
      ...{ choice: { ...choice, node: child.id }, judged: judged.filter(isAt(child.id)) },
    })),
  ];
  const mayAll = may(person, "see-progress");
  return (
    <Block id="progress" title={t("overview.beneath")}>
      <StandingPatterns />
      <p className="quiet">{t("overview.beneath.who", { year: formatYear(year, locale) })}</p>
      <StandingTable
        caption={t("overview.standing")}
        of={t("overview.node")}
        year={year}
        rows={rows.filter((row) => row.judged.length > 0)}
        leads={mayAll}
      />
      <div className="overview-halves">
        <div className="grade-column">
          <GradeCounts judged={judged} year={year} choice={choice} leads={mayAll} />
        </div>
        <UnsaidCounts judged={judged} year={year} choice={choice} leads={mayAll} />
      </div>
      {mayAll ? (
        <p className="after on-screen">
          <a href={addressOf("progress", { code }, progressQuery(year, { ...EVERYTHING, plan }))}>{t("overview.beneath.all")}</a>
        </p>
      ) : null}
    </Block>
  );
}
