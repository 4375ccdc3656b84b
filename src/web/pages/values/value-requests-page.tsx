import { listPlans } from "../../../store/plan-store.ts";
import { listValueRequests, type ValueRequest } from "../../../store/value-request-store.ts";
import { asksFor, listValueRows, NOBODYS_UNIT, owedTo, rowsByUnit, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { type OpenValueRequestRefusal, openValueRequest } from "../../../use-cases/indicator/open-value-request.ts";
import { withdrawValueRequest } from "../../../use-cases/indicator/withdraw-value-request.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDate } from "../../ui/dates.ts";
import { ErrorSummary, type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { lastYearOf, loadUnitNames, type UnitName, valuesCrumb } from "./value-links.ts";

/** A year may be asked for that is not over: so many before the present one stand to choose from. */
const YEARS = 6;

/** 実績値の照会: what planning asks the sections for, and who still owes it. */
export async function valueRequestsPage(visit: StaffVisit): Promise<Answer> {
  return page(visit, [], new URLSearchParams());
}

/** Asks for the values of a year. */
export async function openValueRequestAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const text = (name: string) => (form.get(name) ?? "").trim();
  const plan = text("plan");
  const opened = await openValueRequest(db, person, {
    ...{ year: Number(text("year")), planId: plan === "" ? null : (readId(plan) ?? 0), due: text("due"), note: text("note"), now },
  });
  if (opened.ok) return done(addressOf("valueRequests", { code }), "request-opened");
  const { refusal } = opened;
  if (refusal.kind === "forbidden") return stopped("not-permitted");
  const message =
    refusal.kind === "too-long" ? t("requests.refused.too-long", { limit: refusal.limit }) : t(`requests.refused.${refusal.kind}`);
  return page(visit, [{ field: FIELD_OF[refusal.kind], message }], form);
}

const FIELD_OF = {
  ...{ "unknown-plan": "plan", "no-year": "year", "year-to-come": "year", "no-date": "due", "past-date": "due", "too-long": "note" },
  "already-open": "year",
} as const satisfies Readonly<Record<Exclude<OpenValueRequestRefusal["kind"], "forbidden">, string>>;

/** Asks no longer. */
export async function withdrawValueRequestAnswer({ db, code, parts, person, now }: Posting<"request">): Promise<Answer> {
  const id = readId(parts.request);
  const withdrawn = id === null ? null : await withdrawValueRequest(db, person, { id, now });
  if (withdrawn?.ok) return done(addressOf("valueRequests", { code }), "request-withdrawn");
  return withdrawn?.refusal.kind === "forbidden" ? stopped("not-permitted") : missing("missing.request");
}

async function page(visit: StaffVisit, errors: readonly FieldError[], form: URLSearchParams): Promise<Page> {
  const { db, code, t, locale, fiscalYear, now } = visit;
  const [requests, rows, plans] = [await listValueRequests(db, code), await listValueRows(db, code, now), await listPlans(db, code)];
  const unitName = await loadUnitNames(visit);
  const planName = (id: number | null) => planTitle({ title: plans.find((plan) => plan.id === id)?.title ?? null }, t);
  const years = Array.from({ length: YEARS }, (_, i) => fiscalYear - i);
  const nobodys = new Set(rows.filter(({ named }) => named === NOBODYS_UNIT).map(({ indicator }) => indicator.id)).size;
  return {
    kind: "page",
    title: t("requests.title"),
    crumbs: [valuesCrumb(code, t)],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={t("requests.title")}>
          <p className="lead">{t("requests.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <Block title={t("requests.open")}>
          {requests.length === 0 ? <Empty>{t("requests.none")}</Empty> : null}
          {requests.map((request) => (
            <Request
              key={request.id}
              {...{ request, rows, unitName, now }}
              plan={request.planId === null ? t("requests.allPlans") : planName(request.planId)}
            />
          ))}
        </Block>
        <Block title={t("requests.new")}>
          {nobodys > 0 ? <p>{t("requests.nobodys", { count: nobodys })}</p> : null}
          <form className="decide-form" method="post" action={addressOf("openValueRequest", { code })}>
            <SelectField
              id="year"
              label={t("requests.year")}
              errors={errors}
              defaultValue={form.get("year") ?? String(lastYearOf(fiscalYear))}
              options={years.map((year) => ({ value: String(year), label: formatYear(year, locale) }))}
            />
            <SelectField
              id="plan"
              label={t("requests.plan")}
              errors={errors}
              defaultValue={form.get("plan") ?? ""}
              options={[
                { value: "", label: t("requests.allPlans") },
                ...plans.map(({ id }) => ({ value: String(id), label: planName(id) })),
              ]}
            />
            <TextField
              id="due"
              label={t("requests.due")}
              hint={t("requests.due.hint")}
              errors={errors}
              type="date"
              required
              defaultValue={form.get("due") ?? ""}
            />
            <TextField
              id="note"
              label={t("requests.note")}
              hint={t("requests.note.hint")}
              errors={errors}
              maxLength={2000}
              defaultValue={form.get("note") ?? ""}
            />
            <p className="actions-line">
              <button className="button" type="submit">
                {t("requests.act")}
              </button>
            </p>
          </form>
        </Block>
      </>
    ),
  };
}

/** A request, how far it has come, and the units that owe something. */
function Request({
  request,
  rows,
  unitName,
  plan,
  now,
}: {
  readonly request: ValueRequest;
  readonly rows: readonly ValueRow[];
  readonly unitName: UnitName;
  readonly plan: string;
  readonly now: Date;
}) {
  const { t, code, locale } = usePage();
  const asked = rows.filter((row) => asksFor(request, row));
  const owing = owedTo(request, asked, now);
  const [owed, count] = [rowsByUnit(owing), owing.length];
  const year = formatYear(request.year, locale);
  return (
    <section className="table-group">
      <h3>{t("requests.of", { year, plan })}</h3>
      <p>
        {t("requests.state", { due: formatDate(request.due, locale), given: asked.length - count, of: asked.length })}
        {request.note === null ? null : (
          <span className="line quiet">
            <Words>{request.note}</Words>
          </span>
        )}
      </p>
      {count === 0 ? (
        <p>
          <Badge>{t("requests.complete")}</Badge>
        </p>
      ) : (
        <Table
          caption={t("requests.owing")}
          rows={[...owed]}
          rowKey={([unit]) => unit}
          columns={[
            {
              key: "unit",
              head: t("values.unit"),
              cell: ([unit]) => (
                <a href={addressOf("unitValues", { code: code ?? "", unit }, { year: request.year })}>
                  <Words>{unitName(unit)}</Words>
                </a>
              ),
            },
            { key: "count", short: true, figure: true, head: t("requests.owed"), cell: ([, of]) => of.length },
            {
              key: "which",
              head: t("requests.which"),
              cell: ([, of]) => (
                <Words>
                  {of.map(({ indicator, part }) => (part === null ? indicator.name : `${indicator.name}（${part.name}）`)).join("、")}
                </Words>
              ),
            },
          ]}
        />
      )}
      <form method="post" action={addressOf("withdrawValueRequest", { code: code ?? "", request: request.id })} className="actions-line">
        <button type="submit" className="button second small" aria-label={t("requests.withdraw.label", { year, plan })}>
          {t("requests.withdraw")}
        </button>
      </form>
    </section>
  );
}
