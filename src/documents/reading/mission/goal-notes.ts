import type { EnumeratorKind } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { ReportField } from "../align.ts";
import type { Derived } from "../draft.ts";
import { outline } from "../marks.ts";
import { append } from "./append.ts";
import type { LineNumber } from "./heading.ts";
import { PlacementNotes } from "./placements.ts";

/** A row of what a goal says: what is to be done, and what the other columns report of it. */
export interface GoalRow {
  /** The number in a column of its own, where rows are actions. */
  readonly mark: Passage | null;
  readonly lines: CellLine[];
  readonly reports: Map<ReportField, CellLine[]>;
}

const REPORTS: ReadonlySet<string> = new Set(["period", "target", "midterm", "result", "issues", "grade", "divisions"]);

export function isReport(field: string): field is ReportField {
  return REPORTS.has(field);
}

/** A goal of the year, or a mid-term goal, while the cells and lines that speak of it are gathered. */
export class GoalNotes {
  /** Where it stands in the goal's own row. */
  department: Passage | null = null;
  number: Derived<number> | null = null;
  /** Where the heading of its part names one. */
  year: Derived<number> | null = null;
  /** The label under which its title stands, as `labelKey` gives it. */
  label = "";
  readonly title: CellLine[] = [];
  readonly rows: GoalRow[] = [];
  readonly placements: PlacementNotes = new PlacementNotes();
  readonly background: CellLine[] = [];
  readonly purpose: CellLine[] = [];
  readonly sdgs: Passage[] = [];
  readonly remarks: { label: Passage; lines: CellLine[] }[] = [];

  /** Its rows are rows of a table. */
  inTable = false;

  /** Nothing but its heading has been read. */
  get isBare(): boolean {
    return this.rows.length === 0 && this.background.length === 0 && this.purpose.length === 0;
  }

  /** How its text begins, and the last number in front of an item of it. */
  firstKind: EnumeratorKind | null = null;
  lastNumber: Pick<LineNumber, "kind" | "ordinal"> | null = null;

  /** Adds to what is to be done; `apart` opens a row of its own, so that what is reported beside it speaks of nothing else. */
  addContent(lines: readonly CellLine[], apart: boolean, mark: Passage | null = null): void {
    const items = outline(lines);
    if (this.rows.length === 0) this.firstKind = items[0]?.kind ?? null;
    const numbered = items.findLast(({ ordinal }) => ordinal !== null);
    if (numbered?.kind && numbered.ordinal !== null) this.lastNumber = { kind: numbered.kind, ordinal: numbered.ordinal };
    const row = apart ? null : this.rows.at(-1);
    if (row) append(row.lines, lines);
    else this.rows.push({ mark, lines: [...lines], reports: new Map() });
  }

  addReport(field: ReportField, lines: readonly CellLine[]): void {
    if (this.rows.length === 0) this.rows.push({ mark: null, lines: [], reports: new Map() });
    const reports = this.rows.at(-1)?.reports;
    const said = reports?.get(field);
    if (said) append(said, lines);
    else reports?.set(field, [...lines]);
  }
}
