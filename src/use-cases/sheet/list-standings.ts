import { readsAsReviewer } from "../../domain/access/held-post.ts";
import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { deadlineOf, isLate, isOpen, standingAt, type Turn, turnOf } from "../../domain/cycle/cycle.ts";
import type { Phase } from "../../domain/cycle/phase.ts";
import { phasesOf } from "../../domain/form/form-phases.ts";
import type { Connection } from "../../store/database.ts";
import { listEnteredSheets } from "../../store/entered-sheet-store.ts";
import { findForm } from "../../store/form-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { findPostHolders, type PostHolder } from "../../store/post-holder-store.ts";
import { listSheets, type SheetFilter, type SheetRow } from "../../store/sheet-store.ts";

/** A sheet where it stands now, with whose turn it is and until when. */
export interface StandingRow extends SheetRow {
  /** Those of its year in which its form has something to write. */
  readonly phases: readonly Phase[];
  readonly formName: string;
  readonly turn: Turn | null;
  /** Who can go on with it. */
  readonly holders: readonly PostHolder[];
  readonly deadline: Date | null;
  readonly open: boolean;
  readonly late: boolean;
}

/** Sheets where they stand now: lists, desks, reminders and the matrix of a year are made of them. In the order of listSheets. */
export async function listStandings(db: Connection, municipality: string, filter: SheetFilter, now: Date): Promise<StandingRow[]> {
  const sheets = await listSheets(db, municipality, filter);
  if (sheets.length === 0) return [];
  const holders = await findPostHolders(db, municipality, dayInJapan(now));
  const calendars = new Map<string, { readonly phases: readonly Phase[]; readonly formName: string }>();
  for (const { kind, fiscalYear } of sheets) {
    const key = `${kind} ${fiscalYear}`;
    if (calendars.has(key)) continue;
    const { form } = await findForm(db, municipality, kind, fiscalYear);
    calendars.set(key, { phases: phasesOf(form, await listPhases(db, municipality, fiscalYear)), formName: form.name });
  }
  return sheets.map((stored): StandingRow => {
    const { phases, formName } = calendars.get(`${stored.kind} ${stored.fiscalYear}`) ?? { phases: [], formName: "" };
    const sheet = standingAt(stored, phases, now);
    const turn = turnOf(sheet.status, holders.held(sheet));
    return {
      ...{ ...sheet, phases, formName, turn },
      holders: turn === null ? [] : holders.of(sheet, turn),
      ...{ deadline: deadlineOf(sheet, phases), open: isOpen(sheet, phases, now), late: isLate(sheet, phases, now) },
    };
  });
}

/** The same for one reader: the sheets that the person may read, each as it is shown to them. To reviewers, what the record has of it: nobody's turn, and nothing is due. */
export async function listStandingsFor(
  db: Connection,
  { person, now }: { readonly person: Person; readonly now: Date },
  filter: SheetFilter,
): Promise<StandingRow[]> {
  const { municipality } = person;
  const rows = (await listStandings(db, municipality, filter, now)).filter((row) => mayWith(person, "read-sheet", row));
  const reviewed = rows.filter((row) => readsAsReviewer(person, row));
  const entered = new Map((await listEnteredSheets(db, municipality, reviewed)).map((row) => [row.id, row]));
  return rows.flatMap((row): StandingRow[] => {
    if (!reviewed.includes(row)) return [row];
    const shown = entered.get(row.id);
    return shown ? [{ ...shown, turn: null, holders: [], deadline: null, open: false, late: false }] : [];
  });
}
