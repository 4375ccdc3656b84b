/**
 * Keys of two lists as one list: those of the leading one in its order, and the others behind the key of both lists that they stand behind in theirs.
 */
export function interleave(leading: readonly string[], other: readonly string[]): string[] {
  const known = new Set(leading);
  const others = new Set(other);
  const behind = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const key of other) {
    if (known.has(key)) anchor = key;
    else behind.set(anchor, [...(behind.get(anchor) ?? []), key]);
  }
  const keys: string[] = [];
  let last: string | null = null;
  for (const key of leading) {
    if (others.has(key)) {
      addAll(keys, behind.get(last));
      last = key;
    }
    keys.push(key);
  }
  addAll(keys, behind.get(last));
  return keys;
}

function addAll(keys: string[], more: readonly string[] | undefined): void {
  for (const key of more ?? []) keys.push(key);
}

/** The keys of both lists that stand in another order now: as few as explain it. */
export function movedKeys(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((key, i) => [key, i]));
  const common = after.filter((key) => places.has(key));
  const stayed = new Set(longestRise(common.map((key) => places.get(key) ?? 0)));
  return new Set(common.filter((key) => !stayed.has(places.get(key) ?? 0)));
}

/** The longest part of a list of different numbers that rises, by patience sorting. */
function longestRise(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    ends[low] = number;
    before.set(number, low === 0 ? undefined : ends[low - 1]);
  }
  const rise: number[] = [];
  for (let number = ends.at(-1); number !== undefined; number = before.get(number)) rise.push(number);
  return rise.reverse();
}
