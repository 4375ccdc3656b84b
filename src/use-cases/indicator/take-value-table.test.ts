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
    const given = { cells, chosen: new Map<number, number>(), reason: "", now: NOW };
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

  test("corrects final values once somebody says why, which is kept with those alone", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1", year: 2019 }], NOW);
    const cells = [
      ["指標名", "R1", "R2"],
      ["市民満足度", "65.3", "60"],
    ];
    const given = { cells, chosen: new Map<number, number>(), reason: "", now: NOW };
    const previewed = await previewValueTable(db, desk.staff.author, given);
    if (!previewed.ok) throw new Error(previewed.refusal.kind);
    const { needsReason, faults, changes, digest } = previewed.value;
    expect([needsReason, faults, changes.length]).toEqual([true, [], 2]);
    expect(await takeValueTable(db, desk.staff.author, { ...given, digest })).toEqual({ ok: false, refusal: { kind: "needs-reason" } });
    const taken = await takeValueTable(db, desk.staff.author, { ...given, reason: "集計の誤り", digest });
    expect(taken).toEqual({ ok: true, value: { changed: 2 } });
    const said = (await listActuals(db, municipality)).filter(({ year }) => year === 2019 || year === 2020);
    expect(said.map(({ year, text, reason }) => [year, text, reason])).toEqual([
      [2019, "65.3", "集計の誤り"],
      [2020, "60", null],
    ]);
  });

  test("leaves what stands beside a value as it is where it says that the value is the same, and nothing of that", async () => {
    const beside = { asOf: "2019-03-31", note: "12月の調査", source: "市民意識調査" };
    const entered = await desk.enter(desk.staff.author, [
      { ...beside, text: "50", year: 2011 },
      { ...beside, text: "51", year: 2012, status: "preliminary" },
      { ...beside, text: "算出不能（調査（隔年）がないため）", year: 2013 },
      { ...beside, text: "52", year: 2014 },
    ]);
    expect(entered).toEqual({ ok: true, value: { changed: 4 } });
    const cells = [
      ["指標名", "年度", "実績値", "状態", "時点", "備考"],
      ["市民満足度", "H23", "50", "確定", "2019-03-31", ""],
      ["市民満足度", "H24", "51", "速報", "", ""],
      ["市民満足度", "H25", "", "算出不能", "", ""],
      ["市民満足度", "H26", "52", "確定", "", "1月の調査"],
    ];
    const given = { cells, chosen: new Map<number, number>(), reason: "転記漏れ", now: NOW };
    const previewed = await previewValueTable(db, desk.staff.author, given);
    if (!previewed.ok) throw new Error(previewed.refusal.kind);
    const { faults, changes, same } = previewed.value;
    expect([
      faults.map(({ fault }) => fault),
      changes.map(({ year, after }) => [year, after.note, after.asOf, after.reason]),
      same,
    ]).toEqual([[], [[2014, "1月の調査", "2019-03-31", "転記漏れ"]], 3]);
  });
});
