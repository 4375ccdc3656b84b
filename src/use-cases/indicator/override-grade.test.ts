import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listOverrideHistory, listOverrides, overrideOf } from "../../store/grade-override-store.ts";
import { type OverrideGrade, overrideGrade } from "./override-grade.ts";

const now = day("2026-06-01");
const REASON = "集計の方法が変わった年のため";

describe.each(databases)("a grade that a person gives on $name", ({ open }) => {
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

  const give = (given: Partial<OverrideGrade> = {}, by = desk.staff.planning) =>
    overrideGrade(db, by, {
      ...{ indicatorId: desk.satisfaction.id, part: "", year: 2025, base: 0, code: "②", reason: REASON, now },
      ...given,
    });
  const held = async () => {
    const key = { indicatorId: desk.satisfaction.id, part: "", year: 2025 };
    return overrideOf(await listOverrides(db, municipality), key);
  };

  test("holds in place of the calculated one until it is taken back, and all of it stays", async () => {
    expect(await held()).toBeNull();
    expect(await give()).toEqual({ ok: true, value: null });
    expect(await held()).toEqual({ code: "②", reason: REASON, by: "tanaka", at: "2026-06-01" });
    expect(await give({ base: 1, code: "③", reason: "再集計した" })).toMatchObject({ ok: true });
    expect(await give({ base: 2, code: null, reason: "計算のとおりでよい" })).toMatchObject({ ok: true });
    expect(await held()).toBeNull();
    const said = await listOverrideHistory(db, municipality, desk.satisfaction.id);
    expect(said.map(({ number, code, reason }) => [number, code, reason])).toEqual([
      [3, null, "計算のとおりでよい"],
      [2, "③", "再集計した"],
      [1, "②", REASON],
    ]);
    await expect(sql`UPDATE grade_override SET code = '①'`.execute(db)).rejects.toThrow("cannot be changed");
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
  });

  test("is not given over another's", async () => {
    await give();
    expect(await give({ code: "①" })).toMatchObject({ ok: false, refusal: { kind: "stale", latest: { code: "②", by: "tanaka" } } });
    expect(await give({ base: 5 })).toMatchObject({ ok: false, refusal: { kind: "stale" } });
    const two = await Promise.all([give({ base: 1, code: "①" }), give({ base: 1, code: "③" })]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("of a part is its own", async () => {
    await desk.rule(desk.satisfaction.id, { parts: [{ key: "m", name: "男" }] }, { base: 1 });
    expect(await give({ part: "m" })).toMatchObject({ ok: true });
    expect(await held()).toBeNull();
  });

  test.each([
    ["without a reason", { reason: " " }, "no-reason"],
    ["that the scale does not have", { code: "特" }, "unknown-code"],
    ["for a part that there is not", { part: "m" }, "unknown-part"],
    ["for a year that is none", { year: 20_250 }, "no-year"],
    ["with a reason without end", { reason: "あ".repeat(2001) }, "too-long"],
    ["that is to be taken back and was not given", { code: null }, "none-given"],
  ] as const)("is refused %s", async (_, given, kind) => {
    expect(await give(given)).toMatchObject({ ok: false, refusal: { kind } });
    expect(await listOverrides(db, municipality)).toEqual([]);
  });

  test("is planning's alone, and no other municipality's", async () => {
    for (const other of [desk.staff.author, desk.staff.leader, desk.staff.stranger])
      expect(await give({}, other)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    const elsewhere = { ...desk.staff.planning, municipality: "990027" };
    expect(await give({}, elsewhere)).toMatchObject({ ok: false, refusal: { kind: "unknown-indicator" } });
  });
});
