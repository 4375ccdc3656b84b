import { NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { knownParts } from "../../domain/indicator/known-parts.ts";
import { ancestorsIn } from "../../domain/progress/goal-coverage.ts";
import type { GradeOverride } from "../../domain/progress/grade-scale.ts";
import { type CountedYear, type Followed, type Judged, judge, latestYear } from "../../domain/progress/judged.ts";
import { listActuals } from "../../store/actual-store.ts";
import type { Connection } from "../../store/database.ts";
import { listOverrides, overrideOf } from "../../store/grade-override-store.ts";
import { listScales } from "../../store/grade-scale-store.ts";
import { listRules } from "../../store/indicator-rule-store.ts";
import type { KeptIndicator } from "../../store/indicator-store.ts";
import { listOrganisationUnits, listSuccessions, type OrganisationUnit } from "../../store/organisation-store.ts";
import { listValueRequests } from "../../store/value-request-store.ts";
import { answerersOn } from "../indicator/answerers.ts";

interface Asked {
  readonly indicators: readonly KeptIndicator[];
  /** Nodes of the plans in which they stand. */
  readonly nodes: readonly { readonly id: number; readonly parentId: number | null }[];
  /** Null: the latest of which a value is known. */
  readonly year: CountedYear | null;
  /** The fiscal year that is running. */
  readonly now: number;
  /** ISO date. */
  readonly today: string;
}

export interface JudgedYear {
  readonly judged: readonly Judged[];
  readonly counted: CountedYear;
  /** The year which was asked for, else the latest with values, else the one before the running one. */
  readonly year: number;
  /** The years of which values are known, the latest first. */
  readonly years: readonly number[];
  readonly units: readonly OrganisationUnit[];
  /** What stands beside the values that are counted (備考), by remarkKey. */
  readonly remarks: ReadonlyMap<string, string>;
}

export const remarkKey = (indicator: number, part: string | null): string => `${indicator} ${part ?? ""}`;

/** What is said of indicators in a year, or of each in its newest. Seven queries, whatever their number; everything is computed once. */
export async function loadJudged(
  db: Connection,
  municipality: string,
  { indicators, nodes, year: asked, now, today }: Asked,
): Promise<JudgedYear> {
  const ids = indicators.map(({ id }) => id);
  const [rules, actuals, overrides, scales, units, successions, requests] = [
    await listRules(db, municipality, ids),
    await listActuals(db, municipality, ids),
    await listOverrides(db, municipality, ids),
    await listScales(db, municipality),
    await listOrganisationUnits(db, municipality),
    await listSuccessions(db, municipality),
    await listValueRequests(db, municipality),
  ];
  const said = Map.groupBy(actuals, ({ indicatorId }) => indicatorId);
  const answerersOf = answerersOn(units, successions, today);
  const above = ancestorsIn(nodes);
  const followed = indicators.map((indicator): Followed => {
    const kept = rules.get(indicator.id) ?? null;
    const rule = kept?.rule ?? NO_RULE;
    // A division of which nobody knows the department stands for itself.
    const departments = (kept === null ? [] : answerersOf(kept)).flatMap(
      ({ departmentId, divisionId }) => departmentId ?? divisionId ?? [],
    );
    return {
      ...{ id: indicator.id, name: indicator.name, rule, departments: [...new Set(departments)] },
      parts: knownParts(indicator, rule, said.get(indicator.id) ?? []),
      standpoints: indicator.placements.map(({ planId, node }) => ({ plan: planId, nodes: node === null ? [] : above(node.id) })),
    };
  });
  const year = typeof asked === "number" ? asked : (latestYear(followed, now) ?? now - 1);
  const counted = asked ?? year;
  const given = Map.groupBy(overrides, ({ indicatorId }) => indicatorId);
  const overrideFor = (indicatorId: number, part: string, ofYear: number): GradeOverride | null =>
    overrideOf(given.get(indicatorId) ?? [], { indicatorId, part, year: ofYear });
  const judged = judge(followed, { scales, overrideOf: overrideFor, year: counted, now, today, requests });
  const yearOf = new Map(judged.map(({ indicator, part, year }) => [remarkKey(indicator.id, part?.key ?? null), year.year]));
  return {
    ...{ judged, counted, year },
    years: yearsOf(followed),
    units,
    remarks: new Map(
      actuals.flatMap((one) => {
        const isCounted = yearOf.get(remarkKey(one.indicatorId, one.part)) === one.year;
        const said = isCounted ? [one.status === "unavailable" ? one.reason : null, one.note].filter((text) => text !== null) : [];
        return said.length === 0 ? [] : [[remarkKey(one.indicatorId, one.part), said.join("　")] as const];
      }),
    ),
  };
}

function yearsOf(followed: readonly Followed[]): number[] {
  const years = followed.flatMap(({ parts }) => parts.flatMap(({ actuals }) => actuals.map(({ year }) => year.year)));
  return [...new Set(years)].sort((one, other) => other - one);
}
