import { textKey } from "../wording/text-key.ts";

/** Parents before their children; a node whose parents run in a circle stands at the top. */
export function inTreeOrder<Row extends { readonly id: number; readonly code: string; readonly parentId: number | null }>(
  rows: readonly Row[],
): (Row & { depth: number })[] {
  const known = new Set(rows.map(({ id }) => id));
  const siblings = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const children = new Map([...siblings].map(([parent, group]) => [parent, inCodeOrder(group)]));
  const ordered: (Row & { depth: number })[] = [];
  const stack = (children.get(null) ?? []).map((row) => ({ ...row, depth: 0 })).reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { id, depth } = node;
    ordered.push(node);
    stack.push(...(children.get(id) ?? []).map((row) => ({ ...row, depth: depth + 1 })).reverse());
  }
  const reached = new Set(ordered.map(({ id }) => id));
  return [...ordered, ...rows.filter(({ id }) => !reached.has(id)).map((row) => ({ ...row, depth: 0 }))];
}

/** Siblings by the figures of their codes where these count them (1-2, 1-10; 施策9, 施策10), since a plan's parts may be imported in any order; else as they came. */
function inCodeOrder<Row extends { readonly code: string }>(siblings: readonly Row[]): readonly Row[] {
  const counted = siblings.map((row) => {
    const code = textKey(row.code);
    return { row, shape: code.replace(/\d+/gu, "#"), figures: (code.match(/\d+/gu) ?? []).map(Number) };
  });
  const [first] = counted;
  if (!first || first.figures.length === 0 || counted.some(({ shape }) => shape !== first.shape)) return siblings;
  return counted
    .sort((one, other) => one.figures.map((figure, i) => figure - (other.figures[i] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ row }) => row);
}
