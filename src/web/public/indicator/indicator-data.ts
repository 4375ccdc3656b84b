import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type PlanLink, planLink, type UnitLink, unitLink } from "../links.ts";
import { type DrawnIndicator, drawnIndicator } from "./drawn-parts.ts";
import type { IndicatorLine } from "./indicator-line.ts";

/** Everything that stands on the page of an indicator. */
export interface IndicatorPage extends DrawnIndicator, Pick<PublishedOf<"indicator">, "indicatorKind" | "note" | "divisions" | "summary"> {
  readonly strategyKpi: boolean;
  readonly lines: readonly IndicatorLine[];
  readonly places: readonly IndicatorPlace[];
  readonly department: UnitLink | null;
  readonly division: UnitLink | null;
  /** By which its years are graded: names of the scales by their ids. */
  readonly scales: readonly { readonly id: string; readonly name: string }[];
}

export interface IndicatorPlace {
  readonly plan: PlanLink;
  readonly ancestors: readonly NodeLink[];
  readonly node: NodeLink | null;
}

export function indicatorPageOf(site: LinkedSite, indicator: PublishedOf<"indicator">): IndicatorPage {
  const { indicatorKind, note, divisions, summary, placements, department, division, results } = indicator;
  const graded = new Set(results.map(({ grade }) => grade.scale));
  const known: readonly GradeScale[] = [...site.scales.map(({ scale }) => scale), ...GRADE_SCALES];
  return {
    ...drawnIndicator(indicator),
    ...{ indicatorKind, note, divisions, summary },
    lines: site.linesOf(indicator),
    strategyKpi: placements.some(({ strategyKpi }) => strategyKpi),
    places: placements.flatMap((placement): IndicatorPlace[] => {
      const plan = site.find("plan", placement.plan);
      if (plan === null) return [];
      const node = site.find("node", placement.node);
      return [
        {
          plan: planLink(plan),
          ancestors: node === null ? [] : site.ancestorsOf(node).map(nodeLink),
          node: node === null ? null : nodeLink(node),
        },
      ];
    }),
    ...{ department: unitLink(site, department), division: unitLink(site, division) },
    scales: [...graded].flatMap((id) => {
      const scale = known.find((one) => one.id === id);
      return scale === undefined ? [] : [{ id, name: scale.name }];
    }),
  };
}
