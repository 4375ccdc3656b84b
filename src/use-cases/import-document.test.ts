import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createPostgresDatabase, databases } from "../../test/database.ts";
import type { Database } from "../store/database.ts";
import { findDocument, findDocumentFile, listDocuments } from "../store/document-store.ts";
import { countRecord, listMunicipalities } from "../store/municipality-store.ts";
import { openDatabase } from "../store/open-database.ts";
import { search } from "../store/search-store.ts";
import { readSourceFile } from "../store/source-file-store.ts";
import { importDocument } from "./import-document.ts";

const samples = join(import.meta.dirname, "../../samples");
const demo = JSON.parse(readFileSync(join(samples, "demo.json"), "utf8")) as { municipality: string; documents: string[] };
const now = new Date("2026-04-01T00:00:00Z");
const fromSamples = (db: Database, name: string) => importDocument(db, { name, bytes: readFileSync(join(samples, name)), now });

describe.each(databases)("importing on $name", ({ open }) => {
  test("every document of the demo city, in either order, makes one record; again changes nothing", async () => {
    const records = [];
    for (const documents of [demo.documents, demo.documents.toReversed()]) {
      const db = await open();
      for (const name of documents) expect(await fromSamples(db, name)).toMatchObject({ ok: true, value: { kind: "imported" } });
      const [city, ...more] = await listMunicipalities(db);
      expect([city?.name, more]).toEqual([demo.municipality, []]);
      const counts = await countRecord(db, city?.code ?? "");
      expect(counts).toMatchObject({ plans: 1, documents: demo.documents.length });
      records.push(counts);

      for (const name of documents) expect(await fromSamples(db, name)).toMatchObject({ ok: true, value: { kind: "already-imported" } });
      expect(await countRecord(db, city?.code ?? "")).toEqual(counts);
      await db.close();
    }
    expect(records[0]).toEqual(records[1]);
  });

  test.each([
    ["nothing", "", "empty"],
    ["no text", "\x7fELF\x02\x01\x01\0\0\0", "binary"],
  ])("refuses a file of %s and keeps nothing of it", async (_, text, kind) => {
    const db = await open();
    expect(await importDocument(db, { name: "a.txt", bytes: Buffer.from(text, "latin1"), now })).toMatchObject({
      ok: false,
      refusal: { kind },
    });
    expect(await listMunicipalities(db)).toEqual([]);
    await db.close();
  });

  test.each([
    ["UTF-8", "utf8", ""],
    ["UTF-16", "utf16le", "\uFEFF"],
  ] as const)("keeps a text of no known kind in %s with everything unplaced", async (_, encoding, mark) => {
    const db = await open();
    const bytes = Buffer.from(`${mark}本日は晴天なり。\n`, encoding);
    const imported = await importDocument(db, { name: "a.txt", bytes, now });
    expect(imported).toMatchObject({ ok: true, value: { counts: { nodes: 0, goals: 0, missions: 0, unplaced: 1 } } });
    const [document] = await listDocuments(db, "990019");
    expect(document).toMatchObject({ bytes: bytes.length, coverage: { total: 8, unplaced: 8 } });
    const found = await findDocument(db, "990019", document?.id ?? 0);
    expect(found?.text.replace("\uFEFF", "")).toBe("本日は晴天なり。\n");
    expect(found?.unplaced).toMatchObject([{ text: "本日は晴天なり。", where: "L1" }]);
    const file = await findDocumentFile(db, "990019", document?.id ?? 0);
    expect(file).toMatchObject({ name: "a.txt", bytes: bytes.length });
    const parts: Uint8Array[] = [];
    for await (const part of readSourceFile(db, "990019", file?.sha256 ?? "")) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    await db.close();
  });

  test("keeps a text of ten million bytes, and finds words in it", async () => {
    const db = await open();
    const lines = Array.from({ length: 250_000 }, (_, i) =>
      String.fromCodePoint(0x4e00 + (i % 20_000), 0x4e00 + ((i * 7) % 19_997), 0x4e00 + (i % 13), 0x3042),
    );
    const bytes = Buffer.from(`${lines.join("\n")}\n最後の一行\n`);
    expect(await importDocument(db, { name: "a.txt", bytes, now })).toMatchObject({ ok: true, value: { kind: "imported" } });
    const [city] = await listMunicipalities(db);
    const answer = await search(db, city?.code ?? "", "後の一");
    expect(answer).toMatchObject({ total: 1, hits: [{ kind: "document", snippet: { found: "後の一" } }] });
    await db.close();
  });
});

test("two processes that import the same file at once keep it once", async (context) => {
  const databaseUrl = await createPostgresDatabase();
  if (databaseUrl === null) return context.skip("PostgreSQL cannot be started here");
  const open = async () => {
    const opened = await openDatabase({ dataDirectory: "", databaseUrl });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    return opened.value;
  };
  const [one, other] = [await open(), await open()];
  const [name = ""] = demo.documents;
  const kinds = (await Promise.all([one, other, one, other].map((db) => fromSamples(db, name)))).map((done) => done.ok && done.value.kind);
  expect(kinds.sort()).toEqual(["already-imported", "already-imported", "already-imported", "imported"]);
  expect(await listMunicipalities(one)).toHaveLength(1);
  await one.close();
  await other.close();
});
