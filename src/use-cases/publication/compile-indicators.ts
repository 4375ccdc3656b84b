import type { IndicatorRule } from "../../domain/indicator/indicator-rule.ts";
import { NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { knownParts } from "../../domain/indicator/known-parts.ts";
import type { Value } from "../../domain/indicator/value.ts";
import { assess } from "../../domain/progress/assess.ts";
import type { Grade } from "../../domain/progress/grade.ts";
import { type ScaleInUse, scaleFor } from "../../domain/progress/scale-for.ts";
import type { PublicationPart } from "../../domain/publication/publication.ts";
import type { PublishedActual, PublishedGrade, PublishedOf, PublishedResult } from "../../domain/publication/published-item.ts";
import { type KeptActual, listActuals } from "../../store/actual-store.ts";
import type { Connection } from "../../store/database.ts";
import { type KeptOverride, listOverrides, overrideOf } from "../../store/grade-override-store.ts";
import { listScales } from "../../store/grade-scale-store.ts";
import { listRules } from "../../store/indicator-rule-store.ts";
import { type KeptIndicator, type KeptValue, listIndicators } from "../../store/indicator-store.ts";
import type { SummaryOf } from "./summary-of.ts";

interface Asked {
  readonly renewed: readonly PublicationPart[];
  readonly kept: readonly PublicationPart[];
  /** All plans of the publication: where else an indicator stands is not told. */
  readonly plans: readonly number[];
  readonly summaryOf: SummaryOf;
}

/** The indicators of the plans that are renewed, with their values up to the year that was chosen, and what is said of each of those years. */
export async function compileIndicators(
  db: Connection,
  municipality: string,
  { renewed, kept: keptParts, plans, summaryOf }: Asked,
): Promise<PublishedOf<"indicator">[]> {
  const yearsOf = (parts: readonly PublicationPart[]) =>
    new Map(parts.flatMap((part) => (part.kind === "plan" ? [[part.plan, part.valuesThrough] as const] : [])));
  const through = yearsOf(renewed);
  // What a plan that is kept tells of an indicator is told on, also where another plan of it is renewed.
  const throughAll = yearsOf([...keptParts, ...renewed]);
  if (through.size === 0) return [];
  const indicators = (await listIndicators(db, municipality)).filter(({ placements }) =>
    placements.some(({ planId }) => through.has(planId)),
  );
  const ids = indicators.map(({ id }) => id);
  const rules = await listRules(db, municipality, ids);
  const actuals = Map.groupBy(await listActuals(db, municipality, ids), ({ indicatorId }) => indicatorId);
  const overrides = Map.groupBy(await listOverrides(db, municipality, ids), ({ indicatorId }) => indicatorId);
  const scales = await listScales(db, municipality);
  return indicators.map((indicator) => {
    const { id, name, unit, kind: indicatorKind, note, divisions, placements } = indicator;
    const kept = rules.get(id) ?? null;
    const rule = kept?.rule ?? NO_RULE;
    const last = Math.max(...placements.map(({ planId }) => throughAll.get(planId) ?? Number.NEGATIVE_INFINITY));
    const told = (actuals.get(id) ?? []).filter(({ year, status }) => year <= last && status !== "withdrawn");
    return {
      ...{ kind: "indicator", id, name, unit, indicatorKind, note, divisions },
      placements: placements
        .filter(({ planId }) => plans.includes(planId))
        .map(({ planId, node, strategyKpi }) => ({ plan: planId, node: node?.id ?? null, strategyKpi })),
      printed: printedOf(indicator),
      ...{ rule, department: kept?.departmentId ?? null, division: kept?.divisionId ?? null },
      actuals: told.map(actualOf),
      results: resultsOf(indicator, rule, told, overrides.get(id) ?? [], scales),
      summary: summaryOf("indicator", id),
    };
  });
}

function printedOf({ baseline, interimTargets, target, actuals }: KeptIndicator): PublishedOf<"indicator">["printed"] {
  const value = (one: KeptValue): Value => {
    const { text, value: number, unit, comparator, fiscalYear, cumulative, maintain, change } = one;
    return { text, value: number, unit, comparator, fiscalYear, cumulative, maintain, change };
  };
  return {
    baseline: baseline === null ? null : value(baseline),
    interimTargets: interimTargets.map(value),
    target: target === null ? null : value(target),
    actuals: actuals.map(value),
  };
}

function actualOf({ part, year, status, text, value, reached, reason, asOf, source, note }: KeptActual): PublishedActual {
  if (status === "withdrawn") throw new Error("what was withdrawn is not told");
  // Why a value was corrected is for those who work on it.
  return { part, year, status, text, value, reached, reason: status === "unavailable" ? reason : null, asOf, source, note };
}

function resultsOf(
  indicator: KeptIndicator,
  rule: IndicatorRule,
  told: readonly KeptActual[],
  overrides: readonly KeptOverride[],
  scales: readonly ScaleInUse[],
): PublishedResult[] {
  return knownParts(indicator, rule, told).flatMap(({ part, definition, actuals }) =>
    actuals
      .toSorted((one, other) => one.year.year - other.year.year)
      .map(({ year }): PublishedResult => {
        const key = part?.key ?? "";
        const override = overrideOf(overrides, { indicatorId: indicator.id, part: key, year: year.year });
        const scale = scaleFor(scales, rule, year.year);
        const { progress, standing, grade } = assess({ definition, actuals, year, scale, override });
        return { part: key, year: year.year, progress, standing, grade: gradeTold(grade) };
      }),
  );
}

/** Without the name of whoever gave it. */
function gradeTold(grade: Grade): PublishedGrade {
  if (grade.kind === "ungraded") return grade;
  const { override, ...rest } = grade;
  return { ...rest, override: override === null ? null : { reason: override.reason, proposed: override.proposed } };
}
