import { CHANGE_KINDS, type ProgressChange } from "../../../store/progress-change-store.ts";
import { readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Table } from "../../ui/table.tsx";
import { formatMeasuredYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { loadChanges, MOST_CHANGES, readMoment } from "./changes.ts";
import { loadProgress, type ProgressShown } from "./load-progress.ts";
import type { ProgressList } from "./progress-list.ts";

const A_MONTH_MS = 30 * 86_400_000;

/** What changed after what somebody had seen; since a month ago where the address says nothing of that. */
export async function changeList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { query, now, t, locale } = visit;
  const shown = await loadProgress(visit);
  const since = readMoment(query.get("since")) ?? new Date(now.getTime() - A_MONTH_MS);
  const after = query.get("after") === "0" ? 0 : readId(query.get("after") ?? "");
  const kind = CHANGE_KINDS.find((one) => one === query.get("change")) ?? null;
  const { rows, more } = await loadChanges(visit, shown, after === null ? { since } : { after });
  const chosen = rows.filter((row) => kind === null || row.kind === kind);
  return {
    title: kind === null ? t("overview.changes") : t(`overview.change.${kind}`),
    about: [t("overview.since", { at: formatMoment(since, locale) })],
    explanation: null,
    count: chosen.length,
    before: more ? <p className="quiet">{t("overview.moreChanges", { count: MOST_CHANGES })}</p> : null,
    body: <ChangeRows rows={chosen} judged={shown.judged} />,
  };
}

function ChangeRows({ rows, judged }: { readonly rows: readonly ProgressChange[]; readonly judged: ProgressShown["judged"] }) {
  const { t, code, locale } = usePage();
  if (code === null) return null;
  const known = new Map(judged.map(({ indicator }) => [indicator.id, indicator]));
  return (
    <Table
      caption={t("overview.changes")}
      captionHidden
      columns={[
        {
          key: "what",
          head: t("overview.change.what"),
          cell: (row: ProgressChange) => {
            const indicator = known.get(row.id);
            const part = indicator?.rule.parts.find(({ key }) => key === row.part);
            return (
              <>
                <a
                  href={
                    row.kind === "accepted"
                      ? addressOf("goal", { code, goal: row.id })
                      : addressOf("indicator", { code, indicator: row.id })
                  }
                >
                  <Words>{row.title ?? indicator?.name ?? ""}</Words>
                </a>
                {part === undefined ? null : <span className="line">{part.name}</span>}
              </>
            );
          },
        },
        { key: "kind", head: t("overview.change.kind"), short: true, cell: ({ kind }) => t(`overview.change.${kind}`) },
        {
          ...{ key: "year", head: t("overview.year"), short: true },
          cell: ({ id, year }) =>
            year === null ? null : formatMeasuredYear({ kind: known.get(id)?.rule.yearKind ?? "fiscal", year }, locale, "short"),
        },
        {
          key: "before",
          head: t("overview.change.before"),
          short: true,
          cell: ({ before }) => (before === null ? null : <s>{before}</s>),
        },
        { key: "text", head: t("overview.change.after"), short: true, cell: ({ text }) => text },
        { key: "reason", head: t("overview.change.reason"), cell: ({ reason }) => (reason === null ? null : <Words>{reason}</Words>) },
        {
          key: "by",
          head: t("overview.change.by"),
          cell: ({ by, at }) => (
            <>
              {by === null ? null : <Words>{by}</Words>}
              <span className="line quiet">{formatMoment(at, locale)}</span>
            </>
          ),
        },
      ]}
      rows={rows}
      rowKey={({ kind, id, part, year, at }) => `${kind} ${id} ${part} ${year} ${at.getTime()}`}
    />
  );
}
