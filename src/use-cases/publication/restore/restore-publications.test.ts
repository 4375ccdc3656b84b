import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, empty } from "../../../../test/database.ts";
import { type PublishedDemo, publishDemo } from "../../../../test/published-demo.ts";
import { dumpRecord } from "../../../../test/record-dump.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { verifyAudit } from "../../../store/audit-store.ts";
import type { Database } from "../../../store/database.ts";
import { listPlans } from "../../../store/plan-store.ts";
import { keptItem } from "../../../store/published-item-store.ts";
import { drawId } from "../../../store/rows.ts";
import { search } from "../../../store/search-store.ts";
import { dataFiles } from "../../../web/open-data/data-files.ts";
import { loadSite, openSite } from "../../../web/public/public-site.ts";
import { importDocument } from "../../import-document.ts";
import { compileItems } from "../compile-items.ts";
import { preparePublication } from "../prepare-publication.ts";
import { readPublicationFile } from "./read-publication-file.ts";
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

const TOO_MUCH = 123_454_321;

/** A thing is changed everywhere: its sum with it. */
function retold(file: Told, kind: string, change: (item: Told) => void, which = 0): void {
  const item = file.items.filter((one: Told) => one.kind === kind)[which];
  const before = keptItem(item).sha256;
  change(item);
  const after = keptItem(item).sha256;
  for (const publication of file.publications) publication.items = publication.items.map((sum: string) => (sum === before ? after : sum));
}

