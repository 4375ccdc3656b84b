import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import type { Phase, PhaseName } from "../../domain/cycle/phase.ts";
import { faultsOfTimes, type TimesFault, wordOfTimes } from "../../domain/cycle/phase-times.ts";
import { phasesOf } from "../../domain/form/form-phases.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { SheetKind } from "../../domain/sheet/sheet-body.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { listPhases, savePhases } from "../../store/phase-store.ts";
import type { By } from "../../store/sheet-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import { listDepartmentsOfYear } from "../../store/unit-of-year-store.ts";
import { type BeginSheet, beginSheet } from "../sheet/begin-sheet.ts";
import { type CarryItem, listCarry } from "./list-carry.ts";
import { factsOf } from "./set-phases.ts";
import { suitForms } from "./suit-forms.ts";

/** A goal or a mission statement of the record. */
export interface Subject {
  readonly kind: SheetKind;
  readonly id: number;
}

export interface OpenYear {
  readonly fiscalYear: number;
  /** The times of its phases; null leaves a year that is open already as it is. */
  readonly phases: readonly Phase[] | null;
  /** What of the year before goes on, each in the department that it has now; what is not here ends. */
  readonly continued: readonly (Subject & { readonly departmentId: number })[];
  /** What the record has of the year already. */
  readonly existing: readonly Subject[];
  /** Whether what the record has of the year is decided, and is reported on next, or is still a draft. */
  readonly existingIs: "accepted" | "draft";
  /** New sheets with nothing in them. */
  readonly blank: readonly { readonly kind: SheetKind; readonly departmentId: number; readonly count: number }[];
  readonly now: Date;
}

export type OpenYearRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "wrong-times"; readonly faults: readonly TimesFault[] }
  /** The year has no times yet, and none were given. */
  | { readonly kind: "needs-times" }
  /** Somebody else has opened it meanwhile, with other times. */
  | { readonly kind: "opened-meanwhile" }
  | { readonly kind: "unknown-subject"; readonly subject: Subject }
  | { readonly kind: "unknown-department"; readonly id: number }
  | { readonly kind: "too-many" };

export interface OpenedYear {
  /** Sheets that were begun; what had one already is passed over. */
  readonly continued: number;
  readonly existing: number;
  readonly blank: number;
}

/** More at once is a mistake. */
const MOST_BLANK = 200;

/** 年度更新: opens a year for the departments, or adds to one that is open. Whoever does it twice begins no sheet twice. */
export async function openYear(db: Database, person: Person, input: OpenYear): Promise<Result<OpenedYear, OpenYearRefusal>> {
  const { fiscalYear, phases, now: at } = input;
  if (!may(person, "run-year")) return refuse({ kind: "forbidden" });
  const faults = phases === null ? [] : faultsOfTimes(phases);
  if (faults.length > 0) return refuse({ kind: "wrong-times", faults });
  if (input.blank.reduce((sum, { count }) => sum + count, 0) > MOST_BLANK) return refuse({ kind: "too-many" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<OpenedYear, OpenYearRefusal>> => {
    await awaitTurn(tx);
    const opened = await listPhases(tx, municipality, fiscalYear);
    const times = phases ?? opened;
    if (times.length === 0) return refuse({ kind: "needs-times" });
    if (opened.length > 0 && wordOfTimes(opened) !== wordOfTimes(times)) return refuse({ kind: "opened-meanwhile" });
    const made: By = { at, account, by, reason: null, proxy: false };
    const missing = await findMissing(tx, municipality, input);
    if (missing) return refuse(missing);
    const suited = await suitForms(tx, municipality, fiscalYear, made);
    const begun = await toBegin(tx, municipality, input, times);
    if (phases !== null) await savePhases(tx, municipality, fiscalYear, phases, at);
    for (const sheet of begun.sheets) {
      const done = await beginSheet(tx, municipality, sheet, made);
      if (!done.ok) throw new Error(`a sheet was not begun: ${done.refusal.kind}`);
    }
    const facts = { ...begun.counts, ...(phases === null ? {} : factsOf(phases)) };
    const done = { at, account, by, act: "year.open", subject: "year", id: fiscalYear, facts } as const;
    await recordAudit(tx, municipality, [...suited, done]);
    return accept(begun.counts);
  });
}

interface Begun {
  readonly sheets: readonly BeginSheet[];
  readonly counts: OpenedYear;
}

/** What is asked for and is not there; null where all is. */
async function findMissing(
  tx: Connection,
  municipality: string,
  { fiscalYear, continued, existing, blank }: OpenYear,
): Promise<OpenYearRefusal | null> {
  const departments = await listDepartmentsOfYear(tx, municipality, fiscalYear);
  const unknown = [...continued, ...blank].find(({ departmentId }) => !departments.all.some(({ id }) => id === departmentId));
  if (unknown) return { kind: "unknown-department", id: unknown.departmentId };
  const carry = await listCarry(tx, municipality, fiscalYear);
  const missing =
    continued.find((subject) => !itemOf(subject, carry.before)) ?? existing.find((subject) => !itemOf(subject, carry.existing));
  return missing ? { kind: "unknown-subject", subject: { kind: missing.kind, id: missing.id } } : null;
}

function itemOf({ kind, id }: Subject, items: readonly CarryItem[]): CarryItem | undefined {
  return items.find((item) => item.kind === kind && item.id === id);
}

/** The sheets to begin; what has one already is not among them. */
async function toBegin(
  tx: Connection,
  municipality: string,
  { fiscalYear, continued, existing, existingIs, blank }: OpenYear,
  phases: readonly Phase[],
): Promise<Begun> {
  const carry = await listCarry(tx, municipality, fiscalYear);
  const first = { goal: await firstPhase("goal"), mission: await firstPhase("mission") };
  const carried = continued
    .filter((subject) => itemOf(subject, carry.before)?.sheetId === null)
    .map(({ kind, id, departmentId }): BeginSheet => {
      const from = { kind: "last-year", of: kind, id } as const;
      return { fiscalYear, departmentId, divisionId: null, from, phase: first[kind] };
    });
  const kept = existing.flatMap((subject): BeginSheet[] => {
    const item = itemOf(subject, carry.existing);
    if (!item || item.sheetId !== null || item.departmentId === null) return [];
    const { kind, id, departmentId, continuesId: continues } = item;
    const from = { kind: "record", of: kind, id } as const;
    return [{ fiscalYear, departmentId, divisionId: null, from, continues, phase: first[kind], status: existingIs }];
  });
  const fresh = blank.flatMap(({ kind, departmentId, count }) =>
    Array.from({ length: count }, (): BeginSheet => {
      return { fiscalYear, departmentId, divisionId: null, from: { kind: "blank", of: kind }, phase: first[kind] };
    }),
  );
  const counts = { continued: carried.length, existing: kept.length, blank: fresh.length };
  return { sheets: [...carried, ...kept, ...fresh], counts };

  async function firstPhase(kind: SheetKind): Promise<PhaseName> {
    const { form } = await findForm(tx, municipality, kind, fiscalYear);
    return phasesOf(form, phases)[0]?.phase ?? "set";
  }
}
