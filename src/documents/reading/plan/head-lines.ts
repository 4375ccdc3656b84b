import type { Block } from "../../document.ts";
import { Passage } from "../../passage.ts";
import type { Piece } from "./piece.ts";
import { type Atom, atomsOf } from "./tables/atoms.ts";
import { readColumnHead } from "./tables/column-head.ts";
import { readLineHeads } from "./tables/line-heads.ts";

/** Heads of columns that a narrow table broke take no more lines. */
const MOST_LINES = 14;
const LONGEST = 60;
/** A label over the table: 【数値目標】. */
const LABEL = /^[【〔《≪＜〈■◆●○◇◎▼★☆]/u;
const HEAD_WORD = /標|値|目安|項目|施策|目標|単位|区分|番号|No|№/u;

/**
 * How many lines the heads of a table of indicators take that stand one below the other (指標名 単位 現状値 / （R3） / 目標値 / （R8）): 0 where none begin there,
 * or where one line holds them all.
 */
export function headLines(pieces: readonly Piece[], at: number): number {
  const first = pieces[at];
  if (
    first?.block.kind !== "line" ||
    first.text.length > LONGEST ||
    !HEAD_WORD.test(first.text.text) ||
    LABEL.test(first.text.text) ||
    !beginsHeads(first.text)
  )
    return 0;
  const lines: Block[] = [];
  for (const { block, text, page } of pieces.slice(at, at + MOST_LINES)) {
    if (block.kind !== "line" || text.length > LONGEST || /[。]/u.test(text.text) || page !== first.page) break;
    if (lines.length > 0 && text.text === first.text.text) break;
    lines.push(block);
  }
  if (lines.length < 2) return 0;
  const atoms = atomsOf(lines);
  const heads = readLineHeads(atoms, 0);
  const last = heads ? atoms[heads.length - 1] : undefined;
  const end = last ? lines.findIndex((line) => line.kind !== "table" && lastOf(line.text) >= lastOf(last.text)) + 1 : 0;
  return end > 1 && isWhole(atoms, heads?.length ?? 0) ? end : 0;
}

/** Whether every word of the line is a head, or all of them together are one that is set wide (指　標　名). */
function beginsHeads(line: Passage): boolean {
  const words = line.split(/[\s　]+/u).filter(({ length }) => length > 0);
  const heads = words.filter((word) => readColumnHead(word) !== null).length;
  const spread = words.filter(({ length }) => length === 1).length;
  const first = words.find(({ length }) => length > 1);
  return heads + spread === words.length && (heads > 0 || (first === undefined && readColumnHead(Passage.join(words)) !== null));
}

/** The heads end where their line does. */
function isWhole(atoms: readonly Atom[], length: number): boolean {
  return atoms[length]?.start !== "space";
}

const lastOf = (text: Passage): number => text.origins.at(-1) ?? -1;
