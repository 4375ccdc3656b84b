import type { Person } from "../../domain/access/person.ts";
import { dayAfter } from "../../domain/calendar/day-span.ts";
import { readDay } from "../../domain/calendar/written-day.ts";
import { type ChangeRefusal, planChange } from "../../domain/organisation/succession.ts";
import type { UnitKind } from "../../domain/organisation/unit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { Database } from "../../store/database.ts";
import { listOrganisationUnits, type OrganisationUnit, recordUnit } from "../../store/organisation-store.ts";
import { type AdministerRefusal, administer, type Step } from "../account/administer.ts";
import { type CsvRefusal, type LineError, readCsvTable, type TableRow } from "../csv-table.ts";
import { changeOrganisationIn } from "./change-organisation.ts";
import columns from "./unit-columns.json" with { type: "json" };
import { findUnitByPath, type PathRefusal } from "./unit-path.ts";

type Row = TableRow<keyof typeof columns>;

export type UnitLineRefusal =
  | ChangeRefusal
  | PathRefusal
  | { readonly kind: "unknown-unit-kind"; readonly word: string }
  | { readonly kind: "unreadable-day"; readonly day: string };

export interface ImportedUnits {
  readonly begun: number;
  readonly ended: number;
}

export type ImportUnitsRefusal =
  | CsvRefusal
  | AdministerRefusal
  | { readonly kind: "wrong-lines"; readonly errors: readonly LineError<UnitLineRefusal>[] };

type Ended = Extract<ImportUnitsRefusal, { readonly kind: "wrong-lines" }> | { readonly kind: "tried"; readonly would: ImportedUnits };

/**
 * Takes departments and divisions from a CSV file, all of it or nothing. What is there stays; what is not, begins, on its first day or since always; what has a last day, ends. Names
 * are not changed so: a renamed unit is what became of another.
 */
export async function importUnits(
  db: Database,
  person: Person,
  { bytes, now, tryOnly }: { readonly bytes: Uint8Array; readonly now: Date; readonly tryOnly: boolean },
): Promise<Result<ImportedUnits, ImportUnitsRefusal>> {
  const table = readCsvTable(bytes, columns, ["kind", "name"]);
  if (!table.ok) return table;
  const done = await administer(db, person, now, async (step): Promise<Result<ImportedUnits, Ended>> => {
    const errors: LineError<UnitLineRefusal>[] = [];
    let [begun, ended] = [0, 0];
    for (const row of table.value) {
      const taken = await takeUnit(step, row);
      if (!taken.ok) errors.push({ line: row.line, refusal: taken.refusal });
      else {
        begun += taken.value.begun;
        ended += taken.value.ended;
      }
    }
    if (errors.length > 0) return refuse({ kind: "wrong-lines", errors });
    return tryOnly ? refuse({ kind: "tried", would: { begun, ended } }) : accept({ begun, ended });
  });
  if (done.ok) return done;
  return done.refusal.kind === "tried" ? accept(done.refusal.would) : refuse(done.refusal);
}

async function takeUnit(step: Step, { cells }: Row): Promise<Result<ImportedUnits, UnitLineRefusal>> {
  const kind = kindOf(cells.kind);
  if (!kind) return refuse({ kind: "unknown-unit-kind", word: cells.kind });
  const [from, last] = [readDay(cells.from), readDay(cells.last)];
  if (cells.from !== "" && from === null) return refuse({ kind: "unreadable-day", day: cells.from });
  if (cells.last !== "" && last === null) return refuse({ kind: "unreadable-day", day: cells.last });

  const units = await listOrganisationUnits(step.tx, step.municipality);
  const day = from ?? step.today;
  const parent = cells.parent === "" ? null : findUnitByPath(units, cells.parent, day);
  if (parent !== null && !parent.ok) return parent;
  const parentId = parent?.value.id ?? null;
  const known = units.find(
    (unit) => isThat(unit, kind, cells.name, parentId) && (unit.validTo === null || unit.validTo === (last && dayAfter(last))),
  );
  if (known?.validTo != null) return accept({ begun: 0, ended: 0 });
  let id = known?.id;
  if (id === undefined) {
    const planned = planChange(units, day, { kind: "add", unitKind: kind, name: cells.name, parentId });
    const [begun] = planned.ok ? planned.value.begins : [];
    if (!planned.ok) return planned;
    id = await recordUnit(step.tx, step.municipality, { kind, name: begun?.name ?? cells.name, parentId, validFrom: from });
    step.note("organisation.add", "organisation-unit", id, { name: cells.name, from });
  }
  if (last === null) return accept({ begun: known ? 0 : 1, ended: 0 });
  const change = { kind: "end", unit: id } as const;
  const ended = await changeOrganisationIn(step, { at: dayAfter(last), change, posts: new Map(), sheets: new Map() });
  return ended.ok ? accept({ begun: known ? 0 : 1, ended: ended.value.ended }) : ended;
}

const isThat = (unit: OrganisationUnit, kind: UnitKind, name: string, parentId: number | null): boolean =>
  unit.kind === kind && textKey(unit.name) === textKey(name) && unit.parentId === parentId;

/** The words of both kinds, as they are exported. */
export const KIND_WORDS = { department: "部局", division: "課" } as const satisfies Readonly<Record<UnitKind, string>>;

function kindOf(text: string): UnitKind | null {
  const key = textKey(text);
  if (["部局", "部", "department"].includes(key)) return "department";
  return ["課", "課室", "室", "係", "division"].includes(key) ? "division" : null;
}
