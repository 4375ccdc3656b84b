import { missionTitle } from "../../ui/mission/mission-title.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { MissionLink } from "../node/node-data.ts";

/** Statements of departments as links. */
export function MissionLines({ missions }: { readonly missions: readonly MissionLink[] }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <ul className="items">
      {missions.map((mission) => (
        <li key={mission.id}>
          <a href={to(addressFor("mission", mission.id))}>
            <Words>{missionTitle(mission, t, locale)}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}
