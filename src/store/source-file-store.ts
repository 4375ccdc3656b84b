import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { TextRange } from "../domain/draft/text-range.ts";
import type { Connection } from "./database.ts";
import { insertRows } from "./rows.ts";
import type { LayoutKind } from "./schema.ts";

/** How many bytes of a file are in memory at once. */
export const PART_SIZE = 1_048_576;

/** What is known of a file that has been read. */
export interface SourceText {
  readonly mediaType: string;
  readonly layout: LayoutKind;
  /** To its offsets, in UTF-16 code units, the places point. */
  readonly text: string;
  /** What was odd about the file: undecodable bytes, private-use characters … */
  readonly oddities: readonly { readonly kind: string; readonly count: number; readonly at: number }[];
}

/** Where a sheet or a page stands in a file's text, and the sheet or the page as the documents room knows it. */
export interface LayoutPart {
  /** From 0. */
  readonly number: number;
  readonly range: TextRange;
  readonly layout: object;
}

/**
 * Keeps the bytes of a file, part by part as they come, each no longer than PART_SIZE and all but the last as long. What was kept of the same file before, whole or
 * in part, is left as it is. A file is not there for anyone until an upload or a document refers to it.
 */
export async function recordSourceFile(
  db: Connection,
  municipality: string,
  { sha256, size }: { readonly sha256: string; readonly size: number },
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const owner = { municipality_code: municipality, sha256 };
  await db
    .insertInto("source_file")
    .values({ ...owner, size, media_type: null, layout: null, text: null, oddities: "[]" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  let number = 0;
  for await (const part of parts) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    await db
      .insertInto("source_file_part")
      .values({ ...owner, number, bytes })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    number += 1;
  }
}

/** Cuts bytes that are in memory into the parts that are kept. */
export function* cutIntoParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += PART_SIZE) yield bytes.subarray(from, from + PART_SIZE);
}

/** The bytes of a file, part by part. */
export async function* readSourceFile(db: Connection, municipality: string, sha256: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const part = await db
      .selectFrom("source_file_part")
      .where("municipality_code", "=", municipality)
      .where("sha256", "=", sha256)
      .where("number", "=", number)
      .select("bytes")
      .executeTakeFirst();
    if (!part) return;
    yield part.bytes;
  }
}

/** Notes what a file says, in place of what was noted before. */
export async function saveSourceText(
  tx: Connection,
  municipality: string,
  sha256: string,
  { mediaType, layout, text, oddities }: SourceText,
  layoutParts: readonly LayoutPart[],
): Promise<void> {
  const owner = { municipality_code: municipality, sha256 };
  await tx
    .updateTable("source_file")
    .set({ media_type: mediaType, layout, text: isFile(text, sha256) ? null : text, oddities: JSON.stringify(oddities) })
    .where((where) => where.and(owner))
    .execute();
  await tx
    .deleteFrom("source_layout")
    .where((where) => where.and(owner))
    .execute();
  for (const part of layoutParts)
    await insertRows(tx, "source_layout", [
      {
        ...owner,
        number: part.number,
        start_offset: part.range.start,
        end_offset: part.range.end,
        layout: JSON.stringify(part.layout),
      },
    ]);
}

/** What a file says; null where it is not there, or has not been read. */
export async function findSourceText(db: Connection, municipality: string, sha256: string): Promise<SourceText | null> {
  const file = await db
    .selectFrom("source_file")
    .where("municipality_code", "=", municipality)
    .where("sha256", "=", sha256)
    .select(["media_type as mediaType", "layout", "text", "oddities"])
    .executeTakeFirst();
  if (!file || file.mediaType === null || file.layout === null) return null;
  const text = file.text ?? (await readWhole(db, municipality, sha256)).toString("utf8");
  return { mediaType: file.mediaType, layout: file.layout, text, oddities: file.oddities };
}

/** A sheet by its name, or a page. */
export interface ListedPart extends Omit<LayoutPart, "layout"> {
  readonly name: string | null;
  readonly hidden: boolean;
}

/** Which sheets or pages a file has, without what is on them. */
export async function listLayoutParts(db: Connection, municipality: string, sha256: string): Promise<readonly ListedPart[]> {
  const rows = await db
    .selectFrom("source_layout")
    .where("municipality_code", "=", municipality)
    .where("sha256", "=", sha256)
    .orderBy("number")
    .select(["number", "start_offset", "end_offset"])
    .select([sql<string | null>`layout ->> 'name'`.as("name"), sql<boolean>`coalesce((layout -> 'hidden')::boolean, false)`.as("hidden")])
    .execute();
  return rows.map(({ number, name, hidden, start_offset: start, end_offset: end }) => ({ number, name, hidden, range: { start, end } }));
}

/** A sheet or a page of a file. */
export async function findLayoutPart(db: Connection, municipality: string, sha256: string, number: number): Promise<LayoutPart | null> {
  const row = await db
    .selectFrom("source_layout")
    .where("municipality_code", "=", municipality)
    .where("sha256", "=", sha256)
    .where("number", "=", number)
    .select(["number", "start_offset", "end_offset", "layout"])
    .executeTakeFirst();
  return row ? { number: row.number, range: { start: row.start_offset, end: row.end_offset }, layout: row.layout } : null;
}

/** True where the file is this text in UTF-8: the text need not be kept a second time then. */
function isFile(text: string, sha256: string): boolean {
  return createHash("sha256").update(text, "utf8").digest("hex") === sha256;
}

/** For the files of texts, whose size is limited. */
async function readWhole(db: Connection, municipality: string, sha256: string): Promise<Buffer> {
  const whole = await sql<{ bytes: Buffer | null }>`SELECT string_agg(bytes, ''::bytea ORDER BY number) AS bytes FROM source_file_part
    WHERE municipality_code = ${municipality} AND sha256 = ${sha256}`.execute(db);
  return whole.rows[0]?.bytes ?? Buffer.alloc(0);
}
