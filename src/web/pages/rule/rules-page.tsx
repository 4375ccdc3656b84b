import { dayInJapan } from "../../../domain/calendar/day.ts";
import { definitionBy } from "../../../domain/indicator/definition-by.ts";
import { type KeptRule, listRules } from "../../../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicators } from "../../../store/indicator-store.ts";
import { listOrganisationUnits, listSuccessions, type OrganisationUnit } from "../../../store/organisation-store.ts";
import { listPlans, type PlanSummary } from "../../../store/plan-store.ts";
import { type AnswerersOf, answerersOn } from "../../../use-cases/indicator/answerers.ts";
import { type RuleRow, responsibleUnit, rowOfRule, ruleOfRow } from "../../../use-cases/indicator/rule-row.ts";
import { noRuleOf, type RuleChange, setRules } from "../../../use-cases/indicator/set-rule.ts";
import { unitPath } from "../../../use-cases/organisation/unit-path.ts";
import { type Answer, done, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { namedUnit } from "./named-unit.ts";
import { rowFaultSaid } from "./row-fault.ts";
import { PlanChoice, type RuleLine, RuleLines, RulesWays } from "./rules-table.tsx";
import { givenTo, SplitUnits, splitUnits, successorsOf } from "./split-units.tsx";

/** Everything that the table of a plan's indicators is made of. */
interface Desk {
  readonly plans: readonly PlanSummary[];
  readonly plan: number | null;
  readonly indicators: readonly KeptIndicator[];
  readonly rules: ReadonlyMap<number, KeptRule>;
  readonly units: readonly OrganisationUnit[];
  readonly answerersOf: AnswerersOf;
  readonly today: string;
}

/** The rules of a plan's indicators, several at once: who gives the values, which way is better, how the rate is made, when it is collected. */
export async function rulesPage(visit: StaffVisit): Promise<Answer> {
  const desk = await openDesk(visit, visit.query.get("plan"));
  return tablePage(visit, desk, { typed: new Map(), errors: [] });
}

async function openDesk({ db, code, now }: StaffVisit, asked: string | null): Promise<Desk> {
  const plans = (await listPlans(db, code)).filter(({ indicators }) => indicators > 0);
  const wanted = readId(asked ?? "");
  const plan = (plans.find(({ id }) => id === wanted) ?? plans.at(-1))?.id ?? null;
  const indicators = plan === null ? [] : await listIndicators(db, code, { planId: plan });
  const ids = indicators.map(({ id }) => id);
  const today = dayInJapan(now);
  const [rules, units] = [await listRules(db, code, ids), await listOrganisationUnits(db, code)];
  const answerersOf = answerersOn(units, await listSuccessions(db, code), today);
  return { plans, plan, indicators, rules, units, answerersOf, today };
}

const ruleOf = ({ rules }: Desk, id: number): KeptRule => rules.get(id) ?? noRuleOf(id);

export async function changeRulesAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const desk = await openDesk(visit, form.get("plan"));
  const back = addressOf("indicatorRules", { code }, { plan: desk.plan });
  if (form.get("act") === "take") {
    return settled(await setRules(db, person, { changes: proposals(desk), now }), back);
  }
  if (form.get("act") === "give") {
    const changes = givenTo(splitOf(desk), Number(form.get("from")), Number(form.get("to")));
    return changes.length === 0 ? done(back, "rulesChanged") : settled(await setRules(db, person, { changes, now }), back);
  }
  const reason = (form.get("reason") ?? "").trim();
  // A row that nobody touched is not looked at: somebody else may have changed it since, and nothing is to be written over it.
  const typed = new Map(
    desk.indicators.flatMap(({ id }) => {
      const read = readRow(form, id);
      return form.has(`base.${id}`) && signOf(read.row) !== form.get(`was.${id}`) ? [[id, read] as const] : [];
    }),
  );
  const errors: FieldError[] = [];
  const changes: RuleChange[] = [];
  for (const [id, { base, row }] of typed) {
    const read = ruleOfRow(ruleOf(desk, id), row, desk.units, desk.today);
    if (read.ok) changes.push({ indicatorId: id, base, ...read.value, reason: reason === "" ? null : reason });
    else
      for (const fault of read.refusal.faults)
        errors.push({
          field: `${fault.kind === "unknown-word" ? fault.column : fault.kind === "no-month" ? "month" : "responsible"}.${id}`,
          message: rowFaultSaid(fault, t),
        });
  }
  if (errors.length > 0) return tablePage(visit, desk, { typed, errors, status: 422, reason });
  const set = await setRules(db, person, { changes, now });
  if (set.ok) return done(back, set.value.changed === 0 ? "ruleUnchanged" : "rulesSaved");
  if (set.refusal.kind === "forbidden") return stopped("not-permitted");
  const refused = set.refusal.refusals.map(({ index, refusal }): FieldError => {
    const id = changes[index]?.indicatorId ?? 0;
    const name = desk.indicators.find((one) => one.id === id)?.name ?? "";
    const field = refusal.kind === "needs-reason" ? "reason" : `responsible.${id}`;
    return { field, message: t("rules.ofIndicator", { name, said: t(`rule.refusal.${refusal.kind}`) }) };
  });
  return tablePage(visit, desk, {
    typed,
    errors: refused,
    status: set.refusal.refusals.some(({ refusal }) => refusal.kind === "stale") ? 409 : 422,
    reason,
  });
}

