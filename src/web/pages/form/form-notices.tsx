import type { ReactNode } from "react";
import { differencesOfForms, type FormDifference } from "../../../domain/form/differences.ts";
import type { Form } from "../../../domain/form/form.ts";
import type { HiddenText } from "../../../domain/form/hidden-text.ts";
import { PRESET_NAMES, PRESETS } from "../../../domain/form/presets.ts";
import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import type { FormInUse, FormMaker } from "../../../store/form-store.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { nameOfPart } from "./form-errors.ts";

/** Where the form in use comes from, and who saved it last. */
export function MadeBy({ inUse, maker }: { readonly inUse: FormInUse; readonly maker: FormMaker | null }) {
  const { t, locale } = usePage();
  return (
    <p className="lead">
      <Origin inUse={inUse} />
      {maker ? <span className="line quiet">{t("forms.savedBy", { by: maker.by ?? "", at: formatMoment(maker.at, locale) })}</span> : null}
    </p>
  );
}

/** This year's own, an earlier year's, or the preset. */
export function Origin({ inUse: { origin } }: { readonly inUse: FormInUse }): ReactNode {
  const { t, locale } = usePage();
  if (origin.kind === "own") return t("forms.origin.own");
  if (origin.kind === "year") return t("forms.origin.year", { year: formatYear(origin.fiscalYear, locale) });
  return t("forms.origin.preset", { name: PRESETS[origin.preset].name });
}

/** The form stands as a button left it, and nothing was saved. */
export function UnsavedNotice() {
  const { t } = usePage();
  return (
    <Notice status>
      <p>{t("forms.unsaved")}</p>
    </Notice>
  );
}

export function CopiedNotice({ name }: { readonly name: string }) {
  const { t } = usePage();
  return (
    <Notice status>
      <p>{t("forms.copied", { name })}</p>
    </Notice>
  );
}

export function UsedByLater({ years }: { readonly years: readonly number[] }) {
  const { t, locale } = usePage();
  if (years.length === 0) return null;
  return (
    <Notice attention>
      <p>{t("forms.usedByLater", { years: years.map((year) => formatYear(year, locale)).join("・") })}</p>
    </Notice>
  );
}

/** Somebody else saved the form in the meantime: who, when, and in what it differs from what was posted. */
export function ConflictNotice({ latest, maker, mine }: { readonly latest: Form; readonly maker: FormMaker | null; readonly mine: Form }) {
  const { t, locale } = usePage();
  const differences = differencesOfForms(latest, mine);
  return (
    <div className="notice attention" role="alert">
      <h2>{t("forms.conflict")}</h2>
      <p>
        {maker ? t("forms.conflict.who", { by: maker.by ?? "", at: formatMoment(maker.at, locale) }) : null} {t("forms.conflict.means")}
      </p>
      <table className="table">
        <caption>{t("forms.conflict.differences")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("forms.conflict.part")}</th>
            <th scope="col">{t("forms.conflict.theirs")}</th>
            <th scope="col">{t("forms.conflict.mine")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference}>
              <th scope="row">{nameOfDifference(difference, t)}</th>
              <td>
                <Words>{said(latest, difference, t)}</Words>
              </td>
              <td>
                <Words>{said(mine, difference, t)}</Words>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOfDifference(difference: FormDifference, t: Sentences): string {
  const name = fieldNameOf(difference);
  if (name !== null) return t(`forms.field.${name}`);
  return t(`forms.differs.${difference as Exclude<FormDifference, `field.${string}`>}`);
}

function fieldNameOf(difference: FormDifference) {
  return difference.startsWith("field.") ? (difference.slice("field.".length) as Form["fields"][number]["field"]) : null;
}

/** What one of the two forms says in a part in which they differ. */
function said(form: Form, difference: FormDifference, t: Sentences): string {
  const name = fieldNameOf(difference);
  if (name !== null) {
    const field = form.fields.find((one) => one.field === name);
    if (!field) return t("forms.differs.off");
    const phases = (kind: "phases" | "required") => field[kind].map((phase) => t(`forms.phase.${phase}`)).join("・") || "－";
    return [field.label, field.hint, t("forms.differs.phases", { phases: phases("phases"), required: phases("required") })]
      .filter((part) => part !== null)
      .join("\n");
  }
  switch (difference) {
    case "order":
      return form.fields.map(({ label }) => label).join("・");
    case "name":
      return form.name;
    case "placementPlans":
    case "remarkLabels":
      return form[difference].join("・") || t("forms.differs.none");
    case "scale":
      return form.scale.map(({ code, label }) => `${code} ${label}`).join("・") || t("forms.differs.none");
    case "numerals":
      return t(`forms.numerals.${form.numerals}`);
    case "layout":
      return t(`forms.layout.${form.layout}`);
    default:
      return t(
        form.steps && difference === "steps"
          ? "forms.differs.yes"
          : form.reasonForShortfall && difference === "reasonForShortfall"
            ? "forms.differs.yes"
            : "forms.differs.no",
      );
  }
}

/** What the form would no longer show, with how many sheets have text there; that its year is over. To be confirmed before it is saved. */
export function HidesQuestion({ hidden, closedAt }: { readonly hidden: readonly HiddenText[]; readonly closedAt: Date | null }) {
  const { t, locale } = usePage();
  return (
    <div className="notice attention" role="alert" id="question">
      <h2>{t("forms.question")}</h2>
      {hidden.length === 0 ? null : (
        <>
          <p>{t("forms.question.hides")}</p>
          <ul className="bullets">
            {hidden.map(({ part, sheets }) => (
              <li key={nameOfPart(part, t)}>{t("forms.question.part", { part: nameOfPart(part, t), sheets })}</li>
            ))}
          </ul>
          <p>{t("forms.question.kept")}</p>
        </>
      )}
      {closedAt === null ? null : <p>{t("forms.question.closed", { at: formatMoment(closedAt, locale) })}</p>}
      <span className="check">
        <input type="checkbox" id="confirmed" name="confirmed" value="1" />
        <label htmlFor="confirmed">{t("forms.question.confirm")}</label>
      </span>
    </div>
  );
}

/** Leads to the same page with another form to begin from. */
export function TakeFrom({
  kind,
  address,
  years,
}: {
  readonly kind: SheetKind;
  readonly address: string;
  readonly years: readonly number[];
}) {
  const { t, locale } = usePage();
  return (
    <details className="take-from">
      <summary>{t("forms.takeFrom")}</summary>
      <p className="quiet">{t("forms.takeFrom.hint")}</p>
      <form action={address} className="actions-line">
        <div className="field">
          <label htmlFor="from">{t("forms.takeFrom.which")}</label>
          <select id="from" name="from">
            {years.map((year) => (
              <option key={year} value={year}>
                {t("forms.takeFrom.year", { year: formatYear(year, locale) })}
              </option>
            ))}
            {PRESET_NAMES.filter((name) => PRESETS[name].kind === kind).map((name) => (
              <option key={name} value={name}>
                {t("forms.takeFrom.preset", { name: PRESETS[name].name })}
              </option>
            ))}
          </select>
        </div>
        <button className="button second" type="submit">
          {t("forms.takeFrom.act")}
        </button>
      </form>
    </details>
  );
}
