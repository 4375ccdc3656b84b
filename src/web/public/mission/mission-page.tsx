import type { Mission } from "../../../domain/mission/mission.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { MidTermPart, MissionPart, PoliciesPart } from "../../ui/mission/mission-sheet.tsx";
import { missionTitle } from "../../ui/mission/mission-title.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Facts } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type UnitLink, unitLink } from "../links.ts";
import { PlainSummary } from "../word/plain-summary.tsx";
import { GoalResults, yearTitle } from "../year/goal-results.tsx";
import { type GoalResult, goalResult } from "../year/year-data.ts";

/** Everything that stands on the page of a department's statement. */
export interface MissionPage {
  readonly id: number;
  readonly fiscalYear: number;
  readonly unit: UnitLink | null;
  readonly summary: string | null;
  readonly body: Mission;
  readonly nodes: readonly (readonly (NodeLink | null)[])[];
  /** Of the department, in the same year. */
  readonly goals: readonly GoalResult[];
}

export function missionPageOf(site: LinkedSite, mission: PublishedOf<"mission">): MissionPage {
  const { id, fiscalYear, department, summary, body, nodes } = mission;
  return {
    ...{ id, fiscalYear, unit: unitLink(site, department), summary, body },
    nodes: nodes.map((ofGoal) =>
      ofGoal.map((node) => {
        const found = site.find("node", node);
        return found === null ? null : nodeLink(found);
      }),
    ),
    goals: site.goals
      .filter((goal) => department !== null && goal.department === department && goal.fiscalYear === fiscalYear)
      .map(goalResult),
  };
}

const titled = ({ unit, fiscalYear, body }: MissionPage) => ({
  ...{ department: unit?.name ?? body.department, post: body.post, fiscalYear },
});

/** What a head of department states: the mission, policies and how they went, goals over several years. */
export const missionKind: PageKind<MissionPage> = {
  shell: "page",
  head: (data, { t, locale }) => ({
    title: missionTitle(titled(data), t, locale),
    description: data.summary ?? data.body.missions[0] ?? t("site.mission.description"),
    crumbs: [
      { title: t("goals.yearTitle", { year: formatYear(data.fiscalYear, locale) }), to: addressFor("year", data.fiscalYear) },
      ...(data.unit === null ? [] : [{ title: data.unit.name, to: addressFor("unit", data.unit.id) }]),
    ],
  }),
  Body: MissionBody,
};

function MissionBody({ data }: { readonly data: MissionPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const { body, summary, nodes, goals } = data;
  const head = [body.post, body.name].filter((one) => one !== null).join(" ");
  const goalsTitle = t(yearTitle(goals), { year: formatYear(data.fiscalYear, locale) });
  const parts = { mission: body, source: () => null };
  return (
    <>
      <PageHead eyebrow={t("site.mission.name")} title={<Words>{missionTitle(titled(data), t, locale)}</Words>}>
        {summary === null ? null : <PlainSummary text={summary} />}
      </PageHead>
      {head === "" ? null : <Facts facts={[[t("site.mission.head"), <Words key="head">{head}</Words>]]} />}
      <MissionPart {...parts} />
      <PoliciesPart {...parts} />
      {goals.length === 0 ? null : (
        <Block title={goalsTitle}>
          <GoalResults caption={goalsTitle} goals={goals} />
        </Block>
      )}
      <MidTermPart
        {...parts}
        placed={(goal, placement) => {
          const node = nodes[goal]?.[placement] ?? null;
          return node === null ? null : { href: to(addressFor("node", node.id)), title: node.title };
        }}
      />
    </>
  );
}
