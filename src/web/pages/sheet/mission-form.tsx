import type { MissionSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { Field, FieldBox } from "./field-box.tsx";
import { FieldSlot } from "./field-slot.tsx";
import { MidTermGoalBox } from "./mid-term-goal-box.tsx";
import { ActButton, ListOrder, PartActs } from "./part-acts.tsx";
import { ToSaveLink } from "./save-bar.tsx";
import { fieldOf, idOf, useSheetDesk } from "./sheet-desk.tsx";
import { CellLabel, FieldLabel, UnitRow } from "./sheet-labels.tsx";
import { TextsBox } from "./texts-box.tsx";

/** A mission statement to be written in: its head, the policies beside what became of them, and the mid-term goals. */
export function MissionForm({ body, unit }: { readonly body: MissionSheetBody; readonly unit: string }) {
  const { t } = usePage();
  const { form, written } = useSheetDesk();
  const head = form.fields.filter(({ field }) => field === "post" || field === "name" || field === "missions");
  return (
    <>
      <table className="sheet head edit">
        <caption className="visually-hidden">{t("write.head")}</caption>
        <tbody>
          <UnitRow unit={unit} />
          {head.map((field) => (
            <tr key={field.field}>
              <th scope="row">
                <FieldLabel field={field} />
              </th>
              <td>
                {field.field === "missions" ? (
                  <TextsBox list="/missions" of={field.label} texts={body.missions} written={written.has("missions")} />
                ) : (
                  <Field
                    pointer={`/${field.field}`}
                    of={field.label}
                    text={(field.field === "post" ? body.post : body.name) ?? ""}
                    written={written.has(field.field)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {written.size > 0 ? <ToSaveLink /> : null}
      <Policies body={body} />
      {written.size > 0 ? <ToSaveLink /> : null}
      <MidTermGoals body={body} />
    </>
  );
}

function Policies({ body: { policies } }: { readonly body: MissionSheetBody }) {
  const { t } = usePage();
  const { form, written } = useSheetDesk();
  const [field, summary] = [fieldOf(form, "policies"), fieldOf(form, "policySummaries")];
  const planned = written.has("policies");
  const summed = summary !== null && (written.has("policySummaries") || policies.some((policy) => policy.summary !== null));
  if (!field && policies.length === 0) return null;
  const label = field?.label ?? t("mission.policy");
  return (
    <>
      {planned ? <ListOrder pointer="/policies" parts={policies} /> : null}
      <table className="sheet actions edit">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{field ? <FieldLabel field={field} /> : label}</th>
            {summed ? (
              <th scope="col">
                <FieldLabel field={summary} />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {policies.map(({ key, mark, text, summary: said }, i) => {
            const at = `/policies/${key}`;
            const of = `${label} ${mark ?? i + 1}`;
            return (
              <tr key={key} className="policy" id={idOf(at)} data-of={at}>
                <th scope="row" className="what">
                  {field ? <CellLabel field={field} /> : null}
                  <span className="marked-text">
                    {planned ? (
                      <FieldBox pointer={`${at}/mark`} of={`${of} ${t("action.mark")}`} text={mark ?? ""} short />
                    ) : (
                      <Words>{mark ?? ""}</Words>
                    )}
                    <span>
                      <Field pointer={`${at}/text`} of={of} text={text} written={planned} />
                    </span>
                  </span>
                  {planned ? (
                    <PartActs pointer={at} of={of} at={i} count={policies.length}>
                      <ActButton
                        act={`add ${at}`}
                        label={t("write.addAfter", { of, what: t("write.addPolicyAfter") })}
                        keys="Control+Enter"
                      >
                        {t("write.addPolicyAfter")}
                      </ActButton>
                    </PartActs>
                  ) : null}
                </th>
                {summed ? (
                  <td>
                    <CellLabel field={summary} />
                    <Field
                      pointer={`${at}/summary`}
                      of={`${of} ${summary.label}`}
                      text={said ?? ""}
                      written={written.has("policySummaries")}
                    />
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
      {planned ? (
        <p className="after-actions">
          <ActButton act="add /policies">{t("write.addPolicy")}</ActButton>
        </p>
      ) : null}
    </>
  );
}

function MidTermGoals({ body: { midTermGoals } }: { readonly body: MissionSheetBody }) {
  const { t } = usePage();
  const { form, written } = useSheetDesk();
  const field = fieldOf(form, "midTermGoals");
  const isWritten = written.has("midTermGoals");
  if (!field && midTermGoals.length === 0) return null;
  return (
    <section className="block">
      <h2>{field ? <FieldLabel field={field} hint={false} /> : t("mission.midTerm")}</h2>
      {isWritten && field?.hint ? (
        <p className="quiet">
          <Words>{field.hint}</Words>
        </p>
      ) : null}
      <FieldSlot pointer="/midTermGoals" />
      {isWritten ? <ListOrder pointer="/midTermGoals" parts={midTermGoals} /> : null}
      {midTermGoals.map((goal, i) => (
        <MidTermGoalBox
          key={goal.key}
          goal={goal}
          at={i}
          count={midTermGoals.length}
          label={field?.label ?? t("mission.midTerm")}
          written={isWritten}
        />
      ))}
      {isWritten ? (
        <p className="after-actions">
          <ActButton act="add /midTermGoals">{t("write.addMidTermGoal")}</ActButton>
        </p>
      ) : null}
    </section>
  );
}
