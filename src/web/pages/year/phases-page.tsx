import type { Phase, PhaseName } from "../../../domain/cycle/phase.ts";
import { faultsOfTimes, wordOfTimes } from "../../../domain/cycle/phase-times.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { setPhases } from "../../../use-cases/year/set-phases.ts";
import { type Answer, done, elsewhere, missing, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { PhaseFields, readTimes, type TypedTimes, timesErrors, timesOf, typedTimes } from "./phase-fields.tsx";
import { PhaseTable } from "./phase-table.tsx";

interface Shown {
  readonly times: TypedTimes;
  readonly errors: readonly FieldError[];
  /** Phases that are open and would be closed at once. */
  readonly closing: readonly PhaseName[];
  /** What somebody else has made of the times since the person saw them. */
  readonly changed: readonly Phase[] | null;
  /** The times that the person has seen (wordOfTimes). */
  readonly base: string;
}

const ASKED = { errors: [], closing: [], changed: null } as const;

/** Where planning changes the times of a year. */
export async function phasesPage(visit: StaffVisit<"year">): Promise<Answer> {
  const { db, code, parts } = visit;
  const phases = await listPhases(db, code, Number(parts.year));
  if (phases.length === 0) return elsewhere(addressOf("openYear", { code, year: parts.year }));
  return page(visit, { ...ASKED, times: timesOf(phases), base: wordOfTimes(phases) });
}

/** Gives the phases their times; asks first where something that is open would be closed. */
export async function setPhasesAnswer(visit: Posting<"year">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const fiscalYear = Number(parts.year);
  const times = typedTimes(form);
  const base = form.get("base") ?? "";
  const asked = { ...ASKED, times, base };
  const { phases, unreadable } = readTimes(times);
  const errors = timesErrors(unreadable, unreadable.length > 0 ? [] : faultsOfTimes(phases), t);
  if (errors.length > 0) return page(visit, { ...asked, errors });
  const set = await setPhases(db, person, { fiscalYear, base, phases, closing: form.get("closing") === "yes", now });
  if (set.ok) return done(addressOf("year", { code, year: fiscalYear }), "phases-saved");
  const { refusal } = set;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "year-not-open":
      return missing("missing.year");
    case "closes-now":
      return page(visit, { ...asked, closing: refusal.phases });
    case "stale":
      return page(visit, { ...asked, changed: refusal.phases, base: wordOfTimes(refusal.phases) });
    case "phase-in-use": {
      const names = refusal.phases.map((phase) => t(`phase.${phase}`)).join(t("list.comma"));
      const errors = [{ field: `${refusal.phases[0] ?? "set"}-opens`, message: t("phases.inUse", { phases: names }) }];
      return page(visit, { ...asked, errors });
    }
    case "wrong-times":
      return page(visit, { ...asked, errors: timesErrors([], refusal.faults, t) });
  }
}

function page({ code, parts, t, locale, now }: StaffVisit<"year">, { times, errors, closing, changed, base }: Shown): Page {
  const year = formatYear(Number(parts.year), locale);
  const address = { code, year: parts.year };
  return {
    kind: "page",
    title: t("phases.title", { year }),
    crumbs: [
      { title: t("years.title"), href: addressOf("years", { code }) },
      { title: t("year.title", { year }), href: addressOf("year", address) },
    ],
    status: errors.length > 0 ? 422 : closing.length > 0 || changed !== null ? 409 : 200,
    body: (
      <>
        <PageHead title={t("phases.title", { year })}>
          <p className="lead">{t("phases.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <form method="post" action={addressOf("phases", address)} noValidate>
          <input type="hidden" name="base" value={base} />
          {changed === null ? null : (
            <Notice attention status>
              <p>{t("phases.changed")}</p>
              <PhaseTable phases={changed} now={now} />
            </Notice>
          )}
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
