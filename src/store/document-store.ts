import { sql } from "kysely";
import type { Connection } from "./database.ts";
import type { TextRange } from "./schema.ts";

/** A document that was imported: the file itself is kept with it. */
export interface SourceDocument {
  readonly id: number;
  /** As the file was called. */
  readonly name: string;
  readonly mediaType: string;
  /** Hex digest of the file. */
  readonly sha256: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly importedAt: Date;
  /** Non-white-space characters; total = placed + furniture + unplaced. */
  readonly coverage: { readonly total: number; readonly placed: number; readonly furniture: number; readonly unplaced: number };
  /** How many passages no reader placed. */
  readonly unplacedPassages: number;
  /** What was new in the record when it was imported: nodes, indicators, goals, missions. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface UnplacedPassage {
  readonly text: string;
  /** The line of the source, from 1: L12. */
  readonly where: string;
  readonly range: TextRange;
}

/** With its decoded text, to whose offsets the places point. */
export interface SourceDocumentText extends SourceDocument {
  readonly text: string;
  readonly unplaced: readonly UnplacedPassage[];
  /** What was odd about the file: undecodable bytes, private-use characters … */
  readonly oddities: readonly { readonly kind: string; readonly count: number; readonly at: number }[];
}

/** The newest first. */
export async function listDocuments(db: Connection, municipality: string): Promise<SourceDocument[]> {
  const rows = await summaries(db, municipality).orderBy("source_document.id", "desc").execute();
  return rows.map(summaryOf);
}

export async function findDocument(db: Connection, municipality: string, id: number): Promise<SourceDocumentText | null> {
  const row = await summaries(db, municipality)
    .select(["source_document.text", "source_document.oddities"])
    .select(["source_document.unplaced_starts", "source_document.unplaced_ends", "source_document.unplaced_wheres"])
    .select(sql<Buffer | null>`CASE WHEN source_document.text IS NULL THEN source_document.bytes END`.as("file"))
    .where("source_document.id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const text = row.text ?? row.file?.toString("utf8") ?? "";
  return {
    ...summaryOf(row),
    text,
    unplaced: row.unplaced_starts.map((start, i) => {
      const end = row.unplaced_ends[i] ?? start;
      return { text: text.slice(start, end), where: row.unplaced_wheres[i] ?? "", range: { start, end } };
    }),
    oddities: row.oddities,
  };
}

/** The file as it was given, byte by byte. */
export async function findDocumentFile(
  db: Connection,
  municipality: string,
  id: number,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom("source_document")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .select(["name", "media_type as mediaType", "bytes"])
    .executeTakeFirst();
  return row ?? null;
}

/** Who keeps a file already. Without a municipality, anyone's. */
export async function findDocumentByHash(
  db: Connection,
  sha256: string,
  municipality: string | null,
): Promise<{ readonly municipality: string; readonly id: number } | null> {
  let query = db
    .selectFrom("source_document")
    .where("sha256", "=", sha256)
    .select(["municipality_code as municipality", "id"])
    .orderBy("id")
    .limit(1);
  if (municipality !== null) query = query.where("municipality_code", "=", municipality);
  return (await query.executeTakeFirst()) ?? null;
}

export interface NewDocument {
  readonly id: number;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly coverage: SourceDocument["coverage"];
  readonly unplaced: readonly Omit<UnplacedPassage, "text">[];
  readonly oddities: SourceDocumentText["oddities"];
  readonly importedAt: Date;
}

export async function recordDocument(tx: Connection, municipality: string, document: NewDocument): Promise<void> {
  const bytes = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength);
  await tx
    .insertInto("source_document")
    .values({
      municipality_code: municipality,
      id: document.id,
      sha256: document.sha256,
      name: document.name,
      media_type: document.mediaType,
      bytes,
      text: bytes.toString("utf8") === document.text ? null : document.text,
      characters: document.coverage.total,
      placed_characters: document.coverage.placed,
      furniture_characters: document.coverage.furniture,
      unplaced_characters: document.coverage.unplaced,
      unplaced_starts: document.unplaced.map(({ range }) => range.start),
      unplaced_ends: document.unplaced.map(({ range }) => range.end),
      unplaced_wheres: document.unplaced.map(({ where }) => where),
      oddities: JSON.stringify(document.oddities),
      imported_at: document.importedAt,
    })
    .execute();
}

/** Notes in the history that a document was imported, and what was new in it. */
export async function recordImport(
  tx: Connection,
  municipality: string,
  entry: { readonly id: number; readonly documentId: number; readonly at: Date; readonly counts: Readonly<Record<string, number>> },
): Promise<void> {
  await tx
    .insertInto("import_history")
    .values({
      municipality_code: municipality,
      id: entry.id,
      document_id: entry.documentId,
      at: entry.at,
      counts: JSON.stringify(entry.counts),
    })
    .execute();
}

function summaries(db: Connection, municipality: string) {
  return db
    .selectFrom("source_document")
    .leftJoin("import_history", (join) =>
      join
        .onRef("import_history.municipality_code", "=", "source_document.municipality_code")
        .onRef("import_history.document_id", "=", "source_document.id"),
    )
    .where("source_document.municipality_code", "=", municipality)
    .select([
      "source_document.id",
      "source_document.name",
      "source_document.media_type",
      "source_document.sha256",
      "source_document.imported_at",
      "source_document.characters",
      "source_document.placed_characters",
      "source_document.furniture_characters",
      "source_document.unplaced_characters",
      "import_history.counts",
      sql<number>`octet_length(source_document.bytes)`.as("bytes"),
      sql<number>`cardinality(source_document.unplaced_starts)`.as("unplaced_passages"),
    ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>["execute"]>>[number];

function summaryOf(row: SummaryRow): SourceDocument {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sha256: row.sha256,
    bytes: row.bytes,
    importedAt: row.imported_at,
    coverage: {
      total: row.characters,
      placed: row.placed_characters,
      furniture: row.furniture_characters,
      unplaced: row.unplaced_characters,
    },
    unplacedPassages: row.unplaced_passages,
    counts: row.counts ?? {},
  };
}
