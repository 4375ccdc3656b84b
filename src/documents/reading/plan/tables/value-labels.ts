import type { Atom } from "./atoms.ts";
import { bare } from "./column-head.ts";

/**
 * The atoms that stand before the number in both cells of a row: 開催回数 803回 … 開催回数 800回. What stands between two values and again at the end of
 * what stands before the first of them names the number, not the indicator, whichever way the lines were broken.
 */
export function findValueLabels(atoms: readonly Atom[]): Set<Atom> {
  const labels = new Set<Atom>();
  let run: Atom[] = [];
  let before: Atom[] = [];
  for (const atom of atoms) {
    if (atom.kind === "value") {
      const label = sharedTail(before, run);
      if (label) for (const one of [...label, ...run]) labels.add(one);
      before = run;
      run = [];
    } else if (atom.kind === "text" || atom.kind === "division" || atom.kind === "unit") run.push(atom);
    else if (atom.kind !== "year" && atom.kind !== "bracket") run = [];
  }
  return labels;
}

/** The last atoms of `before` that say the same as all of `run`; null where they are not a part of it. */
function sharedTail(before: readonly Atom[], run: readonly Atom[]): readonly Atom[] | null {
  const wanted = joined(run);
  if (wanted.length < 2) return null;
  for (let from = before.length - 1; from >= 1; from -= 1) {
    const tail = before.slice(from);
    const said = joined(tail);
    if (said === wanted) return tail;
    if (said.length >= wanted.length) return null;
  }
  return null;
}

function joined(atoms: readonly Atom[]): string {
  return atoms.map(({ text }) => bare(text.text)).join("");
}
