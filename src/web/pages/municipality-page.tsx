import { listDocuments, type SourceDocument } from "../../store/document-store.ts";
import { type GoalSheet, listGoalSheets, listGoalYears } from "../../store/goal-store.ts";
import { countRecord, type RecordCounts } from "../../store/municipality-store.ts";
import { listPlanNodes, listPlans, type PlanNodeRow, type PlanSummary } from "../../store/plan-store.ts";
import type { Answer, StaffVisit } from "../page.ts";
import { addressOf } from "../routes.ts";
import { formatDay } from "../ui/dates.ts";
import { usePage } from "../ui/page-context.tsx";
import { Block, PageHead } from "../ui/page-head.tsx";
import { Empty, Tile } from "../ui/parts.tsx";
import { formatYear } from "../ui/understood.ts";
import { Words } from "../ui/words.tsx";
import { CoverageBar, sumCoverage } from "./document/coverage.tsx";
import { sumProgress } from "./goal/progress.ts";
import { type DatedYear, YearMatrix } from "./goal/year-matrix.tsx";
import { municipalityName } from "./municipality-name.ts";
import { PlanPillars } from "./plan/plan-pillars.tsx";
import { PlanCards } from "./plan/plans-page.tsx";

const RECENT_DOCUMENTS = 5;

/** So many plans are shown with their topmost nodes, so many years with their reports. */
const PLANS_IN_FULL = 3;
const YEARS_IN_FULL = 2;

/** The first page of a municipality: its plans, its goals by year and department, how much of its documents was read. */
export async function municipalityPage({ db, code, municipality, t }: StaffVisit): Promise<Answer> {
  const [counts, plans, years, documents] = await Promise.all([
    countRecord(db, code),
    listPlans(db, code),
    listGoalYears(db, code),
    listDocuments(db, code),
  ]);
  const latest = years.flatMap(({ fiscalYear }) => fiscalYear ?? []).slice(0, YEARS_IN_FULL);
  const [nodes, sheets] = await Promise.all([
    Promise.all(plans.slice(0, PLANS_IN_FULL).map((plan) => listPlanNodes(db, code, plan.id))),
    Promise.all(latest.map((fiscalYear) => listGoalSheets(db, code, { fiscalYear }))),
  ]);
  const title = t("site.of", { municipality: municipalityName(municipality, t) });
  return {
    kind: "page",
    title,
    crumbs: [],
    body: (
      <>
        <div className="hero">
          <PageHead title={title}>
            <p className="lead">{t("municipality.lead")}</p>
          </PageHead>
          {counts.documents === 0 ? null : <Counts code={code} counts={counts} />}
        </div>
        {counts.documents === 0 ? (
          <Empty>{t("documents.empty")}</Empty>
        ) : (
          <>
            {plans.length > 0 ? <Plans code={code} plans={plans} nodes={nodes} /> : null}
            <Years code={code} years={latest.map((fiscalYear, i) => inYear(fiscalYear, sheets[i] ?? []))} />
            <Reading code={code} counts={counts} documents={documents} />
          </>
        )}
      </>
    ),
  };
}

function inYear(fiscalYear: number, sheets: readonly GoalSheet[]): DatedYear {
  return {
    fiscalYear,
    departments: [...Map.groupBy(sheets, ({ departmentId }) => departmentId)].map(([id, ofDepartment]) => ({
      id,
      name: ofDepartment[0]?.department ?? null,
      goals: ofDepartment.length,
      progress: sumProgress(ofDepartment.map(({ body }) => body)),
    })),
  };
}

function Counts({ code, counts }: { readonly code: string; readonly counts: RecordCounts }) {
  const { t } = usePage();
  return (
    <ul className="tiles" aria-label={t("municipality.counts")}>
      <Tile href={addressOf("plans", { code })} count={counts.nodes}>
        {t("municipality.nodes")}
      </Tile>
      <Tile href={addressOf("indicators", { code })} count={counts.indicators}>
        {t("nav.indicators")}
      </Tile>
      <Tile href={addressOf("goals", { code })} count={counts.goals}>
        {t("nav.goals")}
      </Tile>
      <Tile href={addressOf("missions", { code })} count={counts.missions}>
        {t("missions.title")}
      </Tile>
      <Tile href={addressOf("documents", { code })} count={counts.documents}>
        {t("documents.title")}
      </Tile>
    </ul>
  );
}

function Plans({
  code,
  plans,
  nodes,
}: {
  readonly code: string;
  readonly plans: readonly PlanSummary[];
  readonly nodes: readonly (readonly PlanNodeRow[])[];
}) {
  const { t } = usePage();
  const others = plans.slice(PLANS_IN_FULL);
  return (
    <Block title={t("nav.plans")}>
      {plans.slice(0, PLANS_IN_FULL).map((plan, i) => (
        <PlanPillars key={plan.id} code={code} plan={plan} nodes={nodes[i] ?? []} />
      ))}
      {others.length > 0 ? <PlanCards code={code} plans={others} level={3} /> : null}
    </Block>
  );
}

function Years({ code, years }: { readonly code: string; readonly years: readonly DatedYear[] }) {
  const { t, locale } = usePage();
  const [latest] = years;
  if (!latest) return null;
  return (
    <Block title={t("municipality.goals")}>
      <YearMatrix code={code} years={years} />
      <p className="quiet after">{t("municipality.goals.legend")}</p>
      <p className="after">
        <a href={addressOf("list", { code, year: latest.fiscalYear })}>
          {t("list.title", { year: formatYear(latest.fiscalYear, locale) })}
        </a>
      </p>
    </Block>
  );
}

function Reading({
  code,
  counts,
  documents,
}: {
  readonly code: string;
  readonly counts: RecordCounts;
  readonly documents: readonly SourceDocument[];
}) {
  const { t, locale } = usePage();
  return (
    <Block title={t("municipality.reading")}>
      <p>{t("municipality.reading.explanation", { documents: counts.documents, unplaced: counts.unplaced })}</p>
      <div className="reading-share">
        <CoverageBar id="coverage" coverage={sumCoverage(documents)} />
      </div>
      <h3>{t("municipality.recent")}</h3>
      <ul className="rows">
        {documents.slice(0, RECENT_DOCUMENTS).map(({ id, name, importedAt, unplacedPassages }) => (
          <li key={id}>
            <a href={addressOf("document", { code, document: id })}>
              <Words>{name}</Words>
            </a>
            <span className="line quiet">
              {formatDay(importedAt, locale)} ・ {t("municipality.unplaced", { count: unplacedPassages })}
            </span>
          </li>
        ))}
      </ul>
      <p className="after">
        <a href={addressOf("documents", { code })}>{t("municipality.allDocuments")}</a>
      </p>
    </Block>
  );
}
