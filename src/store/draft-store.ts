import * as v from "valibot";
import type { Edit, EditAct } from "../domain/draft/edit.ts";
import type { TextRange } from "../domain/draft/text-range.ts";
import type { Connection } from "./database.ts";
import { editBody } from "./edit-body.ts";
import { doubtBody, readingBody } from "./reading-body.ts";
import type { DraftCounts, StoredRanges } from "./schema.ts";

/** What a file was read as, with the place of everything in it and what the reader was not sure of. */
export interface StoredDraft {
  readonly reading: v.InferOutput<typeof readingBody>;
  readonly places: ReadonlyMap<string, readonly TextRange[]>;
  readonly unplacedRanges: readonly TextRange[];
  readonly doubts: readonly v.InferOutput<typeof doubtBody>[];
}

/** An edit and the revision of the upload that it made. */
export type StoredEdit = Edit & { readonly revision: number };

const draftBody = v.object({ reading: readingBody, doubts: v.array(doubtBody) });

/** null where the file has not been read. */
export async function findStoredDraft(db: Connection, municipality: string, uploadId: number): Promise<StoredDraft | null> {
  const row = await db
    .selectFrom("upload")
    .where("municipality_code", "=", municipality)
    .where("id", "=", uploadId)
    .select(["reading", "places", "unplaced", "doubts"])
    .executeTakeFirst();
  if (!row || row.reading === null) return null;
  return {
    ...v.parse(draftBody, { reading: row.reading, doubts: row.doubts }),
    places: new Map(Object.entries(row.places ?? {}).map(([pointer, ranges]) => [pointer, ranges.map(rangeOf)])),
    unplacedRanges: (row.unplaced ?? []).map(rangeOf),
  };
}

/**
 * Keeps what a file was read as: it is there to be reviewed.
 *
 * @throws where the reading is none of the contract.
 */
export async function saveDraft(
  tx: Connection,
  municipality: string,
  uploadId: number,
  draft: { readonly [Key in keyof StoredDraft]: unknown } & Pick<StoredDraft, "places" | "unplacedRanges">,
  counts: DraftCounts,
): Promise<void> {
  const { reading, doubts } = v.parse(draftBody, { reading: draft.reading, doubts: draft.doubts });
  await tx
    .updateTable("upload")
    .set((column) => ({
      state: "read",
      refusal: null,
      revision: column("revision", "+", 1),
      counts: JSON.stringify(counts),
      reading: JSON.stringify(reading),
      places: JSON.stringify(Object.fromEntries([...draft.places].map(([pointer, ranges]) => [pointer, ranges.map(pairOf)]))),
      unplaced: JSON.stringify(draft.unplacedRanges.map(pairOf)),
      doubts: JSON.stringify(doubts),
    }))
    .where("municipality_code", "=", municipality)
    .where("id", "=", uploadId)
    .execute();
}

/** What a file was read as is gone, which is a further revision of the upload; the edits stay. */
export async function forgetDraft(tx: Connection, municipality: string, uploadId: number): Promise<void> {
  await tx
    .updateTable("upload")
    .set((column) => ({
      revision: column("revision", "+", 1),
      counts: null,
      reading: null,
      places: null,
      unplaced: null,
      doubts: null,
    }))
    .where("municipality_code", "=", municipality)
    .where("id", "=", uploadId)
    .execute();
}

/** In the order in which they were made. */
export async function listEdits(db: Connection, municipality: string, uploadId: number): Promise<StoredEdit[]> {
  const rows = await db
    .selectFrom("upload_edit")
    .where("municipality_code", "=", municipality)
    .where("upload_id", "=", uploadId)
    .orderBy("number")
    .select(["number", "revision", "at", "by", "edit"])
    .execute();
  return rows.map(({ edit, ...made }) => ({ ...v.parse(editBody, edit), ...made }));
}

export async function recordEdit(
  tx: Connection,
  municipality: string,
  uploadId: number,
  act: EditAct,
  made: { readonly number: number; readonly revision: number; readonly at: Date; readonly by: string | null },
): Promise<void> {
  await tx
    .insertInto("upload_edit")
    .values({ municipality_code: municipality, upload_id: uploadId, ...made, edit: JSON.stringify(act) })
    .execute();
}

const rangeOf = ([start, end]: StoredRanges[number]): TextRange => ({ start, end });
const pairOf = ({ start, end }: TextRange): StoredRanges[number] => [start, end];
