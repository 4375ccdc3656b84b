import { Passage } from "../../../passage.ts";
import type { Atom } from "./atoms.ts";
import { bare, type ColumnHead, readColumnHead, yearOf } from "./column-head.ts";
import { areIndicatorHeads, type Column, resolveColumns } from "./columns.ts";

/** Heads of columns as the lines over a table print them, and how many atoms they take. */
export interface LineHeads {
  readonly columns: readonly Column[];
  readonly furniture: readonly Passage[];
  readonly length: number;
}

/** A head may be broken into so many parts. */
const MOST_PARTS = 4;
/** Heads take no more lines than this. */
const MOST_LINES = 14;
/** A cheap look before the heads are read one by one: one of the first has to have one of these words. */
const FIRST_HEADS = 8;
const HEAD_WORD = /標|値|目安|現況|基準|現状|策定|実績|当初|KPI|ＫＰＩ|めざ|ものさし|年/u;
const ONCE = new Set(["name", "kind", "unit", "code", "node", "divisions", "direction"]);

/** The heads that begin at an atom, or null. Heads end at the first word that is none, or on a line that has values. */
export function readLineHeads(atoms: readonly Atom[], at: number): LineHeads | null {
  const first = atoms[at];
  if (!first || !atoms.slice(at, at + FIRST_HEADS).some(({ text }) => HEAD_WORD.test(text.text))) return null;
  const valued = new Set(atoms.slice(at, at + 80).flatMap(({ kind, line }) => (kind === "value" || kind === "silent" ? [line] : [])));
  const items: { head: ColumnHead; bracketed: boolean }[] = [];
  let next = at;
  while (next < atoms.length) {
    const atom = atoms[next];
    if (!atom || atom.line > first.line + MOST_LINES || valued.has(atom.line)) break;
    const found = headAt(atoms, next);
    if (!found) break;
    // 成果指標　指標名　現状値 …: the label of the table stands before its heads.
    if (found.head.role === "name" && items.length === 1 && items[0]?.head.role === "name" && atom.line === first.line) items.pop();
    const last = items.at(-1)?.head;
    if (found.head.role === "node" && last?.role === "node" && /(?:番号|コード)$/u.test(last.word)) items.pop();
    const repeated = items.some(({ head }) => head.role === found.head.role) && ONCE.has(found.head.role);
    if (repeated || (atom.kind === "kind" && items.some(({ head }) => head.role === "name"))) break;
    items.push({ head: found.head, bracketed: /^[(（［[〔【]/u.test(found.head.text.text) && found.head.role === "year" });
    next += found.length;
  }
  const heads = pairYears(items);
  if (!heads || !areIndicatorHeads(heads)) return null;
  return { columns: resolveColumns(heads), furniture: atoms.slice(at, next).map(({ text }) => text), length: next - at };
}

/** The shortest run of atoms that is a head; a rest that a narrow column pushed to the next line goes with it (目標, 値). */
function headAt(atoms: readonly Atom[], at: number): { head: ColumnHead; length: number } | null {
  for (let length = 1; length <= MOST_PARTS && at + length <= atoms.length; length += 1) {
    const head = joinedHead(atoms, at, length);
    if (!head) continue;
    const rest = atoms[at + length];
    const longer = rest && rest.text.length <= 3 && readColumnHead(rest.text) === null ? joinedHead(atoms, at, length + 1) : null;
    return longer && longer.role === head.role ? { head: longer, length: length + 1 } : { head, length };
  }
  return null;
}

/** Only the last part of a broken head may be one by itself: 総合戦略における / 関連施策. */
function joinedHead(atoms: readonly Atom[], at: number, length: number): ColumnHead | null {
  if (length > 1 && atoms.slice(at, at + length - 1).some(({ text }, i) => i > 0 && readColumnHead(text) !== null)) return null;
  return readColumnHead(Passage.join(atoms.slice(at, at + length).map(({ text }) => text)));
}

type Item = { readonly head: ColumnHead; readonly bracketed: boolean };

/** Gives each value's head its year, and makes columns of the years that stand under one head; null where they do not come out even. */
function pairYears(items: readonly Item[]): ColumnHead[] | null {
  const years = items.filter(({ head }) => head.role === "year");
  const open = items.filter(({ head }) => isValue(head) && head.fiscalYear === null);
  if (years.length === 0) return items.map(({ head }) => head);
  const goals = open.some(({ head }) => head.role !== "baseline");
  if (open.length === 0 || (!goals && years.length > open.length)) return items.map(({ head }) => head);
  const pairs = new Map<Item, ColumnHead[]>();
  if (years.length === open.length) for (const [i, item] of open.entries()) pairs.set(item, [dated(item.head, years[i]?.head)]);
  else if (years.length < open.length) {
    for (const year of years) {
      const before = items.slice(0, items.indexOf(year)).findLast((item) => open.includes(item) && !pairs.has(item));
      if (before) pairs.set(before, [dated(before.head, year.head)]);
    }
  } else {
    const [first, ...rest] = open;
    const last = rest.at(-1) ?? first;
    if (!first || !last || rest.length > 1) return null;
    const own = rest.length === 1 ? 1 : 0;
    if (own === 1) pairs.set(first, [dated(first.head, years[0]?.head)]);
    pairs.set(
      last,
      years.slice(own).map(({ head }) => dated(last.head, head)),
    );
  }
  return items.flatMap((item) => (item.head.role === "year" ? [] : (pairs.get(item) ?? [item.head])));
}

function isValue({ role }: ColumnHead): boolean {
  return role === "baseline" || role === "target" || role === "interim" || role === "actual";
}

function dated(head: ColumnHead, year: ColumnHead | undefined): ColumnHead {
  return year
    ? { ...head, fiscalYear: year.fiscalYear ?? yearOf(bare(year.text.text)), text: Passage.join([head.text, year.text], " ") }
    : head;
}
