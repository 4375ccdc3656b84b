/** Counts what came within a window of time, by where it came from. */
export interface Tally {
  count(from: string, now: Date): number;
  add(from: string, now: Date): void;
}

/** @param most so many places are remembered: the memory of it has an end, whoever comes from wherever. */
export function openTally({ windowMs, most }: { readonly windowMs: number; readonly most: number }): Tally {
  const times = new Map<string, number[]>();
  const recent = (from: string, now: Date) => (times.get(from) ?? []).filter((at) => now.getTime() - at < windowMs);
  return {
    count: (from, now) => recent(from, now).length,
    add: (from, now) => {
      const kept = [...recent(from, now), now.getTime()];
      // What came last stands last: the first is the one to forget.
      times.delete(from);
      times.set(from, kept);
      const [oldest] = times.keys();
      if (times.size > most && oldest !== undefined) times.delete(oldest);
    },
  };
}
