import type { Cell } from "../../document.ts";
import { plainHeads } from "../labels.ts";
import { cellText, isEmptyCell } from "../tables.ts";
import { append } from "./append.ts";
import { labelIn } from "./cells.ts";
import type { GoalNotes } from "./goal-notes.ts";
import { goalHeadingOf, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { fieldOf } from "./words.ts";

interface Across {
  readonly column: number;
  readonly goal: GoalNotes;
}

/** Reads tables whose goals stand side by side: 項目 | 目標1 | 目標2 over rows that say one thing of each. */
export class GoalsAcross {
  readonly #notes: Notebook;
  #goals: readonly Across[] = [];

  constructor(notes: Notebook) {
    this.#notes = notes;
  }

  reset(): void {
    this.#goals = [];
  }

  /** @returns false where the row is of another table. */
  read(cells: readonly Cell[]): boolean {
    return this.#opens(cells) || this.#says(cells);
  }

  #opens(cells: readonly Cell[]): boolean {
    const lead = cells.filter((cell) => plainHeads.find(cellText(cell).text) !== null);
    const others = cells.slice(lead.length);
    const headings = others.map((cell) => goalHeadingOf(shapeOf(cellText(cell))));
    if (lead.length > 1 || others.length < 2 || (lead[0] && lead[0] !== cells[0])) return false;
    if (headings.some((heading, i) => !heading?.title.isBlank || heading.number !== i + 1)) return false;
    const notes = this.#notes;
    notes.claim(...cells.map(cellText));
    this.#goals = others.flatMap(({ column }, i) => {
      const heading = headings[i];
      if (!heading) return [];
      return [{ column, goal: notes.openGoal("heading", [], { ordinal: heading.number, mark: heading.label }) }];
    });
    return true;
  }

  #says(cells: readonly Cell[]): boolean {
    const [label, ...values] = cells;
    if (this.#goals.length === 0 || !label || values.length === 0 || !labelIn(label)) return false;
    const notes = this.#notes;
    const field = fieldOf(cellText(label).text);
    if (!field || field === "baseline" || field === "number") return false;
    notes.claim(cellText(label));
    for (const value of values.filter((cell) => !isEmptyCell(cell))) {
      const goal = this.#goals.findLast(({ column }) => column <= value.column)?.goal;
      if (!goal) continue;
      notes.goal = goal;
      notes.claimGlyphs(value.lines);
      if (field === "title") append(goal.title, value.lines);
      else notes.say(field, value.lines, cellText(label));
    }
    return true;
  }
}
