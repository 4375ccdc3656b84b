import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import { aPublication, aPublishedIndicator } from "../../test/published-items.ts";
import { listPublishedElsewhere } from "./comparison-store.ts";
import type { Database } from "./database.ts";
import { recordIndicators } from "./indicator-record-store.ts";
import { recordMunicipality } from "./municipality-store.ts";
import { recordPublication, savePublished, saveWithdrawn } from "./publication-store.ts";
import { keptItem, recordPublishedItems } from "./published-item-store.ts";
import { drawId, insertRows } from "./rows.ts";

const OWN = "990019";
const OTHER = "990027";
const maker = { at: new Date("2026-06-01T00:00:00Z"), account: null, by: null };

describe.each(databases)("the same indicator elsewhere on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [OWN, OTHER]) await recordMunicipality(db, { code, name: code, provisional: true });
  });
  afterAll(() => db.close());

  const record = (names: readonly string[]) =>
    recordIndicators(
      db,
      OTHER,
      names.map((name, i) => ({ id: i + 1, name, unit: "%", kind: null, note: null, divisions: [] })),
    );
  /** Publishes indicators under their names, with the codes that stand in the same place. */
  const publishAs = async (names: readonly string[], codes: readonly string[] = []) => {
    const id = await drawId(db);
    const items = names.map((name, i) => aPublishedIndicator({ id: i + 1, name, rule: { sharedCode: codes[i] ?? null } }));
    await recordPublication(db, OTHER, { ...aPublication(), id }, maker);
    await recordPublishedItems(db, OTHER, id, items.map(keptItem));
    return savePublished(db, OTHER, id, maker.at);
  };
  const publish = async (names: readonly string[]) => {
    await record(names);
    return publishAs(names);
  };
  const found = async (name: string, sharedCode: string | null = null) =>
    (await listPublishedElsewhere(db, OWN, { name, unit: "%", sharedCode })).map((one) => one.name);

  test("is found only once it was published, as it was published last, and not where that was withdrawn", async () => {
    await record(["市民満足度"]);
    expect(await found("市民満足度")).toEqual([]);
    await publishAs(["市民満足度（旧）"]);
    expect(await found("市民満足度")).toEqual(["市民満足度（旧）"]);
    const number = await publishAs(["市民満足度"]);
    expect(await found("市民満足度")).toEqual(["市民満足度"]);
    const [{ values = [] } = {}] = await listPublishedElsewhere(db, OWN, { name: "市民満足度", unit: "%", sharedCode: null });
    expect(values.map(({ role, text, fiscalYear }) => [role, text, fiscalYear])).toEqual([
      ["baseline", "62.5％", 2022],
      ["target", "70％以上", 2027],
    ]);
    for (const last of [number ?? 0, 1]) await saveWithdrawn(db, OTHER, last, "誤り", maker);
    expect(await found("市民満足度")).toEqual([]);
  });

  test("is found behind however many that only begin like it", async () => {
    const others = Array.from({ length: 2_100 }, (_, i) => `市民の${i}番目の指標`);
    await publish([...others, "市民満足度"]);
    expect(await found("市民満足度")).toEqual(["市民満足度"]);
  });

  test.each([
    ["市民満足度", "【新規】市民満足度"],
    ["広報を読む人の割合", "「広報」を読む人率（％）"],
    ["講座の参加人数", "講座の参加者数（年間）"],
    ["%_の数", "%_の数"],
    ["人数", "者数"],
    ["CO2排出量", "ＣＯ２ 排出量"],
  ])("is found however it is written: %s, %s", async (name, other) => {
    await publish([other, "図書館の貸出数"]);
    expect(await found(name)).toEqual([other]);
  });

  test("is found by its code, however it is called", async () => {
    const names = ["住みやすいと思う人の割合", "市民満足度"];
    await record(names);
    const rule = (id: number, sharedCode: string) => ({
      ...{ municipality_code: OTHER, indicator_id: id, revision: 1, department_id: null, division_id: null },
      body: JSON.stringify({ sharedCode }),
    });
    await insertRows(db, "indicator_rule", [rule(1, "A-1"), rule(2, "B-2")]);
    await publishAs(names, ["A-1", "B-2"]);
    expect(await found("市民満足度", "A-1")).toEqual(["住みやすいと思う人の割合"]);
    expect(await found("市民満足度")).toEqual(["市民満足度"]);
  });
});
