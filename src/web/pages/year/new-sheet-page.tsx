import { mayWith } from "../../../domain/access/permission.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { readLocalTime } from "../../../domain/calendar/local-time.ts";
import { deadlineOf, isOpen } from "../../../domain/cycle/cycle.ts";
import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import { findForm } from "../../../store/form-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { type AddSheet, addSheet } from "../../../use-cases/sheet/add-sheet.ts";
import { type Answer, done, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import { ErrorSummary, type FieldError, FieldFrame, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { unitOptions } from "../people/unit-options.ts";

/** Where a blank sheet is added to a year: by the department itself while the year is set, by planning at any time. */
export async function newSheetPage(visit: StaffVisit<"year">): Promise<Answer> {
  const desk = await loadDesk(visit);
  const department = visit.query.get("department") ?? (desk.units.length === 1 ? String(desk.units[0]?.id) : "");
  return page(visit, desk, { typed: { kind: "goal", unit: department, reason: "", until: "" }, errors: [] });
}

/** Adds the sheet, and leads to where it is written. */
export async function addSheetAnswer(visit: Posting<"year">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const desk = await loadDesk(visit);
  const typed = readTyped(form);
  const unit = desk.units.find(({ id }) => id === readId(typed.unit));
  const unknown = { field: "unit", message: t("newSheet.refused.unknown-unit") };
  if (!unit) return page(visit, desk, { typed, errors: [unknown] });
  const input: AddSheet = {
    ...{ kind: typed.kind, fiscalYear: Number(parts.year), ...scopeOf(unit) },
    ...{ until: readLocalTime(typed.until), reason: typed.reason, now },
  };
  const added = await addSheet(db, person, input);
  if (added.ok) return done(addressOf("editSheet", { code, sheet: added.value.sheet }), "sheet-begun");
  const { refusal } = added;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-unit":
      return page(visit, desk, { typed, errors: [unknown] });
    case "needs-reason":
      return page(visit, desk, { typed, errors: [{ field: "reason", message: t("newSheet.refused.needs-reason") }] });
    case "needs-time":
      return page(visit, desk, { typed, errors: [{ field: "until", message: t("newSheet.refused.needs-time") }] });
    case "closed":
      return { ...page(visit, desk, { typed, errors: [] }), status: 409 };
  }
}

interface Typed {
  readonly kind: SheetKind;
  readonly unit: string;
  readonly reason: string;
  /** As the field has it. */
  readonly until: string;
}

function readTyped(form: URLSearchParams): Typed {
  return {
    kind: form.get("kind") === "mission" ? "mission" : "goal",
    unit: form.get("unit") ?? "",
    reason: form.get("reason") ?? "",
    until: form.get("until") ?? "",
  };
}

type Desk = Awaited<ReturnType<typeof loadDesk>>;

async function loadDesk({ db, code, parts, person, now }: StaffVisit<"year">) {
  const fiscalYear = Number(parts.year);
  const phases = await listPhases(db, code, fiscalYear);
  const begun = { phase: "set", status: "draft", openUntil: null } as const;
  const [goal, mission] = [await findForm(db, code, "goal", fiscalYear), await findForm(db, code, "mission", fiscalYear)];
  const all = await listOrganisationUnits(db, code);
  const isHere = (unit: (typeof all)[number]) => unit.kind === "department" || unit.parentId !== null;
  const may = (permission: "write-sheet" | "accept-sheet") => (unit: (typeof all)[number]) =>
    isHere(unit) && mayWith(person, permission, { ...scopeOf(unit), reviewable: false });
  return {
    ...{ all, units: all.filter(may("write-sheet")), formNames: { goal: goal.form.name, mission: mission.form.name } },
    ...{ open: isOpen(begun, phases, now), deadline: deadlineOf(begun, phases), mayLate: all.some(may("accept-sheet")) },
  };
}

/** A division's sheet is one of its department too. */
function scopeOf(unit: { readonly id: number; readonly parentId: number | null }) {
  return unit.parentId === null ? { departmentId: unit.id, divisionId: null } : { departmentId: unit.parentId, divisionId: unit.id };
}

interface Shown {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

function page(visit: StaffVisit<"year">, desk: Desk, { typed, errors }: Shown): Page {
  const { code, parts, now, t, locale } = visit;
  const year = formatYear(Number(parts.year), locale);
  const title = t("newSheet.title", { year });
  const at = desk.deadline === null ? "" : formatDeadline(desk.deadline, locale);
  const obstacle = desk.deadline === null ? t("newSheet.notOpened") : desk.open || desk.mayLate ? null : t("newSheet.closed", { at });
  const kinds = (["goal", "mission"] as const).map((kind) => ({ value: kind, label: desk.formNames[kind] }));
  const units = unitOptions(desk.all, dayInJapan(now), visit).filter(({ value }) => desk.units.some(({ id }) => String(id) === value));
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("sheets.title", { year }), href: addressOf("yearSheets", { code, year: parts.year }) }],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("newSheet.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {obstacle === null ? (
          <form method="post" action={addressOf("addSheet", { code, year: parts.year })} className="decide-form" noValidate>
            <SelectField id="kind" label={t("newSheet.kind")} options={kinds} defaultValue={typed.kind} />
            <SelectField
              {...{ id: "unit", label: t("newSheet.unit"), errors, defaultValue: typed.unit, required: true }}
              options={[{ value: "", label: t("newSheet.unit.choose") }, ...units]}
            />
            {desk.open ? null : <LateFields typed={typed} errors={errors} at={at} />}
            <p className="actions-line">
              <button type="submit" className="button">
                {t("newSheet.act")}
              </button>
            </p>
          </form>
        ) : (
          <Notice>
            <p>{obstacle}</p>
          </Notice>
        )}
      </>
    ),
  };
}

/** Why a sheet comes outside of the time of the first phase, and until when it is written. */
function LateFields({ typed, errors, at }: Shown & { readonly at: string }) {
  const { t } = usePage();
  return (
    <>
      <p>{t("newSheet.late", { at })}</p>
      <FieldFrame {...{ id: "reason", label: t("act.reason"), hint: t("newSheet.reason.hint"), errors }}>
        {(framed) => <textarea {...framed} rows={3} required maxLength={2000} defaultValue={typed.reason} lang="ja" />}
      </FieldFrame>
      <TextField
        {...{ id: "until", label: t("act.until"), hint: t("newSheet.until.hint"), errors }}
        {...{ type: "datetime-local", defaultValue: typed.until, required: true }}
      />
    </>
  );
}
