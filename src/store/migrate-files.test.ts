import { createHash } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import { undoImport } from "../use-cases/upload/undo-import.ts";
import type { Database } from "./database.ts";
import { findDocument, listDocuments } from "./document-store.ts";
import { listHistory } from "./history-store.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { saveMunicipality } from "./municipality-store.ts";
import { listPlaces } from "./place-store.ts";
import { readSourceFile } from "./source-file-store.ts";
import { findUpload, listUploads } from "./upload-store.ts";

const LINE = "本日は晴天なり。\n";
/** A file of several parts, one of which cuts a character in two; one in another encoding; one with bytes that are no UTF-8. */
const FILES: readonly { readonly name: string; readonly bytes: Buffer; readonly text: string | null }[] = [
  { name: "長い.txt", bytes: Buffer.from(LINE.repeat(100_000)), text: null },
  { name: "古い.csv", bytes: Buffer.from("\x96\x7b", "latin1"), text: "本" },
  { name: "壊れた.txt", bytes: Buffer.from([0x41, 0xff, 0x42]), text: null },
];

/** The record as it was before files were kept apart, filled as it was filled then. */
async function fillOld(db: Database): Promise<void> {
  await sql`DROP SCHEMA public CASCADE`.execute(db);
  await sql`CREATE SCHEMA public`.execute(db);
  await migrate(db, MIGRATIONS.slice(0, 4));
  await db.transaction().execute(async (tx) => {
    await sql`INSERT INTO municipality VALUES ('990019', '澄川市', true)`.execute(tx);
    for (const [i, { name, bytes, text }] of FILES.entries()) {
      const id = 100_001 + i * 2;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await sql`INSERT INTO source_document VALUES ('990019', ${id}, ${sha256}, ${name}, 'text/plain', ${bytes}, ${text}, 8, 8, 0, 0, '{0}', '{1}', '{L1}',
        '[{"kind": "undecodable", "count": 1, "at": 0}]', '2026-04-01T00:00:00Z')`.execute(tx);
      await sql`INSERT INTO import_history VALUES ('990019', ${id + 1}, ${id}, '2026-04-01T00:00:00Z', '{"goals": 3}')`.execute(tx);
      await sql`INSERT INTO place VALUES ('990019', ${id}, 'municipality', 0, '/name', '[{"start": 0, "end": 1}]')`.execute(tx);
    }
    await sql`SELECT setval('record_id', 100100)`.execute(tx);
  });
}

describe.each(databases)("documents that were imported before files were kept apart, on $name", ({ open }) => {
  test("are there still, with their files, as uploads that were accepted", async () => {
    const db = await open();
    await fillOld(db);
    expect(await migrate(db)).toEqual({ ok: true, value: null });

    const documents = (await listDocuments(db, "990019")).toReversed();
    expect(documents.map(({ name, bytes, counts }) => ({ name, bytes, counts }))).toEqual(
      FILES.map(({ name, bytes }) => ({ name, bytes: bytes.length, counts: { goals: 3 } })),
    );
    for (const [i, { id, sha256 }] of documents.entries()) {
      const { bytes, text } = FILES[i] ?? { bytes: Buffer.alloc(0), text: null };
      const found = await findDocument(db, "990019", id);
      expect(found?.text === (text ?? bytes.toString("utf8"))).toBe(true);
      expect(found).toMatchObject({ mediaType: "text/plain", oddities: [{ kind: "undecodable" }], unplaced: [{ where: "L1" }] });
      const parts: Uint8Array[] = [];
      for await (const part of readSourceFile(db, "990019", sha256)) parts.push(part);
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
      expect(parts).toHaveLength(Math.ceil(bytes.length / 1_048_576));
      expect(await listPlaces(db, "990019", id)).toHaveLength(1);
    }
    expect((await listUploads(db, "990019")).toReversed()).toMatchObject(
      documents.map(({ id, name }) => ({ documentId: id, name, state: "accepted", counts: null, by: null })),
    );
    expect(await listHistory(db, "990019")).toMatchObject(FILES.toReversed().map(({ name }) => ({ act: "import", name, undone: false })));

    const [first] = documents;
    const input = { municipality: "990019", documentId: first?.id ?? 0, by: null, now: new Date(0) };
    expect(await undoImport(db, input)).toEqual({ ok: false, refusal: { kind: "not-recorded" } });

    await db.transaction().execute((tx) => saveMunicipality(tx, "990019", { code: "202037", name: "澄川市", provisional: false }));
    const [upload] = await listUploads(db, "202037");
    expect(await findUpload(db, "202037", upload?.id ?? 0)).toMatchObject({ state: "accepted" });
    expect((await findDocument(db, "202037", first?.id ?? 0))?.text.startsWith(LINE)).toBe(true);
    expect(await listHistory(db, "202037")).toHaveLength(FILES.length);
    await db.close();
  });
});
