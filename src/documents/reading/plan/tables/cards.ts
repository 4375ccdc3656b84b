import { Passage } from "../../../passage.ts";
import { joinText, markOf } from "../joining.ts";
import { type Atom, kindOfAtom } from "./atoms.ts";
import { bare, type ColumnHead, readColumnHead } from "./column-head.ts";
import { type Column, holdsValues, resolveColumns } from "./columns.ts";
import type { IndicatorRow } from "./indicator-draft.ts";
import type { IndicatorTable, TableRowRead } from "./indicator-table.ts";

interface Card {
  readonly name: Atom[];
  readonly cells: { readonly head: ColumnHead; readonly atoms: Atom[] }[];
}

const LABELS = new Set<ColumnHead["role"]>(["baseline", "target", "interim", "unit", "divisions", "note", "kind", "actual"]);
const NUMBER = /^(?:(?:成果|活動|重要業績評価)?指標|KPI|ＫＰＩ|No\.?)[\s　]?[0-9０-９①-⑳]{1,3}[:：.．]?$/u;
const LABELLED = /^[^:：]{1,24}[:：](?=[\s　]*\S)/u;
/** The fewest labelled values of a kind that make cards of the lines. */
const FEWEST = 1;

/** Indicators that each print their own labels: a name, 現状値 …, 目標値 …. Null where the lines are not of that kind. */
export function readCards(given: readonly Atom[]): IndicatorTable | null {
  const atoms = given.flatMap(cutLabel);
  const cards: Card[] = [];
  const furniture: Passage[] = [];
  let open: Card = { name: [], cells: [] };
  const close = () => {
    if (open.name.length > 0 || open.cells.length > 0) cards.push(open);
    open = { name: [], cells: [] };
  };
  for (const [i, atom] of atoms.entries()) {
    const label = labelOf(atom);
    if (label) {
      const repeated = open.cells.some(({ head }) => head.role === label.role && head.fiscalYear === label.fiscalYear);
      if (repeated) close();
      if (label.role === "name") {
        if (open.cells.length > 0) close();
      } else open.cells.push({ head: label, atoms: [] });
      furniture.push(atom.text);
      continue;
    }
    const cell = open.cells.at(-1);
    const newLine = atom.start !== "space";
    if (cell && newLine && cell.atoms.length > 0 && begins(atom) && hasGoal(open)) close();
    const current = open.cells.at(-1);
    if (NUMBER.test(atom.text.text) && newLine && current === undefined && atoms[i + 1] !== undefined) furniture.push(atom.text);
    else if (!current) open.name.push(atom);
    else if (atom.kind !== "arrow") current.atoms.push(atom);
  }
  close();
  const whole = cards.filter(isWhole);
  if (whole.length < FEWEST || whole.length * 2 < cards.length) return null;
  const rows = whole.map(toRow);
  const leftover = cards
    .filter((card) => !isWhole(card))
    .flatMap(({ name, cells }) => [...name, ...cells.flatMap((cell) => cell.atoms)].map(({ text }) => text));
  return { columns: [], rows, furniture, leftover };
}

/** 現状値（R5）：48件 is a label and its value. */
function cutLabel(atom: Atom): Atom[] {
  const mark = markOf(atom.text.text)?.length ?? 0;
  const text = atom.text.slice(mark);
  const length = LABELLED.exec(text.text)?.[0].length ?? 0;
  const label = { ...atom, text: text.slice(0, length), kind: "text" as const };
  if (length === 0 || labelOf(label) === null) return [atom];
  const value = text.slice(length).trim();
  return [label, { ...atom, text: value, kind: kindOfAtom(value.text), start: "space" }];
}

function labelOf(atom: Atom): ColumnHead | null {
  if (atom.kind === "value" || atom.kind === "silent") return null;
  const head = readColumnHead(atom.text.slice(0, /[:：]$/u.test(atom.text.text) ? -1 : undefined));
  if (!head || head.role === "year") return null;
  return LABELS.has(head.role) || (head.role === "name" && /^指標(?:名|の名称)?$/u.test(head.word)) ? head : null;
}

/** Whether a line with this at its front may be the name of the next. */
function begins({ kind }: Atom): boolean {
  return kind === "text" || kind === "code" || kind === "kind" || kind === "labelled" || kind === "division";
}

function hasGoal({ cells }: Card): boolean {
  return cells.some(({ head, atoms }) => head.role === "target" && atoms.length > 0);
}

/** A name, and values under labels that say what they are. */
function isWhole({ name, cells }: Card): boolean {
  return name.length > 0 && cells.some(({ head, atoms }) => (head.role === "baseline" || head.role === "target") && atoms.length > 0);
}

function toRow({ name, cells }: Card): TableRowRead {
  const columns = resolveColumns([nameHead(name), ...cells.map(({ head }) => head)]).slice(1);
  const of = (use: Column["use"]) => cells.filter((_, i) => columns[i]?.use === use).map(({ atoms }) => textOf(atoms));
  const values = cells.flatMap(({ atoms }, i) => {
    const column = columns[i];
    return column && holdsValues(column) ? [{ column, text: textOf(atoms), year: null }] : [];
  });
  const row: IndicatorRow = {
    node: null,
    path: [],
    code: null,
    kind: of("kind")[0] ?? null,
    name: joinText(name.map(({ text }) => text)),
    unit: of("unit")[0] ?? null,
    values,
    notes: of("note"),
    divisions: of("divisions"),
    strategy: null,
  };
  return { row, said: [...name, ...cells.flatMap(({ atoms }) => atoms)].map(({ text }) => text) };
}

function nameHead(name: readonly Atom[]): ColumnHead {
  const text = name[0]?.text ?? Passage.empty;
  return { role: "name", fiscalYear: null, unit: null, word: bare(text.text), text };
}

function textOf(atoms: readonly Atom[]): Passage {
  return Passage.join(
    atoms.map(({ text }) => text),
    " ",
  );
}
