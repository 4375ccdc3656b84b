import { readsAsReviewer } from "../../../domain/access/held-post.ts";
import { mayWith } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { canWrite, isOpen, phasesWritten } from "../../../domain/cycle/cycle.ts";
import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { SheetBody, SheetPlacement } from "../../../domain/sheet/sheet-body.ts";
import type { Attachment } from "../../../store/attachment-store.ts";
import type { Database } from "../../../store/database.ts";
import { findEnteredSheet } from "../../../store/entered-sheet-store.ts";
import { listSheetActs, type SheetAct } from "../../../store/sheet-history-store.ts";
import { findSheet, type Sheet } from "../../../store/sheet-store.ts";
import { findStanding, findWritingPlace, type Standing, type WritingPlace } from "../../../use-cases/sheet/find-standing.ts";

/** Why a sheet is not written on by somebody who may read it. */
export type WriteObstacle = "forbidden" | "wrong-status" | "closed";

export interface OpenedSheet extends Standing<Sheet> {
  /** The phases whose fields are written now. */
  readonly written: readonly PhaseName[];
  /** null where the person may write. What is said here the use case asks again. */
  readonly obstacle: WriteObstacle | null;
  /** What sent it back, while it stands so; with the reason. */
  readonly returned: SheetAct | null;
  /** Since when what the person reads has been in the record; null for who reads the sheet as it is being worked on. */
  readonly enteredAt: Date | null;
}

/** A sheet that is written on, with no more than what reads the form that was posted. */
export interface SheetInHand extends WritingPlace<Sheet> {
  readonly written: readonly PhaseName[];
}

/** What openSheetFor finds that a save needs; it has to be quick, because a page saves by itself. */
export async function takeSheetInHand(
  db: Database,
  { code, person, now }: { readonly code: string; readonly person: Person; readonly now: Date },
  id: number | null,
): Promise<SheetInHand | null> {
  const stored = id === null ? null : await findSheet(db, code, id);
  if (!stored || !mayWith(person, "read-sheet", stored)) return null;
  // Reviewers read something else, and write nothing.
  if (readsAsReviewer(person, stored)) return openSheetFor(db, { code, person, now }, id);
  const place = await findWritingPlace(db, code, stored, now);
  return { ...place, written: phasesWritten(place.sheet) };
}

/** A sheet as it stands now, for reviewers as it was accepted last; null where there is none that the person may read. */
export async function openSheetFor(
  db: Database,
  { code, person, now }: { readonly code: string; readonly person: Person; readonly now: Date },
  id: number | null,
): Promise<OpenedSheet | null> {
  const stored = id === null ? null : await findSheet(db, code, id);
  if (!stored || !mayWith(person, "read-sheet", stored)) return null;
  const standing = await findStanding(db, code, stored, now);
  if (readsAsReviewer(person, stored)) {
    const entered = await findEnteredSheet(db, code, stored);
    if (!entered) return null;
    const reading = { sheet: entered, turn: null, holders: [], written: phasesWritten(entered), returned: null };
    return { ...standing, ...reading, obstacle: "forbidden", enteredAt: entered.statusAt };
  }
  const { sheet, phases } = standing;
  const acts = sheet.status === "returned" ? await listSheetActs(db, code, sheet.id) : [];
  return { ...standing, written: phasesWritten(sheet), obstacle: obstacleTo(), returned: acts.at(-1) ?? null, enteredAt: null };

  function obstacleTo(): WriteObstacle | null {
    if (!mayWith(person, "write-sheet", sheet)) return "forbidden";
    if (canWrite(sheet, phases, now)) return null;
    return isOpen(sheet, phases, now) ? "wrong-status" : "closed";
  }
}

/** Every placement of a sheet. */
function placementsOf(body: SheetBody): readonly SheetPlacement[] {
  return body.kind === "goal" ? body.placements : body.midTermGoals.flatMap(({ placements }) => placements);
}

/** The nodes that people chose for the placements of a sheet. */
export function nodeIdsOf(body: SheetBody): readonly number[] {
  return placementsOf(body).flatMap(({ nodeId }) => nodeId ?? []);
}

/** Department and division of a sheet. */
export const unitOf = ({ department, division }: Pick<Sheet, "department" | "division">): string =>
  division === null ? department : `${department} ${division}`;

/** True where a file that is attached to a sheet is to be seen by whoever opened it: by reviewers what was there when the sheet was accepted, and still is. */
export function showsAttachment({ enteredAt }: OpenedSheet, { at, removed }: Pick<Attachment, "at" | "removed">): boolean {
  return enteredAt === null || (at <= enteredAt && removed === null);
}
