import { normalise } from "../../../domain/wording/normal.ts";
import type { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { type FinishedGoal, type Form, GoalInProgress } from "./goal-in-progress.ts";
import { splitNumber } from "./numbers.ts";

/** How the title of the open goal was told: in a labelled cell or line over its actions, in a column, or inside the cell of its actions. */
export type Told = "pair" | "column" | "cell";

/** What is printed beside a goal's title; null where nothing is. */
export interface GoalHead {
  readonly year: Derived<number> | null;
  readonly priority: Derived<number> | null;
  readonly department: Passage | null;
}

/** The goals of a document while its forms are being read: which stand open side by side, and what is known of the page they stand on. */
export class OpenGoals {
  readonly furniture: Passage[] = [];
  readonly repeats: Passage[] = [];
  /** By side, from the left. */
  open: GoalInProgress[] = [];
  told: Told | null = null;
  readonly #all: { readonly goal: GoalInProgress; readonly side: number }[] = [];
  #years: Derived<number>[] = [];
  #yearsUsed = false;
  #department: Passage | null = null;

  /** A running title names years: those named since the last form, in order, are the years of the goals that stand side by side. */
  standIn(years: readonly Derived<number>[]): void {
    if (years.length === 0) return;
    if (this.#yearsUsed) this.#years = [];
    this.#yearsUsed = false;
    this.#years = [...this.#years, ...years.filter(({ value }) => !this.#years.some((known) => known.value === value))];
  }

  /** A form has been read: the next title names its years anew. */
  closeYears(): void {
    this.#yearsUsed = true;
  }

  standUnder(department: Passage): void {
    this.#department = department;
  }

  /** Where one year is named over two sides, the left one is the year before. */
  yearOf(side: number, sides: number): Derived<number> | null {
    if (sides === 1 || this.#years.length >= sides) return this.#years[side] ?? null;
    const [only] = this.#years;
    return only && sides === 2 && side === 0 ? new Derived(only.value - 1, only.from) : (only ?? null);
  }

  /** Opens a goal, unless it is the one that stands open already: its head is printed again on the next page. */
  begin(printed: Passage, form: Form, side: number, head: GoalHead): GoalInProgress {
    const { year, priority, department } = head;
    const { title, number } = splitNumber(printed);
    const known = priority ?? number;
    const current = this.open[side];
    if (current && sameWords(current.title, title) && agree(current, { ...head, priority: known })) {
      this.repeats.push(printed);
      return current;
    }
    const goal = new GoalInProgress(title, form);
    goal.year = year;
    goal.department = department ?? this.#department;
    goal.priority = known;
    this.open[side] = goal;
    this.#all.push({ goal, side });
    return goal;
  }

  /** Goals of the first side first. A title that says nothing more, and that another goal has too (a table of contents), is no goal, nor is a figure. */
  finish(): FinishedGoal[] {
    // 目標 over a paragraph heads a part of any text: a form names its year, its department or its number, or reports.
    if (this.#all.every(({ goal }) => goal.isWeak)) return [];
    const told = new Set(this.#all.flatMap(({ goal }) => (goal.isBare ? [] : [words(goal.title)])));
    const goals = this.#all.filter(
      ({ goal }) =>
        (!goal.isNumbered || goal.isReported) &&
        /\p{L}/u.test(goal.title.text) &&
        (!goal.isBare || (goal.isHeaded && !told.has(words(goal.title)))),
    );
    for (const { goal } of this.#all) if (goal.isBare && told.has(words(goal.title))) this.repeats.push(goal.title);
    return goals.sort((a, b) => a.side - b.side).map(({ goal }) => goal.finish());
  }
}

function agree(goal: GoalInProgress, { priority, year, department }: GoalHead): boolean {
  const same = (known: GoalInProgress["priority"], given: Derived<number> | null) =>
    known === null || given === null || (known instanceof Derived ? known.value : known) === given.value;
  if (department && goal.department && words(department) !== words(goal.department)) return false;
  return same(goal.priority, priority) && same(goal.year, year);
}

const words = (text: Passage): string => normalise(text.text).replace(/\s/gu, "");
const sameWords = (a: Passage, b: Passage): boolean => words(a) === words(b);
