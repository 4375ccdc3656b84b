import { listMissions, type MissionRow } from "../../../store/mission-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { missionTitle } from "../../ui/mission/mission-title.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** The statements of the heads of departments, by year. */
export async function missionsPage({ db, code, t, locale }: StaffVisit): Promise<Answer> {
  const missions = await listMissions(db, code);
  return {
    kind: "page",
    title: t("missions.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("missions.title")}>
          <p className="lead">{t("missions.lead")}</p>
        </PageHead>
        {missions.length === 0 ? <Empty>{t("missions.empty")}</Empty> : null}
        {[...Map.groupBy(missions, ({ fiscalYear }) => fiscalYear)].map(([year, ofYear]) => (
          <Block key={year} title={year === null ? t("missions.undated") : formatYear(year, locale)}>
            <MissionLinks code={code} missions={ofYear} />
          </Block>
        ))}
      </>
    ),
  };
}

function MissionLinks({ code, missions }: { readonly code: string; readonly missions: readonly MissionRow[] }) {
  const { t, locale } = usePage();
  return (
    <ul className="rows">
      {missions.map((mission) => (
        <li key={mission.id}>
          <a href={addressOf("mission", { code, mission: mission.id })}>{missionTitle({ ...mission, fiscalYear: null }, t, locale)}</a>{" "}
          <span className="quiet">
            <Words>{[mission.post, mission.name].filter((word) => word !== null).join(" ")}</Words>
          </span>
        </li>
      ))}
    </ul>
  );
}
