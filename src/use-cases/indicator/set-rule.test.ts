import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countingQueries } from "../../../test/count-queries.ts";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { NO_RULE, type StatedTarget } from "../../domain/indicator/indicator-rule.ts";
import type { Database } from "../../store/database.ts";
import { listRuleRevisions, listRules } from "../../store/indicator-rule-store.ts";
import { findRule, setRules } from "./set-rule.ts";

const target = (given: Partial<StatedTarget> = {}): StatedTarget => ({
  ...{ role: "final", text: "72％以上", year: 2027, part: null, former: [] },
  ...given,
});

const ROUNDS = 6;

describe.each(databases)("the rule of an indicator on $name", ({ open }) => {
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

  test("is set by planning, and what it said before stays", async () => {
    const { satisfaction } = desk;
    expect(await desk.rule(satisfaction.id, { source: "市民アンケート" }, { base: 1, reason: "出典を加えた" })).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
    expect(await findRule(db, municipality, satisfaction.id)).toMatchObject({ revision: 2, rule: { source: "市民アンケート" } });
    const said = await listRuleRevisions(db, municipality, satisfaction.id);
    expect(said.map(({ number, rule, reason, by }) => [number, rule.source, reason, by])).toEqual([
      [2, "市民アンケート", "出典を加えた", "tanaka"],
      [1, null, null, "tanaka"],
    ]);
  });

  test("that is the same is not written again", async () => {
    expect(await desk.rule(desk.satisfaction.id, {}, { base: 1 })).toEqual({ ok: true, value: { revision: 1, unchanged: true } });
  });

  test("is set by nobody but planning", async () => {
    for (const other of [desk.staff.author, desk.staff.leader, desk.staff.stranger])
      expect(await desk.rule(desk.waiting.id, {}, {}, other)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    const elsewhere = { ...desk.staff.planning, municipality: "990027" };
    expect(await desk.rule(desk.waiting.id, {}, {}, elsewhere)).toMatchObject({ ok: false, refusal: { kind: "unknown-indicator" } });
  });

  test("is not written over what somebody else said in the meantime", async () => {
    expect(await desk.rule(desk.satisfaction.id, { source: "統計書" })).toMatchObject({
      ok: false,
      refusal: { kind: "stale", latest: { revision: 1 } },
    });
  });

  test("needs a reason where a target moves after values were given", async () => {
    await desk.enter(desk.staff.author, [{ text: "65.1" }]);
    const moved = { targets: [target()] };
    expect(await desk.rule(desk.satisfaction.id, moved, { base: 1 })).toMatchObject({ ok: false, refusal: { kind: "needs-reason" } });
    expect(await desk.rule(desk.satisfaction.id, moved, { base: 1, reason: "計画の見直し" })).toMatchObject({ ok: true });
    expect(await desk.rule(desk.satisfaction.id, { ...moved, source: "統計書" }, { base: 2 })).toMatchObject({ ok: true });
  });

  test.each([{ yearKind: "calendar" }, { kind: "qualitative" }, { sumFrom: 2023 }, { against: "year" }] as const)(
    "needs a reason where values come to mean another thing: %o",
    async (moved) => {
      await desk.enter(desk.staff.author, [{ text: "65.1" }]);
      expect(await desk.rule(desk.satisfaction.id, moved, { base: 1 })).toMatchObject({ ok: false, refusal: { kind: "needs-reason" } });
      expect(await desk.rule(desk.satisfaction.id, moved, { base: 1, reason: "定義の誤り" })).toMatchObject({ ok: true });
    },
  );

  test("keeps a part that has values", async () => {
    await desk.rule(desk.satisfaction.id, { parts: [{ key: "m", name: "男" }] }, { base: 1 });
    await desk.enter(desk.staff.author, [{ text: "65.1", part: "m" }]);
    expect(await desk.rule(desk.satisfaction.id, {}, { base: 2 })).toEqual({ ok: false, refusal: { kind: "part-in-use", part: "m" } });
  });

  test("asks as few queries for many rules as for one", async () => {
    const asked = async (...ids: readonly number[]) => {
      const { db: counted, count } = countingQueries(db);
      const rules = await listRules(db, municipality);
      const changes = ids.map((indicatorId) => ({
        ...{ indicatorId, base: rules.get(indicatorId)?.revision ?? 0, departmentId: null, divisionId: null, reason: null },
        rule: { ...NO_RULE, source: `統計書 ${ids.length}` },
      }));
      expect(await setRules(counted, desk.staff.planning, { changes, now: day("2026-06-01") })).toMatchObject({ ok: true });
      return count();
    };
    const one = await asked(desk.satisfaction.id);
    expect(await asked(desk.satisfaction.id, desk.waiting.id)).toBe(one);
    const said = await listRuleRevisions(db, municipality, desk.waiting.id);
    expect(said.map(({ number, rule }) => [number, rule.source])).toEqual([[1, "統計書 2"]]);
  });

  test("loses no part at the moment in which its first value is given", async () => {
    const { id } = desk.satisfaction;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { revision: base } = await findRule(db, municipality, id);
      await desk.rule(id, { parts: [{ key: `p${round}`, name: "男" }] }, { base });
      const [taken, entered] = await Promise.all([
        desk.rule(id, {}, { base: base + 1 }),
        desk.enter(desk.staff.author, [{ text: "65.1", part: `p${round}` }]),
      ]);
      expect([taken.ok, entered.ok].filter(Boolean), `round ${round}`).toHaveLength(1);
      if (entered.ok) await desk.enter(desk.staff.author, [{ text: "", part: `p${round}`, base: 1, reason: "取り消し" }]);
    }
  });

  test.each([
    ["a target without a text", { targets: [target({ text: " " })] }, "blank"],
    ["two targets of one year", { targets: [target(), target({ text: "80％" })] }, "twice"],
    ["a target of a part that there is not", { targets: [target({ part: "m" })] }, "unknown-part"],
    ["a former target without a day", { targets: [target({ former: [{ text: "70％", until: "昨日", reason: "見直し" }] })] }, "no-date"],
    ["a break without a reason", { breaks: [{ from: 2024, reason: "" }] }, "blank"],
    [
      "breaks out of order",
      {
        breaks: [
          { from: 2024, reason: "改訂" },
          { from: 2023, reason: "改訂" },
        ],
      },
      "twice",
    ],
    ["a year that is none", { sumFrom: 20_260 }, "no-year"],
    [
      "two parts of one name",
      {
        parts: [
          { key: "a", name: "男" },
          { key: "b", name: "男" },
        ],
      },
      "twice",
    ],
    ["a source without end", { source: "あ".repeat(2001) }, "too-long"],
  ])("is refused with %s", async (_, rule, kind) => {
    expect(await desk.rule(desk.waiting.id, rule)).toMatchObject({ ok: false, refusal: { kind: "faulty", faults: [{ kind }] } });
  });

  test("names units that there are", async () => {
    expect(await desk.rule(desk.waiting.id, {}, { departmentId: 5 })).toMatchObject({ ok: false, refusal: { kind: "unknown-unit" } });
  });
});
