import { readDay } from "../../../domain/calendar/written-day.ts";
import { ACTUAL_STATUSES, type ActualStatus } from "../../../domain/indicator/actual.ts";
import { readActual } from "../../../domain/indicator/read-actual.ts";
import { typedActual } from "../../../domain/indicator/typed-actual.ts";
import type { KeptActual } from "../../../store/actual-store.ts";
import type { EnteredActual } from "../../../use-cases/indicator/enter-actuals.ts";
import type { ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";

/** What stands in the fields of a year of a row. The status is only chosen for the year that is asked for; of the others the text says it: 78.9（速報）. */
export interface GridCell {
  readonly text: string;
  readonly status: ActualStatus | null;
  readonly asOf: string;
  readonly note: string;
}

export interface PostedCell {
  readonly row: ValueRow;
  readonly year: number;
  /** Number of what was said when the page was made. */
  readonly base: number;
  /** What stood in the fields then. */
  readonly was: GridCell | null;
  readonly typed: GridCell;
}

/** Names the fields of a year of a row. */
export const cellKey = ({ indicator, part }: Pick<ValueRow, "indicator" | "part">, year: number): string =>
  `${indicator.id}.${year}.${part?.key ?? ""}`;

/** What stands in the fields where nobody has typed yet. */
export function keptCell(kept: KeptActual | null, withStatus: boolean): GridCell {
  const none = kept === null || kept.status === "withdrawn";
  if (!withStatus) return { text: none ? "" : typedActual(kept), status: null, asOf: "", note: "" };
  if (none) return { text: "", status: "final", asOf: "", note: "" };
  const note = kept.status === "unavailable" ? kept.reason : kept.note;
  return { text: kept.text, status: kept.status, asOf: kept.asOf ?? "", note: note ?? "" };
}

/** Reads the fields of a year of a row; null where they were not on the page. */
export function readCell(form: URLSearchParams, row: ValueRow, year: number): PostedCell | null {
  const key = cellKey(row, year);
  const text = form.get(`t.${key}`);
  if (text === null) return null;
  const status = ACTUAL_STATUSES.find((one) => one === form.get(`s.${key}`)) ?? null;
  const typed = { text, status, asOf: form.get(`d.${key}`) ?? "", note: form.get(`n.${key}`) ?? "" };
  const base = Number(form.get(`b.${key}`));
  return { row, year, base: Number.isInteger(base) && base >= 0 ? base : 0, was: readWas(form.get(`w.${key}`)), typed };
}

const FIELDS = ["text", "status", "asOf", "note"] as const;

/** As a hidden field keeps what stood in the others. */
export const writeWas = (cell: GridCell): string => JSON.stringify(FIELDS.map((field) => cell[field]));

function readWas(text: string | null): GridCell | null {
  try {
    const read: unknown = JSON.parse(text ?? "");
    if (!Array.isArray(read)) return null;
    const [was, status, asOf, note] = read.map((one) => (typeof one === "string" ? one : ""));
    return { text: was ?? "", status: ACTUAL_STATUSES.find((one) => one === status) ?? null, asOf: asOf ?? "", note: note ?? "" };
  } catch {
    return null;
  }
}

/** Whether somebody changed a field. Browsers end lines in their own way. */
export function isTouched({ was, typed }: PostedCell): boolean {
  return was === null || FIELDS.some((field) => plain(was[field]) !== plain(typed[field]));
}

const plain = (text: string | null): string => (text ?? "").replace(/\r\n?/gu, "\n").trim();

/** A status that says that there is no value beside a value, or a value that is a status: nobody can tell which of both was meant. */
export type CellFault = "value-and-status" | "says-preliminary" | "no-date" | "no-value";

/** ####, #REF!: what a spreadsheet program shows where there is no value. Nobody means to take a value back by it. */
const BROKEN = /^\s*[#＃]/u;

/** What is entered; or what is wrong with the fields before they are looked at by the rules of values. */
export function enteredOf({ row, year, base, was, typed }: PostedCell, reason: string | null): EnteredActual | CellFault {
  const { indicator, part } = row;
  const asOf = typed.asOf.trim() === "" ? null : readDay(typed.asOf);
  if (asOf === null && typed.asOf.trim() !== "") return "no-date";
  const note = typed.note.trim() === "" ? null : typed.note.trim();
  const source = row.said.get(year)?.source ?? null;
  const of = { indicatorId: indicator.id, part: part?.key ?? "", year, base, asOf, source };
  const { text, status } = typed;
  if (BROKEN.test(text)) return "no-value";
  if (status === "final" && was?.status === "preliminary" && saysPreliminary(row, year, text)) return "says-preliminary";
  if (status === null || status === "final" || status === "preliminary") return { ...of, text, status: status ?? "final", note, reason };
  if (text.trim() !== "") return "value-and-status";
  const said = typedActual({ status, text: "", reason: null });
  return status === "unavailable"
    ? { ...of, text: said, status: "final", note: null, reason: note }
    : { ...of, text: said, status: "final", note, reason };
}

/** What the text says holds, so whoever makes a value final while it still says 速報 would change nothing. */
function saysPreliminary({ rule, definition }: ValueRow, year: number, text: string): boolean {
  return readActual(text, { kind: rule.yearKind, year }, definition)?.status === "preliminary";
}
