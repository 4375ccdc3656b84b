import { sql } from "kysely";
import type { TextRange } from "../domain/draft/text-range.ts";
import type { Connection } from "./database.ts";
import { findSourceText, type SourceText } from "./source-file-store.ts";

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
  /** What its offsets stand in: see source-file-store. */
  readonly layout: SourceText["layout"];
  readonly unplaced: readonly UnplacedPassage[];
  /** What was odd about the file: undecodable bytes, private-use characters … */
  readonly oddities: SourceText["oddities"];
}

/** The newest first. */
export async function listDocuments(db: Connection, municipality: string): Promise<SourceDocument[]> {
  const rows = await summaries(db, municipality).orderBy("d.id", "desc").execute();
  return rows.map(summaryOf);
}

export async function findDocument(db: Connection, municipality: string, id: number): Promise<SourceDocumentText | null> {
  const row = await summaries(db, municipality)
    .select(["d.unplaced_starts", "d.unplaced_ends", "d.unplaced_wheres"])
    .where("d.id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const source = await findSourceText(db, municipality, row.sha256);
  const text = source?.text ?? "";
  return {
    ...summaryOf(row),
    text,
    layout: source?.layout ?? "lines",
    unplaced: row.unplaced_starts.map((start, i) => {
      const end = row.unplaced_ends[i] ?? start;
      return { text: text.slice(start, end), where: row.unplaced_wheres[i] ?? "", range: { start, end } };
    }),
    oddities: source?.oddities ?? [],
  };
}

/** What a document was as a file: readSourceFile has its bytes. */
export async function findDocumentFile(
  db: Connection,
  municipality: string,
  id: number,
): Promise<{ readonly name: string; readonly sha256: string; readonly bytes: number } | null> {
  const row = await summaries(db, municipality).where("d.id", "=", id).executeTakeFirst();
  return row ? { name: row.name, sha256: row.sha256, bytes: row.bytes } : null;
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
  /** Of a file that is kept. */
  readonly sha256: string;
  readonly name: string;
  readonly coverage: SourceDocument["coverage"];
  readonly unplaced: readonly Omit<UnplacedPassage, "text">[];
  readonly importedAt: Date;
}

export async function recordDocument(tx: Connection, municipality: string, document: NewDocument): Promise<void> {
  await tx
    .insertInto("source_document")
    .values({
      municipality_code: municipality,
      id: document.id,
      sha256: document.sha256,
      name: document.name,
      characters: document.coverage.total,
      placed_characters: document.coverage.placed,
      furniture_characters: document.coverage.furniture,
      unplaced_characters: document.coverage.unplaced,
      unplaced_starts: document.unplaced.map(({ range }) => range.start),
      unplaced_ends: document.unplaced.map(({ range }) => range.end),
      unplaced_wheres: document.unplaced.map(({ where }) => where),
      imported_at: document.importedAt,
    })
    .execute();
}

function summaries(db: Connection, municipality: string) {
  return db
    .selectFrom("source_document as d")
    .innerJoin("source_file as f", (join) =>
      join.onRef("f.municipality_code", "=", "d.municipality_code").onRef("f.sha256", "=", "d.sha256"),
    )
    .leftJoin("import_history as h", (join) =>
      join.onRef("h.municipality_code", "=", "d.municipality_code").onRef("h.document_id", "=", "d.id").on("h.act", "=", "import"),
    )
    .where("d.municipality_code", "=", municipality)
    .select([
      "d.id",
      "d.name",
      "f.media_type",
      "d.sha256",
      "d.imported_at",
      "d.characters",
      "d.placed_characters",
      "d.furniture_characters",
      "d.unplaced_characters",
      "h.counts",
      "f.size as bytes",
      sql<number>`cardinality(d.unplaced_starts)`.as("unplaced_passages"),
    ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>["execute"]>>[number];

function summaryOf(row: SummaryRow): SourceDocument {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type ?? "application/octet-stream",
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
