import type { MissionSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { PlacementLine } from "../../ui/goal/goal-sheet.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Field } from "./field-box.tsx";
import { ListOrder, PartActs } from "./part-acts.tsx";
import { PlacementsBox, placementsByPlan } from "./placement-box.tsx";
import { idOf, useSheetDesk } from "./sheet-desk.tsx";
import { TextsBox } from "./texts-box.tsx";

/** A mid-term goal to be written: its title, what is done, its schedule, and its placements. */
export function MidTermGoalBox({
  goal,
  at,
  count,
  label,
  written,
}: {
  readonly goal: MissionSheetBody["midTermGoals"][number];
  readonly at: number;
  readonly count: number;
  readonly label: string;
  readonly written: boolean;
}) {
  const { t } = usePage();
  const { form } = useSheetDesk();
  const pointer = `/midTermGoals/${goal.key}`;
  const of = `${label} ${goal.number ?? at + 1}`;
  const placements = written || goal.placements.length > 0 ? placementsByPlan(goal.placements, written ? form.placementPlans : []) : [];
  return (
    <table className="sheet head edit after" id={idOf(pointer)} data-of={pointer}>
      <caption>
        {of}
        {written ? <PartActs pointer={pointer} of={of} at={at} count={count} /> : null}
      </caption>
      <tbody>
        <tr>
          <th scope="row">{t("write.number")}</th>
          <td>
            <Field
              pointer={`${pointer}/number`}
              of={`${of} ${t("write.number")}`}
              text={String(goal.number ?? "")}
              written={written}
              short
              figures
            />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("mission.midTermTitle")}</th>
          <td>
            <Field pointer={`${pointer}/title`} of={`${of} ${t("mission.midTermTitle")}`} text={goal.title} written={written} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("mission.midTermItem")}</th>
          <td>
            <TextsBox list={`${pointer}/items`} of={`${of} ${t("mission.midTermItem")}`} texts={goal.items} written={written} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("mission.schedule")}</th>
          <td>
            <TextsBox list={`${pointer}/schedule`} of={`${of} ${t("mission.schedule")}`} texts={goal.schedule} written={written} />
          </td>
        </tr>
        {placements.map(([plan, own], i) => (
          <tr key={plan}>
            <th scope="row">{plan === "" ? t("goal.placement") : plan}</th>
            <td>
              {written && i === 0 ? <ListOrder pointer={`${pointer}/placements`} parts={goal.placements} /> : null}
              {written ? (
                <PlacementsBox list={`${pointer}/placements`} plan={plan} placements={own} />
              ) : (
                <ul className="rows-plain">
                  {own.map((placement) => (
                    <li key={placement.key}>
                      <PlacementLine placement={placement} path="" source={() => null} target={null} />
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
