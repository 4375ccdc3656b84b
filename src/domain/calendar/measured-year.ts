/** The year of a measurement: 年度 from April to March, or 暦年 from January to December. They are different things and are never mixed. */
export interface MeasuredYear {
  readonly kind: "fiscal" | "calendar";
  /** The Western year in which it begins: 令和7年度 is 2025. */
  readonly year: number;
}

/** When a year ends, in quarters since the year 0: 2019年 ends three months before 2019年度 does. */
export function endOf({ kind, year }: MeasuredYear): number {
  return year * 4 + (kind === "fiscal" ? 5 : 4);
}

export function isSameYear(one: MeasuredYear, other: MeasuredYear): boolean {
  return one.kind === other.kind && one.year === other.year;
}
