import { isSameUnit } from "../wording/unit.ts";

/** What is printed of an indicator in one place: in a plan, by a municipality. */
export interface ComparedSeries {
  readonly key: string;
  readonly unit: string | null;
  readonly values: readonly { readonly value: number | null; readonly unit: string | null; readonly fiscalYear: number | null }[];
}

export interface ComparedLine {
  readonly key: string;
  /** As it is named in the drawing and in the table beside it, from 1. */
  readonly number: number;
  /** In the order of years, at least one. */
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

/** no-unit, units-differ: nobody can say that both are the same measure. too-few: there are no two to compare. too-many: nobody could tell the lines apart. */
export type NoLinesReason = "no-unit" | "units-differ" | "too-few" | "too-many";

export type ComparedLines =
  | {
      readonly kind: "lines";
      readonly lines: readonly ComparedLine[] /** How many values have no year, no number or another unit. */;
      readonly left: number;
    }
  | { readonly kind: "none"; readonly why: NoLinesReason };

const MOST_LINES = 8;

/** The lines by which series of one unit are compared in one chart; or why there is none. */
export function comparedLines(series: readonly ComparedSeries[]): ComparedLines {
  const [first] = series;
  if (!first || series.some(({ unit }) => unit === null)) return { kind: "none", why: first ? "no-unit" : "too-few" };
  const unit = first.unit ?? "";
  if (series.some((one) => !isSameUnit(one.unit ?? "", unit))) return { kind: "none", why: "units-differ" };
  let left = 0;
  const drawn = series.flatMap(({ key, values }) => {
    const points = values.flatMap((one) => {
      const isDrawn = one.value !== null && one.fiscalYear !== null && (one.unit === null || isSameUnit(one.unit, unit));
      if (!isDrawn) left += 1;
      return isDrawn && one.value !== null && one.fiscalYear !== null ? [{ year: one.fiscalYear, value: one.value }] : [];
    });
    return points.length === 0 ? [] : [{ key, points: points.toSorted((one, other) => one.year - other.year) }];
  });
  if (drawn.length < 2) return { kind: "none", why: "too-few" };
  if (drawn.length > MOST_LINES) return { kind: "none", why: "too-many" };
  return { kind: "lines", lines: drawn.map((line, i) => ({ ...line, number: i + 1 })), left };
}
