import type { PhaseName } from "../../../domain/cycle/phase.ts";
import { faultsOfTimes } from "../../../domain/cycle/phase-times.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { setPhases } from "../../../use-cases/year/set-phases.ts";
import { type Answer, done, elsewhere, missing, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { PhaseFields, readTimes, type TypedTimes, timesErrors, timesOf, typedTimes } from "./phase-fields.tsx";

interface Shown {
  readonly times: TypedTimes;
  readonly errors: readonly FieldError[];
  /** Phases that are open and would be closed at once. */
  readonly closing: readonly PhaseName[];
}

/** Where planning changes the times of a year. */
export async function phasesPage(visit: StaffVisit<"year">): Promise<Answer> {
  const { db, code, parts } = visit;
  const phases = await listPhases(db, code, Number(parts.year));
  if (phases.length === 0) return elsewhere(addressOf("openYear", { code, year: parts.year }));
  return page(visit, { times: timesOf(phases), errors: [], closing: [] });
}

/** Gives the phases their times; asks first where something that is open would be closed. */
export async function setPhasesAnswer(visit: Posting<"year">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const fiscalYear = Number(parts.year);
  const times = typedTimes(form);
  const { phases, unreadable } = readTimes(times);
  const errors = timesErrors(unreadable, unreadable.length > 0 ? [] : faultsOfTimes(phases), t);
  if (errors.length > 0) return page(visit, { times, errors, closing: [] });
  const set = await setPhases(db, person, { fiscalYear, phases, closing: form.get("closing") === "yes", now });
  if (set.ok) return done(addressOf("year", { code, year: fiscalYear }), "phases-saved");
  const { refusal } = set;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "year-not-open":
      return missing("missing.year");
    case "closes-now":
      return page(visit, { times, errors: [], closing: refusal.phases });
    case "phase-in-use": {
      const names = refusal.phases.map((phase) => t(`phase.${phase}`)).join(t("list.comma"));
      const errors = [{ field: `${refusal.phases[0] ?? "set"}-opens`, message: t("phases.inUse", { phases: names }) }];
      return page(visit, { times, errors, closing: [] });
    }
    case "wrong-times":
      return page(visit, { times, errors: timesErrors([], refusal.faults, t), closing: [] });
  }
}

function page({ code, parts, t, locale }: StaffVisit<"year">, { times, errors, closing }: Shown): Page {
  const year = formatYear(Number(parts.year), locale);
  const address = { code, year: parts.year };
  return {
    kind: "page",
    title: t("phases.title", { year }),
    crumbs: [
      { title: t("years.title"), href: addressOf("years", { code }) },
      { title: t("year.title", { year }), href: addressOf("year", address) },
    ],
    status: errors.length > 0 ? 422 : closing.length > 0 ? 409 : 200,
    body: (
      <>
        <PageHead title={t("phases.title", { year })}>
          <p className="lead">{t("phases.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <form method="post" action={addressOf("phases", address)} noValidate>
          {closing.length === 0 ? null : (
            <Notice attention status>
              <p>{t("phases.closing", { phases: closing.map((phase) => t(`phase.${phase}`)).join(t("list.comma")) })}</p>
              <p className="check">
                <label>
                  <input type="checkbox" name="closing" value="yes" /> {t("phases.closing.confirm")}
                </label>
              </p>
            </Notice>
          )}
          <PhaseFields times={times} errors={errors} />
          <p className="actions-line">
            <button type="submit" className="button">
              {t("phases.save")}
            </button>
          </p>
        </form>
      </>
    ),
  };
}
