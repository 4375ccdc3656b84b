import type { Judged } from "../../../domain/progress/judged.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import type { ProgressShown } from "./load-progress.ts";
import { measuredColumns } from "./measured-cells.tsx";
import { progressQuery } from "./progress-query.ts";

/** So many stand on the page; all of them in the list. */
const MOST = 8;

/** What is behind, the furthest first, with what was measured beside what was expected, and why. */
export function Behind({ shown }: { readonly shown: ProgressShown }) {
  const { t, code, locale } = usePage();
  const behind = shown.chosen.filter(({ standing }) => standing.kind === "behind");
  if (behind.length === 0 || code === null) return null;
  const names = new Map(shown.units.map(({ id, name }) => [id, name]));
  return (
    <Block title={t("overview.behind", { count: behind.length })}>
      <div className="behind-table">
        <Table
          caption={t("overview.behind.caption")}
          captionHidden
          rows={behind.toSorted((one, other) => rateOf(one) - rateOf(other)).slice(0, MOST)}
          rowKey={({ indicator, part }) => `${indicator.id} ${part?.key ?? ""}`}
          columns={[
            {
              key: "name",
              head: t("indicator.name"),
              cell: ({ indicator, part }: Judged) => (
                <a href={addressOf("indicator", { code, indicator: indicator.id })}>
                  <Words>{part === null ? indicator.name : `${indicator.name}（${part.name}）`}</Words>
                </a>
              ),
            },
            {
              key: "department",
              head: t("overview.department"),
              short: true,
              cell: ({ indicator: { departments } }) =>
                departments.length === 0 ? t("overview.nobody") : <Words>{departments.map((id) => names.get(id) ?? "").join("、")}</Words>,
            },
            ...measuredColumns(shown, { t, locale }),
          ]}
        />
      </div>
      {behind.length > MOST ? (
        <p className="on-screen">
          <a
            href={addressOf(
              "progressList",
              { code, list: "indicators" },
              progressQuery(shown.counted, shown.choice, { standing: "behind" }),
            )}
          >
            {t("overview.behind.all", { count: behind.length })}
          </a>
        </p>
      ) : null}
    </Block>
  );
}

/** What is only kept or not has no rate: it comes first, as nothing of it is kept. */
const rateOf = ({ progress }: Judged): number => (progress.kind === "rate" ? progress.rate : Number.NEGATIVE_INFINITY);
