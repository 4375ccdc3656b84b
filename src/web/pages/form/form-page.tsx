import type { ReactNode } from "react";
import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form } from "../../../domain/form/form.ts";
import { PRESETS, type PresetName } from "../../../domain/form/presets.ts";
import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import { type FormInUse, findForm, findFormMaker, listFormYears } from "../../../store/form-store.ts";
import { listOpenedYears } from "../../../store/phase-store.ts";
import { changeForm } from "../../../use-cases/form/change-form.ts";
import { type Answer, done, missing, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { formatYear } from "../../ui/understood.ts";
import { takeAct } from "./form-acts.ts";
import { draftOf, type FormDraft, formOf, readDraft } from "./form-draft.ts";
import { FormEditor } from "./form-editor.tsx";
import { errorsOf } from "./form-errors.ts";
import { ConflictNotice, CopiedNotice, HidesQuestion, MadeBy, TakeFrom, UnsavedNotice, UsedByLater } from "./form-notices.tsx";
import { FormPreview } from "./form-preview.tsx";

type FormVisit = StaffVisit<"kind" | "year">;

/** The form of a year, to be changed; `?from=` begins from another one. */
export async function formPage(visit: FormVisit): Promise<Answer> {
  const asked = readAsked(visit);
  if (!asked) return missing("missing.form");
  const inUse = await findForm(visit.db, visit.code, asked.kind, asked.fiscalYear);
  const from = await findOther(visit, asked.kind);
  const notice = from ? <CopiedNotice name={from.name} /> : null;
  return editorPage(visit, asked, { inUse, draft: draftOf(from ?? inUse.form), base: inUse.revision, notice });
}

/** Shows the form as a button changed it, or saves it. */
export async function changeFormAnswer(visit: Posting<"kind" | "year">): Promise<Answer> {
  const { db, code, form: posted, person, now, t } = visit;
  const asked = readAsked(visit);
  if (!asked) return missing("missing.form");
  const inUse = await findForm(db, code, asked.kind, asked.fiscalYear);
  const draft = readDraft(posted, asked.kind);
  const base = /^\d{1,9}$/u.test(posted.get("base") ?? "") ? Number(posted.get("base")) : 0;
  const act = posted.get("act") ?? "save";
  const shown = PHASES.find((phase) => phase === posted.get("shown")) ?? "set";
  const editor = { inUse, draft, base, shown };
  if (act !== "save") return editorPage(visit, asked, { ...editor, draft: takeAct(draft, act, posted), notice: <UnsavedNotice /> });

  const input = { fiscalYear: asked.fiscalYear, base, form: formOf(draft), confirmed: posted.has("confirmed"), now };
  const changed = await changeForm(db, person, input);
  if (changed.ok) return done(addressOf("form", { code, ...parts(asked) }), changed.value.unchanged ? "formUnchanged" : "formSaved");
  const { refusal } = changed;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "faulty":
      return editorPage(visit, asked, { ...editor, errors: errorsOf(refusal.faults, t), status: 422 });
    case "unconfirmed":
      return editorPage(visit, asked, { ...editor, question: <HidesQuestion {...refusal} />, status: 409 });
    case "stale": {
      // What was posted stays in the editor, from the latest revision on: whoever saves now has been told what the other changed.
      const notice = <ConflictNotice latest={refusal.latest.form} maker={refusal.maker} mine={formOf(draft)} />;
      return editorPage(visit, asked, { ...editor, inUse: refusal.latest, base: refusal.latest.revision, notice, status: 409 });
    }
  }
}

interface Asked {
  readonly kind: SheetKind;
  readonly fiscalYear: number;
}

const parts = ({ kind, fiscalYear }: Asked) => ({ kind, year: fiscalYear });

function readAsked({ parts: { kind, year } }: FormVisit): Asked | null {
  const fiscalYear = /^\d{4}$/u.test(year) ? Number(year) : 0;
  if (kind !== "goal" && kind !== "mission") return null;
  return fiscalYear >= 1950 && fiscalYear <= 2150 ? { kind, fiscalYear } : null;
}

/** The form that `?from=` names, a preset or that of another year; null where it names none of the kind. */
async function findOther({ db, code, query }: FormVisit, kind: SheetKind): Promise<Form | null> {
  const from = query.get("from") ?? "";
  if (/^\d{4}$/u.test(from))
    return (await listFormYears(db, code, kind)).includes(Number(from)) ? (await findForm(db, code, kind, Number(from))).form : null;
  const preset = Object.hasOwn(PRESETS, from) ? PRESETS[from as PresetName] : null;
  return preset?.kind === kind ? preset : null;
}

interface Editor {
  readonly inUse: FormInUse;
  readonly draft: FormDraft;
  readonly base: number;
  /** The phase whose sheet the preview shows. */
  readonly shown?: PhaseName;
  readonly errors?: readonly FieldError[];
  readonly notice?: ReactNode;
  readonly question?: ReactNode;
  readonly status?: 200 | 409 | 422;
}

async function editorPage(visit: FormVisit, asked: Asked, editor: Editor): Promise<Page> {
  const { db, code, t, locale } = visit;
  const { inUse, draft, base, shown = "set", errors = [], notice = null, question = null, status = 200 } = editor;
  const year = formatYear(asked.fiscalYear, locale);
  const title = t("forms.title", { year, kind: t(`forms.kind.${asked.kind}`) });
  const years = await listFormYears(db, code, asked.kind);
  const maker = inUse.id === null ? null : await findFormMaker(db, code, inUse.id);
  const next = years.findLast((one) => one > asked.fiscalYear);
  const later = (await listOpenedYears(db, code)).filter((one) => one > asked.fiscalYear && (next === undefined || one < next));
  const address = addressOf("form", { code, ...parts(asked) });
  return {
    kind: "page",
    title,
    status,
    crumbs: [{ title: t("forms.list"), href: addressOf("forms", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <MadeBy inUse={inUse} maker={maker} />
        </PageHead>
        <ErrorSummary errors={errors} />
        {notice}
        <UsedByLater years={later} />
        <TakeFrom kind={asked.kind} address={address} years={years.filter((one) => one !== asked.fiscalYear)} />
        <div className="form-desk">
          <FormEditor {...{ action: address, draft, base, errors, question }} />
          <FormPreview form={formOf(draft)} phase={shown} fiscalYear={asked.fiscalYear} />
        </div>
      </>
    ),
  };
}
