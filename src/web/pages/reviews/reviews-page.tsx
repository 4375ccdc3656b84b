import { may } from "../../../domain/access/permission.ts";
import { OPINION_STATES, type OpinionState } from "../../../domain/review/opinion.ts";
import { mayWithOpinion } from "../../../domain/review/review-scope.ts";
import { listEnteredSheets } from "../../../store/entered-sheet-store.ts";
import { listOpinions, listOpinionYears, type Opinion } from "../../../store/opinion-store.ts";
import { listReviewYears } from "../../../store/review-opening-store.ts";
import { listSheets, type SheetRow } from "../../../store/sheet-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage, useStaffPage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { SaidBy, StateBadge, SubjectLink, Text } from "./opinion-parts.tsx";

/** The opinions that the visitor may read, by what is asked for; for reviewers, what they may speak of; for planning, the way to open sheets. */
export async function reviewsPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, t, person, query } = visit;
  const asked = readAsked(query);
  const readable = (await listOpinions(db, code)).filter(({ subject }) => mayWithOpinion(person, "read-reviews", subject));
  const opinions = readable.filter((opinion) => isAsked(opinion, asked));
  const years = [...new Set([...(await listOpinionYears(db, code)), ...(await listReviewYears(db, code))])].sort((a, b) => b - a);
  return {
    kind: "page",
    title: t("reviews.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("reviews.title")}>
          <p className="lead">{t("reviews.lead")}</p>
          {may(person, "run-review") ? (
            <p className="actions-line">
              <a className="button second" href={addressOf("reviewOpening", { code })}>
                {t("reviews.opening")}
              </a>
            </p>
          ) : null}
        </PageHead>
        {may(person, "review") ? <Reviewable code={code} sheets={await reviewableSheets(visit)} opinions={readable} /> : null}
        <Block title={t("reviews.list")}>
          {readable.length === 0 ? (
            <Empty>{t(may(person, "run-review") ? "reviews.none.planning" : "reviews.none.yet")}</Empty>
          ) : (
            <>
              <Filters code={code} asked={asked} years={years} departments={departmentsOf(readable)} />
              <p role="status">{t("reviews.count", { count: opinions.length })}</p>
              {opinions.length === 0 ? <Empty>{t("reviews.none")}</Empty> : <OpinionList code={code} opinions={opinions} />}
            </>
          )}
        </Block>
      </>
    ),
  };
}

interface Asked {
  readonly state: OpinionState | "open" | null;
  readonly year: number | null;
  readonly department: string | null;
}

/** `open` are those that wait for an answer: never answered, or worded anew since. */
const STATES = ["open", ...OPINION_STATES] as const;

function readAsked(query: URLSearchParams): Asked {
  const year = query.get("year") ?? "";
  return {
    state: STATES.find((state) => state === query.get("state")) ?? null,
    year: /^\d{4}$/u.test(year) ? Number(year) : null,
    department: query.get("department") || null,
  };
}

function isAsked({ state, fiscalYear, subject }: Opinion, asked: Asked): boolean {
  const isState =
    asked.state === null || asked.state === state || (asked.state === "open" && (state === "unanswered" || state === "reworded"));
  const isYear = asked.year === null || asked.year === fiscalYear;
  return isState && isYear && (asked.department === null || (subject.kind === "sheet" && subject.department === asked.department));
}

const departmentsOf = (opinions: readonly Opinion[]) => [
  ...new Set(opinions.flatMap(({ subject }) => (subject.kind === "sheet" ? [subject.department] : []))),
];

async function reviewableSheets({ db, code }: StaffVisit): Promise<SheetRow[]> {
  const opened = (await listSheets(db, code)).filter(({ reviewable }) => reviewable);
  return (await listEnteredSheets(db, code, opened)).sort((a, b) => b.fiscalYear - a.fiscalYear);
}

function Reviewable({
  code,
  sheets,
  opinions,
}: {
  readonly code: string;
  readonly sheets: readonly SheetRow[];
  readonly opinions: readonly Opinion[];
}) {
  const { t, locale, person } = useStaffPage();
  const spoken = new Set(
    opinions.flatMap(({ subject, account }) => (subject.kind === "sheet" && account === person.account ? [subject.id] : [])),
  );
  return (
    <Block title={t("reviews.reviewable")}>
      {sheets.length === 0 ? (
        <Empty>{t("reviews.reviewable.none")}</Empty>
      ) : (
        <>
          <p>{t("reviews.reviewable.hint")}</p>
          <ul className="rows">
            {sheets.map((sheet) => (
              <li key={sheet.id} className="reviewable">
                <div>
                  <span className="quiet">
                    {formatYear(sheet.fiscalYear, locale)}　<Words>{sheet.department}</Words>
                  </span>
                  <span className="line">
                    <a href={addressOf("sheet", { code, sheet: sheet.id })}>
                      <Words>{sheet.title}</Words>
                    </a>{" "}
                    {spoken.has(sheet.id) ? <Badge>{t("reviews.reviewable.spoken")}</Badge> : null}
                  </span>
                </div>
                <a className="button second small" href={addressOf("newOpinion", { code }, { sheet: sheet.id })}>
                  {t("reviews.write")}
                  <span className="visually-hidden">（{sheet.title}）</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}

function Filters({
  code,
  asked,
  years,
  departments,
}: {
  readonly code: string;
  readonly asked: Asked;
  readonly years: readonly number[];
  readonly departments: readonly string[];
}) {
  const { t, locale } = usePage();
  const choices = [
    { id: "state", chosen: asked.state, options: STATES.map((state) => [state, t(`reviews.state.${state}`)] as const) },
    { id: "year", chosen: asked.year, options: years.map((year) => [year, formatYear(year, locale)] as const) },
    { id: "department", chosen: asked.department, options: departments.map((name) => [name, name] as const) },
  ] as const;
  return (
    <form className="filters" action={addressOf("reviews", { code })}>
      {choices.map(({ id, chosen, options }) => (
        <div className="field" key={id}>
          <label htmlFor={id}>{t(`reviews.filter.${id}`)}</label>
          <select id={id} name={id} defaultValue={chosen ?? ""}>
            <option value="">{t("reviews.filter.all")}</option>
            {options.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button className="button" type="submit">
        {t("reviews.filter.act")}
      </button>
    </form>
  );
}

function OpinionList({ code, opinions }: { readonly code: string; readonly opinions: readonly Opinion[] }) {
  const { t } = usePage();
  return (
    <ul className="rows">
      {opinions.map((opinion) => (
        <li key={opinion.id} className="opinion">
          <p>
            <StateBadge state={opinion.state} /> <SubjectLink opinion={opinion} />
          </p>
          <Text>{opinion.said.text}</Text>
          <SaidBy wording={opinion.said} />
          {opinion.answer === null || opinion.answer.withdrawn ? null : (
            <p className="quiet">{t("reviews.answered", { handling: t(`reviews.handling.${opinion.answer.handling}`) })}</p>
          )}
          <p>
            <a href={addressOf("opinion", { code, opinion: opinion.id })}>
              {t("reviews.open")}
              <span className="visually-hidden">
                （{opinion.subject.title}、{opinion.said.by}）
              </span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
