import { usePage } from "../../ui/page-context.tsx";
import { slotsUnder, valueAt } from "./draft-fields.ts";
import { EditForm } from "./edit-form.tsx";
import { innerTitle, unitTitle } from "./field-title.ts";
import { useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";

/** Puts a line of which nothing was made into a field of the part of the draft that is shown. */
export function AssignForm({ range }: { readonly range: string }) {
  const { t } = usePage();
  const desk = useDesk();
  const { review, view, part } = desk;
  if (!part) return <p>{t("review.assign.nowhere")}</p>;
  return (
    <EditForm kind="assign" className="assign" back={viewAddress(desk.code, desk.upload.id, { part: part.key }, null).split("?")[1] ?? ""}>
      <input type="hidden" name="range" value={range} />
      <p>{t("review.assign.hint")}</p>
      <label className="field">
        <span>{t("review.assign.field", { part: part.title })}</span>
        <select name="pointer" defaultValue={view.field ?? ""} required>
          <option value="">{t("review.assign.choose")}</option>
          {part.units.map((unit) => (
            <optgroup key={unit} label={unit === "/plan" ? part.title : unitTitle(review.draft, unit, t)}>
              {[...slotsUnder(unit === "/plan" ? headOf(valueAt(review.draft, unit)) : valueAt(review.draft, unit), unit)].map(
                (pointer) => (
                  <option key={pointer} value={pointer}>
                    {innerTitle(review.draft, pointer, t)}
                  </option>
                ),
              )}
            </optgroup>
          ))}
        </select>
      </label>
      <button className="button" type="submit">
        {t("review.assign.put")}
      </button>
    </EditForm>
  );
}

/** A plan without its nodes, indicators and the like, which are parts of their own. */
function headOf(plan: unknown): unknown {
  if (plan === null || typeof plan !== "object") return plan;
  const { title, glossary } = plan as Readonly<Record<string, unknown>>;
  return { title, glossary };
}
