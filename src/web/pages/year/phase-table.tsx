import type { Phase } from "../../../domain/cycle/phase.ts";
import { formatMoment } from "../../ui/dates.ts";
import { formatDeadline, timeLeft } from "../../ui/deadline.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";

/** The phases of a year with their times, and how long there is. */
export function PhaseTable({ phases, now }: { readonly phases: readonly Phase[]; readonly now: Date }) {
  const { t, locale } = usePage();
  const stateOf = ({ opensAt, closesAt }: Phase) => (now < opensAt ? "before" : now < closesAt ? "open" : "closed");
  return (
    <Table
      caption={t("year.phases")}
      captionHidden
      rows={phases}
      rowKey={({ phase }) => phase}
      columns={[
        { key: "phase", head: t("sheets.phase"), cell: ({ phase }) => t(`phase.${phase}`) },
        { key: "opens", head: t("year.phase.opens"), short: true, cell: ({ opensAt }) => formatMoment(opensAt, locale) },
        { key: "closes", head: t("year.phase.closes"), short: true, cell: ({ closesAt }) => formatDeadline(closesAt, locale) },
        {
          key: "state",
          head: t("year.phase.state"),
          cell: (phase) => {
            const state = stateOf(phase);
            return (
              <>
                <Badge strong={state === "open"}>{t(`year.phase.${state}`)}</Badge>
                {state === "open" ? ` ${timeLeft(phase.closesAt, now, t)}` : null}
              </>
            );
          },
        },
      ]}
    />
  );
}
