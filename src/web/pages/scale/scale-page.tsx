import type { ReactNode } from "react";
import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import { findScale, type KeptScale, listScaleRevisions } from "../../../store/grade-scale-store.ts";
import { type ChangeScaleRefusal, changeScale } from "../../../use-cases/indicator/save-scale.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { UnsavedNotice } from "../form/form-notices.tsx";
import { draftOfScale, readScaleDraft, type ScaleDraft, scaleOf, takeScaleAct } from "./scale-draft.ts";
import { ScaleEditor } from "./scale-editor.tsx";
import { errorsOfScale, errorsOfText } from "./scale-errors.ts";
import { ScaleHistory, ScaleState, StaleNotice } from "./scale-notices.tsx";
import { ScalePreview } from "./scale-preview.tsx";

/** Begins a scale: from a preset, as another edition of one, or from nothing. */
export async function newScalePage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query } = visit;
  const preset = GRADE_SCALES.find(({ id }) => id === query.get("preset"));
  const other = readId(query.get("edition") ?? "");
  const edition = other === null ? null : await findScale(db, code, other);
  if (other !== null && edition === null) return missing("missing.scale");
  const scale = edition?.scale ?? preset ?? { name: "", measure: "rate", validFrom: null, validTo: null, steps: [] };
  const draft = draftOfScale({ scale, isDefault: edition?.isDefault ?? false });
  return editorPage(visit, { kept: null, edition: edition?.id ?? null, base: 0, draft });
}

export async function scalePage(visit: StaffVisit<"scale">): Promise<Answer> {
  const kept = await keptScale(visit);
  if (!kept) return missing("missing.scale");
  return editorPage(visit, { kept, edition: null, base: kept.revision, draft: draftOfScale(kept) });
}

export async function createScaleAnswer(visit: Posting): Promise<Answer> {
  return change(visit, null, readId(visit.form.get("edition") ?? ""));
}

export async function changeScaleAnswer(visit: Posting<"scale">): Promise<Answer> {
  const kept = await keptScale(visit);
  return kept ? change(visit, kept, null) : missing("missing.scale");
}

async function keptScale({ db, code, parts }: StaffVisit<"scale">): Promise<KeptScale | null> {
  const id = readId(parts.scale);
  return id === null ? null : findScale(db, code, id);
}

/** Shows the scale as a button changed it, or saves it. */
async function change(visit: Posting, kept: KeptScale | null, edition: number | null): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const draft = readScaleDraft(form);
  const base = kept === null ? 0 : Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const editor = { kept, edition, base, draft };
  const act = form.get("act") ?? "save";
  if (act !== "save") return editorPage(visit, { ...editor, draft: takeScaleAct(draft, act), notice: <UnsavedNotice /> });
  const { scale, unreadable } = scaleOf(draft);
  if (unreadable.length > 0) return editorPage(visit, { ...editor, errors: errorsOfText(unreadable, t), status: 422 });
  const { isDefault } = draft;
  const changed = await changeScale(db, person, { id: kept?.id ?? null, editionOf: edition, base, scale, isDefault, now });
  if (!changed.ok) return refused(visit, editor, changed.refusal);
  const { id, unchanged } = changed.value;
  return done(addressOf("scale", { code, scale: id }), unchanged ? "scaleUnchanged" : "scaleSaved");
}

function refused(visit: Posting, editor: Editor, refusal: ChangeScaleRefusal): Promise<Answer> | Answer {
  const { t } = visit;
  const again = (errors: readonly FieldError[]) => editorPage(visit, { ...editor, errors, status: 422 });
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-scale":
      return missing("missing.scale");
    case "ended":
      return again([{ field: "name", message: t("scales.refusal.ended") }]);
    case "too-long":
      return again([{ field: "steps", message: t("scales.refusal.too-long") }]);
    case "faulty":
      return again(errorsOfScale(refusal.faults, t));
    case "editions-overlap":
      return again([{ field: "validFrom", message: t("scale.fault.editions-overlap") }]);
    case "other-default":
      return again([{ field: "usual", message: t("scales.refusal.other-default", { name: refusal.other.scale.name }) }]);
    case "stale":
      // What was posted stays in the editor, from the latest revision on: whoever saves now has seen what the other saved.
      return editorPage(visit, {
        ...{ ...editor, kept: refusal.latest, base: refusal.latest.revision, status: 409 },
        notice: <StaleNotice latest={refusal.latest} mine={scaleOf(editor.draft).scale} />,
      });
  }
}

interface Editor {
  readonly kept: KeptScale | null;
  readonly edition: number | null;
  readonly base: number;
  readonly draft: ScaleDraft;
  readonly errors?: readonly FieldError[];
  readonly notice?: ReactNode;
  readonly status?: 200 | 409 | 422;
}

async function editorPage(visit: StaffVisit, editor: Editor): Promise<Page> {
  const { db, code, t } = visit;
  const { kept, edition, base, draft, errors = [], notice = null, status = 200 } = editor;
  const title = kept === null ? t(edition === null ? "scales.new" : "scales.newEdition") : kept.scale.name;
  const action = kept === null ? addressOf("createScale", { code }) : addressOf("changeScale", { code, scale: kept.id });
  const revisions = kept === null ? [] : await listScaleRevisions(db, code, kept.id);
  const { scale } = scaleOf(draft);
  return {
    kind: "page",
    title,
    status,
    crumbs: [{ title: t("scales.title"), href: addressOf("scales", { code }) }],
    body: (
      <>
        <PageHead title={<Words>{title}</Words>}>{kept === null ? null : <ScaleState kept={kept} />}</PageHead>
        <ErrorSummary errors={errors} />
        {notice}
        {kept !== null && kept.endedAt !== null ? (
          <Notice>
            <p>{t("scales.ended")}</p>
          </Notice>
        ) : (
          <div className="form-desk scale-desk">
            <ScaleEditor {...{ action, draft, base, edition, errors }} />
            <ScalePreview scale={scale} />
          </div>
        )}
        <ScaleHistory revisions={revisions} />
      </>
    ),
  };
}
