import { type Choice, EVERYTHING } from "../../../domain/progress/choice.ts";
import type { Seen } from "../../../store/progress-change-store.ts";
import { lookAtProgress } from "../../../use-cases/progress/look-at-progress.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { StandingPatterns } from "../../ui/charts/standing-bar.tsx";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { municipalityName } from "../municipality-name.ts";
import { Behind } from "./behind.tsx";
import { type Changes, countChanges, loadChanges, MOST_CHANGES } from "./changes.ts";
import { GradeCounts, UnsaidCounts } from "./grade-counts.tsx";
import { loadProgress, type ProgressShown } from "./load-progress.ts";
import { ProgressFilters } from "./progress-filters.tsx";
import { countedSaid, progressQuery } from "./progress-query.ts";
import { planInRows, rowsByDepartment, rowsByPlan } from "./progress-rows.ts";
import { Figure, StandingTable } from "./standing-table.tsx";
import { WatchTable } from "./watch-table.tsx";
import { bareNodes, loadGoalsOfYear, loadLateSheets, loadUnreadTargets } from "./watched.ts";

/** Where the promises stand, on one page: by plan and by department, by grade, what changed, and what somebody should look at. */
export async function progressPage(visit: StaffVisit): Promise<Answer> {
  const { db, municipality, person, now, t, locale } = visit;
  const shown = await loadProgress(visit);
  const { counted, choice, plans, units } = shown;
  const goals = await loadGoalsOfYear(visit, choice);
  const late = await loadLateSheets(visit, choice);
  const unread = await loadUnreadTargets(visit, choice, goals.fiscalYear);
  const since = await lookAtProgress(db, person, { isWhole: isWhole(choice), now });
  const changes = since === null ? null : await loadChanges(visit, shown, { after: since.change });
  const plan = plans.find(({ id }) => id === choice.plan);
  const unit = units.find(({ id }) => id === choice.department);
  const about = [municipalityName(municipality, t), countedSaid(counted, t, locale), plan && planTitle(plan, t), unit?.name].filter(
    (word) => word !== undefined,
  );
  return {
    kind: "page",
    title: t("overview.title"),
    crumbs: [],
    body: (
      <div className="overview">
        <StandingPatterns />
        <PageHead eyebrow={<Words>{about.join("　")}</Words>} title={t("overview.title")}>
          <p className="lead on-screen">{t("overview.lead")}</p>
        </PageHead>
        <ProgressFilters shown={shown} />
        <p className="actions-line on-screen">
          <a href={addressOf("compare", { code: visit.code })}>{t("overview.compare")}</a>
        </p>
        {shown.judged.length === 0 ? <Empty>{t("overview.none")}</Empty> : <Standings shown={shown} />}
        <div className="overview-halves">
          <div>
            {shown.chosen.length === 0 ? null : (
              <Block title={t("overview.grades")}>
                <GradeCounts judged={shown.chosen} year={counted} choice={choice} />
                <UnsaidCounts judged={shown.chosen} year={counted} choice={choice} />
              </Block>
            )}
          </div>
          <div>
            <Block title={t("overview.watch")}>
              <WatchTable
                shown={shown}
                goals={goals}
                late={late.length}
                unread={unread.length}
                bare={bareNodes(plans, goals, choice, null).length}
              />
            </Block>
            <Block title={t("overview.changes")}>
              {since === null || changes === null ? (
                <p>{t("overview.firstLook")}</p>
              ) : (
                <ChangeCounts changes={changes} since={since} shown={shown} />
              )}
            </Block>
          </div>
        </div>
      </div>
    ),
  };
}

const isWhole = ({ plan, node, department }: Choice): boolean => plan === null && node === null && department === null;

function Standings({ shown }: { readonly shown: ProgressShown }) {
  const { t, code } = usePage();
  const { counted, choice, chosen, judged } = shown;
  if (code === null) return null;
  const plan = planInRows(shown);
  const shared = chosen.filter(({ indicator }) => indicator.departments.length > 1).length;
  const everything = { key: "all", title: t("overview.all"), href: null, choice, judged: chosen };
  return (
    <>
      {judged.every(({ isBlank }) => isBlank) ? <Empty>{t("overview.noValues")}</Empty> : null}
      <StandingTable
        caption={plan === null ? t("overview.byPlan") : t("overview.ofPlan", { plan: planTitle(plan, t) })}
        of={t(plan === null ? "overview.plan" : "overview.node")}
        year={counted}
        rows={[everything, ...rowsByPlan(shown, code, t)]}
      />
      <Behind shown={shown} />
      <StandingTable caption={t("overview.byDepartment")} of={t("overview.department")} year={counted} rows={rowsByDepartment(shown, t)} />
      <p className="quiet overview-note">
        <WayOfCounting shown={shown} />
        {shared === 0 ? null : t("overview.shared", { count: shared })}
      </p>
    </>
  );
}

/** By which values it is counted, and the way to the other: a year is answered for, the newest of each is what citizens read. */
function WayOfCounting({ shown: { counted, year, choice } }: { readonly shown: ProgressShown }) {
  const { t, locale, code } = usePage();
  const isNewest = counted === "newest";
  const ofYear = { year: formatYear(year, locale, "short") };
  return (
    <>
      {t(isNewest ? "overview.note.newest" : "overview.note.year", ofYear)} {t("overview.note")}{" "}
      <span className="on-screen">
        {t(isNewest ? "overview.note.public.same" : "overview.note.public")}{" "}
        <a href={addressOf("progress", { code: code ?? "" }, progressQuery(isNewest ? year : "newest", choice))}>
          {t(isNewest ? "overview.countYear" : "overview.countNewest", ofYear)}
        </a>
      </span>{" "}
    </>
  );
}

interface CountedChanges {
  readonly changes: Changes;
  readonly since: Seen;
  readonly shown: ProgressShown;
}

function ChangeCounts({ changes, since, shown }: CountedChanges) {
  const { t, code, locale } = usePage();
  const { plan, department } = shown.choice;
  const query = progressQuery(shown.counted, { ...EVERYTHING, plan, department });
  return (
    <>
      <p className="quiet">{t("overview.since", { at: formatMoment(since.at, locale) })}</p>
      <ul className="overview-changes">
        {countChanges(changes).map(({ kind, count }) => (
          <li key={kind}>
            {t(`overview.change.${kind}`)}{" "}
            <strong>
              <Figure
                count={count}
                href={addressOf(
                  "progressList",
                  { code: code ?? "", list: "changes" },
                  { ...query, change: kind, after: since.change, since: since.at.toISOString() },
                )}
                of={t(`overview.change.${kind}`)}
              />
            </strong>
          </li>
        ))}
      </ul>
      {changes.more ? <p className="quiet">{t("overview.moreChanges", { count: MOST_CHANGES })}</p> : null}
    </>
  );
}
