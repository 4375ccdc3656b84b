import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { readSourceFile } from "./source-file-store.ts";

/** Documents of publications that stand: whatever else is kept of files is nothing for citizens. */
const offered = (municipality: string) => sql`SELECT DISTINCT b.body::jsonb ->> 'sha256' AS sha256
  FROM publication p
  JOIN published_item i ON i.municipality_code = p.municipality_code AND i.publication_id = p.id AND i.kind = 'document'
  JOIN published_body b ON b.municipality_code = i.municipality_code AND b.sha256 = i.sha256
  WHERE p.municipality_code = ${municipality} AND p.published_at IS NOT NULL AND p.withdrawn_at IS NULL`;

/** Sums of the files that citizens are offered and whose bytes are kept. */
export async function listPublishedFiles(db: Connection, municipality: string): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`SELECT f.sha256 FROM source_file f JOIN (${offered(municipality)}) o ON o.sha256 = f.sha256
    WHERE f.municipality_code = ${municipality} ORDER BY f.sha256`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

/** The bytes of a file that citizens are offered, part by part; none of one that they are not. */
export async function* readPublishedFile(db: Connection, municipality: string, sha256: string): AsyncGenerator<Uint8Array> {
  const { rows } = await sql`SELECT FROM (${offered(municipality)}) o WHERE o.sha256 = ${sha256}`.execute(db);
  if (rows.length > 0) yield* readSourceFile(db, municipality, sha256);
}
