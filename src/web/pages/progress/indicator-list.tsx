import { type Choice, ungradedReason } from "../../../domain/progress/choice.ts";
import type { Judged } from "../../../domain/progress/judged.ts";
import type { IndicatorPlacement } from "../../../store/indicator-store.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { findingSaid, overrideSaid, progressSaid, ungradedBecause, unsaidBecause } from "../../ui/progress-said.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { PlacedIn } from "../indicator/placed-in.tsx";
import { loadProgress, type ProgressShown } from "./load-progress.ts";
import { measuredColumns } from "./measured-cells.tsx";
import type { ProgressList } from "./progress-list.ts";
import { countedSaid } from "./progress-query.ts";

/** The indicators that a figure counted. */
export async function indicatorList(visit: StaffVisit<string>): Promise<ProgressList> {
  const { t, locale } = visit;
  const shown = await loadProgress(visit);
  const { chosen, choice, counted } = shown;
  return {
    title: t("overview.list.indicators"),
    about: [countedSaid(counted, t, locale), ...aboutChoice(shown, t)],
    explanation: choice.lack === null ? null : t(`overview.lack.${choice.lack}`),
    count: chosen.length,
    body: <IndicatorRows shown={shown} />,
  };
}

function aboutChoice({ choice, plans, units, judged }: ProgressShown, t: Sentences): string[] {
  const { plan: planId, node, department, standing, unsaid, scale, grade, without, finding } = choice satisfies Choice;
  const plan = plans.find(({ id }) => id === planId);
  const at = plans.flatMap(({ nodes }) => nodes).find(({ id }) => id === node);
  const unit = units.find(({ id }) => id === department);
  const by = judged.find((one) => one.scale.id === scale)?.scale;
  const isReason = judged.some((one) => ungradedReason(one) === without);
  const isUnsaid = judged.some(({ standing: one }) => one.kind === "cannot-be-said" && one.reason === unsaid);
  return [
    plan && planTitle(plan, t),
    node === 0 ? t("overview.nowhere") : at?.title,
    department === 0 ? t("overview.nobody") : unit?.name,
    standing === null ? undefined : t(`standing.${standing}`),
    unsaid !== null && isUnsaid ? unsaidBecause(unsaid, t) : undefined,
    by && (grade === null ? by.name : `${by.name}：${grade}`),
    without !== null && isReason ? ungradedBecause(without, t) : undefined,
    finding === null ? undefined : t("overview.watch.findings"),
  ].filter((word) => word !== undefined);
}

/** Nothing where there is nothing: the cell is left out on a narrow screen. */
const oneLine = (text: string | null) => (text === null ? null : <span className="one-line">{text}</span>);

function IndicatorRows({ shown: { chosen, indicators, units, choice, counted, remarks } }: { readonly shown: ProgressShown }) {
  const { t, code, locale } = usePage();
  if (code === null) return null;
  const placements = new Map<number, readonly IndicatorPlacement[]>(indicators.map(({ id, placements: placed }) => [id, placed]));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <Table
      caption={t("overview.list.caption", { year: countedSaid(counted, t, locale) })}
      captionHidden
      columns={[
        {
          key: "name",
          head: t("indicator.name"),
          cell: ({ indicator, part }: Judged) => (
            <>
              <a href={addressOf("indicator", { code, indicator: indicator.id })}>
                <Words>{indicator.name}</Words>
              </a>
              {part === null ? null : <span className="line">{part.name}</span>}
            </>
          ),
        },
        {
          key: "department",
          head: t("overview.department"),
          short: true,
          cell: ({ indicator: { departments } }) =>
            departments.length === 0 ? t("overview.nobody") : <Words>{departments.map((id) => names.get(id) ?? "").join("、")}</Words>,
        },
        {
          key: "progress",
          head: t("overview.progress"),
          short: true,
          cell: ({ progress }) => oneLine(progressSaid(progress, t).said),
        },
        {
          key: "standing",
          head: t("overview.standing"),
          cell: ({ standing }) => (
            <>
              <span className="standing-head">
                <StandingSwatch kind={standing.kind} />
                {t(`standing.${standing.kind}`)}
              </span>
              {standing.kind === "cannot-be-said" ? <span className="chart-note">{unsaidBecause(standing.reason, t)}</span> : null}
            </>
          ),
        },
        {
          key: "grade",
          head: t("overview.grade"),
          cell: ({ grade }) => (
            <>
              {grade.kind === "graded" ? `${grade.code} ${grade.label ?? ""}` : null}
              {grade.kind === "ungraded" ? <span className="chart-note">{ungradedBecause(grade.reason, t)}</span> : null}
              {overrideSaid(grade, t) === null ? null : <span className="chart-note">{overrideSaid(grade, t)}</span>}
            </>
          ),
        },
        ...measuredColumns({ remarks, counted }, { t, locale }),
        {
          key: "node",
          head: t("indicator.node"),
          cell: ({ indicator }) => <PlacedIn code={code} placements={placements.get(indicator.id) ?? []} />,
        },
        ...(choice.finding === null
          ? []
          : [
              {
                key: "findings",
                head: t("overview.watch.findings"),
                cell: ({ findings }: Judged) =>
                  findings
                    .filter(({ kind }) => choice.finding === "any" || kind === choice.finding)
                    .map((finding) => {
                      const said = findingSaid(finding, t, locale);
                      return (
                        <span className="line" key={said}>
                          {said}
                        </span>
                      );
                    }),
              },
            ]),
      ]}
      rows={chosen}
      rowKey={({ indicator, part }) => `${indicator.id} ${part?.key ?? ""}`}
    />
  );
}
