import { createHash } from "node:crypto";
import type { Person } from "../../domain/access/person.ts";
import { readDay } from "../../domain/calendar/written-day.ts";
import { ACTUAL_STATUSES } from "../../domain/indicator/actual.ts";
import { type Measurable, type RowMatch, rowMatcher } from "../../domain/indicator/match-value-row.ts";
import { typedActual } from "../../domain/indicator/typed-actual.ts";
import typedWords from "../../domain/indicator/typed-words.json" with { type: "json" };
import {
  type NamedRow,
  readValueTable,
  type TableCells,
  type TablePlace,
  type TableValue,
  type ValueTable,
  type ValueTableRefusal,
} from "../../domain/indicator/value-table.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { isNoValue } from "../../domain/wording/normal.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { KeptActual, NewActual } from "../../store/actual-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { checkActuals, type EnteredActual, type EnteredFault, enterActuals, mayEnter, type RecordActualsRefusal } from "./enter-actuals.ts";
import { listValueRows, type ValueRow } from "./list-value-rows.ts";

/** A row of values, as a table may name it. */
export interface TakenRow extends Measurable {
  readonly row: ValueRow;
}

export type TableFault =
  | EnteredFault
  /** Neither a value nor blank: ####, #REF!, … */
  | { readonly kind: "no-value" }
  | { readonly kind: "value-and-status" }
  | { readonly kind: "unknown-status"; readonly status: string }
  /** The table says two things of one year. */
  | { readonly kind: "twice"; readonly other: TablePlace };

/** A row of a table that is not taken, and why. */
export interface LeftRow {
  readonly row: NamedRow;
  readonly why: Exclude<RowMatch<TakenRow>["kind"], "found"> | "not-yours" | "passed-over";
  readonly nearest: readonly TakenRow[];
}

export interface TableChange extends TablePlace {
  readonly of: TakenRow;
  readonly year: number;
  readonly before: KeptActual | null;
  readonly after: NewActual;
  /** What is entered to have it so. */
  readonly entered: EnteredActual;
}

/** What taking a table would do. Nothing is taken where there is a fault. */
export interface TablePreview {
  readonly table: ValueTable;
  readonly changes: readonly TableChange[];
  /** How many values say what is known already. */
  readonly same: number;
  readonly faults: readonly (TablePlace & {
    readonly of: TakenRow;
    readonly year: number;
    readonly text: string;
    readonly fault: TableFault;
  })[];
  readonly left: readonly LeftRow[];
  /** Final values are corrected, and no reason is given: nothing is taken without one. */
  readonly needsReason: boolean;
  /** Stands for all of this, with what holds now: what was previewed is what is written. */
  readonly digest: string;
}

export interface GivenTable {
  readonly cells: TableCells;
  /** What a person chose for rows that name no indicator, by row: an indicator's id; 0 passes the row over. */
  readonly chosen: ReadonlyMap<number, number>;
  /** Why values are corrected; empty where nothing is said. */
  readonly reason: string;
  readonly now: Date;
}

export type TakeTableRefusal =
  | ValueTableRefusal
  | { readonly kind: "faulty" | "needs-reason" }
  /** What would be written is not what was previewed: somebody said something in the meantime. */
  | { readonly kind: "changed" }
  | RecordActualsRefusal;

