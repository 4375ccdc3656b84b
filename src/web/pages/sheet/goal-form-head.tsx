import type { ReactNode } from "react";
import type { FormField } from "../../../domain/form/form.ts";
import type { GoalSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { PlacementLine } from "../../ui/goal/goal-sheet.tsx";
import { Sdgs } from "../../ui/goal/sdgs.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Field } from "./field-box.tsx";
import { FieldSlot } from "./field-slot.tsx";
import { ListOrder } from "./part-acts.tsx";
import { OwnPlan, PlacementsBox, placementsByPlan } from "./placement-box.tsx";
import { SdgsBox } from "./sdgs-box.tsx";
import { useSheetDesk } from "./sheet-desk.tsx";
import { FieldLabel, headFields, UnitRow } from "./sheet-labels.tsx";
import { TextsBox } from "./texts-box.tsx";

const NOWHERE = () => null;

/** The head of a goal sheet to be written in: a row a field, in the order of the form. */
export function GoalFormHead({ body, unit }: { readonly body: GoalSheetBody; readonly unit: string }) {
  const { t } = usePage();
  const { form } = useSheetDesk();
  return (
    <table className="sheet head edit">
      <caption className="visually-hidden">{t("write.head")}</caption>
      <tbody>
        <UnitRow unit={unit} />
        {headFields(form, body).map((field) => (
          <HeadRows key={field.field} field={field} body={body} />
        ))}
      </tbody>
    </table>
  );
}

/** What is typed is the number; what is read is what last year's sheet beside it says, too: 3位. */
function priorityText(priority: number | null, isWritten: boolean, t: Sentences): string {
  if (priority === null) return "";
  return isWritten ? String(priority) : t("goal.rank", { priority });
}

function HeadRows({ field, body }: { readonly field: FormField; readonly body: GoalSheetBody }): ReactNode {
  const { t } = usePage();
  const { written, form } = useSheetDesk();
  const { label } = field;
  const isWritten = written.has(field.field);
  switch (field.field) {
    case "title":
      return (
        <HeadRow field={field}>
          <Field pointer="/title" of={label} text={body.title} written={isWritten} />
        </HeadRow>
      );
    case "priority":
      return (
        <HeadRow field={field}>
          <Field pointer="/priority" of={label} text={priorityText(body.priority, isWritten, t)} written={isWritten} short figures />
        </HeadRow>
      );
    case "background":
    case "purpose":
      return (
        <HeadRow field={field}>
          <TextsBox list={`/${field.field}`} of={label} texts={body[field.field]} written={isWritten} />
          {body[field.field].length === 0 ? <FieldSlot pointer={`/${field.field}`} /> : null}
        </HeadRow>
      );
    case "sdgs":
      return (
        <HeadRow field={field}>
          {isWritten ? <SdgsBox sdgs={body.sdgs} of={label} /> : <Sdgs sdgs={body.sdgs} source={NOWHERE} />}
          <FieldSlot pointer="/sdgs" />
        </HeadRow>
      );
    case "placements":
      return placementsByPlan(body.placements, form.placementPlans).map(([plan, placements], i) => (
        <HeadRow key={plan} field={{ ...field, label: plan === "" ? label : plan, required: i === 0 ? field.required : [] }} hint={i === 0}>
          {isWritten && i === 0 ? <ListOrder pointer="/placements" parts={body.placements} /> : null}
          {isWritten ? (
            <PlacementsBox list="/placements" plan={plan} placements={placements} />
          ) : (
            <ul className="rows-plain">
              {placements.map((placement) => (
                <li key={placement.key}>
                  <OwnPlan row={plan} plan={placement.plan} />
                  <PlacementLine placement={placement} path="" source={NOWHERE} target={null} />
                  <FieldSlot pointer={`/placements/${placement.key}/text`} />
                </li>
              ))}
            </ul>
          )}
        </HeadRow>
      ));
    default:
      return null;
  }
}

function HeadRow({ field, hint = true, children }: { readonly field: FormField; readonly hint?: boolean; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">
        <FieldLabel field={field} hint={hint} />
      </th>
      <td>{children}</td>
    </tr>
  );
}
