import { listDocuments, type SourceDocument } from "../../store/document-store.ts";
import { listGoalYears } from "../../store/goal-store.ts";
import { countRecord, type RecordCounts } from "../../store/municipality-store.ts";
import { listPlans, type PlanSummary } from "../../store/plan-store.ts";
import type { Answer, MunicipalVisit } from "../page.ts";
import { addressOf } from "../routes.ts";
import { formatDay } from "../ui/dates.ts";
import { usePage } from "../ui/page-context.tsx";
import { Block, PageHead } from "../ui/page-head.tsx";
import { Empty, Tile } from "../ui/parts.tsx";
import { formatYear } from "../ui/understood.ts";
import { Words } from "../ui/words.tsx";
import { CoverageBar, sumCoverage } from "./document/coverage.tsx";
import { type DatedYear, YearMatrix } from "./goal/year-matrix.tsx";
import { municipalityName } from "./municipality-name.ts";
import { PlanCards } from "./plan/plans-page.tsx";

const RECENT_DOCUMENTS = 5;

/** The first page of a municipality: its plans, its goals by year and department, how much of its documents was read. */
export async function municipalityPage({ db, code, municipality, t }: MunicipalVisit): Promise<Answer> {
  const [counts, plans, years, documents] = await Promise.all([
    countRecord(db, code),
    listPlans(db, code),
    listGoalYears(db, code),
    listDocuments(db, code),
  ]);
  const title = t("site.of", { municipality: municipalityName(municipality, t) });
  return {
    kind: "page",
    title,
    crumbs: [],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("municipality.lead")}</p>
        </PageHead>
        {counts.documents === 0 ? (
          <Empty>{t("documents.empty")}</Empty>
        ) : (
          <>
            <Counts code={code} counts={counts} />
            {plans.length > 0 ? <Plans code={code} plans={plans} /> : null}
            <Years
              code={code}
              years={years.flatMap(({ fiscalYear, departments }) => (fiscalYear === null ? [] : [{ fiscalYear, departments }]))}
            />
            <Reading code={code} counts={counts} documents={documents} />
          </>
        )}
      </>
    ),
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

function Plans({ code, plans }: { readonly code: string; readonly plans: readonly PlanSummary[] }) {
  const { t } = usePage();
  return (
    <Block title={t("nav.plans")}>
      <PlanCards code={code} plans={plans} level={3} />
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
            </a>{" "}
            <span className="quiet">
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
