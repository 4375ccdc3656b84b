import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Merge, mergeSheets } from "../../domain/sheet/merge-sheets.ts";
import type { SheetBody } from "../../domain/sheet/sheet-body.ts";
import { type Difference, differencesOf } from "../../domain/sheet/sheet-fields.ts";
import { understandSheet } from "../../domain/sheet/understand-sheet.ts";
import type { Connection, Database } from "../../store/database.ts";
import { findSheetRevision, listSheetRevisions } from "../../store/sheet-history-store.ts";
import type { By, Sheet } from "../../store/sheet-store.ts";
import { storable } from "../import/storable.ts";
import { type OpenSheet, type OpenSheetRefusal, openSheet, type SavedSheet, type WriteSheetRefusal, writeSheet } from "./write-sheet.ts";

export interface SaveSheet {
  readonly sheet: number;
  /** The revision that the person wrote on. */
  readonly base: number;
  /** All of the sheet, with the keys that its parts had. */
  readonly body: SheetBody;
  readonly reason?: string | null;
  /** Where others have saved since and nothing of it touches what the person wrote, both are kept as one. Only for whoever is shown the whole sheet again afterwards. */
  readonly combine?: boolean;
  readonly now: Date;
}

export interface KeptSave extends SavedSheet {
  /** What others had saved since stands beside what the person wrote. */
  readonly combined: boolean;
}

/** A save that came in between, and what it changed. */
export interface SaveBetween extends By {
  readonly number: number;
  readonly differences: readonly Difference[];
}

/** Others have saved since: nothing of theirs is overwritten. The merged sheet, its conflicts decided, is saved on the latest revision. */
export interface StaleSave {
  readonly kind: "stale";
  readonly base: number;
  /** The latest. */
  readonly revision: number;
  readonly revisions: readonly SaveBetween[];
  /** The three that were merged: what the person began with, what stands now, and what the person wrote. */
  readonly bodies: { readonly base: SheetBody; readonly theirs: SheetBody; readonly mine: SheetBody };
  readonly merge: Merge<SheetBody>;
}

export type SaveSheetRefusal =
  | OpenSheetRefusal
  | WriteSheetRefusal
  | StaleSave
  | { readonly kind: "unknown-revision"; readonly number: number };

/** Keeps what a person wrote on a sheet as a new revision; nothing where it says what the latest says already. */
export async function saveSheet(db: Database, person: Person, input: SaveSheet): Promise<Result<KeptSave, SaveSheetRefusal>> {
  const { municipality } = person;
  return db.transaction().execute(async (tx): Promise<Result<KeptSave, SaveSheetRefusal>> => {
    const open = await openSheet(tx, person, input.sheet, input.now);
    if (!open.ok) return open;
    const { sheet } = open.value;
    const base = input.base === sheet.revision ? sheet.body : (await findSheetRevision(tx, municipality, sheet.id, input.base))?.body;
    if (!base) return refuse({ kind: "unknown-revision", number: input.base });
    if (input.body.kind !== sheet.kind) throw new Error(`a ${input.body.kind} was to be saved as a ${sheet.kind}`);
    const mine = understandSheet(base, storable(input.body), sheet.fiscalYear);

    if (input.base !== sheet.revision) {
      if (isSame(sheet.body, mine)) return accept({ revision: sheet.revision, unchanged: true, combined: false });
      if (isSame(base, mine)) return accept({ revision: input.base, unchanged: true, combined: false });
      const merge = mergeSheets(base, sheet.body, mine);
      if (merge.conflicts.length === 0 && input.combine === true) return write(tx, person, open.value, merge.merged, input);
      return refuse(await staleSave(tx, municipality, input, sheet, { bodies: { base, theirs: sheet.body, mine }, merge }));
    }
    return write(tx, person, open.value, mine, input);
  });
}

async function write(tx: Connection, person: Person, open: OpenSheet, body: SheetBody, { base, reason = null, now }: SaveSheet) {
  const written = await writeSheet(tx, person, open, { body, reason, act: "sheet.save", now });
  return written.ok ? accept({ ...written.value, combined: base !== open.sheet.revision }) : written;
}

function isSame(one: SheetBody, other: SheetBody): boolean {
  return differencesOf(one, other).length === 0;
}

async function staleSave(
  tx: Connection,
  municipality: string,
  { base }: SaveSheet,
  { id, revision }: Sheet,
  { bodies, merge }: Pick<StaleSave, "bodies" | "merge">,
): Promise<StaleSave> {
  const saves = await listSheetRevisions(tx, municipality, id, base);
  const revisions = saves.map(({ number, body, at, account, by, reason, proxy }, i) => ({
    ...{ number, at, account, by, reason, proxy },
    differences: differencesOf(saves[i - 1]?.body ?? bodies.base, body),
  }));
  return { kind: "stale", base, revision, revisions, bodies, merge };
}
