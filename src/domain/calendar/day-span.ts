/** From one day until the day before another, in ISO dates. */
export interface DaySpan {
  readonly from: string;
  /** null: without an end. */
  readonly to: string | null;
}

export function holdsOn({ from, to }: DaySpan, day: string): boolean {
  return from <= day && (to === null || day < to);
}

export function overlap(one: DaySpan, other: DaySpan): boolean {
  return (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to);
}

/** The first day from a day on that no span covers; null where somebody's follows on somebody's without an end. */
export function firstGap(spans: readonly DaySpan[], from: string): string | null {
  let day = from;
  for (;;) {
    const covering = spans.filter((span) => holdsOn(span, day));
    if (covering.length === 0) return day;
    const ends = covering.flatMap(({ to }) => to ?? []);
    if (ends.length < covering.length) return null;
    day = ends.toSorted().at(-1) ?? day;
  }
}

/** The day after or before a day. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
