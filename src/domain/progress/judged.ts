import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import type { IndicatorRule } from "../indicator/indicator-rule.ts";
import type { KnownPart } from "../indicator/known-parts.ts";
import { isOwed } from "../indicator/owed-value.ts";
import { type Assessment, assess } from "./assess.ts";
import type { GradeOverride, GradeScale } from "./grade-scale.ts";
import { newestActual } from "./newest-actual.ts";
import { type ScaleInUse, scaleFor } from "./scale-for.ts";
import { type TargetFinding, targetFindings } from "./target-findings.ts";

/** Where an indicator stands in a plan; `nodes` are its node and all above it, none where the plan places it nowhere. */
export interface Standpoint {
  readonly plan: number;
  readonly nodes: readonly number[];
}

/** An indicator whose promise is followed. */
export interface Followed {
  readonly id: number;
  readonly name: string;
  readonly rule: IndicatorRule;
  readonly parts: readonly KnownPart[];
  readonly standpoints: readonly Standpoint[];
  /** That give its values: several where one was split, none where nobody is named. */
  readonly departments: readonly number[];
}

/** What is said of an indicator, or of a part of one, in a year. Each is counted once. */
export interface Judged extends Pick<Assessment, "progress" | "standing" | "grade"> {
  readonly indicator: Followed;
  readonly part: KnownPart["part"];
  readonly year: MeasuredYear;
  readonly scale: GradeScale;
  readonly findings: readonly TargetFinding[];
  readonly definition: IndicatorDefinition;
  /** What was said of the year itself; null where nothing was. */
  readonly actual: Actual | null;
  /** Somebody asked for the value of the year, and it is not there. */
  readonly isOwed: boolean;
  /** Nobody has ever said a value of it. */
  readonly isBlank: boolean;
}

/** By the values of a year, or each indicator by its newest, as the first page of the public site counts. */
export type CountedYear = number | "newest";

interface Ground {
  readonly scales: readonly ScaleInUse[];
  readonly overrideOf: (indicator: number, part: string, year: number) => GradeOverride | null;
  /** Whether it is fiscal or calendar is said by each indicator's rule. */
  readonly year: CountedYear;
  /** The fiscal year that is running. */
  readonly now: number;
  /** ISO date. */
  readonly today: string;
  /** What was asked for: of a plan, or (null) of all; until a day. */
  readonly requests: readonly { readonly year: number; readonly planId: number | null; readonly due: string }[];
}

/** Everything that is said of indicators in a year, or of each in its newest, computed once; what counts and lists show is chosen from it. */
export function judge(indicators: readonly Followed[], { scales, overrideOf, year: counted, now, today, requests }: Ground): Judged[] {
  return indicators.flatMap((indicator) => {
    const { rule, parts } = indicator;
    return parts.map(({ part, definition, actuals }): Judged => {
      const number = counted === "newest" ? (newestActual(actuals)?.year.year ?? now - 1) : counted;
      const year: MeasuredYear = { kind: rule.yearKind, year: number };
      const scale = scaleFor(scales, rule, number);
      const override = overrideOf(indicator.id, part?.key ?? "", number);
      const { progress, standing, grade } = assess({ definition, actuals, year, scale, override });
      const ofYear = actuals.find((actual) => actual.year.year === number);
      return {
        ...{ indicator, part, year, scale, progress, standing, grade },
        findings: targetFindings(definition, { kind: "fiscal", year: now }),
        definition,
        actual: ofYear ?? null,
        isOwed:
          indicator.departments.length > 0 &&
          (part !== null || rule.parts.length === 0 || definition.targets.length > 0) &&
          requests.some((asked) => asked.year === number && isAskedIn(indicator, asked.planId) && isOwed(ofYear ?? null, asked.due, today)),
        isBlank: !actuals.some((actual) => "measured" in actual),
      };
    });
  });
}

const isAskedIn = ({ standpoints }: Followed, planId: number | null): boolean =>
  planId === null || standpoints.some(({ plan }) => plan === planId);

/** The latest year before the running one in which something was measured: one early value does not make a year of it. Else the latest of all; null where nothing was. */
export function latestYear(indicators: readonly Followed[], running: number): number | null {
  const years = indicators.flatMap(({ parts }) =>
    parts.flatMap(({ actuals }) => actuals.flatMap((actual) => ("measured" in actual ? [actual.year.year] : []))),
  );
  const over = years.filter((year) => year < running);
  const among = over.length > 0 ? over : years;
  return among.length === 0 ? null : among.reduce((latest, year) => Math.max(latest, year));
}
