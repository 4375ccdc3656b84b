import { type Choice, EVERYTHING, isChosen } from "../../../domain/progress/choice.ts";
import { addressOf, type Query } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import type { ProgressShown } from "./load-progress.ts";
import { progressQuery } from "./progress-query.ts";
import { Figure } from "./standing-table.tsx";
import type { GoalsOfYear } from "./watched.ts";

interface Watched {
  readonly key: string;
  readonly said: string;
  readonly count: number;
  readonly list: string;
  readonly query: Query;
}

/** What somebody should look at, each with how many there are and the way to them. */
export function WatchTable({
  shown,
  goals,
  late,
  unread,
  bare,
}: {
  readonly shown: ProgressShown;
  readonly goals: GoalsOfYear;
  readonly late: number;
  readonly unread: number;
  readonly bare: number;
}) {
  const { t, locale } = usePage();
  const { judged, counted, choice } = shown;
  const asked: Choice = { ...EVERYTHING, plan: choice.plan, node: choice.node, department: choice.department };
  const of = (key: string, said: string, more: Partial<Choice>): Watched => ({
    ...{ key, said, list: "indicators", query: progressQuery(counted, asked, more) },
    count: judged.filter((one) => isChosen(one, { ...asked, ...more })).length,
  });
  const elsewhere = (list: string, said: string, count: number): Watched => ({
    ...{ key: list, said, list, count, query: progressQuery(counted, asked) },
  });
  const ofYear = { year: formatYear(goals.fiscalYear, locale, "short") };
  const watched: Watched[] = [
    elsewhere("late", t("overview.list.late"), late),
    // Whose newest value is counted lacks none of a year.
    ...(counted === "newest"
      ? []
      : (["owed", "value"] as const).map((lack) =>
          of(lack, t(`overview.watch.${lack}`, { year: formatYear(counted, locale, "short") }), { lack }),
        )),
    of("owner", t("overview.watch.owner"), { lack: "owner" }),
    of("any-value", t("overview.watch.any-value"), { lack: "any-value" }),
    of("node", t("overview.watch.node"), { lack: "node" }),
    elsewhere("goals", t("overview.list.goals", ofYear), goals.unplaced.length),
    elsewhere("nodes", t("overview.list.nodes", ofYear), bare),
    of("looser", t("overview.watch.looser"), { finding: "looser-than-baseline" }),
    of("unread", t("overview.watch.unread"), { finding: "unread" }),
    of("read-otherwise", t("overview.watch.read-otherwise"), { finding: "read-otherwise" }),
    elsewhere("targets", t("overview.list.targets", ofYear), unread),
    of("findings", t("overview.watch.findings"), { finding: "any" }),
  ];
  const [rows, nothing] = [watched.filter(({ count }) => count > 0), watched.filter(({ count }) => count === 0)];
  return (
    <div className="watch-table">
      {rows.length === 0 ? <Empty>{t("overview.watch.none")}</Empty> : <WatchedRows rows={rows} />}
      {nothing.length === 0 || rows.length === 0 ? null : (
        <p className="quiet on-screen">
          <Words>{t("overview.watch.nothing", { list: nothing.map(({ said }) => said).join("、") })}</Words>
        </p>
      )}
    </div>
  );
}

function WatchedRows({ rows }: { readonly rows: readonly Watched[] }) {
  const { t, code } = usePage();
  return (
    <Table
      caption={t("overview.watch.caption")}
      captionHidden
      columns={[
        { key: "what", head: t("overview.watch.what"), cell: ({ said }) => said },
        {
          ...{ key: "count", head: t("overview.count"), figure: true, short: true },
          cell: ({ count, list, query, said }) => (
            <Figure count={count} href={addressOf("progressList", { code: code ?? "", list }, query)} of={said} />
          ),
        },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}
