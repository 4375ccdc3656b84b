import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { GRADE_SCALES } from "../../domain/progress/grade-scales.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { findScale, listScaleRevisions, listScales } from "../../store/grade-scale-store.ts";
import { type ChangeScale, changeScale, stopScale, type WrittenScale } from "./save-scale.ts";

const RATES: WrittenScale = GRADE_SCALES[2];
const now = day("2026-06-01");

describe.each(databases)("a scale of grades on $name", ({ open }) => {
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

  const change = (given: Partial<ChangeScale> = {}, scale: Partial<WrittenScale> = {}, by = desk.staff.planning) =>
    changeScale(db, by, { ...{ id: null, editionOf: null, base: 0, isDefault: false, now, ...given }, scale: { ...RATES, ...scale } });
  const made = async (given: Partial<ChangeScale> = {}, scale: Partial<WrittenScale> = {}) => {
    const done = await change(given, scale);
    if (!done.ok) throw new Error(done.refusal.kind);
    return done.value.id;
  };

  test("is kept whole, and what it said before stays", async () => {
    for (const preset of GRADE_SCALES) {
      const id = await made({}, preset);
      expect(await findScale(db, municipality, id)).toMatchObject({ revision: 1, scale: { ...preset, id: String(id) }, isDefault: false });
    }
    const id = await made();
    expect(await change({ id, base: 1 }, { name: "達成率による評価" })).toMatchObject({ ok: true, value: { revision: 2 } });
    const said = await listScaleRevisions(db, municipality, id);
    expect(said.map(({ number, scale, by }) => [number, scale.name, by])).toEqual([
      [2, "達成率による評価", "tanaka"],
      [1, RATES.name, "tanaka"],
    ]);
    await expect(sql`DELETE FROM grade_scale_revision`.execute(db)).rejects.toThrow("cannot be changed");
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
  });

  test("that is the same is not written again", async () => {
    const id = await made();
    expect(await change({ id, base: 1 })).toEqual({ ok: true, value: { id, revision: 1, unchanged: true } });
  });

  test("is not written over what somebody else wrote in the meantime", async () => {
    const id = await made();
    await change({ id, base: 1 }, { name: "二つ目" });
    expect(await change({ id, base: 1 }, { name: "遅れた変更" })).toMatchObject({
      ok: false,
      refusal: { kind: "stale", latest: { revision: 2, scale: { name: "二つ目" } } },
    });
    const answers = await Promise.all([change({ id, base: 2 }, { name: "甲" }), change({ id, base: 2 }, { name: "乙" })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("of which another edition holds in the same year is refused", async () => {
    const id = await made({}, { validTo: 2025 });
    expect(await change({ editionOf: id }, { validFrom: 2025 })).toMatchObject({
      ok: false,
      refusal: { kind: "editions-overlap", other: { id } },
    });
    const next = await made({ editionOf: id }, { validFrom: 2026 });
    const bodies = (await listScales(db, municipality)).map(({ scale }) => scale.id);
    expect(bodies).toEqual([String(id), String(id)]);
    expect(await change({ id: next, base: 1 }, { validFrom: null })).toMatchObject({ ok: false, refusal: { kind: "editions-overlap" } });
  });

  test("is the usual one of its years alone", async () => {
    const id = await made({ isDefault: true }, { validTo: 2025 });
    expect(await change({ isDefault: true })).toMatchObject({ ok: false, refusal: { kind: "other-default", other: { id } } });
    const two = await Promise.all([change({ isDefault: true }, { validFrom: 2026 }), change({ isDefault: true }, { validFrom: 2026 })]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("goes out of use, stays in the record, and makes room for another", async () => {
    const id = await made({ isDefault: true });
    const { planning } = desk.staff;
    expect(await stopScale(db, planning, { id, base: 2, now })).toMatchObject({ ok: false, refusal: { kind: "stale" } });
    expect(await stopScale(db, planning, { id, base: 1, now })).toEqual({ ok: true, value: null });
    expect(await stopScale(db, planning, { id, base: 1, now })).toMatchObject({ ok: false, refusal: { kind: "ended" } });
    expect(await change({ id, base: 1 }, { name: "遅れた変更" })).toMatchObject({ ok: false, refusal: { kind: "ended" } });
    expect(await findScale(db, municipality, id)).toMatchObject({ endedAt: now });
    expect(await change({ isDefault: true })).toMatchObject({ ok: true });
  });

  test.each([
    ["without a name", { name: " " }, { kind: "faulty", faults: [{ kind: "no-scale-name" }] }],
    ["without steps", { steps: [] }, { kind: "faulty", faults: [{ kind: "no-steps" }] }],
    ["whose years are turned round", { validFrom: 2026, validTo: 2025 }, { kind: "faulty", faults: [{ kind: "years-reversed" }] }],
    ["with a gap", { steps: RATES.steps.toSpliced(1, 1) }, { kind: "faulty", faults: [{ kind: "gap", from: 70, to: 100 }] }],
    ["without end", { name: "あ".repeat(401) }, { kind: "too-long" }],
  ] as const)("is refused %s", async (_, scale, refusal) => {
    expect(await change({}, scale)).toMatchObject({ ok: false, refusal });
    expect(await listScales(db, municipality)).toEqual([]);
  });

  test("is planning's alone, and no other municipality's", async () => {
    const id = await made();
    for (const other of [desk.staff.author, desk.staff.leader]) {
      expect(await change({}, {}, other)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
      expect(await stopScale(db, other, { id, base: 1, now })).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    }
    const elsewhere = { ...desk.staff.planning, municipality: "990027" };
    expect(await change({ id, base: 1 }, {}, elsewhere)).toMatchObject({ ok: false, refusal: { kind: "unknown-scale" } });
    expect(await stopScale(db, elsewhere, { id, base: 1, now })).toMatchObject({ ok: false, refusal: { kind: "unknown-scale" } });
  });
});
