import type { Database } from "../../../store/database.ts";
import { findGoal, type GoalDetail } from "../../../store/goal-store.ts";
import { findMission, type MissionDetail } from "../../../store/mission-store.ts";
import type { Sheet } from "../../../store/sheet-store.ts";
import { addressOf } from "../../routes.ts";
import { GoalSheet } from "../../ui/goal/goal-sheet.tsx";
import { MidTermPart, MissionPart, PoliciesPart } from "../../ui/mission/mission-sheet.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** What the record says of the year before. */
export type LastYearSheet =
  | { readonly kind: "goal"; readonly goal: GoalDetail }
  | { readonly kind: "mission"; readonly mission: MissionDetail };

/** What a sheet carries on from the year before; null where it carries on nothing. */
export async function loadLastYear(
  db: Database,
  code: string,
  { continuesGoalId, continuesMissionId }: Pick<Sheet, "continuesGoalId" | "continuesMissionId">,
): Promise<LastYearSheet | null> {
  const goal = continuesGoalId === null ? null : await findGoal(db, code, continuesGoalId);
  if (goal) return { kind: "goal", goal };
  const mission = continuesMissionId === null ? null : await findMission(db, code, continuesMissionId);
  return mission && { kind: "mission", mission };
}

/** The way down to last year's sheet, where it does not stand beside. */
export function LastYearLink() {
  const { t } = usePage();
  return (
    <p className="to-last-year on-screen">
      <a href="#last-year">{t("write.lastYear.link")}</a>
    </p>
  );
}

/** Last year's sheet beside this year's, for whoever writes it; under it, folded, for whoever reads it. */
export function LastYear({ lastYear, beside }: { readonly lastYear: LastYearSheet; readonly beside: boolean }) {
  const { t, locale, code } = usePage();
  const { fiscalYear } = lastYear.kind === "goal" ? lastYear.goal : lastYear.mission;
  return (
    <details className={beside ? "last-year" : "last-year on-screen"} id="last-year" open={beside}>
      <summary>
        {t("write.lastYear")}
        {fiscalYear === null ? null : `（${formatYear(fiscalYear, locale, "short")}）`}
      </summary>
      {beside ? (
        <p className="quiet on-screen">
          <a href="#sheet-form" className="back-to-form">
            {t("write.lastYear.back")}
          </a>
        </p>
      ) : null}
      {code === null ? null : (
        <p>
          {lastYear.kind === "goal" ? (
            <a href={addressOf("goal", { code, goal: lastYear.goal.id })} target="_blank" rel="noreferrer">
              <Words>{lastYear.goal.title}</Words>
            </a>
          ) : (
            <a href={addressOf("mission", { code, mission: lastYear.mission.id })} target="_blank" rel="noreferrer">
              <Words>{[lastYear.mission.post, lastYear.mission.name].filter((word) => word !== null).join(" ")}</Words>
            </a>
          )}
        </p>
      )}
      {lastYear.kind === "goal" ? (
        <GoalSheet goal={lastYear.goal.body} source={nowhere} placed={nowhere} />
      ) : (
        <>
          <MissionPart mission={lastYear.mission.body} source={nowhere} />
          <PoliciesPart mission={lastYear.mission.body} source={nowhere} />
          <MidTermPart mission={lastYear.mission.body} source={nowhere} placed={nowhere} />
        </>
      )}
    </details>
  );
}

const nowhere = () => null;
