import type { Atom } from "./atoms.ts";
import { emptyCost, fitCost, goOnLoose, isAside, leaveCost, looseCost, rowCost, saysValue, stayCost } from "./cell-costs.ts";
import type { Column } from "./columns.ts";

/** The rows that explain a run of atoms best: for every row the atoms of each column, and the atoms of no row. */
export interface Alignment {
  readonly cost: number;
  readonly rows: readonly AlignedRow[];
  readonly loose: readonly Atom[];
}

export interface AlignedRow {
  /** One list a column, in the order of the columns. */
  readonly cells: readonly (readonly Atom[])[];
  readonly cost: number;
}

/** Steps into a state: on in the same cell, on to a later column, or the first cell of a new row. */
const STAY = 0;
const MOVE = 1;
const ROW = 2;

/**
 * Deals the atoms out to the columns, row after row, at the least cost (a shortest path over atoms and columns, linear in the atoms). The order of
 * the atoms is kept; a row may leave columns empty.
 *
 * @param labels atoms that stand before the number in a value's cell.
 */
export function align(atoms: readonly Atom[], columns: readonly Column[], labels: ReadonlySet<Atom>): Alignment {
  const count = columns.length;
  const states = count + 1;
  const loose = count;
  const skips = [0, ...columns.map(emptyCost)];
  for (let i = 1; i < skips.length; i += 1) skips[i] = (skips[i] ?? 0) + (skips[i - 1] ?? 0);
  const between = (from: number, to: number) => (skips[to] ?? 0) - (skips[from] ?? 0);
  const goal = columns.findLast(({ use }) => use === "target")?.fiscalYear ?? null;
  const costs = new Float64Array(atoms.length * states).fill(Number.POSITIVE_INFINITY);
  const from = new Int16Array(atoms.length * states).fill(-1);
  const steps = new Uint8Array(atoms.length * states);

  const inner = innerNumbers(atoms);
  let complete = false;
  for (const [i, atom] of atoms.entries()) {
    const around = { label: labels.has(atom), inner: inner.has(atom) };
    const { label } = around;
    const before = i > 0 ? atoms[i - 1] : undefined;
    const base = (i - 1) * states;
    let ended = i === 0 ? 0 : (costs[base + loose] ?? 0);
    let ender = i === 0 ? -1 : loose;
    const left = new Float64Array(count);
    for (let c = 0; c < count && before; c += 1) {
      const column = columns[c];
      if (!column) continue;
      left[c] = (costs[base + c] ?? 0) + leaveCost(before, column);
      const end = (left[c] ?? 0) + between(c + 1, count);
      if (end < ended) [ended, ender] = [end, c];
    }
    for (let c = 0; c < count; c += 1) {
      const column = columns[c];
      if (!column) continue;
      let best = ended + between(0, c) + rowCost(atom, before);
      let origin = ender;
      let step = ROW;
      if (before) {
        const stay = (costs[base + c] ?? 0) + stayCost(before, atom, column, { label, complete });
        if (stay < best) [best, origin, step] = [stay, c, STAY];
        for (let p = 0; p < c; p += 1) {
          const move = (left[p] ?? 0) + between(p + 1, c);
          if (move < best) [best, origin, step] = [move, p, MOVE];
        }
      }
      const at = i * states + c;
      costs[at] = best + fitCost(atom, column, around, goal);
      from[at] = origin;
      steps[at] = step;
    }
    complete = saysValue(atom) || (complete && isAside(atom) && !label);
    const at = i * states + loose;
    const goesOn = before ? (costs[base + loose] ?? 0) + goOnLoose(atom) : Number.POSITIVE_INFINITY;
    const begins = ended + (atom.start === "space" ? 6 : 0) + looseCost(atom);
    costs[at] = Math.min(goesOn, begins);
    from[at] = goesOn <= begins ? loose : ender;
    steps[at] = goesOn <= begins ? STAY : ROW;
  }
  return trace(atoms, columns, { costs, from, steps, states, between });
}

interface Path {
  readonly costs: Float64Array;
  readonly from: Int16Array;
  readonly steps: Uint8Array;
  readonly states: number;
  readonly between: (from: number, to: number) => number;
}

function trace(atoms: readonly Atom[], columns: readonly Column[], { costs, from, steps, states, between }: Path): Alignment {
  const count = columns.length;
  const last = (atoms.length - 1) * states;
  let state = count;
  let cost = atoms.length === 0 ? 0 : (costs[last + count] ?? 0);
  for (let c = 0; c < count; c += 1) {
    const end = (costs[last + c] ?? 0) + between(c + 1, count);
    if (end < cost) [cost, state] = [end, c];
  }
  const rows: { cells: Atom[][]; start: number; end: number }[] = [];
  const loose: Atom[] = [];
  let open: { cells: Atom[][]; start: number; end: number } | null = null;
  let ending = cost;
  for (let i = atoms.length - 1; i >= 0; i -= 1) {
    const atom = atoms[i];
    if (!atom) continue;
    const at = i * states + state;
    if (state === count) loose.push(atom);
    else {
      open ??= { cells: columns.map(() => []), start: 0, end: ending };
      open.cells[state]?.unshift(atom);
    }
    const step = steps[at];
    const origin = from[at] ?? -1;
    if (step === ROW) {
      const prior: number = i === 0 ? 0 : (costs[(i - 1) * states + origin] ?? 0) + (origin < count ? between(origin + 1, count) : 0);
      if (open) rows.push({ ...open, start: prior });
      open = null;
      ending = prior;
    }
    state = origin < 0 ? count : origin;
  }
  return { cost, rows: rows.reverse().map(({ cells, start, end }) => ({ cells, cost: end - start })), loose: loose.reverse() };
}

/** Numbers inside a name: words stand behind them on their line, and no value of the row before them. */
function innerNumbers(atoms: readonly Atom[]): Set<Atom> {
  const inner = new Set<Atom>();
  let numbers: Atom[] = [];
  let open = true;
  for (const atom of atoms) {
    if (atom.start !== "space") {
      numbers = [];
      open = true;
    }
    if (atom.kind === "value") numbers.push(atom);
    else if (atom.kind === "text" && open) {
      for (const number of numbers) inner.add(number);
      open = numbers.length > 0 || atom.start !== "space";
      numbers = [];
    } else if (atom.kind !== "code" && atom.kind !== "kind") open = false;
  }
  return inner;
}