/** Says what a table of values would change, and what in it cannot be taken. Writes nothing. */
export async function previewValueTable(
  db: Connection,
  person: Person,
  { cells, chosen, reason, now }: GivenTable,
): Promise<Result<TablePreview, ValueTableRefusal>> {
  const read = readValueTable(cells);
  if (!read.ok) return read;
  const table = read.value;
  const rows = (await listValueRows(db, person.municipality, now)).map(
    (row): TakenRow => ({ row, id: row.indicator.id, name: row.indicator.name, part: row.part, unit: row.definition.unit }),
  );
  const matched = matchRows(person, table.rows, rowMatcher(rows), chosen);
  const entered = matched.found.flatMap(({ of, named }) => named.values.flatMap((value) => enteredOf(of, value, reason)));
  const [faults, good] = [withoutNull(entered.map((one) => one.fault)), entered.flatMap(({ good: one }) => (one === null ? [] : [one]))];
  const twice = repeated(good);
  const checked = await checkActuals(db, person, { entered: good.map(({ entered: one }) => one), now });
  const wrong =
    checked.ok || checked.refusal.kind !== "faulty"
      ? []
      : checked.refusal.faults.flatMap(({ index, fault }) => faultAt(good[index], fault));
  const changes = checked.ok ? changesOf(good, checked.value.changes) : [];
  const all = [...faults, ...twice, ...wrong];
  return accept({
    ...{ table, changes, left: matched.left, needsReason: checked.ok && checked.value.unreasoned.length > 0 },
    same: good.length - changes.length,
    faults: all.toSorted((one, other) => one.row - other.row || one.column - other.column),
    digest: createHash("sha256")
      .update(JSON.stringify(changes.map(shownOf)))
      .digest("hex"),
  });
}

/** Writes what was previewed, all of it or nothing. */
export async function takeValueTable(
  db: Database,
  person: Person,
  { digest, ...given }: GivenTable & { readonly digest: string },
): Promise<Result<{ readonly changed: number }, TakeTableRefusal>> {
  const previewed = await previewValueTable(db, person, given);
  if (!previewed.ok) return previewed;
  const { faults, changes, needsReason, digest: now } = previewed.value;
  if (faults.length > 0) return refuse({ kind: "faulty" });
  if (now !== digest) return refuse({ kind: "changed" });
  if (needsReason) return refuse({ kind: "needs-reason" });
  const entered = changes.map((change) => change.entered);
  const done = await enterActuals(db, person, { entered, now: given.now });
  return !done.ok && done.refusal.kind === "stale" ? refuse({ kind: "changed" }) : done;
}

interface Good extends TablePlace {
  readonly of: TakenRow;
  readonly year: number;
  readonly text: string;
  readonly entered: EnteredActual;
}

type Fault = TablePreview["faults"][number];

function matchRows(
  person: Person,
  named: readonly NamedRow[],
  match: ReturnType<typeof rowMatcher<TakenRow>>,
  chosen: ReadonlyMap<number, number>,
): { readonly found: readonly { readonly of: TakenRow; readonly named: NamedRow }[]; readonly left: readonly LeftRow[] } {
  const found: { of: TakenRow; named: NamedRow }[] = [];
  const left: LeftRow[] = [];
  for (const row of named) {
    const choice = chosen.get(row.row) ?? null;
    const matched = match(row, choice === 0 ? null : choice);
    if (choice === 0) left.push({ row, why: "passed-over", nearest: matched.kind === "found" ? [matched.one] : matched.nearest });
    else if (matched.kind !== "found") left.push({ row, why: matched.kind, nearest: matched.nearest });
    else if (mayEnter(person, matched.one.row.answerers)) found.push({ of: matched.one, named: row });
    else left.push({ row, why: "not-yours", nearest: [] });
  }
  return { found, left };
}

/** What a person sees of a change. The reason, which is given after it was seen, is not among it. */
function shownOf({ entered: { reason: _, ...typed }, after: { status, value, reached } }: TableChange) {
  return { typed, status, value, reached };
}

const DASHES = /^[-‐‑‒–—―−ー─━ｰ\s]*$/u;
const STATUS_OF: ReadonlyMap<string, string> = new Map([
  ...ACTUAL_STATUSES.map((status) => [status, status] as const),
  ...Object.entries(typedWords).map(([status, word]) => [textKey(word), status] as const),
  ...["確定", "確定値", "確報"].map((word) => [word, "final"] as const),
  ...["速報値"].map((word) => [word, "preliminary"] as const),
]);

