import type { Cell } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { yearsIn } from "../goals/years.ts";
import { labelKey } from "../labels.ts";
import { cellText } from "../tables.ts";
import { isPlacementLabel } from "./placements.ts";
import { type Field, fieldOf, headFieldOf, sectionOf } from "./words.ts";

/** What the head over a column says. */
export interface Column {
  readonly field: Field;
  readonly label: Passage;
  /** The head is a year alone (令和6年度): what stands under it is of that year. */
  readonly isYear: boolean;
}

export type Columns = ReadonlyMap<number, Column>;

const LONGEST_LABEL = 60;
const MOST_COLUMNS = 40;

/** The rest of a head that a layout broke: 課題・今後 / の方向性. */
const FRAGMENT = /^[・、のをにとやが)）]/u;

function isFragment(text: string, above: Column | undefined): boolean {
  return above !== undefined && (FRAGMENT.test(text) || /[・、，(（]$/u.test(above.label.text));
}

function columnOf(label: Passage): Column | null {
  const { text } = label;
  if (label.length > LONGEST_LABEL || /。/u.test(text)) return null;
  const isYear = labelKey(text) === "" && yearsIn(label).length > 0;
  if (isYear) return { field: "period", label, isYear };
  const head = headFieldOf(text);
  if (head && head !== "year") return { field: head, label, isYear };
  const exact = fieldOf(text);
  if (exact) return { field: exact, label, isYear };
  const section = sectionOf(text, false);
  if (section === "mission" || section === "policy" || section === "summary") return { field: section, label, isYear };
  if (isPlacementLabel(text)) return { field: "placement", label, isYear };
  const guessed = fieldOf(text, true);
  if (guessed) return { field: guessed, label, isYear };
  return section === "goals" || section === "midTerm" ? { field: "title", label, isYear } : null;
}

/**
 * The columns that a row of heads names; null where the row is none: fewer than two heads are known, or labels and texts take turns.
 *
 * @param above the row of heads right above, which this one refines.
 */
export function columnsOf(cells: readonly Cell[], width: number, above: Columns | null): Columns | null {
  if (cells.length > MOST_COLUMNS) return null;
  const heads = cells.map((cell) => ({ cell, column: columnOf(cellText(cell)), text: cellText(cell) }));
  const known = heads.filter(({ column }) => column !== null);
  if (
    heads.some(
      ({ text, column }) =>
        text.length > LONGEST_LABEL ||
        (column === null && (text.length > 24 || (headFieldOf(text.text) === null && /[。0-9０-９]/u.test(text.text)))),
    )
  )
    return null;
  // 総合計画 | 基本政策 below a goal are labels of what stands under them.
  if (known.every(({ column }) => column?.field === "placement")) return null;
  const [first, second] = heads;
  const enough =
    above === null
      ? heads.length >= 2 &&
        (known.length === heads.length ||
          (known.length >= 2 && known.length * 5 >= heads.length * 3) ||
          (first?.column?.field === "number" && second !== undefined))
      : known.length === heads.length;
  if (!enough || (above === null && known.every(({ column }) => column?.isYear))) return null;
  const found = new Map<number, Column>();
  // A column in front without a head holds the numbers of the rows.
  for (let at = 0; above === null && at < (first?.cell.column ?? 0); at += 1)
    found.set(at, { field: "number", label: Passage.empty, isYear: false });
  const starts = heads.map(({ cell }) => cell.column);
  for (const [i, { cell, column, text }] of heads.entries()) {
    if (!column || isFragment(text.text, above?.get(cell.column))) continue;
    // A head reaches to the next one: a merged head's span is lost in many formats.
    const next = starts[i + 1] ?? width;
    for (let at = cell.column; at < Math.max(cell.column + cell.columnSpan, above ? 0 : next); at += 1) found.set(at, column);
  }
  return refine(above, found);
}

/** A report of an earlier year than that of which another column promises or reports. */
function isBeforeOthers(columns: readonly Column[], at: number): boolean {
  const yearOf = (column: Column | undefined) => (column ? (yearsIn(column.label)[0]?.value ?? null) : null);
  const year = yearOf(columns[at]);
  return year !== null && columns.some((other) => (other.field === "target" || other.field === "result") && (yearOf(other) ?? 0) > year);
}

function refine(above: Columns | null, below: ReadonlyMap<number, Column>): Columns {
  const merged = above ? new Map([...above, ...below]) : new Map(below);
  return settle(merged);
}

/**
 * What a label means beside the others: of two columns of titles the second holds what is to be done, or, where it is called 目標 and that is known already, the
 * target; without a column of titles the first of two columns of contents holds the title.
 */
function settle(columns: ReadonlyMap<number, Column>): Columns {
  const ordered = [...columns].sort(([a], [b]) => a - b);
  const runs: { column: Column; at: number[] }[] = [];
  for (const [at, column] of ordered) {
    const last = runs.at(-1);
    if (last && last.column === column) last.at.push(at);
    else runs.push({ column, at: [at] });
  }
  const fields = runs.map(({ column }) => column.field);
  const settled = fields.map((field, i): Field => {
    const before = fields.slice(0, i);
    const key = labelKey(runs[i]?.column.label.text ?? "");
    if (field === "title") {
      if ((key === "目標" && before.includes("title")) || (/目標$/u.test(key) && before.includes("content"))) return "target";
      return before.includes("title") ? "content" : field;
    }
    // 主な経営課題 in front of what is done about it is what the goal is called.
    if (field === "issues" && !fields.includes("title") && fields.slice(i + 1).includes("content") && /課題$/u.test(key)) return "title";
    // R4実績 in front of R5目標 is where the year begins.
    if (
      field === "result" &&
      isBeforeOthers(
        runs.map(({ column }) => column),
        i,
      )
    )
      return "baseline";
    // 総括 beside a goal tells how it went.
    if (field === "summary" && (fields.includes("title") || fields.includes("content")) && !fields.includes("policy")) return "result";
    if (field === "content" && !fields.includes("title") && before.every((other) => other !== "content")) {
      return fields.slice(i + 1).includes("content") ? "title" : field;
    }
    return field;
  });
  const years = runs.map(({ column }) => yearsIn(column.label)[0]?.value ?? null);
  const latest = Math.max(...years.map((year) => year ?? 0));
  // 指標 | 令和6年度実績 | 令和7年度目標: where the measure starts from is told of no goal.
  const isBaseline = (i: number) =>
    settled[i] === "result" && settled[i - 1] === "target" && years[i - 1] === null && (years[i] ?? latest) < latest;
  return new Map(
    runs.flatMap(({ column, at }, i) =>
      isBaseline(i) ? [] : at.map((index) => [index, { ...column, field: settled[i] ?? column.field }] as const),
    ),
  );
}
