import type { Block } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { endsSentence, markOf, tellsOfYear, widthOf } from "./joining.ts";
import { type Label, readLabel } from "./label.ts";
import type { Piece } from "./piece.ts";

const SPACE = Passage.traced(" ", [-1]);
const COUNT = /^[▲△-]?[0-9０-９][0-9０-９,，.．]*(?:[%％]|人|件|円|戸|世帯|か所|箇所)?$/u;
const LONE = /^\S$/u;
const NOTE = /^(?:出典|資料|注|※|[(（])/u;
/** How far below its title a table of figures may begin, in lines. */
const AHEAD = 14;

interface Pair {
  readonly text: Passage;
}

/** A title over a table of figures that no other mark tells from text: a short line, behind it rows of names with numbers. */
export function startsReference(pieces: readonly Piece[], at: number): Label | null {
  const piece = pieces[at];
  const before = pieces[at - 1];
  if (piece?.block.kind !== "line" || !(piece.block.gapBefore || (before && readLabel(before.text, "text")?.known))) return null;
  const text = piece.text;
  if (text.length < 4 || widthOf(text.text) > 60 || endsSentence(text.text) || markOf(text.text) || pairsOf(text).pairs.length > 0)
    return null;
  let rows = 0;
  for (let i = at + 1; i < Math.min(pieces.length, at + 1 + AHEAD); i += 1) {
    const line = pieces[i];
    if (line?.block.kind !== "line" || /[。、]/u.test(line.text.text)) break;
    if (pairsOf(line.text).pairs.length > 0) rows += 1;
    else if (i === at + 1 && !line.block.gapBefore && !LONE.test(line.text.text)) return null;
    else if (line.text.length > 16 && rows === 0) return null;
  }
  return rows >= 4 ? { kind: "reference", title: text, aside: null, whole: text, known: false, mark: null } : null;
}

/** The names with their one number each in a line of such a table, and what stands behind the last. */
function pairsOf(line: Passage): { pairs: Pair[]; rest: Passage } {
  const words = wordsOf(line);
  const pairs: Pair[] = [];
  let name: Passage[] = [];
  let end = 0;
  for (const word of words) {
    if (!COUNT.test(word.text)) name.push(word);
    else if (name.length === 0) return { pairs: [], rest: line };
    else {
      pairs.push({ text: Passage.join([Passage.join(name), word], " ") });
      name = [];
      end = (word.origins.at(-1) ?? 0) + 1;
    }
  }
  const rest = name.length === 0 ? Passage.empty : Passage.join(name);
  return end === 0 || rest.length > 1 ? { pairs: [], rest: line } : { pairs, rest };
}

function wordsOf(line: Passage): Passage[] {
  return line.split(/[\s　]+/u).filter(({ length }) => length > 0);
}

/**
 * The items of a table of figures: where two stand side by side, with their groups' names set one character a line, the left one first. A group that
 * opens before the left table has its total belongs to the right one. Null where the lines are no such table.
 */
export function readSideBySide(blocks: readonly Block[]): { items: Passage[]; furniture: Passage[] } | null {
  const left: Passage[] = [];
  const right: Passage[] = [];
  const notes: Passage[] = [];
  const furniture: Passage[] = [];
  let vertical: Passage[] = [];
  let groups = 0;
  let leftDone = false;
  for (const block of blocks) {
    if (block.kind === "table") return null;
    const { pairs, rest } = pairsOf(block.text);
    if (LONE.test(block.text.text)) vertical.push(block.text);
    else if (pairs.length === 0 && NOTE.test(block.text.text)) notes.push(block.text);
    else if (pairs.length === 0) {
      // The head of a group's columns: it closes the name that was set vertically above it.
      if (vertical.length > 1) {
        (groups === 0 ? left : right).push(Passage.join(vertical));
        groups += 1;
      } else if (vertical.length > 0) return null;
      vertical = [];
      furniture.push(block.text);
    } else {
      if (vertical.length > 0 || pairs.length > 2) return null;
      const [first, second] = pairs;
      const single = second === undefined && leftDone;
      if (first) (single ? right : left).push(first.text);
      if (second) right.push(second.text);
      if (first && !single && /^(?:計|合計|小計)/u.test(first.text.text)) leftDone = true;
      vertical = rest.length > 0 ? [rest] : [];
    }
  }
  if (groups < 2 || vertical.length > 0) return null;
  return { items: [...left, ...right, ...notes], furniture };
}

/**
 * The items of a part that is no running text: rows and captions that stand together, without a gap, are one item; a note or a source is one of its own,
 * and numbered lines belong to the bracketed line above them.
 */
export function readRows(blocks: readonly Block[]): Passage[] {
  const groups: Passage[][] = [];
  const firstRow = blocks.filter(isFigures).length >= 3 ? blocks.findIndex(isFigures) : 0;
  let numbered = false;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "table") {
      for (const { cells } of block.rows) groups.push(cells.flatMap(({ lines }) => lines.map(({ text }) => text)));
      continue;
    }
    const mark = markOf(block.text.text);
    const open = groups.at(-1);
    const head = i < firstRow && i > 0 && !NOTE.test(block.text.text) && !NOTE.test(open?.[0]?.text ?? "");
    const whole =
      block.kind !== "line" ||
      block.gapBefore ||
      /^【/u.test(block.text.text) ||
      isFigures(block) ||
      tellsOfYear(block.text.text) ||
      NOTE.test(block.text.text) ||
      NOTE.test(open?.[0]?.text ?? "");
    const below: boolean = open !== undefined && mark !== null && mark.kind !== "bullet" && (numbered || /^【/u.test(open[0]?.text ?? ""));
    if (open && (below || head || !(whole || mark))) open.push(block.text);
    else groups.push([block.text]);
    numbered = below;
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => Passage.join(group.flatMap((part, i) => (i > 0 ? [SPACE, part] : [part]))));
}

/** A row of a table of figures: two numbers at least. */
function isFigures(block: Block): boolean {
  return (
    block.kind === "line" && block.text.length < 200 && block.text.text.split(/[\s　]+/u).filter((word) => COUNT.test(word)).length >= 2
  );
}

/** Whether a stretch is rows and captions rather than sentences or bullets. */
export function isRows(blocks: readonly Block[]): boolean {
  const texts = blocks.filter((block) => block.kind !== "table");
  if (texts.some(({ kind }) => kind === "item")) return false;
  const first = texts[0]?.text.text ?? "";
  const sentences = texts.filter(({ text }) => endsSentence(text.text) || markOf(text.text)?.kind === "bullet").length;
  return texts.length > 0 && markOf(first) === null && sentences * 3 < texts.length;
}
