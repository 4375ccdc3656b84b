import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, empty } from "../../../../test/database.ts";
import { type PublishedDemo, publishDemo } from "../../../../test/published-demo.ts";
import { dumpRecord } from "../../../../test/record-dump.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { verifyAudit } from "../../../store/audit-store.ts";
import type { Database } from "../../../store/database.ts";
import { listPlans } from "../../../store/plan-store.ts";
import { drawId } from "../../../store/rows.ts";
import { search } from "../../../store/search-store.ts";
import { dataFiles } from "../../../web/open-data/data-files.ts";
import { loadSite } from "../../../web/public/load-content.ts";
import { openSite } from "../../../web/public/public-site.ts";
import { importDocument } from "../../import-document.ts";
import { compileItems } from "../compile-items.ts";
import { preparePublication } from "../prepare-publication.ts";
import { restoreFromFile } from "./restore-publications.ts";

const now = new Date("2027-01-05T09:00:00+09:00");

/** Every data file by its path, as its bytes are. */
async function exported(db: Database, code: string, number: number): Promise<Map<string, string>> {
  const site = await loadSite(db, code, number);
  if (site === null) throw new Error("nothing is published");
  return new Map(dataFiles(site).map(({ path, make }) => [path, Buffer.from(make()).toString("utf8")]));
}

const [pglite] = databases;
let demo: PublishedDemo;
let files: Map<string, string>;
const bytesOf = (text: string) => Buffer.from(text, "utf8");

beforeAll(async () => {
  const db = await pglite?.open();
  if (!db) throw new Error("no database");
  demo = await publishDemo(db);
  files = await exported(db, demo.code, demo.current.number);
  await db.close();
}, 300_000);

/** A file that anybody may have written. */
type Told = ReturnType<typeof JSON.parse>;
const whole = (): Told => JSON.parse(files.get("data/publication.json") ?? "");

describe.each(databases)("what was published comes back on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  const restore = (text = files.get("data/publication.json") ?? "", municipality: string | null = null) =>
    restoreFromFile(db, { bytes: bytesOf(text), municipality, now });

  test("word for word: it is given out as the same bytes, and the record has lost nothing", async () => {
    expect(await restore()).toMatchObject({ ok: true, value: { publications: 3, lost: [], municipality: { code: demo.code } } });
    const again = await exported(db, demo.code, demo.current.number);
    expect([...again.keys()]).toEqual([...files.keys()]);
    for (const [path, text] of again) expect(text === files.get(path), path).toBe(true);

    const { changes, parts } = await preparePublication(
      db,
      demo.code,
      demo.current.parts.map((part) => ({ take: "renew" as const, part })),
      now,
    );
    expect(changes.map(({ kind, id, change, fields }) => ({ kind, id, change, fields }))).toEqual([]);
    expect(parts).toHaveLength(demo.current.parts.length);
    expect((await search(db, demo.code, "協働")).total).toBeGreaterThan(0);
    expect(await drawId(db)).toBeGreaterThan(Math.max(...whole().publications.map(({ id }: { id: number }) => id)));
    expect(await verifyAudit(db, demo.code)).toMatchObject({ ok: true, entries: 1 });
  });

  test("also plan by plan and year by year, in the form in which documents are read", async () => {
    await empty(db);
    const paths = [...files.keys()].filter((path) => path.startsWith("data/readings/"));
    for (const path of paths) {
      const done = await importDocument(db, { name: path, bytes: bytesOf(files.get(path) ?? ""), municipality: null, now });
      expect(done, path).toMatchObject({ ok: true, value: { kind: "imported" } });
    }
    const [plan] = await listPlans(db, demo.code);
    const items = await compileItems(db, demo.code, {
      ...{ kept: [], before: [], today: dayInJapan(now) },
      renewed: [{ kind: "plan", plan: plan?.id ?? 0, valuesThrough: null }, ...demo.current.parts.filter(({ kind }) => kind === "year")],
    });
    const site = openSite(demo.current, [demo.current], items);
    const again = new Map(dataFiles(site).map(({ path, make }) => [path.replace(/plan-\d+/u, "plan"), String(make())]));
    for (const path of paths) {
      const { source: _, ...said } = JSON.parse(files.get(path) ?? "");
      const { source: __, ...now } = JSON.parse(again.get(path.replace(/plan-\d+/u, "plan")) ?? "");
      expect(now, path).toEqual(said);
    }
    await empty(db);
    expect(await restore()).toMatchObject({ ok: true });
  });

  test("only where there is no record yet", async () => {
    const before = await dumpRecord(db);
    expect(await restore()).toMatchObject({ ok: false, refusal: { kind: "record-exists", code: demo.code } });
    expect(await dumpRecord(db)).toEqual(before);
    await empty(db);
    expect(await restore(undefined, "131016")).toMatchObject({ ok: false, refusal: { kind: "publication-of-other" } });
    expect(await dumpRecord(db)).toEqual([]);
  });
});
