import { Passage } from "../../../passage.ts";
import type { Atom } from "./atoms.ts";
import { bare } from "./column-head.ts";
import { isKind } from "./kind-word.ts";
import type { NodeIndex } from "./node-index.ts";
import words from "./words.json" with { type: "json" };

/** A title that is set wide, with a space behind every character, has so many atoms at most. */
const MOST_PARTS = 80;

/**
 * Puts the code of a node and the title that a narrow column broke behind it into one atom. A title of a known node is recognised by its words; of
 * any other it ends where a blank line stands or the lines get wider.
 *
 * @param columned The titles have a column of their own: 1-1 農業の振興 新規就農者数 人 12 30.
 */
export function foldNodeTitles(atoms: readonly Atom[], nodes: NodeIndex, columned: boolean): Atom[] {
  const folded: Atom[] = [];
  for (let i = 0; i < atoms.length; i += 1) {
    const atom = atoms[i];
    if (!atom) continue;
    const starts = atom.start !== "space" && atom.kind === "code" && /\d/u.test(bare(atom.text.text));
    const length = starts ? titleLength(atom, atoms.slice(i + 1, i + 1 + MOST_PARTS), nodes, columned) : 0;
    if (length > 0) {
      const text = Passage.join([atom.text, ...atoms.slice(i + 1, i + 1 + length).map((part) => part.text)], " ");
      folded.push({ ...atom, text, kind: "code" });
      i += length;
    } else folded.push(atom);
  }
  return folded;
}

/** Puts a kind together that a narrow column broke: 市民取組 / 指標. */
export function foldKinds(atoms: readonly Atom[]): Atom[] {
  const folded: Atom[] = [];
  for (let i = 0; i < atoms.length; i += 1) {
    const atom = atoms[i];
    const next = atoms[i + 1];
    if (!atom) continue;
    const breaks = atom.start !== "space" && atom.kind === "text" && next?.start === "line" && atom.text.length + next.text.length <= 12;
    if (breaks && next && isKind(atom.text.text + next.text.text)) {
      folded.push({ ...atom, text: Passage.join([atom.text, next.text]), kind: "kind" });
      i += 1;
    } else folded.push(atom);
  }
  return folded;
}

function titleLength(code: Atom, rest: readonly Atom[], nodes: NodeIndex, columned: boolean): number {
  const known = nodes.knows ? nodes.find(code.text.text) : null;
  const title =
    known === null
      ? 0
      : nodes.titleRun(
          known,
          rest.map(({ text }) => text.text),
        );
  if (title > 0) return title;
  const gap = rest.findIndex(({ start, kind }, i) => (i > 0 && start === "gap") || kind !== "text");
  if (gap > 0 && rest[gap]?.start === "gap" && rest.slice(0, gap).every(({ start }) => start !== "gap" || rest[0]?.start === "gap"))
    return gap;
  if (known !== null) return 0;
  const beside = rest.filter(({ line }) => line === code.line);
  const whole = beside.some(({ kind }) => kind === "value" || kind === "silent" || kind === "word");
  if (columned && whole && beside[0]?.kind === "text" && beside[1]?.kind === "text") return 1;
  return titleByLines(code, rest);
}

/** Lines that a title takes at most. */
const MOST_LINES = 3;
const TITLE_END = new RegExp(`(?:${words.actEnds}|${words.titleEnds})$`, "u");

/**
 * The title of a code that no heading prints: the words beside the code, or the line below it, where the next line has a name with its values; with
 * more lines of words before these, as far as one ends like a title (…の推進).
 */
function titleByLines(code: Atom, rest: readonly Atom[]): number {
  const lines: Atom[][] = [];
  for (const atom of rest) {
    if (atom.start === "gap" && lines.length > 0) break;
    const open = lines.at(-1);
    if (open && open[0]?.line === atom.line) open.push(atom);
    else if (lines.length > MOST_LINES) break;
    else lines.push([atom]);
  }
  const isWords = (line: readonly Atom[] | undefined) => line?.every(({ kind }) => kind === "text") ?? false;
  const worded = lines.findIndex((line) => !isWords(line));
  const count = worded < 0 ? lines.length : worded;
  if (count === 0) return 0;
  const next = lines[count];
  const named = next?.[0]?.kind === "text" && next.length > 1;
  const ends = lines.slice(0, count).findIndex((line) => TITLE_END.test(line.at(-1)?.text.text ?? ""));
  const beside = lines[0]?.[0]?.line === code.line;
  const taken = ends >= 0 ? ends + 1 : count === 1 && (named || beside) ? 1 : 0;
  return lines.slice(0, taken).flat().length;
}
