import { byScale, type Choice, ungradedReason } from "../../../domain/progress/choice.ts";
import type { CountedYear, Judged } from "../../../domain/progress/judged.ts";
import { countsByGrade, countsByStanding } from "../../../domain/progress/roll-up.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { ungradedBecause, unsaidBecause } from "../../ui/progress-said.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { progressQuery } from "./progress-query.ts";
import { Figure } from "./standing-table.tsx";

interface Counted {
  readonly judged: readonly Judged[];
  readonly year: CountedYear;
  readonly choice: Choice;
  /** False where whoever looks may not open the lists. */
  readonly leads?: boolean;
}

interface GradeRow {
  readonly key: string;
  readonly said: string;
  readonly count: number;
  readonly overridden: number;
  readonly choice: Partial<Choice>;
}

/** How many have each grade, a table a scale: what is not graded stands below, with why. Never an average. */
export function GradeCounts({ judged, year, choice, leads = true }: Counted) {
  const { t, code } = usePage();
  return byScale(judged).map(({ scale, judged: ofScale }) => {
    const { counts } = countsByGrade(
      scale,
      ofScale.map(({ grade }) => grade),
    );
    const reasons = Map.groupBy(ofScale, ungradedReason);
    // A scale may have a step for what cannot be said (–): then these stand in it, and are no others.
    const isCounted = scale.steps.some(({ when }) => when?.kind === "unsaid");
    const rows: GradeRow[] = [
      ...counts.map(({ code: grade, label, count, overridden }) => ({
        ...{ key: `=${grade}`, said: `${grade} ${label}`, count, overridden, choice: { scale: scale.id, grade } },
      })),
      ...[...reasons].flatMap(([reason, without]) =>
        reason === null
          ? []
          : {
              ...{
                key: reason,
                said: t(isCounted ? "overview.ungraded.within" : "overview.ungraded", { because: ungradedBecause(reason, t) }),
                count: without.length,
                overridden: 0,
              },
              choice: { scale: scale.id, without: reason },
            },
      ),
    ];
    return (
      <div className="grade-table" key={scale.id}>
        <Table
          caption={<Words>{scale.name}</Words>}
          columns={[
            { key: "grade", head: t("overview.grade"), cell: ({ said }) => <Words>{said}</Words> },
            {
              ...{ key: "count", head: t("overview.count"), figure: true, short: true },
              cell: ({ count, said, choice: own }) => (
                <Figure
                  count={count}
                  href={
                    leads ? addressOf("progressList", { code: code ?? "", list: "indicators" }, progressQuery(year, choice, own)) : null
                  }
                  of={said}
                />
              ),
            },
            {
              ...{ key: "overridden", head: t("overview.overridden"), figure: true, short: true },
              cell: ({ overridden }) => (overridden === 0 ? null : String(overridden)),
            },
          ]}
          rows={rows}
          rowKey={({ key }) => key}
        />
      </div>
    );
  });
}

/** Why nobody can say where indicators stand, each reason with how many. */
export function UnsaidCounts({ judged, year, choice, leads = true }: Counted) {
  const { t, code } = usePage();
  const { leftOut } = countsByStanding(judged.map(({ standing }) => standing));
  if (leftOut.length === 0) return null;
  return (
    <div className="grade-table">
      <Table
        caption={t("overview.unsaid")}
        columns={[
          { key: "reason", head: t("overview.change.reason"), cell: ({ reason }) => unsaidBecause(reason, t) },
          {
            ...{ key: "count", head: t("overview.count"), figure: true, short: true },
            cell: ({ reason, count }) => (
              <Figure
                count={count}
                href={
                  leads
                    ? addressOf("progressList", { code: code ?? "", list: "indicators" }, progressQuery(year, choice, { unsaid: reason }))
                    : null
                }
                of={unsaidBecause(reason, t)}
              />
            ),
          },
        ]}
        rows={leftOut}
        rowKey={({ reason }) => reason}
      />
    </div>
  );
}
