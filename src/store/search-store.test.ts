import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Database } from "./database.ts";
import { recordMunicipality } from "./municipality-store.ts";
import { recordSearchEntries, type SearchEntry, search } from "./search-store.ts";

const owner = "131016";

describe.each(databases)("search on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [owner, "131024"]) await recordMunicipality(db, { code, name: code, provisional: false });
  });
  afterAll(() => db.close());

  const entry = (id: number, title: string, text = "", kind: SearchEntry["kind"] = "goal"): SearchEntry => ({ kind, id, title, text });
  const ids = async (query: string) => (await search(db, owner, query, { limit: 100 })).hits.map(({ id }) => id).sort((a, b) => a - b);

  test.each([
    ["ICT", [1]],
    ["ｉｃｔ", [1]],
    ["事業名", [2]],
    ["事 業 名", [2]],
    ["業", [1, 2]],
    ["利活用 業務", [1]],
    ["利活用　窓口", []],
    ["活用の業", []],
    ["100%", [3]],
    ["100％", [3]],
    ["_", [3]],
    ["%", [3]],
    ["𠮷野", [4]],
    ["𠮷", [4]],
    ["\\", [5]],
    ["'; DROP TABLE goal; --", []],
    ["\0\uD800", []],
    ["", []],
    ["   ", []],
  ])("for %j finds %j", async (query, expected) => {
    await recordSearchEntries(db, owner, [
      entry(1, "ＩＣＴ利活用", "業務の改善"),
      entry(2, "事　業　名"),
      entry(3, "達成率", "100％_達成"),
      entry(4, "𠮷野家"),
      entry(5, "円記号", "a\\b"),
    ]);
    await recordSearchEntries(db, "131024", [entry(6, "ICT")]);
    expect(await ids(query)).toEqual(expected);
  });

  test("finds exactly what holds the words", async () => {
    const characters = fc.constantFrom("あ", "い", "う", "A", "ａ", "①", "1", " ", "\n", "𠮷", "%", "ー", "か\u3099");
    const text = fc.string({ unit: characters, maxLength: 12 });
    let first = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
        fc.string({ unit: characters, minLength: 1, maxLength: 4 }),
        async (texts, query) => {
          const entries = texts.map(([title, body], i) => entry(first + i, title, body));
          first += texts.length;
          await recordSearchEntries(db, owner, entries);
          const words = query
            .split(/\s+/u)
            .map(textKey)
            .filter((word) => word !== "");
          const expected = entries.filter(
            ({ title, text: body }) =>
              words.length > 0 && words.every((word) => textKey(title).includes(word) || textKey(body).includes(word)),
          );
          const found = await search(db, owner, query, { limit: 10_000 });
          const mine = new Set(entries.map(({ id }) => id));
          expect(
            found.hits
              .map(({ id }) => id)
              .filter((id) => mine.has(id))
              .sort((a, b) => a - b),
          ).toEqual(expected.map(({ id }) => id));
          expect(found.total).toBe(found.hits.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("shows titles first, counts every kind, and turns pages", async () => {
    const entries = Array.from({ length: 25 }, (_, i) => entry(i, "目標", "窓口の改善"));
    await recordSearchEntries(db, owner, [...entries, entry(90, "窓口の改善", "", "indicator"), entry(91, "別", "窓口", "document")]);
    const first = await search(db, owner, "窓口");
    expect(first.hits[0]).toMatchObject({ kind: "indicator", id: 90 });
    expect(first).toMatchObject({ total: 27, byKind: { goal: 25, indicator: 1, document: 1 } });
    expect(first.hits).toHaveLength(20);
    const second = await search(db, owner, "窓口", { offset: 20 });
    expect(second.hits).toHaveLength(7);
    expect(new Set([...first.hits, ...second.hits].map(({ kind, id }) => `${kind} ${id}`)).size).toBe(27);
    expect(await search(db, owner, "窓口", { kind: "document" })).toMatchObject({ total: 1, byKind: { goal: 25 }, hits: [{ id: 91 }] });
  });

  test("finds what a thing says now, not what it said before", async () => {
    await recordSearchEntries(db, owner, [entry(1, "旧い題")]);
    await recordSearchEntries(db, owner, [entry(1, "新しい題")]);
    expect(await ids("旧い")).toEqual([]);
    expect(await ids("新しい")).toEqual([1]);
  });
});
