import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form } from "../../../domain/form/form.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { withBlankParts } from "../sheet/blank-parts.ts";
import { GoalFormActions } from "../sheet/goal-form-actions.tsx";
import { GoalFormHead } from "../sheet/goal-form-head.tsx";
import { GoalFormRemarks } from "../sheet/goal-form-remarks.tsx";
import { MissionForm } from "../sheet/mission-form.tsx";
import { SheetDeskProvider } from "../sheet/sheet-desk.tsx";
import { writtenIn } from "../sheet/written-fields.ts";
import { sheetBefore } from "./sample-sheet.ts";

/** A sheet as its writers would find it in a phase, made of the parts of the page on which they write. Nothing can be typed into it. */
export function FormPreview({ form, phase, fiscalYear }: { readonly form: Form; readonly phase: PhaseName; readonly fiscalYear: number }) {
  const { t } = usePage();
  const written = writtenIn(form, [phase]);
  let drawn = 0;
  const drawKey = () => {
    drawn += 1;
    return `new${drawn}`;
  };
  const body = withBlankParts(sheetBefore(form, phase, t("forms.preview.filled")), form, written, drawKey);
  const desk = { form, phase, phases: [phase], written, fiscalYear, body, faults: [], posted: null, nodes: new Map(), search: null };
  return (
    <section className="form-preview" id="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t("forms.preview", { phase: t(`forms.phase.${phase}`) })}</h2>
      <p className="quiet">{t("forms.preview.hint")}</p>
      <PreviewChoice shown={phase} />
      <fieldset className="preview-paper sheet-form" disabled>
        <legend>
          <Words>{form.name}</Words>
        </legend>
        <SheetDeskProvider desk={desk}>
          {body.kind === "goal" ? (
            <>
              <GoalFormHead body={body} unit={t("forms.preview.unit")} />
              <GoalFormActions body={body} />
              <GoalFormRemarks body={body} />
            </>
          ) : (
            <MissionForm body={body} unit={t("forms.preview.unit")} />
          )}
        </SheetDeskProvider>
      </fieldset>
    </section>
  );
}

/** The phase that the preview shows, and the button that shows the form as it stands in the editor: both belong to the editor. */
function PreviewChoice({ shown }: { readonly shown: PhaseName }) {
  const { t } = usePage();
  return (
    <div className="preview-choice">
      <div className="field">
        <label htmlFor="shown">{t("forms.preview.phase")}</label>
        <select id="shown" name="shown" form="form-editor" defaultValue={shown}>
          {PHASES.map((phase) => (
            <option key={phase} value={phase}>
              {t(`forms.phase.${phase}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="button second" type="submit" form="form-editor" name="act" value="preview" formAction="#preview">
        {t("forms.preview.act")}
      </button>
      <button className="button" type="submit" form="form-editor" name="act" value="save">
        {t("forms.save")}
      </button>
    </div>
  );
}
