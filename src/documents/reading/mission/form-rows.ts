import type { Cell, CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { labelKey, namesGoal } from "../labels.ts";
import { outline } from "../marks.ts";
import { cellText } from "../tables.ts";
import { append } from "./append.ts";
import { labelIn, ordinalOf } from "./cells.ts";
import { goalHeadingOf, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { type Field, fieldOf, type Section, sectionOf } from "./words.ts";

/** Reads rows in which a label stands beside its text: 取組内容 | (1) …, 部の使命 | …. */
export class FormRows {
  readonly #notes: Notebook;
  /** A label that spans rows, and how many more it covers. */
  #spanning: { readonly label: Passage; readonly field: Field; rows: number } | null = null;

  constructor(notes: Notebook) {
    this.#notes = notes;
  }

  reset(): void {
    this.#spanning = null;
  }

  /** @returns false where the row has another shape. */
  read(cells: readonly Cell[]): boolean {
    const [first] = cells;
    if (!first) return false;
    if (this.#goesOn(first, cells)) return true;
    if (cells.length < 2 || !labelIn(first)) return false;
    let open: Cell | null = null;
    for (const cell of cells) {
      const label = labelIn(cell);
      if (label && (cell === first || cell.lines.length === 1) && cell !== cells.at(-1)) open = cell;
      else if (open) this.#say(cellText(open), cell);
    }
    const field = fieldOf(cellText(first).text);
    this.#spanning = first.rowSpan > 1 && field ? { label: cellText(first), field, rows: first.rowSpan - 1 } : null;
    return true;
  }

  #goesOn(first: Cell, cells: readonly Cell[]): boolean {
    const spanning = this.#spanning;
    if (!spanning || spanning.rows === 0 || first.column === 0) return false;
    spanning.rows -= 1;
    if (labelIn(first) && cells.length > 1) return false;
    for (const cell of cells) this.#notes.say(spanning.field, cell.lines, spanning.label);
    return true;
  }

  #say(label: Passage, value: Cell): void {
    const notes = this.#notes;
    const { lines } = value;
    const heading = goalHeadingOf(shapeOf(label));
    if (heading?.title.isBlank && lines.length > 0) {
      notes.claim(label);
      notes.openGoal("label", lines, { ordinal: heading.number, mark: heading.label });
      return;
    }
    const field = this.#namesNext(label) ? "title" : notes.fieldIn(label, fieldOf(label.text));
    // 自己評価 is a part of a statement, and in a goal its grade.
    const section = field === "grade" && notes.goal ? null : sectionOf(label.text, false);
    if (section === "mission" || section === "policy" || section === "summary") {
      notes.claim(label);
      notes.say(section, lines, label);
    } else if (field === "title" || (!field && (section === "goals" || section === "midTerm"))) this.#sayTitle(label, section, lines);
    else if (field === "number") this.#sayNumber(label, value);
    else if (field && notes.isInGoals && notes.say(field, lines, label)) {
      notes.claim(label);
      notes.claimGlyphs(lines);
    }
  }

  /** 事業名 | … names the next goal, unless it stands in one that has its title and is told no more yet. */
  #namesNext(label: Passage): boolean {
    const { goal, isInGoals } = this.#notes;
    return isInGoals && namesGoal(label.text) && !(goal?.isBare && goal.title.length > 0);
  }

  #sayNumber(label: Passage, value: Cell): void {
    const { goal } = this.#notes;
    const ordinal = ordinalOf(value);
    if (!goal || ordinal === null) return;
    goal.number ??= new Derived(ordinal, cellText(value));
    this.#notes.claim(label, cellText(value));
  }

  /** The title of a goal; or, where the cell holds several items, all goals. */
  #sayTitle(label: Passage, section: Section | null, lines: readonly CellLine[]): void {
    const notes = this.#notes;
    notes.claim(label);
    if (section === "midTerm" && notes.section !== "midTerm") notes.enter("midTerm", []);
    else if (!notes.isInGoals) notes.enter("goals", []);
    const items = outline(lines);
    const whole = items.length === 1 && items[0]?.children.length === 0;
    const { goal } = notes;
    if (whole && goal && goal.title.length === 0 && goal.isBare) append(goal.title, lines);
    else if (whole) notes.openGoal("label", lines).label = labelKey(label.text);
    else notes.openGoal("label", []).addContent(lines, true);
  }
}
