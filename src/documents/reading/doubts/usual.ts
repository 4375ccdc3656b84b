/** An opinion of what is usual needs so many cases, and so large a share of them. */
const FEWEST = 4;
const SHARE = 0.6;

/** The value that most of the cases have, or null where none prevails. */
export function usualOf<T extends string | number>(cases: readonly T[]): T | null {
  if (cases.length < FEWEST) return null;
  const counts = new Map<T, number>();
  for (const one of cases) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most && most[1] >= cases.length * SHARE ? most[0] : null;
}
