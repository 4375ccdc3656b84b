import type { GoalSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { Field, FieldBox } from "./field-box.tsx";
import { ActButton, ListOrder, PartActs } from "./part-acts.tsx";
import { fieldOf, idOf, useSheetDesk } from "./sheet-desk.tsx";
import { FieldLabel } from "./sheet-labels.tsx";

/** The remarks to be written: those whose labels the form has, then others under labels of their own. */
export function GoalFormRemarks({ body }: { readonly body: GoalSheetBody }) {
  const { t } = usePage();
  const { form, written } = useSheetDesk();
  const field = fieldOf(form, "remarks");
  const isWritten = written.has("remarks");
  if (body.remarks.length === 0 && !isWritten) return null;
  return (
    <>
      {isWritten ? <ListOrder pointer="/remarks" parts={body.remarks} /> : null}
      {body.remarks.length === 0 ? null : (
        <table className="sheet remarks edit">
          <caption>{field ? <FieldLabel field={field} /> : t("goal.remarks")}</caption>
          <tbody>
            {body.remarks.map(({ key, label, text }, i) => {
              const at = `/remarks/${key}`;
              const isOwn = form.remarkLabels.includes(label);
              const of = label === "" ? `${t("goal.remarks")} ${i + 1}` : label;
              return (
                <tr key={key} id={idOf(at)} data-of={at}>
                  <th scope="row">
                    {isWritten && !isOwn ? (
                      <FieldBox pointer={`${at}/label`} of={t("write.remarkLabel", { of })} text={label} />
                    ) : (
                      <Words>{label}</Words>
                    )}
                    {isWritten && isOwn ? <input type="hidden" name={`${at}/label`} value={label} /> : null}
                  </th>
                  <td>
                    <Field pointer={`${at}/text`} of={of} text={text ?? ""} written={isWritten} />
                    {isWritten && !isOwn ? <PartActs pointer={at} of={of} at={0} count={1} /> : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {isWritten ? (
        <p className="after-actions">
          <ActButton act="add /remarks">{t("write.addRemark")}</ActButton>
        </p>
      ) : null}
    </>
  );
}
