import type { Mission } from "../../../domain/mission/mission.ts";
import { PlacementLine } from "../goal/goal-sheet.tsx";
import { usePage } from "../page-context.tsx";
import { Block } from "../page-head.tsx";
import { Said, SaidItems } from "../said.tsx";
import type { Source } from "../source-link.tsx";
import { Table } from "../table.tsx";
import { Words } from "../words.tsx";

type Placed = (midTermGoal: number, placement: number) => { readonly href: string; readonly title: string } | null;

/** 使命: what the department is there for. */
export function MissionPart({ mission, source }: { readonly mission: Mission; readonly source: Source }) {
  const { t } = usePage();
  if (mission.missions.length === 0) return null;
  return (
    <Block title={t("mission.missions")}>
      <div className="statement">
        <SaidItems texts={mission.missions} source={source} path="/missions" of={t("mission.missions")} />
      </div>
    </Block>
  );
}

/** 方針 beside how each went (総括). */
export function PoliciesPart({ mission: { policies }, source }: { readonly mission: Mission; readonly source: Source }) {
  const { t } = usePage();
  if (policies.length === 0) return null;
  const rows = policies.map((policy, i) => ({ policy, i }));
  type Row = (typeof rows)[number];
  const policyCell = ({ policy: { mark, text }, i }: Row) => (
    <>
      {mark === null ? null : <Words>{`${mark} `}</Words>}
      <Said text={text} source={source} path={`/policies/${i}/text`} of={t("mission.policy")} />
    </>
  );
  if (policies.every(({ summary }) => summary === null))
    return (
      <Block title={t("mission.policies")}>
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.i}>{policyCell(row)}</li>
          ))}
        </ul>
      </Block>
    );
  const summaryCell = ({ policy: { summary }, i }: Row) =>
    summary === null ? null : <Said text={summary} source={source} path={`/policies/${i}/summary`} of={t("mission.summary")} />;
  return (
    <Block title={t("mission.policiesAndSummary")}>
      <Table
        caption={t("mission.policiesAndSummary")}
        captionHidden
        rows={rows}
        rowKey={({ i }) => i}
        columns={[
          { key: "policy", head: t("mission.policy"), cell: policyCell },
          { key: "summary", head: t("mission.summary"), cell: summaryCell },
        ]}
      />
    </Block>
  );
}

/** 中期目標: what is to be reached over several years, when, and where it stands in the plans. */
export function MidTermPart({
  mission: { midTermGoals },
  source,
  placed,
}: {
  readonly mission: Mission;
  readonly source: Source;
  readonly placed: Placed;
}) {
  const { t } = usePage();
  if (midTermGoals.length === 0) return null;
  return (
    <Block title={t("mission.midTerm")}>
      <ol className="cards wide">
        {midTermGoals.map((goal, i) => {
          const path = `/midTermGoals/${i}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the goals of a kept mission never move
            <li className="card" key={i}>
              <h3>
                {goal.number === null ? "" : `${goal.number} `}
                <Said text={goal.title} source={source} path={`${path}/title`} of={t("mission.midTermTitle")} />
              </h3>
              <SaidItems texts={goal.items} source={source} path={`${path}/items`} of={t("mission.midTermItem")} />
              {goal.schedule.length === 0 ? null : (
                <>
                  <h4>{t("mission.schedule")}</h4>
                  <SaidItems texts={goal.schedule} source={source} path={`${path}/schedule`} of={t("mission.schedule")} />
                </>
              )}
              {goal.placements.length === 0 ? null : (
                <>
                  <h4>{t("goal.placement")}</h4>
                  <ul className="rows-plain">
                    {goal.placements.map((placement, p) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <li key={p}>
                        <Words>{`${placement.plan} `}</Words>
                        <PlacementLine placement={placement} path={`${path}/placements/${p}`} source={source} target={placed(i, p)} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </Block>
  );
}
