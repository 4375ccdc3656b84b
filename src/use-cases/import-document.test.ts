import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createPostgresDatabase, databases } from "../../test/database.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { listDocuments } from "../store/document-store.ts";
import { countRecord, listMunicipalities } from "../store/municipality-store.ts";
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

  test("keeps a text of no known kind with everything unplaced", async () => {
    const db = await open();
    const imported = await importDocument(db, { name: "a.txt", bytes: Buffer.from("本日は晴天なり。\n"), now });
    expect(imported).toMatchObject({ ok: true, value: { counts: { nodes: 0, goals: 0, missions: 0, unplaced: 1 } } });
    expect(await listDocuments(db, "990019")).toMatchObject([{ coverage: { total: 8, unplaced: 8 } }]);
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
