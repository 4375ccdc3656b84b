import type { Goal, Placement } from "../../../domain/goal/goal.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { splitDivisions } from "../action-drafts.ts";
import { type Draft, textOf } from "../draft.ts";
import { asPrinted, marksOf, outline, withOwnMark } from "../marks.ts";
import { linesText } from "../tables.ts";
import { type ActionRow, draftActions } from "./actions.ts";
import { draftItems } from "./items.ts";
import { draftPlacements, planIn, planOf } from "./placement.ts";
import type { RemarkReader } from "./remarks.ts";
import { draftSdgs } from "./sdgs.ts";

/** sheet: one form a goal. list: a table of goals, a row or a block of rows each. */
export type Form = "sheet" | "list";

export interface FinishedGoal {
  readonly form: Form;
  readonly draft: Draft<Goal>;
  readonly furniture: readonly Passage[];
}

const ROWS_AT_MOST = 2000;

/** A goal while the cells that speak of it are being gathered. */
export class GoalInProgress {
  readonly title: Passage;
  readonly form: Form;
  year: Draft<number> | null = null;
  department: Passage | null = null;
  /** The department is printed with the goal, not over the page. */
  ownDepartment = false;
  priority: Draft<number> | null = null;
  /** Only a number heads it: it is a goal where its actions promise or report. */
  isNumbered = false;
  readonly #placements: { readonly label: Passage; readonly lines: readonly CellLine[] }[] = [];
  readonly #placed = new Set<string>();
  readonly background: CellLine[] = [];
  readonly purpose: CellLine[] = [];
  readonly sdgs: Passage[] = [];
  /** 担当課 over all the actions. */
  readonly divisions: Passage[] = [];
  /** 評価 over all the actions. */
  grade: Passage | null = null;
  readonly #rows: ActionRow[] = [];
  readonly remarks: RemarkReader[] = [];

  constructor(title: Passage, form: Form) {
    this.title = title;
    this.form = form;
  }

  get rows(): readonly ActionRow[] {
    return this.#rows;
  }

  /** False where the same label has said the same before: on the next row, or on the next page. */
  place(label: Passage, lines: readonly CellLine[]): boolean {
    const key = `${label.text}\0${linesText(lines).text}`;
    if (this.#placed.has(key)) return false;
    this.#placed.add(key);
    this.#placements.push({ label, lines });
    return true;
  }

  /** False where the goal has more rows than any form has: what such a file says stays unplaced. */
  addRow(row: ActionRow): boolean {
    if (this.#rows.length >= ROWS_AT_MOST) return false;
    this.#rows.push(row);
    return true;
  }

  /** Rows tell several actions apart. */
  get countsActions(): boolean {
    return this.#rows.filter(({ lines, level }) => lines.length > 0 && level !== "step").length > 1;
  }

  /** Nothing but the title is known. */
  get isBare(): boolean {
    const { background, purpose, sdgs, remarks } = this;
    return [this.#placements, background, purpose, sdgs, this.#rows, remarks].every(({ length }) => length === 0);
  }

  /** A number or a department is printed with the title, as no heading of a text has. */
  get isHeaded(): boolean {
    return this.priority !== null || this.ownDepartment;
  }

  /** Nothing shows that it was printed on a form of goals: no year, number or department, and no cell of a report. */
  get isWeak(): boolean {
    if (this.year !== null || this.department !== null || this.priority !== null || this.#placements.length > 0) return false;
    return this.background.length === 0 && this.purpose.length === 0 && !this.isReported;
  }

  get isReported(): boolean {
    return this.#rows.some(({ reports }) => reports.some(({ field }) => field !== "divisions"));
  }

  finish(): FinishedGoal {
    const year = typeof this.year === "number" ? this.year : (this.year?.value ?? null);
    const { title, rows } = partTitle(this.title, this.#rows);
    const { drafts, furniture } = draftActions(rows, year);
    const divisions = this.divisions.flatMap(splitDivisions);
    const placements = this.#placements.flatMap(({ label, lines }): Draft<Placement>[] => {
      const named = planIn(label, lines);
      return draftPlacements(named?.plan ?? planOf(label) ?? label, named?.lines ?? lines);
    });
    const draft: Draft<Goal> = {
      fiscalYear: this.year,
      department: this.department,
      priority: this.priority,
      title,
      placements,
      background: draftItems(this.background),
      purpose: draftItems(this.purpose),
      sdgs: draftSdgs(this.sdgs),
      actions: drafts.map((action) => ({
        ...action,
        // A form without a column of actions reports on the goal itself.
        title: textOf(action.title) === "" ? title : action.title,
        divisions: action.divisions.length > 0 ? action.divisions : divisions,
        grade: action.grade ?? this.grade,
      })),
      remarks: this.remarks.flatMap((reader) => reader.drafts()),
    };
    const marks = [this.background, this.purpose].flatMap((lines) => marksOf(outline(lines)));
    return { form: this.form, draft, furniture: [...furniture, ...marks, ...this.divisions] };
  }
}

/** What is numbered from 1 behind a title is what is done for it, where no row says that: 道路の整備 (1) 点検 (2) 修繕, beside （1）20橋 （2）5km. */
function partTitle(printed: Passage, rows: readonly ActionRow[]): { readonly title: Passage; readonly rows: readonly ActionRow[] } {
  const items = rows.some(({ mark, lines }) => mark !== null || lines.length > 0) ? [] : outline([printed]);
  const first = items.findIndex(({ kind }) => kind !== null);
  const numbered = first < 1 ? [] : items.slice(first);
  const isList = numbered.length > 1 && numbered.every(({ kind, ordinal }, i) => kind === numbered[0]?.kind && ordinal === i + 1);
  if (!isList) return { title: printed, rows };
  const lines = numbered.map((item): CellLine => ({ text: withOwnMark(item), item: false }));
  const [head = { mark: null, lines, reports: [], resumed: false }, ...others] = rows;
  const title = asPrinted(items.slice(0, first).map(({ text }) => text));
  // Rows beside a title that reaches down say the same of one each.
  const fields = new Set(head.reports.map(({ field }) => field));
  const under = others.every(({ reports }) => reports.some(({ field }) => fields.has(field)));
  return { title, rows: [{ ...head, lines }, ...others.map((row) => ({ ...row, under }))] };
}
