import type { Choice } from "../../../domain/progress/choice.ts";
import type { CountedYear, Judged } from "../../../domain/progress/judged.ts";
import { countsByStanding, type StandingCounts } from "../../../domain/progress/roll-up.ts";
import { addressOf } from "../../routes.ts";
import { StandingBar, StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { progressQuery, STANDINGS } from "./progress-query.ts";

/** A plan, a node, or a department, with what was judged of it. */
export interface StandingRow {
  readonly key: string | number;
  readonly title: string;
  /** To what the row is about; null where it is about everything. */
  readonly href: string | null;
  /** What its figures choose. */
  readonly choice: Choice;
  readonly judged: readonly Judged[];
}

interface Counted extends StandingRow {
  readonly counts: StandingCounts;
}

/** How many have reached their targets, are on track, are behind, or nobody can say, as bars and as figures, each of which leads to its list. */
export function StandingTable({
  caption,
  of,
  year,
  rows,
  leads = true,
}: {
  readonly caption: string;
  /** What the rows are. */
  readonly of: string;
  readonly year: CountedYear;
  readonly rows: readonly StandingRow[];
  /** False where whoever looks may not open the lists. */
  readonly leads?: boolean;
}) {
  const { t, code } = usePage();
  const listOf = (choice: Choice, more: Partial<Choice>) =>
    leads ? addressOf("progressList", { code: code ?? "", list: "indicators" }, progressQuery(year, choice, more)) : null;
  const columns: readonly Column<Counted>[] = [
    {
      key: "row",
      head: of,
      cell: ({ title, href }) =>
        href === null ? (
          <Words>{title}</Words>
        ) : (
          <a href={href}>
            <Words>{title}</Words>
          </a>
        ),
    },
    { key: "bar", head: t("overview.share"), cell: ({ counts }) => (counts.total === 0 ? null : <StandingBar counts={counts} />) },
    ...STANDINGS.map(
      (kind): Column<Counted> => ({
        ...{ key: kind, label: t(`standing.${kind}`), figure: true, short: true },
        head: (
          <span className="standing-head">
            <StandingSwatch kind={kind} />
            {t(`standing.${kind}`)}
          </span>
        ),
        cell: ({ counts, choice, title }) => (
          <Figure count={counts[kind]} href={listOf(choice, { standing: kind })} of={`${title} ${t(`standing.${kind}`)}`} />
        ),
      }),
    ),
    {
      ...{ key: "total", head: t("overview.total"), figure: true, short: true },
      cell: ({ counts, choice, title }) => <Figure count={counts.total} href={listOf(choice, {})} of={`${title} ${t("overview.total")}`} />,
    },
  ];
  return (
    <div className="standing-table">
      <Table
        caption={caption}
        columns={columns}
        rows={rows.map((row): Counted => ({ ...row, counts: countsByStanding(row.judged.map(({ standing }) => standing)) }))}
        rowKey={({ key }) => key}
      />
    </div>
  );
}

/** A count that leads to what was counted, where that may be opened; nothing leads to nothing. */
export function Figure({ count, href, of }: { readonly count: number; readonly href: string | null; readonly of: string }) {
  if (count === 0 || href === null) return formatNumber(count);
  return (
    <a href={href} aria-label={`${of} ${formatNumber(count)}`}>
      {formatNumber(count)}
    </a>
  );
}