describe("a file of what was published is refused", () => {
  const first = (file: Told, kind: string, which = 0) => file.items.filter((one: Told) => one.kind === kind)[which];
  const faults: [name: string, change: (file: Told) => void, refusal: string, at: RegExp][] = [
    ["of another format", (file) => (file.format = "shirube-publication/2"), "publication-schema", /^\/format$/u],
    ["with a field that nobody knows", (file) => (file.items[1].secret = 1), "publication-schema", /^\/items\/1\/secret$/u],
    ["with a field missing", (file) => delete file.items[3].title, "publication-schema", /^\/items\/3\/title$/u],
    ["with an id that no sequence gives", (file) => (first(file, "plan").id = 9e15), "publication-schema", /id$/u],
    [
      "with a number that is none",
      (file) => retold(file, "indicator", (one) => (one.printed.target.value = TOO_MUCH)),
      "publication-schema",
      /./u,
    ],
    ["with a thing changed", (file) => (first(file, "node").title = "ほかの名"), "publication-sums", /^\/publications\//u],
    ["with a thing missing", (file) => file.items.pop(), "publication-sums", /^\/publications\//u],
    [
      "with a thing that no publication tells",
      (file) => file.earlierItems.push({ kind: "year", id: 2030, phase: "set" }),
      "publication-sums",
      /^year:2030$/u,
    ],
    ["with a thing twice", (file) => file.items.push(file.items[4]), "publication-twice", /./u],
    [
      "with a withdrawn publication that tells something",
      (file) => (file.publications[0].items = file.publications[1].items),
      "publication-sums",
      /3$/u,
    ],
    ["with a number left out", (file) => (file.publications[0].number = 5), "publication-numbers", /number$/u],
    ["with a current one that was withdrawn", (file) => (file.current = 3), "publication-numbers", /current/u],
    ["with no publication", (file) => (file.publications = []), "publication-numbers", /./u],
    ["with a NUL", (file) => retold(file, "node", (one) => (one.title = "a\0b")), "publication-text", /^node:/u],
    ["with half a character", (file) => retold(file, "goal", (one) => (one.body.title = "\ud83c")), "publication-text", /^goal:/u],
    ["with a note that cannot be kept", (file) => (file.publications[1].note = "\0"), "publication-text", /publications/u],
    [
      "of two municipalities",
      (file) => retold(file, "municipality", (one) => (one.code = "131016")),
      "publication-reference",
      /municipality/u,
    ],
    ["with an id twice", (file) => retold(file, "node", (one) => (one.id = first(file, "plan").id)), "publication-ids", /./u],
    ["with an id that is a year", (file) => retold(file, "term", (one) => (one.id = 2025)), "publication-ids", /term:2025/u],
    ["with the id of a publication", (file) => retold(file, "goal", (one) => (one.id = file.publications[0].id)), "publication-ids", /./u],
    ["with a node under none", (file) => retold(file, "node", (one) => (one.parent = 99_999)), "publication-reference", /^node:/u],
    ["with a node of no plan", (file) => retold(file, "node", (one) => (one.plan = 99_999)), "publication-reference", /^node:/u],
    [
      "with a code twice",
      (file) => retold(file, "node", (one) => (one.code = first(file, "node", 1).code)),
      "publication-twice",
      /^node:/u,
    ],
    [
      "with nodes under each other",
      (file) => retold(file, "node", (one) => (one.parent = file.items.find((other: Told) => other.parent === one.id).id)),
      "publication-cycle",
      /^node:/u,
    ],
    ["with an indicator nowhere", (file) => retold(file, "indicator", (one) => (one.placements = [])), "publication-value", /^indicator:/u],
    [
      "with an indicator at an unknown node",
      (file) => retold(file, "indicator", (one) => (one.placements[0].node = 99_999)),
      "publication-reference",
      /^indicator:/u,
    ],
    [
      "with a value without comparator",
      (file) => retold(file, "indicator", (one) => (one.printed.baseline.comparator = null)),
      "publication-value",
      /^indicator:/u,
    ],
    [
      "with a goal of an unknown unit",
      (file) => retold(file, "goal", (one) => (one.department = 99_999)),
      "publication-reference",
      /^goal:/u,
    ],
    ["with a goal of another year", (file) => retold(file, "goal", (one) => (one.body.fiscalYear = 1999)), "publication-value", /^goal:/u],
    [
      "with an address that leads elsewhere",
      (file) => retold(file, "municipality", (one) => (one.profile.contact.url = "javascript:alert(1)")),
      "publication-value",
      /^municipality:/u,
    ],
    [
      "with an address that is none",
      (file) => retold(file, "municipality", (one) => (one.profile.address = "city")),
      "publication-value",
      /^municipality:/u,
    ],
    [
      "with a unit that becomes itself",
      (file) => retold(file, "unit", (one) => (one.successors = [{ to: one.id, at: "2026-04-01", how: "rename" }])),
      "publication-value",
      /^unit:/u,
    ],
  ];

  test.each(faults)("%s", (_, change, kind, at) => {
    const file = whole();
    change(file);
    // JSON writes no number that is none, but may be given one.
    const read = readPublicationFile(bytesOf(JSON.stringify(file).replaceAll(String(TOO_MUCH), "1e999")));
    expect(read).toMatchObject({ ok: false, refusal: { kind, at: expect.stringMatching(at) } });
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["half of it", Buffer.from('{"format":"shirube-publication/1",')],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
    ["ever deeper", Buffer.from("[".repeat(200_000))],
  ])("that is %s", (_, bytes) => {
    expect(readPublicationFile(bytes)).toEqual({ ok: false, refusal: { kind: "publication-not-json" } });
  });

  test("but not for divisions of the same name in two departments", () => {
    const file = whole();
    const [one, other] = file.items.filter((item: Told) => item.kind === "unit" && item.unitKind === "department");
    const division = { kind: "unit", unitKind: "division", name: "総務課", validFrom: null, validTo: null, successors: [] };
    const added = [one, other].map(({ id: parent }: Told, i) => ({ ...division, parent, id: 900_000_001 + i }));
    file.items.push(...added);
    for (const publication of file.publications)
      if (publication.items.length > 0) publication.items.push(...added.map((item) => keptItem(item as never).sha256));
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });

  test("but not for what is written at the plans and years that are not told", () => {
    const file = whole();
    retold(file, "plan", (one) => (one.predecessor = 99_999_999));
    retold(file, "goal", (one) => (one.continues = 99_999_998));
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });
});
