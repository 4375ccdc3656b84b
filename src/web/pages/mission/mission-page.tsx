import { type GoalSheet, listGoalSheets } from "../../../store/goal-store.ts";
import { findMission, findMissionYears, type MissionDetail, type MissionRow, type MissionYears } from "../../../store/mission-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { SheetActions } from "../../ui/goal/goal-sheet.tsx";
import { MidTermPart, MissionPart, PoliciesPart } from "../../ui/mission/mission-sheet.tsx";
import { missionTitle } from "../../ui/mission/mission-title.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { SourceLink } from "../../ui/source-link.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { SummaryLink } from "../public-words/summary-link.tsx";

/** A head of department's statement: mission, policies and how they went, the goals of the year, mid-term goals. */
export async function missionPage(visit: StaffVisit<"mission">): Promise<Answer> {
  const { db, code, parts, t, locale } = visit;
  const id = readId(parts.mission);
  const mission = id === null ? null : await findMission(db, code, id);
  if (!mission) return missing("missing.mission");
  const { fiscalYear, departmentId } = mission;
  // The goals of the year are the department's; a mission without a department has no such list, and all of a city's goals are not its.
  const goals = fiscalYear === null || departmentId === null ? [] : await listGoalSheets(db, code, { fiscalYear, departmentId });
  const sourceOf = await loadSources(visit, [
    { kind: "mission", id: mission.id },
    ...goals.map((goal) => ({ kind: "goal" as const, id: goal.id })),
  ]);
  return {
    kind: "page",
    title: missionTitle(mission, t, locale),
    crumbs: [{ title: t("missions.title"), href: addressOf("missions", { code }) }],
    body: <MissionBody code={code} mission={mission} years={await findMissionYears(db, code, mission)} goals={goals} sourceOf={sourceOf} />,
  };
}

function MissionBody({
  code,
  mission,
  years: { lastYear, nextYear },
  goals,
  sourceOf,
}: {
  readonly code: string;
  readonly mission: MissionDetail;
  readonly years: MissionYears;
  readonly goals: readonly GoalSheet[];
  readonly sourceOf: SourceOf;
}) {
  const { t, locale } = usePage();
  const source = sourceOf("mission", mission.id, mission.documentId, mission.carried);
  return (
    <>
      <PageHead
        eyebrow={mission.fiscalYear === null ? t("missions.title") : `${t("missions.title")} ${formatYear(mission.fiscalYear, locale)}`}
        title={missionTitle({ ...mission, fiscalYear: null }, t, locale)}
        source={<SourceLink href={source("/department")} of={t("goal.department")} />}
      >
        {mission.post === null && mission.name === null ? null : (
          <p className="lead">
            <Words>{[mission.post, mission.name].filter((word) => word !== null).join(" ")}</Words>
            <SourceLink href={source(mission.name === null ? "/post" : "/name")} of={t("mission.name")} />
          </p>
        )}
        {lastYear || nextYear ? (
          <ul className="other-years on-screen">
            {lastYear ? <OtherYear code={code} said={t("goal.lastYear")} mission={lastYear} /> : null}
            {nextYear ? <OtherYear code={code} said={t("goal.nextYear")} mission={nextYear} /> : null}
          </ul>
        ) : null}
      </PageHead>
      <MissionPart mission={mission.body} source={source} />
      <PoliciesPart mission={mission.body} source={source} />
      {goals.length === 0 ? null : (
        <Block title={t("mission.goals")}>
          {goals.map((goal) => (
            <section className="mission-goal" key={goal.id}>
              <h3>
                {goal.priority === null ? "" : `${goal.priority} `}
                <a href={addressOf("goal", { code, goal: goal.id })}>
                  <Words>{goal.title}</Words>
                </a>
              </h3>
              <SheetActions goal={goal.body} source={sourceOf("goal", goal.id, goal.documentId, goal.carried)} />
            </section>
          ))}
        </Block>
      )}
      <MidTermPart
        mission={mission.body}
        source={source}
        placed={(goal, position) => {
          const node = mission.placements.get(goal)?.find((placement) => placement.position === position)?.node;
          return node ? { href: addressOf("node", { code, plan: node.planId, node: node.code }), title: node.title } : null;
        }}
      />
      <SummaryLink kind="mission" id={mission.id} />
    </>
  );
}

function OtherYear({ code, said, mission }: { readonly code: string; readonly said: string; readonly mission: MissionRow }) {
  const { t, locale } = usePage();
  return (
    <li>
      {said}{" "}
      <a href={addressOf("mission", { code, mission: mission.id })}>
        <Words>{missionTitle(mission, t, locale)}</Words>
      </a>
    </li>
  );
}
