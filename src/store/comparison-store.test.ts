import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import { listPrintedElsewhere } from "./comparison-store.ts";
import type { Database } from "./database.ts";
import { recordIndicators } from "./indicator-record-store.ts";
import { recordMunicipality } from "./municipality-store.ts";
import { insertRows } from "./rows.ts";

const OWN = "990019";
const OTHER = "990027";

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
  const found = async (name: string, sharedCode: string | null = null) =>
    (await listPrintedElsewhere(db, OWN, { name, unit: "%", sharedCode })).map((one) => one.name);

  test("is found behind however many that only begin like it", async () => {
    const others = Array.from({ length: 2_100 }, (_, i) => `市民の${i}番目の指標`);
    await record([...others, "市民満足度"]);
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
    await record([other, "図書館の貸出数"]);
    expect(await found(name)).toEqual([other]);
  });

  test("is found by its code, however it is called", async () => {
    await record(["住みやすいと思う人の割合", "市民満足度"]);
    const rule = (id: number, sharedCode: string) => ({
      ...{ municipality_code: OTHER, indicator_id: id, revision: 1, department_id: null, division_id: null },
      body: JSON.stringify({ sharedCode }),
    });
    await insertRows(db, "indicator_rule", [rule(1, "A-1"), rule(2, "B-2")]);
    expect(await found("市民満足度", "A-1")).toEqual(["住みやすいと思う人の割合"]);
    expect(await found("市民満足度")).toEqual(["市民満足度"]);
  });
});
