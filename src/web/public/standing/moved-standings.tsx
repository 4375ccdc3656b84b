import type { Standing } from "../../../domain/progress/standing.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { IndicatorLine } from "../indicator/indicator-line.ts";
import { LatestSaid } from "../indicator/indicator-rows.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { StandingWord } from "./standing-word.tsx";

/** An indicator of which the later of two publications says something else. */
export interface MovedStanding extends Pick<IndicatorLine, "id" | "name" | "part" | "unit" | "latest" | "standing"> {
  readonly before: Standing;
}

/** What only one of them tells has not moved. */
export function movedStandings(before: LinkedSite, after: LinkedSite): MovedStanding[] {
  const former = new Map(before.indicators.flatMap((one) => before.linesOf(one)).map((line) => [`${line.id} ${line.part}`, line.standing]));
  return after.indicators.flatMap((one) =>
    after.linesOf(one).flatMap(({ id, name, part, unit, latest, standing }): MovedStanding[] => {
      const was = former.get(`${id} ${part}`);
      return was === undefined || was.kind === standing.kind ? [] : [{ id, name, part, unit, latest, standing, before: was }];
    }),
  );
}

export function MovedStandings({ moved }: { readonly moved: readonly MovedStanding[] }) {
  const { t } = usePage();
  const { to } = useSite();
  if (moved.length === 0) return null;
  return (
    <Table
      caption={t("site.changes.standings")}
      rows={moved}
      rowKey={({ id, part }) => `${id} ${part ?? ""}`}
      columns={[
        {
          key: "name",
          head: t("indicator.name"),
          cell: ({ id, name, part }) => (
            <a href={to(addressFor("indicator", id))}>
              <Words>{part === null ? name : t("chart.ofPart", { name, part })}</Words>
            </a>
          ),
        },
        { key: "before", head: t("site.changes.before"), short: true, cell: ({ before }) => <StandingWord standing={before} /> },
        { key: "after", head: t("site.changes.after"), short: true, cell: ({ standing }) => <StandingWord standing={standing} /> },
        {
          key: "latest",
          head: t("site.indicator.latest"),
          short: true,
          cell: ({ latest, unit }) => <LatestSaid latest={latest} unit={unit} />,
        },
      ]}
    />
  );
}
