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

/** What was sent of the fields of a year. */
export interface PostedFields {
  /** Number of what was said when the page was made. */
  readonly base: number;
  /** What stood in the fields then. */
  readonly was: GridCell | null;
  readonly typed: GridCell;
}

export interface PostedCell extends PostedFields {
  readonly row: ValueRow;
  readonly year: number;
}

/** Names the fields of a year of a row. */
export const cellKey = ({ indicator, part }: Pick<ValueRow, "indicator" | "part">, year: number): string =>
  `${indicator.id}.${year}.${part?.key ?? ""}`;

/** What a row is called: the indicator, and which part of it. */
export const rowTitle = ({ indicator, part }: Pick<ValueRow, "indicator" | "part">): string =>
  part === null ? indicator.name : `${indicator.name}（${part.name}）`;

/** What stands in the fields where nobody has typed yet. */
export function keptCell(kept: KeptActual | null, withStatus: boolean): GridCell {
  const none = kept === null || kept.status === "withdrawn";
  if (!withStatus) return { text: none ? "" : typedActual(kept), status: null, asOf: "", note: "" };
  if (none) return { text: "", status: "final", asOf: "", note: "" };
  const notes = kept.status === "unavailable" ? [kept.reason, kept.note] : [kept.note];
  const note = notes.flatMap((one) => (one === null ? [] : one.split("\n"))).join("　");
  return { text: kept.text, status: kept.status, asOf: kept.asOf ?? "", note };
}

/** Whose fields were sent: the id of an indicator, the year, and the key of a part, empty for the whole. */
export interface PostedKey {
  readonly key: string;
  readonly id: number;
  readonly year: number;
  readonly part: string;
}

/** Of all fields that were sent, in their order on the page. */
export function postedKeys(form: URLSearchParams): readonly PostedKey[] {
  const keys = new Set([...form.keys()].flatMap((name) => (name.startsWith("t.") ? [name.slice(2)] : [])));
  return [...keys].flatMap((key) => {
    const [, id, year, part] = /^([1-9]\d{0,14})\.(\d{4})\.(.*)$/su.exec(key) ?? [];
    return part === undefined ? [] : [{ key, id: Number(id), year: Number(year), part }];
  });
}

export function readFields(form: URLSearchParams, key: string): PostedFields {
  const status = ACTUAL_STATUSES.find((one) => one === form.get(`s.${key}`)) ?? null;
  const typed = { text: form.get(`t.${key}`) ?? "", status, asOf: form.get(`d.${key}`) ?? "", note: form.get(`n.${key}`) ?? "" };
  const base = Number(form.get(`b.${key}`));
  return { base: Number.isInteger(base) && base >= 0 ? base : 0, was: readWas(form.get(`w.${key}`)), typed };
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
export function isTouched({ was, typed }: PostedFields): boolean {
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
  const { text, status } = typed;
  const kept = row.said.get(year) ?? null;
  const of = { indicatorId: indicator.id, part: part?.key ?? "", year, base, source: kept?.source ?? null, reason };
  if (BROKEN.test(text)) return "no-value";
  // The years before have no fields for what stands beside their values: it stays, until the value is taken back.
  if (status === null) {
    const { asOf, note } = kept === null || text.trim() === "" ? NOTHING : kept;
    return { ...of, text, status: "final", asOf, note };
  }
  const asOf = typed.asOf.trim() === "" ? null : readDay(typed.asOf);
  if (asOf === null && typed.asOf.trim() !== "") return "no-date";
  const beside = { asOf, note: typed.note.trim() === "" ? null : typed.note.trim() };
  if (status === "final" && was?.status === "preliminary" && saysPreliminary(row, year, text)) return "says-preliminary";
  if (status === "final" || status === "preliminary") return { ...of, ...beside, text, status };
  if (text.trim() !== "") return "value-and-status";
  return { ...of, ...beside, text: typedActual({ status, text: "", reason: null }), status: "final" };
}

const NOTHING = { asOf: null, note: null } as const;

/** What the text says holds, so whoever makes a value final while it still says 速報 would change nothing. */
function saysPreliminary({ rule, definition }: ValueRow, year: number, text: string): boolean {
  return readActual(text, { kind: rule.yearKind, year }, definition)?.status === "preliminary";
}
