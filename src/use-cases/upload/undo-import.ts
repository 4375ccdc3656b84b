import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { recordHistory } from "../../store/history-store.ts";
import { listNamedSubjects } from "../../store/place-store.ts";
import { type NamedKind, subjectOf, type TableRow } from "../../store/recorded-tables.ts";
import {
  listIndicatorsInUse,
  listPlansInUse,
  listRestingSheets,
  listUnitsInUse,
  type RestingSheet,
} from "../../store/resting-sheet-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import { findImport, gatherChanges, listChangedRows, listHangingRows, listLaterImports, putBack } from "../../store/undo-store.ts";
import { queueUpload } from "../../store/upload-queue-store.ts";
import { lockUpload, saveUploadState } from "../../store/upload-store.ts";
import { type Decider, importAct } from "./import-act.ts";

export interface UndoInput extends Decider {
  /** The document that the import made. */
  readonly documentId: number;
}

/** Something of the record that later work has changed, or that later work rests upon. */
export interface ChangedSubject {
  readonly kind: NamedKind;
  readonly id: number;
  /** null where it has no name. */
  readonly title: string | null;
}

export type UndoRefusal =
  | { readonly kind: "unknown-document"; readonly id: number }
  /** It was imported before imports could be undone. */
  | { readonly kind: "not-recorded" }
  /** Nothing was undone: sheets are written on what it brought, and say more than it by now. */
  | { readonly kind: "sheets-begun"; readonly sheets: readonly RestingSheet[] }
  /** Nothing was undone: these are not any more as the import left them. `imports`: the later ones that touched them, the newest first; to be undone before. */
  | {
      readonly kind: "changed-since";
      readonly subjects: readonly ChangedSubject[];
      readonly imports: readonly { readonly documentId: number; readonly name: string }[];
    };

/** Carries what was found out of a transaction that is given up. */
class GivenUp extends Error {
  readonly refusal: UndoRefusal;
  constructor(refusal: UndoRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/**
 * 取り消し: puts the record back to what it was before a document was imported, row by row, or does nothing where later work has touched any of it. The file, its draft
 * and the edits stay, to be accepted again or turned down; where the file has no draft it is read again.
 */
export async function undoImport(
  db: Database,
  { municipality, documentId, account = null, by, now }: UndoInput,
): Promise<Result<{ readonly uploadId: number }, UndoRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      await awaitTurn(tx);
      const found = await findImport(tx, municipality, documentId);
      if (!found) return refuse({ kind: "unknown-document", id: documentId });
      if (!found.noted) return refuse({ kind: "not-recorded" });

      await gatherChanges(tx, municipality, found.id);
      const sheets = await listRestingSheets(tx, municipality);
      if (sheets.length > 0) return refuse({ kind: "sheets-begun", sheets: sheets.slice(0, MOST_NAMED) });
      await stopAt(tx, municipality, found.id, await listUnitsInUse(tx, municipality));
      await stopAt(tx, municipality, found.id, await listPlansInUse(tx, municipality));
      await stopAt(tx, municipality, found.id, await listIndicatorsInUse(tx, municipality));
      await stopAt(tx, municipality, found.id, await listChangedRows(tx, municipality));
      const upload = await lockUpload(tx, municipality, found.uploadId);
      if (upload?.counts) await saveUploadState(tx, municipality, found.uploadId, { state: "read" });
      else await queueUpload(tx, municipality, found.uploadId);
      await putBack(tx, municipality, documentId);
      await stopAt(tx, municipality, found.id, await listHangingRows(tx, municipality));
      await recordHistory(tx, municipality, { act: "undo", uploadId: found.uploadId, documentId, undoes: found.id, at: now, by });
      if (upload) await recordAudit(tx, municipality, [importAct("import.undo", upload, { account, by, now })]);
      return accept({ uploadId: found.uploadId });
    });
  } catch (error) {
    if (error instanceof GivenUp) return refuse(error.refusal);
    throw error;
  }
}

/** Nobody reads a longer list. */
const MOST_NAMED = 50;

async function stopAt(tx: Connection, municipality: string, importId: number, rows: readonly TableRow[]): Promise<void> {
  if (rows.length === 0) return;
  const found = new Map(
    rows.map((row) => ({ ...subjectOf(row), title: titleOf(row) })).map((subject) => [`${subject.kind} ${subject.id}`, subject]),
  );
  const subjects = [...found.values()].slice(0, MOST_NAMED);
  const named = new Map((await listNamedSubjects(tx, municipality, subjects)).map(({ kind, id, title }) => [`${kind} ${id}`, title]));
  throw new GivenUp({
    kind: "changed-since",
    subjects: subjects.map(({ kind, id, title }) => ({ kind, id, title: named.get(`${kind} ${id}`) ?? title })),
    imports: await listLaterImports(tx, municipality, importId, rows),
  });
}

/** What the row itself says of how the thing is called. */
function titleOf({ row }: TableRow): string | null {
  const title = row.title ?? row.name;
  return typeof title === "string" ? title : null;
}
