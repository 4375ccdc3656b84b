import type { ReactNode } from "react";
import { GoalFormActions } from "./goal-form-actions.tsx";
import { GoalFormHead } from "./goal-form-head.tsx";
import { GoalFormRemarks } from "./goal-form-remarks.tsx";
import { MissionForm } from "./mission-form.tsx";
import { ToSaveLink } from "./save-bar.tsx";
import { useSheetDesk } from "./sheet-desk.tsx";
import { WRITTEN } from "./written-fields.ts";

/** A whole sheet as one form in the shape of the paper form. What is posted is read by postedSheet. */
export function SheetForm({
  action,
  revision,
  unit,
  divisions,
  notice = null,
  halted = false,
  children,
}: {
  readonly action: string;
  /** From which it is made. */
  readonly revision: number;
  /** Department and division. */
  readonly unit: string;
  /** Names of the divisions that are offered. */
  readonly divisions: readonly string[];
  /** Stands over the form, with buttons of its own. */
  readonly notice?: ReactNode;
  /** It cannot be saved as things stand: the island does not try to by itself. */
  readonly halted?: boolean;
  /** The bar with the button that saves. */
  readonly children: ReactNode;
}) {
  const { written, posted } = useSheetDesk();
  return (
    <form
      method="post"
      action={action}
      className="sheet-form"
      id="sheet-form"
      noValidate
      data-unsaved={posted ? "" : undefined}
      data-halted={halted ? "" : undefined}
    >
      {/* The Enter key presses the first button of a form: it saves. */}
      <button type="submit" className="by-enter" tabIndex={-1} aria-hidden="true" name="act" value="save" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name={WRITTEN} value={[...written].join(" ")} />
      {notice}
      <ToSaveLink />
      <SheetBodyParts unit={unit} />
      <datalist id="divisions">
        {divisions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {children}
    </form>
  );
}

/** The sheet itself: in a form what is written now can be written, outside of one nothing is. */
export function SheetBodyParts({ unit }: { readonly unit: string }) {
  const { body, written } = useSheetDesk();
  if (body.kind === "mission") return <MissionForm body={body} unit={unit} />;
  return (
    <>
      <GoalFormHead body={body} unit={unit} />
      {written.size > 0 ? <ToSaveLink /> : null}
      <GoalFormActions body={body} />
      <GoalFormRemarks body={body} />
    </>
  );
}
