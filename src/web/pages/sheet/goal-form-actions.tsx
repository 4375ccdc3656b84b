import type { FormField } from "../../../domain/form/form.ts";
import type { GoalSheetBody, SheetAction, SheetStep } from "../../../domain/sheet/sheet-body.ts";
import { isFilled } from "../../ui/goal/report-columns.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { Field, FieldBox } from "./field-box.tsx";
import { ActButton, ListOrder, PartActs } from "./part-acts.tsx";
import { ReportBoxCell, type ReportField } from "./report-cell.tsx";
import { ToSaveLink } from "./save-bar.tsx";
import { fieldOf, idOf, useSheetDesk } from "./sheet-desk.tsx";
import { CellLabel, FieldLabel, reportColumns } from "./sheet-labels.tsx";

/** The actions and their steps, each beside its period, target and reports, to be written in. */
export function GoalFormActions({ body }: { readonly body: GoalSheetBody }) {
  const { t } = usePage();
  const { form, written } = useSheetDesk();
  const field = fieldOf(form, "actions");
  const planned = written.has("actions");
  if (!field && body.actions.length === 0) return null;
  const columns = reportColumns(form, body, written);
  const label = field?.label ?? t("action.title");
  return (
    <>
      {planned ? <ListOrder pointer="/actions" parts={body.actions} /> : null}
      <table className={`sheet actions edit columns-${columns.length}`}>
        <caption className="visually-hidden">{t("write.actions")}</caption>
        <thead>
          <tr>
            <th scope="col" className="mark">
              <span className="visually-hidden">{t("action.mark")}</span>
            </th>
            <th scope="col" className="col-what">
              {field ? <FieldLabel field={field} /> : label}
            </th>
            {columns.map((column) => (
              <th key={column.field} scope="col" className={`col-${column.field}`}>
                <FieldLabel field={column} />
              </th>
            ))}
          </tr>
        </thead>
        {body.actions.map((action, i) => (
          <ActionBox key={action.key} {...{ action, at: i, count: body.actions.length, field, label, columns }} />
        ))}
      </table>
      {planned ? (
        <p className="after-actions">
          <ActButton act="add /actions">{t("write.addAction")}</ActButton>
        </p>
      ) : null}
    </>
  );
}

interface RowsProps {
  readonly label: FormField["label"];
  readonly columns: readonly ReportField[];
}

function ActionBox({
  action,
  at,
  count,
  field,
  label,
  columns,
}: RowsProps & {
  readonly action: SheetAction;
  readonly at: number;
  readonly count: number;
  /** null where the form has no actions, but the sheet does. */
  readonly field: FormField | null;
}) {
  const { t } = usePage();
  const { written, form } = useSheetDesk();
  const planned = written.has("actions");
  const pointer = `/actions/${action.key}`;
  const of = `${label} ${action.mark ?? at + 1}`;
  const reportsItself = action.steps.length === 0 || columns.some(({ field }) => isFilled(action, field));
  return (
    <tbody id={idOf(pointer)} data-of={pointer}>
      <tr className="action">
        <th scope="rowgroup" className="mark" rowSpan={1 + action.steps.length}>
          {planned ? (
            <FieldBox pointer={`${pointer}/mark`} of={`${of} ${t("action.mark")}`} text={action.mark ?? ""} short />
          ) : (
            <Words>{action.mark ?? ""}</Words>
          )}
        </th>
        <th scope="row" className="what" colSpan={reportsItself ? 1 : columns.length + 1}>
          {planned && field ? <CellLabel field={field} /> : null}
          <Field pointer={`${pointer}/title`} of={of} text={action.title} written={planned} />
          {planned ? <ListOrder pointer={`${pointer}/steps`} parts={action.steps} /> : null}
          {planned ? (
            <PartActs pointer={pointer} of={of} at={at} count={count}>
              {form.steps ? <ActButton act={`add ${pointer}/steps`}>{t("write.addStep")}</ActButton> : null}
              <ActButton act={`add ${pointer}`} label={t("write.addAfter", { of, what: t("write.addActionAfter") })} keys="Control+Enter">
                {t("write.addActionAfter")}
              </ActButton>
            </PartActs>
          ) : null}
          {planned ? <ToSaveLink /> : null}
        </th>
        {reportsItself
          ? columns.map((column) => <ReportBoxCell key={column.field} at={pointer} of={of} reports={action} column={column} />)
          : null}
      </tr>
      {action.steps.map((step, i) => (
        <StepBox key={step.key} step={step} list={`${pointer}/steps`} at={i} count={action.steps.length} label={of} columns={columns} />
      ))}
    </tbody>
  );
}

function StepBox({
  step,
  list,
  at,
  count,
  label,
  columns,
}: RowsProps & { readonly step: SheetStep; readonly list: string; readonly at: number; readonly count: number }) {
  const { t } = usePage();
  const { written } = useSheetDesk();
  const planned = written.has("actions");
  const pointer = `${list}/${step.key}`;
  const of = `${label} ${step.mark ?? at + 1}`;
  return (
    <tr className="step" id={idOf(pointer)} data-of={pointer}>
      <th scope="row" className="what">
        <span className="marked-text">
          {planned ? (
            <FieldBox pointer={`${pointer}/mark`} of={`${of} ${t("action.mark")}`} text={step.mark ?? ""} short />
          ) : (
            <Words>{step.mark ?? "・"}</Words>
          )}
          <span>
            <Field pointer={`${pointer}/text`} of={of} text={step.text} written={planned} />
          </span>
        </span>
        {planned ? (
          <PartActs pointer={pointer} of={of} at={at} count={count}>
            <ActButton act={`add ${pointer}`} label={t("write.addAfter", { of, what: t("write.addStepAfter") })} keys="Control+Enter">
              {t("write.addStepAfter")}
            </ActButton>
          </PartActs>
        ) : null}
      </th>
      {columns.map((column) => (
        <ReportBoxCell key={column.field} at={pointer} of={of} reports={step} column={column} />
      ))}
    </tr>
  );
}
