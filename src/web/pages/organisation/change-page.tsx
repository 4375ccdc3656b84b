import type { Unit } from "../../../domain/organisation/unit.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { changeOrganisation } from "../../../use-cases/organisation/change-organisation.ts";
import { previewChange } from "../../../use-cases/organisation/preview-change.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { fiscalYearAt } from "../../ui/dates.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { ChangeEffects } from "./change-effects.tsx";
import { asChange, CHANGE_KINDS, changeError, placesOf, readChoices, readTypedChange, type TypedChange } from "./change-fields.ts";
import { ChangeForm } from "./change-form.tsx";

/** Leads through a change of the organisation: which kind, what it needs, what it would do. Nothing is changed by an address. */
export async function planChangePage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, person, now } = visit;
  const units = await listOrganisationUnits(db, code);
  const typed = readTypedChange(query);
  if (!typed) return kindsPage(visit, units, query.get("unit") ?? "");
  if (query.get("step") !== "preview") {
    const unit = units.find(({ id }) => String(id) === typed.unit);
    const at = typed.at === "" ? `${fiscalYearAt(now) + 1}-04-01` : typed.at;
    const parent = typed.parent === "" ? String(unit?.parentId ?? "") : typed.parent;
    return formPage(visit, { ...typed, at, parent, name: typed.name === "" ? (unit?.name ?? "") : typed.name }, units, []);
  }
  const previewed = await previewChange(db, person, { at: typed.at, change: asChange(typed, new Map()) });
  if (!previewed.ok) return formPage(visit, typed, units, [changeError(previewed.refusal, typed.kind, visit)]);
  const title = visit.t("organisation.preview.title");
  return {
    kind: "page",
    title,
    crumbs: crumbsOf(visit),
    body: (
      <>
        <PageHead title={title} />
        <ChangeEffects {...{ code, typed, units, preview: previewed.value }} />
      </>
    ),
  };
}

/** Does what was shown. */
export async function changeOrganisationAnswer(visit: Posting): Promise<Answer> {
  const { db, code, person, form, now } = visit;
  const units = await listOrganisationUnits(db, code);
  const typed = readTypedChange(form);
  if (!typed) return kindsPage(visit, units, "");
  const change = asChange(typed, placesOf(readChoices(form, "division")));
  const choices = { posts: readChoices(form, "post"), sheets: placesOf(readChoices(form, "sheet")) };
  const changed = await changeOrganisation(db, person, { at: typed.at, change, ...choices, now });
  if (!changed.ok) return formPage(visit, typed, units, [changeError(changed.refusal, typed.kind, visit)]);
  return done(addressOf("organisation", { code }, { on: typed.at }), "organisation");
}

function kindsPage(visit: StaffVisit, units: readonly Unit[], unit: string): Page {
  const { code, t } = visit;
  const chosen = units.find(({ id }) => String(id) === unit);
  return {
    kind: "page",
    title: t("organisation.change"),
    crumbs: crumbsOf(visit),
    body: (
      <>
        <PageHead title={t("organisation.change")}>
          <p className="lead">{chosen ? t("organisation.changeOf", { name: chosen.name }) : t("organisation.change.lead")}</p>
        </PageHead>
        <ul className="cards">
          {CHANGE_KINDS.filter((kind) => !chosen || kind !== "add").map((kind) => (
            <li className="card" key={kind}>
              <h2>
                <a href={addressOf("planChange", { code }, { kind, ...(kind === "merge" ? { units: unit } : { unit }) })}>
                  {t(`organisation.change.${kind}`)}
                </a>
              </h2>
              <p>{t(`organisation.change.${kind}.means`)}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

function formPage(visit: StaffVisit, typed: TypedChange, units: readonly Unit[], errors: readonly FieldError[]): Page {
  const { code, t } = visit;
  const title = t(`organisation.change.${typed.kind}`);
  const open = units.filter(({ validTo }) => validTo === null);
  return {
    kind: "page",
    title,
    crumbs: [...crumbsOf(visit), { title: t("organisation.change"), href: addressOf("planChange", { code }) }],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t(`organisation.change.${typed.kind}.means`)}</p>
        </PageHead>
        <ChangeForm {...{ code, typed, units: open, errors }} />
      </>
    ),
  };
}

function crumbsOf({ code, t }: StaffVisit): Page["crumbs"] {
  return [
    { title: t("people.title"), href: addressOf("people", { code }) },
    { title: t("organisation.title"), href: addressOf("organisation", { code }) },
  ];
}
