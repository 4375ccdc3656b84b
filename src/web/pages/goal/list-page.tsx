import { listGoalPairs } from "../../../store/goal-pairs.ts";
import { type Answer, missing, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { PairRows } from "./pair-rows.tsx";

type Department = Awaited<ReturnType<typeof listGoalPairs>>[number];

/** The yearly list (重点目標一覧表): last year's goals with their results beside this year's with deadlines and targets. */
export async function listPage(visit: StaffVisit<"year">): Promise<Answer> {
  const { db, code, parts, t, locale } = visit;
  const fiscalYear = Number(parts.year);
  const departments = await listGoalPairs(db, code, { fiscalYear });
  const sheets = departments
    .flatMap(({ pairs }) => pairs.flatMap(({ thisYear, lastYear }) => [thisYear, lastYear]))
    .filter((sheet) => sheet !== null);
  if (sheets.length === 0) return missing("missing.year");
  const sourceOf = await loadSources(
    visit,
    sheets.map(({ id }) => ({ kind: "goal" as const, id })),
  );
  const year = formatYear(fiscalYear, locale);
  const title = t("list.title", { year });
  return {
    kind: "page",
    title,
    landscape: true,
    crumbs: [
      { title: t("nav.goals"), href: addressOf("goals", { code }) },
      { title: t("goals.yearTitle", { year }), href: addressOf("goalsOfYear", { code, year: fiscalYear }) },
    ],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead on-screen">{t("list.lead")}</p>
        </PageHead>
        {departments.map((department) => (
          <Block key={department.departmentId} title={department.department ?? t("goals.noDepartment")}>
            <PairTable code={code} department={department} fiscalYear={fiscalYear} sourceOf={sourceOf} />
          </Block>
        ))}
      </>
    ),
  };
}

function PairTable({
  code,
  department: { department, pairs },
  fiscalYear,
  sourceOf,
}: {
  readonly code: string;
  readonly department: Department;
  readonly fiscalYear: number;
  readonly sourceOf: SourceOf;
}) {
  const { t, locale } = usePage();
  const [before, now] = [fiscalYear - 1, fiscalYear].map((year) => formatYear(year, locale, "short"));
  return (
    <table className="sheet pairs">
      <caption className="visually-hidden">
        <Words>{department ?? t("goals.noDepartment")}</Words>
      </caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="mark">
            {t("list.number")}
          </th>
          <th scope="colgroup" colSpan={2}>
            {t("goals.yearTitle", { year: before ?? "" })}
          </th>
          <th scope="colgroup" colSpan={2}>
            {t("goals.yearTitle", { year: now ?? "" })}
          </th>
        </tr>
        <tr>
          <th scope="col">{t("list.actions")}</th>
          <th scope="col">{t("list.results")}</th>
          <th scope="col">{t("list.actions")}</th>
          <th scope="col">{t("list.targets")}</th>
        </tr>
      </thead>
      {pairs.map((pair) => (
        <PairRows
          key={`${pair.lastYear?.id} ${pair.thisYear?.id}`}
          code={code}
          pair={pair}
          years={[before ?? "", now ?? ""]}
          sourceOf={sourceOf}
        />
      ))}
    </table>
  );
}
