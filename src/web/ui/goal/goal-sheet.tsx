import type { Goal, Placement } from "../../../domain/goal/goal.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import { usePage } from "../page-context.tsx";
import { Said, SaidItems, SaidPart, Unsaid } from "../said.tsx";
import type { Source } from "../source-link.tsx";
import { Words } from "../words.tsx";
import { ActionRows } from "./action-rows.tsx";
import { columnsOf } from "./report-columns.tsx";
import { Sdgs } from "./sdgs.tsx";

export interface GoalSheetProps {
  readonly goal: Goal;
  readonly source: Source;
  /** The place in a plan of the record that a placement names, where it is known there. */
  readonly placed: (placement: number) => { readonly href: string; readonly title: string } | null;
}

/** A goal in the shape of the paper form 重点目標管理シート: its head, then its actions beside their periods, targets and reports, then the remarks. */
export function GoalSheet({ goal, source, placed }: GoalSheetProps) {
  return (
    <>
      <SheetHead goal={goal} source={source} placed={placed} />
      <SheetActions goal={goal} source={source} />
      <SheetRemarks goal={goal} source={source} />
    </>
  );
}

function SheetHead({ goal, source, placed }: GoalSheetProps) {
  const { t } = usePage();
  return (
    <table className="sheet head">
      <caption className="visually-hidden">{t("sheet.caption")}</caption>
      <tbody>
        <tr>
          <th scope="row">{t("goal.title")}</th>
          <td className="goal-title">
            <Said text={goal.title} source={source} path="/title" of={t("goal.title")} />
          </td>
          <th scope="row">{t("goal.department")}</th>
          <td className="department">
            {goal.department === null ? (
              <Unsaid source={source} path="/department" of={t("goal.department")} />
            ) : (
              <Said text={goal.department} source={source} path="/department" of={t("goal.department")} />
            )}
          </td>
          <th scope="row">{t("goal.priority")}</th>
          <td>
            {goal.priority === null ? (
              <Unsaid source={source} path="/priority" of={t("goal.priority")} />
            ) : (
              <SaidPart source={source} path="/priority" of={t("goal.priority")}>
                {t("goal.rank", { priority: goal.priority })}
              </SaidPart>
            )}
          </td>
        </tr>
        {[...placementsByPlan(goal.placements)].map(([plan, placements]) => (
          <tr key={plan}>
            <th scope="row">
              <PlacementLabel plan={plan} />
            </th>
            <td colSpan={5}>
              <ul className="rows-plain">
                {placements.map(([placement, i]) => (
                  <li key={i}>
                    <PlacementLine placement={placement} path={`/placements/${i}`} source={source} target={placed(i)} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("goal.background")}</th>
          <td colSpan={5}>
            {goal.background.length === 0 ? (
              <Unsaid source={source} path="/background/-" of={t("goal.background")} />
            ) : (
              <SaidItems texts={goal.background} source={source} path="/background" of={t("goal.background")} />
            )}
          </td>
        </tr>
        <tr>
          <th scope="row">{t("goal.purpose")}</th>
          <td colSpan={3}>
            {goal.purpose.length === 0 ? (
              <Unsaid source={source} path="/purpose/-" of={t("goal.purpose")} />
            ) : (
              <SaidItems texts={goal.purpose} source={source} path="/purpose" of={t("goal.purpose")} />
            )}
          </td>
          <th scope="row">{t("goal.sdgs")}</th>
          <td>
            {goal.sdgs.length === 0 ? (
              <Unsaid source={source} path="/sdgs/-" of={t("goal.sdgs")} />
            ) : (
              <Sdgs sdgs={goal.sdgs} source={source} />
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The actions of a goal beside their periods, targets and reports. */
export function SheetActions({ goal, source }: Pick<GoalSheetProps, "goal" | "source">) {
  const { t } = usePage();
  if (goal.actions.length === 0) return null;
  const columns = columnsOf(goal.actions);
  const marked = goal.actions.some(({ mark }) => mark !== null);
  return (
    <table className={columns.length === 0 ? "sheet actions bare" : "sheet actions"}>
      <caption className="visually-hidden">{t("sheet.actions")}</caption>
      <thead>
        <tr>
          {marked ? (
            <th scope="col" className="mark">
              <span className="visually-hidden">{t("action.mark")}</span>
            </th>
          ) : null}
          <th scope="col" className="col-what">
            {t("action.title")}
            <small>{t("action.title.hint")}</small>
          </th>
          {columns.map(({ key, head, hint }) => (
            <th key={key} scope="col" className={`col-${key}`}>
              {t(head)}
              {hint === null ? null : <small>{t(hint)}</small>}
            </th>
          ))}
        </tr>
      </thead>
      {goal.actions.map((action, i) => (
        <ActionRows
          // biome-ignore lint/suspicious/noArrayIndexKey: the actions of a kept goal never move
          key={i}
          action={action}
          path={`/actions/${i}`}
          source={source}
          columns={columns}
          marked={marked}
          fiscalYear={goal.fiscalYear}
        />
      ))}
    </table>
  );
}

function SheetRemarks({ goal, source }: Pick<GoalSheetProps, "goal" | "source">) {
  const { t } = usePage();
  if (goal.remarks.length === 0) return null;
  return (
    <table className="sheet remarks">
      <caption className="visually-hidden">{t("goal.remarks")}</caption>
      <tbody>
        {goal.remarks.map(({ label, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the remarks of a kept goal never move
          <tr key={i}>
            <th scope="row">
              <Words>{label}</Words>
            </th>
            <td>
              {text === null ? (
                <Unsaid source={source} path={`/remarks/${i}/text`} of={label} />
              ) : (
                <Said text={text} source={source} path={`/remarks/${i}/text`} of={label} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlacementLabel({ plan }: { readonly plan: string }) {
  const { t } = usePage();
  return <Words>{/位置付け|位置づけ/u.test(plan) ? plan : t("goal.placementIn", { plan })}</Words>;
}

/** A placement as printed, and the node of a plan in the record that it names. */
export function PlacementLine({
  placement: { code, text },
  path,
  source,
  target,
}: {
  readonly placement: Placement;
  readonly path: string;
  readonly source: Source;
  readonly target: { readonly href: string; readonly title: string } | null;
}) {
  const { t } = usePage();
  // Where the node is called as the placement says, its words lead there.
  const isSame = target !== null && saysTheSame(`${code ?? ""}${text}`, target.title);
  return (
    <>
      {code === null ? null : (
        <>
          <Words>{code}</Words>{" "}
        </>
      )}
      <SaidPart source={source} path={`${path}/text`} of={t("goal.placement")}>
        {isSame ? (
          <a href={target.href}>
            <Words>{text}</Words>
          </a>
        ) : (
          <Words>{text}</Words>
        )}
      </SaidPart>
      {target === null || isSame ? null : (
        <span className="line on-screen">
          <a href={target.href}>{t("goal.toNode", { title: target.title })}</a>
        </span>
      )}
    </>
  );
}

/** True where a placement says at its end what the node is called, or most of it: the number may stand in only one of them. */
function saysTheSame(placement: string, title: string): boolean {
  const [said, called] = [textKey(placement), textKey(title)];
  return said.endsWith(called) || (called.endsWith(said) && said.length * 2 >= called.length);
}

function placementsByPlan(placements: readonly Placement[]): Map<string, (readonly [Placement, number])[]> {
  const groups = new Map<string, (readonly [Placement, number])[]>();
  for (const [i, placement] of placements.entries()) groups.set(placement.plan, [...(groups.get(placement.plan) ?? []), [placement, i]]);
  return groups;
}