/** What a value of a table says; nothing where it is blank or a dash: a table never takes back what is known. Beside a value that stays the same stays what the table does not say. */
function enteredOf(of: TakenRow, value: TableValue, why: string): { readonly fault: Fault | null; readonly good: Good | null }[] {
  const { row, column, year, text } = value;
  const wrong = (fault: TableFault) => [{ fault: { row, column, of, year, text, fault }, good: null }];
  const key = textKey(value.status);
  const status = key === "" ? null : (STATUS_OF.get(key) ?? null);
  if (key !== "" && status === null) return wrong({ kind: "unknown-status", status: value.status });
  const isBlank = DASHES.test(text);
  const isNone = status === "pending" || status === "unavailable" || status === "not-applicable";
  if (isBlank && !isNone) return [];
  if (!isBlank && isNone && textKey(text) !== textKey(typedWords[status])) return wrong({ kind: "value-and-status" });
  if (!isNone && isNoValue(text) && saysNothing(text)) return wrong({ kind: "no-value" });
  const asOf = value.asOf === "" ? null : readDay(value.asOf);
  if (asOf === null && value.asOf !== "") return wrong({ kind: "no-date" });
  const kept = of.row.said.get(year) ?? null;
  const typed = isNone ? typedActual({ status, text: "", reason: null }) : text;
  const said = value.note === "" ? null : value.note;
  const reason = kept === null || why === "" ? null : why;
  const isSame = kept !== null && isSaid(kept, status, typed);
  const beside = isSame ? besideOf(kept, { asOf, note: said, reason }) : { asOf, note: said, reason };
  // 1,608（速報） is written out for 1,608 of which it is kept that it is preliminary, and 算出不能 for what it is kept why of: it is the same.
  const asKept = !isSame ? typed : kept.text === "" ? typedActual(kept) : kept.text;
  const entered: EnteredActual = {
    ...{ indicatorId: of.id, part: of.part?.key ?? "", year, base: kept?.number ?? 0, text: asKept, source: kept?.source ?? null },
    ...beside,
    status: status === "preliminary" || (isSame && kept.status === "preliminary") ? "preliminary" : "final",
  };
  return [{ fault: null, good: { row, column, of, year, text, entered } }];
}

/** Whether a table says of a year what is kept of it. */
function isSaid(kept: KeptActual, status: string | null, typed: string): boolean {
  if (status === null) return typedActual(kept) === typed;
  return kept.status === status && (kept.text === "" || kept.text === typed || typedActual(kept) === typed);
}

type Beside = Pick<EnteredActual, "asOf" | "note" | "reason">;

/** What comes to stand beside a value that stays the same: why it was corrected stays too, unless something beside it is corrected now. */
function besideOf(kept: KeptActual, said: Beside): Beside {
  const [asOf, note] = [said.asOf ?? kept.asOf, said.note ?? kept.note];
  const isAsKept = asOf === kept.asOf && note === kept.note;
  return { asOf, note, reason: isAsKept ? kept.reason : (said.reason ?? kept.reason) };
}

/** True where a text is neither a value nor one of the words for why there is none. */
const saysNothing = (text: string): boolean => /^[#…‥.*/]|^n\/?a$/iu.test(text.normalize("NFKC").trim());

/** The places at which the table says something of a year once more. */
function repeated(good: readonly Good[]): Fault[] {
  const first = new Map<string, Good>();
  return good.flatMap((one) => {
    const key = keyOf(one.entered);
    const other = first.get(key);
    if (!other) first.set(key, one);
    return other ? faultAt(one, { kind: "twice", other: { row: other.row, column: other.column } }) : [];
  });
}

const faultAt = (one: Good | undefined, fault: TableFault): Fault[] =>
  one ? [{ row: one.row, column: one.column, of: one.of, year: one.year, text: one.text, fault }] : [];

function changesOf(good: readonly Good[], changes: readonly NewActual[]): TableChange[] {
  const byKey = new Map(good.map((one) => [keyOf(one.entered), one]));
  return changes.flatMap((after) => {
    const one = byKey.get(keyOf(after));
    if (!one) return [];
    const { row, column, of, year, entered } = one;
    return [{ row, column, of, year, before: of.row.said.get(year) ?? null, after, entered }];
  });
}

const withoutNull = <One>(all: readonly (One | null)[]): One[] => all.flatMap((one) => (one === null ? [] : [one]));
const keyOf = ({ indicatorId, part, year }: Pick<EnteredActual, "indicatorId" | "part" | "year">): string =>
  `${indicatorId} ${year} ${part}`;
