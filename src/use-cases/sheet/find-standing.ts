import { dayInJapan } from "../../domain/calendar/day.ts";
import { type HeldPosts, standingAt, type Turn, turnOf } from "../../domain/cycle/cycle.ts";
import type { Phase } from "../../domain/cycle/phase.ts";
import type { Form } from "../../domain/form/form.ts";
import { phasesOf } from "../../domain/form/form-phases.ts";
import type { Connection } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { findPostHolders, type PostHolder } from "../../store/post-holder-store.ts";
import type { SheetRow } from "../../store/sheet-store.ts";

/** A sheet where it stands now, with the form and the times that say what is written on it. */
export interface WritingPlace<Row extends SheetRow> {
  readonly sheet: Row;
  readonly form: Form;
  /** Those of its year in which its form has something to write. */
  readonly phases: readonly Phase[];
  readonly now: Date;
}

/** With all that decides what can become of it. */
export interface Standing<Row extends SheetRow> extends WritingPlace<Row> {
  readonly held: HeldPosts;
  /** Whose turn it is, and who can go on with it. */
  readonly turn: Turn | null;
  readonly holders: readonly PostHolder[];
}

export async function findWritingPlace<Row extends SheetRow>(
  db: Connection,
  municipality: string,
  sheet: Row,
  now: Date,
): Promise<WritingPlace<Row>> {
  const { form } = await findForm(db, municipality, sheet.kind, sheet.fiscalYear);
  const phases = phasesOf(form, await listPhases(db, municipality, sheet.fiscalYear));
  return { sheet: standingAt(sheet, phases, now), form, phases, now };
}

export async function findStanding<Row extends SheetRow>(
  db: Connection,
  municipality: string,
  sheet: Row,
  now: Date,
): Promise<Standing<Row>> {
  const place = await findWritingPlace(db, municipality, sheet, now);
  const holders = await findPostHolders(db, municipality, dayInJapan(now));
  const held = holders.held(sheet);
  const turn = turnOf(place.sheet.status, held);
  return { ...place, held, turn, holders: turn === null ? [] : holders.of(sheet, turn) };
}
