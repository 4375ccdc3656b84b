import { sql } from "kysely";
import type { Connection } from "./database.ts";
import type { UploadRefusal } from "./schema.ts";

/** An upload whose turn it is to be read. */
export interface QueuedUpload {
  readonly municipality: string;
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly by: string | null;
  readonly archive: string | null;
  /** How often it was begun to be read, this time included. */
  readonly attempts: number;
}

/** A process that reads uploads, by a name that no other has, and what time it is there. */
export interface ReadingTurn {
  readonly reader: string;
  readonly at: Date;
}

type Taken = Pick<QueuedUpload, "municipality" | "id">;

/** Takes the upload that has waited longest, of whatever municipality, and notes who reads it. */
export async function takeWaitingUpload(db: Connection, { reader, at }: ReadingTurn): Promise<QueuedUpload | null> {
  const taken = await sql<QueuedUpload>`
    UPDATE upload SET state = 'reading', attempts = attempts + 1, revision = revision + 1, reader = ${reader}, touched_at = ${at}
    WHERE (municipality_code, id) = (
      SELECT municipality_code, id FROM upload WHERE state = 'waiting' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING municipality_code AS municipality, id, name, sha256, by, archive, attempts`.execute(db);
  return taken.rows[0] ?? null;
}

/** Notes that whoever took an upload reads it still; nothing where it was given to another. */
export async function touchUpload(db: Connection, { municipality, id }: Taken, { reader, at }: ReadingTurn): Promise<void> {
  await sql`UPDATE upload SET touched_at = ${at}
    WHERE municipality_code = ${municipality} AND id = ${id} AND state = 'reading' AND reader = ${reader}`.execute(db);
}

/** An upload waits again, as if it had not been taken. */
export async function returnUpload(db: Connection, { municipality, id }: Taken, reader: string): Promise<void> {
  await sql`UPDATE upload SET state = 'waiting', attempts = greatest(attempts - 1, 0), revision = revision + 1
    WHERE municipality_code = ${municipality} AND id = ${id} AND state = 'reading' AND reader = ${reader}`.execute(db);
}

/** An upload that could not be read to the end waits again; what was begun so many times is refused. */
export async function giveUpUpload(
  db: Connection,
  { municipality, id }: Taken,
  reader: string,
  mostAttempts: number,
  refusal: UploadRefusal,
): Promise<void> {
  await sql`${waitingOrRefused(mostAttempts, refusal)}
    WHERE municipality_code = ${municipality} AND id = ${id} AND state = 'reading' AND reader = ${reader}`.execute(db);
}

/**
 * What was being read when a program ended waits again; but what was begun so many times without an end is refused: it may be what ended the program.
 * `untouchedSince`: only what nobody has touched since then; null where nobody else can be reading.
 */
export async function releaseUploads(
  db: Connection,
  mostAttempts: number,
  refusal: UploadRefusal,
  untouchedSince: Date | null,
): Promise<void> {
  const isLeft = untouchedSince === null ? sql`true` : sql`(touched_at IS NULL OR touched_at < ${untouchedSince})`;
  await sql`${waitingOrRefused(mostAttempts, refusal)} WHERE state = 'reading' AND ${isLeft}`.execute(db);
}

const waitingOrRefused = (mostAttempts: number, refusal: UploadRefusal) => sql`UPDATE upload SET revision = revision + 1,
      state = CASE WHEN attempts < ${mostAttempts}::integer THEN 'waiting' ELSE 'refused' END,
      refusal = CASE WHEN attempts < ${mostAttempts}::integer THEN NULL ELSE ${JSON.stringify(refusal)}::jsonb END`;

/** A file that was refused, or whose draft is gone, is to be read once more from the beginning. */
export async function queueUpload(tx: Connection, municipality: string, id: number): Promise<void> {
  await sql`UPDATE upload SET state = 'waiting', attempts = 0, refusal = NULL, document_id = NULL, revision = revision + 1
    WHERE municipality_code = ${municipality} AND id = ${id}`.execute(tx);
}
