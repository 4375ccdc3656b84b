import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { listActuals } from "../../store/actual-store.ts";
import type { Database } from "../../store/database.ts";
import { previewValueTable, takeValueTable } from "./take-value-table.ts";

const NOW = day("2026-06-10");
let db: Database;
let desk: IndicatorDesk;

beforeAll(async () => {
  const [first] = databases;
  if (!first) throw new Error("no database");
  db = await first.open();
  desk = await openIndicatorDesk(db);
});
afterAll(() => db.close());

describe("a table of values", () => {
  test("writes why a value cannot be calculated, and what is noted beside it, each where it belongs", async () => {
    const cells = [
      ["指標名", "年度", "実績値", "備考"],
      ["市民満足度", "R4", "算出不能（調査が隔年のため）", "次は令和8年度"],
      ["市民満足度", "R3", "算出不能", "調査が隔年のため"],
    ];
    const given = { cells, chosen: new Map<number, number>(), now: NOW };
    const previewed = await previewValueTable(db, desk.staff.author, given);
    if (!previewed.ok) throw new Error(previewed.refusal.kind);
    expect(previewed.value.faults).toEqual([]);
    const taken = await takeValueTable(db, desk.staff.author, { ...given, digest: previewed.value.digest });
    expect(taken).toEqual({ ok: true, value: { changed: 2 } });
    expect((await listActuals(db, municipality)).map(({ year, reason, note }) => [year, reason, note])).toEqual([
      [2021, "調査が隔年のため", null],
      [2022, "調査が隔年のため", "次は令和8年度"],
    ]);
  });
});
