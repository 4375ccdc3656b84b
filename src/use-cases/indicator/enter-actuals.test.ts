import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { listActualHistory, listActuals } from "../../store/actual-store.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";

describe.each(databases)("the values of indicators on $name", ({ open }) => {
  let db: Database;
  let desk: IndicatorDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openIndicatorDesk(db);
  });
  afterAll(() => db.close());

  const kept = async () =>
    (await listActuals(db, municipality)).map(({ year, number, status, value, text }) => [year, number, status, value ?? text]);

  test("are entered by who is responsible, several at once", async () => {
    const entered = await desk.enter(desk.staff.author, [
      { year: 2024, text: "64.0％" },
      { year: 2025, text: "65.1（速報）" },
    ]);
    expect(entered).toEqual({ ok: true, value: { changed: 2 } });
    expect(await kept()).toEqual([
      [2024, 1, "final", 64],
      [2025, 1, "preliminary", 65.1],
    ]);
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
  });

  test("are corrected, and the old value is kept", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1（速報）" }]);
    expect(await desk.enter(desk.staff.author, [{ text: "65.3", base: 1, reason: "確定した" }])).toMatchObject({ ok: true });
    expect(await kept()).toEqual([[2025, 2, "final", 65.3]]);
    const said = await listActualHistory(db, municipality, desk.satisfaction.id);
    expect(said.map(({ text, reason, by }) => [text, reason, by])).toEqual([
      ["65.3", "確定した", "sato"],
      ["65.1（速報）", null, "sato"],
    ]);
  });

  test("cannot be changed behind the back of the program", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1" }]);
    await expect(sql`UPDATE indicator_actual SET value = 99`.execute(db)).rejects.toThrow("cannot be changed");
    await expect(sql`DELETE FROM indicator_actual`.execute(db)).rejects.toThrow("cannot be changed");
  });

  test("of whoever comes second are not written over those of the first", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1" }]);
    const second = await desk.enter(desk.staff.planning, [
      { year: 2024, text: "64.0" },
      { year: 2025, text: "70.0" },
    ]);
    expect(second).toMatchObject({ ok: false, refusal: { kind: "stale", latest: [{ year: 2025, text: "65.1", by: "sato" }] } });
    expect(await kept()).toEqual([[2025, 1, "final", 65.1]]);
  });

  test("of two at once are one's", async () => {
    const answers = await Promise.all([
      desk.enter(desk.staff.author, [{ text: "65.1" }]),
      desk.enter(desk.staff.planning, [{ text: "66.0" }]),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
  });

  test("that say nothing new are not written again; blank takes a value back", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1" }]);
    expect(await desk.enter(desk.staff.author, [{ text: " 65.1 ", base: 1 }])).toEqual({ ok: true, value: { changed: 0 } });
    expect(await desk.enter(desk.staff.author, [{ year: 2024, text: "－" }])).toEqual({ ok: true, value: { changed: 0 } });
    expect(await desk.enter(desk.staff.author, [{ text: "", base: 1, reason: "別の指標の値だった" }])).toEqual({
      ok: true,
      value: { changed: 1 },
    });
    expect(await kept()).toEqual([[2025, 2, "withdrawn", ""]]);
  });

  test("are all kept or none, and each fault is told by its place", async () => {
    const refused = await desk.enter(desk.staff.author, [
      { year: 2024, text: "64.0" },
      { year: 2025, text: "順調" },
      { year: 2025, text: "12人" },
      { year: 2023, text: "算出不能" },
      { year: 2026, text: "66" },
      { year: 2027, text: "66" },
      { year: 2022, text: "62", part: "男" },
      { year: 2021, text: "62", asOf: "2026-02-30" },
    ]);
    if (refused.ok || refused.refusal.kind !== "faulty") throw new Error("it was kept");
    expect(refused.refusal.faults.map(({ index, fault }) => [index, fault.kind])).toEqual([
      [1, "not-a-number"],
      [2, "other-unit"],
      [3, "needs-reason"],
      [5, "year-to-come"],
      [6, "unknown-part"],
      [7, "no-date"],
    ]);
    expect(await kept()).toEqual([]);
  });

  test.each([
    [{ text: "算出不能", note: "調査が隔年のため" }, ["調査が隔年のため", null]],
    [{ text: "算出不能", reason: "調査が隔年のため" }, ["調査が隔年のため", null]],
    [{ text: "算出不能（調査が隔年のため）", reason: "前の値は誤記" }, ["調査が隔年のため", "前の値は誤記"]],
    [
      { text: "算出不能（調査が隔年のため）", note: "次は令和8年度", reason: "前の値は誤記" },
      ["調査が隔年のため", "次は令和8年度\n前の値は誤記"],
    ],
    [{ text: "算出不能", note: "調査が隔年のため", reason: "前の値は誤記" }, ["調査が隔年のため", "前の値は誤記"]],
    [{ text: "66", note: "暫定の集計", reason: "前の値は誤記" }, ["前の値は誤記", "暫定の集計"]],
  ])("that say %o are kept with why, and nothing of it is lost", async (said, [reason, note]) => {
    await desk.enter(desk.staff.author, [{ text: "65.1" }]);
    expect(await desk.enter(desk.staff.author, [{ ...said, base: 1 }])).toMatchObject({ ok: true });
    expect(await listActuals(db, municipality)).toMatchObject([{ reason, note, number: 2 }]);
  });

  test.each([
    ["a final value becomes another", "65.1", { text: "65.3" }, true],
    ["a final value is taken back", "65.1", { text: "" }, true],
    ["a final value becomes preliminary again", "65.1", { text: "65.1（速報）" }, true],
    ["only what stands beside a final value changes", "65.1", { text: "65.1", source: "統計書" }, false],
    ["a preliminary value becomes final", "65.1（速報）", { text: "65.3" }, false],
    ["a final value cannot be calculated after all", "65.1", { text: "算出不能（調査の誤り）" }, false],
  ])("need a reason where %s", async (_, before, said, isNeeded) => {
    await desk.enter(desk.staff.author, [{ text: before }]);
    const entered = [
      { year: 2024, text: "60" },
      { ...said, base: 1 },
    ];
    const faults = [{ index: 1, fault: { kind: "correction-needs-reason" } }];
    expect(await desk.enter(desk.staff.author, entered)).toMatchObject(
      isNeeded ? { ok: false, refusal: { kind: "faulty", faults } } : { ok: true, value: { changed: 2 } },
    );
    if (!isNeeded) return;
    for (const reason of ["　", "集計の誤り"])
      expect((await desk.enter(desk.staff.author, [{ ...said, base: 1, reason }])).ok).toBe(reason !== "　");
  });

  test("have no remark that is longer than anybody reads", async () => {
    const long = "長".repeat(1_001);
    const refused = await desk.enter(desk.staff.author, [
      { year: 2025, text: "66", note: "長".repeat(1_000) },
      { year: 2024, text: "66", note: long },
      { year: 2023, text: "66", source: long },
      { year: 2022, text: "66", reason: long },
    ]);
    expect(refused).toMatchObject({
      refusal: {
        faults: (["note", "source", "reason"] as const).map((of, i) => ({
          index: i + 1,
          fault: { kind: "long-remark", of, limit: 1_000 },
        })),
      },
    });
    expect(await kept()).toEqual([]);
  });

  test("of an indicator are entered by its unit and planning, and by nobody else", async () => {
    const { author, planning, leader, stranger } = desk.staff;
    for (const other of [leader, stranger])
      expect(await desk.enter(other, [{ text: "65.1" }])).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    const nobodys = { indicatorId: desk.waiting.id, text: "20分" };
    expect(await desk.enter(author, [nobodys])).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    expect(await desk.enter(planning, [nobodys])).toMatchObject({ ok: true });
    const elsewhere = { ...planning, municipality: "990027" };
    expect(await desk.enter(elsewhere, [{ text: "65.1" }])).toMatchObject({ ok: false, refusal: { kind: "unknown-indicator" } });
  });

  test("of a part stand beside those of the whole", async () => {
    await desk.rule(desk.satisfaction.id, { parts: [{ key: "m", name: "男" }] }, { base: 1 });
    await desk.enter(desk.staff.author, [{ text: "65.1" }, { text: "63.0", part: "m" }], day("2026-07-01"));
    const said = await listActuals(db, municipality);
    expect(said.map(({ part, value }) => [part, value])).toEqual([
      ["", 65.1],
      ["m", 63],
    ]);
  });
});