/** Whatever stands in the way of what the page offered was changed by somebody else just now: the page shows it. */
function settled(set: Awaited<ReturnType<typeof setRules>>, back: string): Answer {
  if (!set.ok && set.refusal.kind === "forbidden") return stopped("not-permitted");
  return done(back, set.ok ? "rulesSaved" : "rulesChanged");
}

const splitOf = (desk: Desk) => splitUnits([...desk.rules.values()], desk.units, desk.answerersOf);

interface Typed {
  readonly base: number;
  readonly row: RuleRow;
}

function readRow(form: URLSearchParams, id: number): Typed {
  const cell = (name: string) => (form.get(`${name}.${id}`) ?? "").trim();
  const base = Number(/^\d{1,9}$/u.exec(cell("base"))?.[0] ?? 0);
  return { base, row: { responsible: cell("responsible"), direction: cell("direction"), formula: cell("formula"), month: cell("month") } };
}

/** What of a row can be changed in the table, as one text. */
const signOf = ({ responsible, direction, formula, month }: RuleRow): string => [responsible, direction, formula, month].join(" ／ ");

/** Makes the unit that the plan names responsible, for each indicator that has nobody and whose unit is certain. */
function proposals(desk: Desk): RuleChange[] {
  return desk.indicators.flatMap((indicator) => {
    const { rule, revision, departmentId, divisionId } = ruleOf(desk, indicator.id);
    const named = namedUnit(indicator, desk.units, desk.today);
    const unit = desk.units.find(({ id }) => id === named?.id);
    if (departmentId !== null || divisionId !== null || !unit) return [];
    return [{ indicatorId: indicator.id, base: revision, rule, ...responsibleUnit(unit), reason: null }];
  });
}

interface Table {
  readonly typed: ReadonlyMap<number, Typed>;
  readonly errors: readonly FieldError[];
  readonly reason?: string;
  readonly status?: 200 | 409 | 422;
}

function tablePage(visit: StaffVisit, desk: Desk, { typed, errors, reason = "", status = 200 }: Table): Page {
  const { t } = visit;
  const lines = desk.indicators.map((indicator): RuleLine => {
    const kept = ruleOf(desk, indicator.id);
    const row = rowOfRule(kept, desk.units);
    const named = namedUnit(indicator, desk.units, desk.today);
    const { direction } = definitionBy(indicator, kept.rule);
    const instead = successorsOf(kept, desk.units, desk.answerersOf).map((unit) => unitPath(unit, desk.units));
    return { indicator, base: kept.revision, row: typed.get(indicator.id)?.row ?? row, was: signOf(row), direction, named, instead };
  });
  const title = t("rules.title");
  return {
    kind: "page",
    title,
    status,
    crumbs: [],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("rules.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <RulesWays />
        {desk.plan === null ? (
          <Empty>{t("rules.none")}</Empty>
        ) : (
          <>
            <PlanChoice plans={desk.plans} plan={desk.plan} />
            <SplitUnits split={splitOf(desk)} plan={desk.plan} units={desk.units} />
            <RuleLines
              {...{ lines, errors, reason, plan: desk.plan, units: desk.units, today: desk.today, proposals: proposals(desk).length }}
            />
          </>
        )}
      </>
    ),
  };
}
