import type { PageRule } from "../../layout.ts";
import { addAll } from "../../reading/add-all.ts";

/** A line along the page: at `at` (y where it lies, x where it stands), from `from` to `to`. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rulings {
  readonly lying: readonly Ruling[];
  readonly standing: readonly Ruling[];
}

/** Lines so near to each other are one, drawn double or in pieces that do not quite meet. In points. */
const NEAR = 2.5;
const GAP = 2.5;
/** The gaps of a dashed line. */
const DASH = 9;
const DASH_GAP = 6.5;
/** Shorter lines are parts of letters or pictures. */
const SHORTEST = 4;

/** The lines that a page draws, each once. */
export function joinRules(rules: readonly PageRule[]): Rulings {
  const lying = rules.filter(({ y1, y2, x1, x2 }) => Math.abs(y2 - y1) <= Math.abs(x2 - x1));
  const standing = rules.filter(({ y1, y2, x1, x2 }) => Math.abs(y2 - y1) > Math.abs(x2 - x1));
  return {
    lying: join(lying.map(({ x1, x2, y1 }) => ({ at: y1, from: x1, to: x2 }))),
    standing: join(standing.map(({ y1, y2, x1 }) => ({ at: x1, from: y1, to: y2 }))),
  };
}

function join(rulings: Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const cluster of clusters(rulings)) addAll(joined, unite(cluster));
  return joined.filter(({ from, to }) => to - from >= SHORTEST);
}

function clusters(rulings: Ruling[]): Ruling[][] {
  const found: Ruling[][] = [];
  let open: Ruling[] = [];
  for (const ruling of rulings.sort((a, b) => a.at - b.at)) {
    if (open[0] && ruling.at - open[0].at > NEAR) {
      found.push(open);
      open = [];
    }
    open.push(ruling);
  }
  if (open.length > 0) found.push(open);
  return found;
}

/** Lines of one height, those that touch in one. */
function unite(rulings: readonly Ruling[]): Ruling[] {
  const united: { at: number; from: number; to: number; last: number; length: number }[] = [];
  for (const { at, from, to } of rulings.toSorted((a, b) => a.from - b.from)) {
    const open = united.at(-1);
    const room = open && to - from < DASH && open.last < DASH ? DASH_GAP : GAP;
    if (open && from <= open.to + room) {
      const length = open.length + to - from;
      open.at = (open.at * open.length + at * (to - from)) / (length || 1);
      open.length = length;
      open.to = Math.max(open.to, to);
      open.last = to - from;
    } else united.push({ at, from, to, last: to - from, length: to - from });
  }
  return united.map(({ at, from, to }) => ({ at, from, to }));
}

/** How near the end of a line must come to another to meet it. */
const REACH = 3;

/** Lines that hang together, those of each table and frame apart. */
export function groupRulings({ lying, standing }: Rulings): Rulings[] {
  const parents = [...lying, ...standing].map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? 0] ?? 0;
      at = parents[at] ?? 0;
    }
    return at;
  };
  const columns = standing.map((ruling, i) => ({ ruling, i: lying.length + i })).sort((a, b) => a.ruling.at - b.ruling.at);
  for (const [i, line] of lying.entries())
    for (let at = firstFrom(columns, line.from - REACH); at < columns.length; at += 1) {
      const column = columns[at];
      if (!column || column.ruling.at > line.to + REACH) break;
      if (column.ruling.from - REACH <= line.at && line.at <= column.ruling.to + REACH) parents[rootOf(column.i)] = rootOf(i);
    }
  const groups = new Map<number, { lying: Ruling[]; standing: Ruling[] }>();
  const add = (i: number, ruling: Ruling, kind: "lying" | "standing") => {
    const root = rootOf(i);
    const group = groups.get(root) ?? { lying: [], standing: [] };
    group[kind].push(ruling);
    groups.set(root, group);
  };
  for (const [i, ruling] of lying.entries()) add(i, ruling, "lying");
  for (const [i, ruling] of standing.entries()) add(lying.length + i, ruling, "standing");
  return [...groups.values()];
}

function firstFrom(columns: readonly { readonly ruling: Ruling }[], at: number): number {
  let [low, high] = [0, columns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns[middle]?.ruling.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
