import { addAll } from "../../add-all.ts";
import type { Atom } from "./atoms.ts";
import { type Column, holdsValues } from "./columns.ts";

/**
 * Other orders in which the atoms may have stood in the table, for lines that a converter wrote by their height or by columns: a name above and below its
 * values, years in a line of their own under the values, all names before all values. The alignment decides which order explains them best.
 */
export function otherOrders(atoms: readonly Atom[], columns: readonly Column[]): Atom[][] {
  const spread = spreadYears(atoms);
  const orders = [spread, centred(atoms), centred(spread ?? atoms), byColumns(atoms, columns)];
  return orders.filter((order) => order !== null);
}

function linesOf(atoms: readonly Atom[]): Atom[][] {
  const lines: Atom[][] = [];
  for (const atom of atoms) {
    if (atom.start === "space" && lines.length > 0) lines.at(-1)?.push(atom);
    else lines.push([atom]);
  }
  return lines;
}

const isValue = ({ kind }: Atom): boolean => kind === "value" || kind === "silent" || kind === "word";
const begins = ([first]: readonly Atom[]): boolean => first !== undefined && isValue(first);
const isBracket = ({ kind }: Atom): boolean => kind === "year" || kind === "bracket";

/** A line of nothing but brackets under a line of as many values: each goes to its value. */
function spreadYears(atoms: readonly Atom[]): Atom[] | null {
  const lines = linesOf(atoms);
  let changed = false;
  const spread: Atom[][] = [];
  for (const line of lines) {
    const before = spread.at(-1) ?? [];
    const values = before.filter(isValue);
    const fits =
      line.every(isBracket) && values.length >= 2 && (line.length === values.length || (line.length === 1 && line[0]?.kind === "year"));
    if (!fits) {
      spread.push(line);
      continue;
    }
    changed = true;
    spread[spread.length - 1] = before.flatMap((atom) => {
      const bracket = line[values.indexOf(atom)];
      return bracket ? [atom, { ...bracket, start: "line" as const }] : [atom];
    });
  }
  return changed ? spread.flat() : null;
}

/** Names of several lines with their values at half height: as many lines of the name stand below the values as above. */
function centred(atoms: readonly Atom[]): Atom[] | null {
  const lines = linesOf(atoms);
  const ordered: Atom[] = [];
  let above: Atom[][] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] ?? [];
    if (!line.some(isValue)) {
      if (line[0]?.kind === "remark" && above.length === 0) addAll(ordered, line);
      else above.push(line);
      i += 1;
      continue;
    }
    const block: Atom[][] = [line];
    for (i += 1; i < lines.length && (lines[i] ?? []).every(isBracket); i += 1) block.push(lines[i] ?? []);
    const below = lines.slice(i, i + above.length);
    if (below.length < above.length || below.some((one) => one.some(isValue))) return null;
    i += above.length;
    const first = line.findIndex((atom) => isValue(atom) || atom.kind === "unit");
    addAll(ordered, [...above.flat(), ...line.slice(0, first), ...below.flat(), ...line.slice(first), ...block.slice(1).flat()]);
    above = [];
  }
  return above.length === 0 ? ordered : null;
}

/** All names, then all values of the first column, then all of the next: dealt out row by row. Only where the counts come out even. */
function byColumns(atoms: readonly Atom[], columns: readonly Column[]): Atom[] | null {
  const lines = linesOf(atoms);
  const first = lines.findIndex((line) => begins(line));
  const wide = columns.filter(holdsValues).length;
  if (first < 2 || wide < 2) return null;
  const names = lines.slice(0, first);
  const values = lines.slice(first);
  if (names.some((line) => line.some(isValue)) || values.some((line) => line.length > 2 || !begins(line))) return null;
  if (values.length !== names.length * wide) return null;
  return names.flatMap((name, row) => [
    ...name,
    ...columns.filter(holdsValues).flatMap((_, column) => values[column * names.length + row] ?? []),
  ]);
}
