/** Runs and titles beyond this many are matched by their order alone. */
const MOST = 60;

/**
 * Says for each run of items under which title it belongs; both are in order. As many runs as titles: one each. Else the order is kept and the titles
 * are chosen whose words the runs share most.
 *
 * @returns The index of a title for each run; -1 where there are no titles.
 */
export function matchInOrder(titles: readonly string[], runs: readonly string[]): number[] {
  if (titles.length === 0) return runs.map(() => -1);
  if (titles.length === runs.length || runs.length > MOST || titles.length > MOST)
    return runs.map((_, i) => Math.min(i, titles.length - 1));
  const likeness = runs.map((run) => titles.map((title) => shared(title, run)));
  // best[r][t]: the most that runs r.. share with titles t.., when run r may use title t.
  const best = Array.from({ length: runs.length + 1 }, () => Array<number>(titles.length + 1).fill(0));
  for (let r = runs.length - 1; r >= 0; r -= 1) {
    const row = best[r] ?? [];
    row[titles.length] = -Infinity;
    for (let t = titles.length - 1; t >= 0; t -= 1) row[t] = Math.max((likeness[r]?.[t] ?? 0) + (best[r + 1]?.[t] ?? 0), row[t + 1] ?? 0);
  }
  const matched: number[] = [];
  let t = 0;
  for (let r = 0; r < runs.length; r += 1) {
    while (t < titles.length - 1 && (best[r]?.[t] ?? 0) === (best[r]?.[t + 1] ?? 0)) t += 1;
    matched.push(t);
  }
  return matched;
}

/** Share of the title's pairs of characters that the text has too. */
function shared(title: string, text: string): number {
  const pairs = pairsOf(title);
  if (pairs.size === 0) return 0;
  const others = pairsOf(text);
  let both = 0;
  for (const pair of pairs) if (others.has(pair)) both += 1;
  return both / pairs.size;
}

function pairsOf(text: string): ReadonlySet<string> {
  const bare = text.normalize("NFKC").replace(/[\s、。・ぁ-ん]/gu, "");
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
}
