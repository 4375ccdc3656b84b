import type { Formula, IndicatorDefinition } from "../../../domain/indicator/indicator-definition.ts";
import type { IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import { type ExpectedRounding, expectedRounding } from "../../../domain/progress/expected-rounding.ts";
import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import type { PublishedOf, PublishedResult } from "../../../domain/publication/published-item.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type PlanLink, planLink, type UnitLink, unitLink } from "../links.ts";
import { type DrawnPart, drawnIndicator, partsOf } from "./drawn-parts.ts";
import type { IndicatorLine } from "./indicator-line.ts";

/** Everything that stands on the page of an indicator, and nothing else of it: what is not shown makes the page no other. */
export interface IndicatorPage
  extends Pick<PublishedOf<"indicator">, "id" | "name" | "unit" | "indicatorKind" | "note" | "divisions" | "summary">,
    Pick<IndicatorRule, "calculation" | "source" | "direction"> {
  readonly strategyKpi: boolean;
  readonly lines: readonly IndicatorLine[];
  readonly places: readonly IndicatorPlace[];
  readonly department: UnitLink | null;
  readonly division: UnitLink | null;
  readonly parts: readonly JudgedPart[];
  /** By which its rates were calculated. */
  readonly formulas: readonly Formula[];
  /** Names of the scales by which its years are graded. */
  readonly scales: readonly string[];
  /** The first and the last of which it says something. */
  readonly years: readonly [number, number] | null;
}

/** A part as it is drawn, and what was said of its years. */
export interface JudgedPart extends DrawnPart, Pick<IndicatorDefinition, "against" | "unit"> {
  readonly rounding: ExpectedRounding;
  readonly results: readonly Omit<PublishedResult, "part">[];
}

export interface IndicatorPlace {
  readonly plan: PlanLink;
  readonly ancestors: readonly NodeLink[];
  readonly node: NodeLink | null;
}

export function indicatorPageOf(site: LinkedSite, indicator: PublishedOf<"indicator">): IndicatorPage {
  const { id, name, indicatorKind, note, divisions, summary, placements, department, division, results, rule } = indicator;
  const graded = new Set(results.map(({ grade }) => grade.scale));
  const known: readonly GradeScale[] = [...site.scales.map(({ scale }) => scale), ...GRADE_SCALES];
  return {
    ...{ id, name, unit: rule.unit ?? indicator.unit, indicatorKind, note, divisions, summary },
    ...{ calculation: rule.calculation, source: rule.source, direction: rule.direction },
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
    parts: judgedParts(indicator),
    formulas: formulasOf(indicator),
    scales: [...graded].flatMap((one) => known.find((scale) => scale.id === one)?.name ?? []),
    years: yearsOf(indicator),
  };
}

function judgedParts(indicator: PublishedOf<"indicator">): JudgedPart[] {
  const definitions = new Map(partsOf(indicator).map(({ part, definition }) => [part?.key ?? "", definition]));
  return drawnIndicator(indicator).parts.flatMap((drawn) => {
    const key = drawn.part?.key ?? "";
    const definition = definitions.get(key);
    if (definition === undefined) return [];
    const results = indicator.results.filter(({ part }) => part === key).map(({ part: _, ...result }) => result);
    return [{ ...drawn, against: definition.against, unit: definition.unit, rounding: expectedRounding(definition), results }];
  });
}

function formulasOf({ results }: PublishedOf<"indicator">): Formula[] {
  return [
    ...new Set(
      results.flatMap(({ progress }) =>
        progress.kind === "rate" ? [progress.formula] : progress.kind === "kept" ? ["reached" as const] : [],
      ),
    ),
  ];
}

function yearsOf({ printed, actuals }: PublishedOf<"indicator">): readonly [number, number] | null {
  const { baseline, interimTargets, target } = printed;
  const stated = [baseline, ...interimTargets, target, ...printed.actuals].flatMap((value) => value?.fiscalYear ?? []);
  const years = [...stated, ...actuals.map(({ year }) => year)];
  return years.length === 0 ? null : [Math.min(...years), Math.max(...years)];
}
