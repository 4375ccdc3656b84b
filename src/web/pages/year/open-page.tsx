import { deadlineOf, isLate } from "../../../domain/cycle/cycle.ts";
import { faultsOfTimes } from "../../../domain/cycle/phase-times.ts";
import { findForm } from "../../../store/form-store.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { listDepartmentsOfYear } from "../../../store/unit-of-year-store.ts";
import { listCarry } from "../../../use-cases/year/list-carry.ts";
import { openYear } from "../../../use-cases/year/open-year.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { asInput, firstChoice, type OpenChoice, readChoice } from "./open-choice.ts";
import { BlankFields, CarryFields, ExistingFields, intoId } from "./open-fields.tsx";
import { PhaseFields, readTimes, type TypedTimes, timesErrors, typedTimes, usualTimes } from "./phase-fields.tsx";

/** 年度更新: where planning opens a year, or adds sheets to one that is open. */
export async function openYearPage(visit: StaffVisit<"year">): Promise<Answer> {
  const desk = await loadDesk(visit);
  const choice = firstChoice(desk.carry, desk.departments);
  // What is made after the first phase closed has to be reopened before anybody writes it: nothing is chosen beforehand.
  const chosen = desk.closedAt === null ? choice : { ...choice, continued: new Set<string>() };
  return page(visit, desk, { choice: chosen, times: desk.times, errors: [] });
}

/** Opens the year as it was chosen; a button that chooses all or none shows the page again. Nothing that was chosen is lost by a refusal. */
export async function openYearAnswer(visit: Posting<"year">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const fiscalYear = Number(parts.year);
  const desk = await loadDesk(visit);
  const choice = readChoice(form, desk.carry, desk.departments);
  const times = typedTimes(form);
  if (form.get("act") !== "open") return page(visit, desk, { choice, times, errors: [] });
  // The form is of a time when the year was not open: what was typed for its times holds no more.
  if (desk.isOpen && form.has("set-opens")) return page(visit, desk, { choice, times, errors: [openedMeanwhile(visit)] });
  const { phases, unreadable } = readTimes(times);
  const { unplaced, ...input } = asInput(choice, desk.carry, desk.departments);
  const faults = desk.isOpen || unreadable.length > 0 ? [] : faultsOfTimes(phases);
  const errors: readonly FieldError[] = [
    ...(desk.closedAt !== null && input.blank.length > 0 ? [{ field: "open-year", message: t("open.blank.tooLate") }] : []),
    ...(desk.isOpen ? [] : timesErrors(unreadable, faults, t)),
    ...unplaced.map((department) => ({ field: intoId(department), message: t("open.gone") })),
  ];
  if (errors.length > 0) return page(visit, desk, { choice, times, errors });
  const opened = await openYear(db, person, { fiscalYear, phases: desk.isOpen ? null : phases, ...input, now });
  if (opened.ok) return done(addressOf("year", { code, year: fiscalYear }), "year-opened");
  const { refusal } = opened;
  if (refusal.kind === "forbidden") return stopped("not-permitted");
  if (refusal.kind === "opened-meanwhile") return page(visit, await loadDesk(visit), { choice, times, errors: [openedMeanwhile(visit)] });
  const wrong =
    refusal.kind === "wrong-times"
      ? timesErrors([], refusal.faults, t)
      : [{ field: "open-year", message: t(`open.refused.${refusal.kind}`) }];
  return page(visit, desk, { choice, times, errors: wrong });
}

const openedMeanwhile = ({ t }: StaffVisit<"year">): FieldError => ({ field: "open-year", message: t("open.refused.opened-meanwhile") });

type Desk = Awaited<ReturnType<typeof loadDesk>>;

async function loadDesk({ db, code, parts, now }: StaffVisit<"year">) {
  const fiscalYear = Number(parts.year);
  const phases = await listPhases(db, code, fiscalYear);
  const begun = { phase: "set", status: "draft", openUntil: null } as const;
  const [goal, mission] = [await findForm(db, code, "goal", fiscalYear), await findForm(db, code, "mission", fiscalYear)];
  return {
    carry: await listCarry(db, code, fiscalYear),
    departments: await listDepartmentsOfYear(db, code, fiscalYear),
    isOpen: phases.length > 0,
    /** When the first phase closed; null before that. */
    closedAt: isLate(begun, phases, now) ? deadlineOf(begun, phases) : null,
    times: usualTimes(fiscalYear, await listPhases(db, code, fiscalYear - 1)),
    formNames: { goal: goal.form.name, mission: mission.form.name },
  };
}

interface Shown {
  readonly choice: OpenChoice;
  readonly times: TypedTimes;
  readonly errors: readonly FieldError[];
}

function page({ code, parts, t, locale }: StaffVisit<"year">, desk: Desk, { choice, times, errors }: Shown): Page {
  const { carry, departments, isOpen, closedAt, formNames } = desk;
  const year = formatYear(Number(parts.year), locale);
  const title = t(isOpen ? "open.titleMore" : "open.title", { year });
  const first = isOpen ? 1 : 2;
  const last = first + (carry.existing.length === 0 ? 1 : 2);
  const begin = t(isOpen ? "open.actMore" : "open.act", { year });
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("years.title"), href: addressOf("years", { code }) }],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("open.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {closedAt === null ? null : (
          <Notice>
            <p>{t("open.closed", { at: formatDeadline(closedAt, locale) })}</p>
          </Notice>
        )}
        <nav className="actions-line" aria-label={t("open.parts")}>
          {isOpen ? null : <a href="#times">{t("open.times")}</a>}
          <a href="#carry">{t("open.before", { number: first })}</a>
          {carry.existing.length === 0 ? null : <a href="#existing">{t("open.existing", { number: first + 1, year })}</a>}
          <a href="#blank">{t("open.blank", { number: last })}</a>
          <a href="#begin">{begin}</a>
        </nav>
        <form method="post" action={addressOf("openYear", { code, year: parts.year })} className="open-year" id="open-year" noValidate>
          {/* The Enter key presses the first button of a form: it must not open the year. */}
          <button type="submit" className="by-enter" tabIndex={-1} aria-hidden="true" name="act" value="look" />
          {isOpen ? null : (
            <Block id="times" title={t("open.times")}>
              <p>{t("phases.lead")}</p>
              <PhaseFields times={times} errors={errors} />
            </Block>
          )}
          <CarryFields {...{ carry, departments, choice, errors }} number={first} />
          {carry.existing.length === 0 ? null : <ExistingFields {...{ carry, choice, year }} number={first + 1} />}
          {closedAt === null ? (
            <BlankFields {...{ departments, choice, formNames }} number={last} />
          ) : (
            <Block id="blank" title={t("open.blank", { number: last })}>
              <p>{t("open.blank.closed", { at: formatDeadline(closedAt, locale) })}</p>
              <p className="actions-line">
                <a href={addressOf("newSheet", { code, year: parts.year })}>{t("newSheet.linkOf", { year })}</a>
              </p>
            </Block>
          )}
          <p className="actions-line" id="begin">
            <button type="submit" className="button" name="act" value="open">
              {begin}
            </button>
          </p>
        </form>
      </>
    ),
  };
}
