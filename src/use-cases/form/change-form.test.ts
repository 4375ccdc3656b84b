import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../test/a-sheet-body.ts";
import { databases, empty } from "../../../test/database.ts";
import type { Person } from "../../domain/access/person.ts";
import { ROLES, type Role } from "../../domain/access/role.ts";
import type { Form } from "../../domain/form/form.ts";
import { PRESETS } from "../../domain/form/presets.ts";
import type { Database } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { recordUnits } from "../../store/organisation-store.ts";
import { savePhases } from "../../store/phase-store.ts";
import { drawId } from "../../store/rows.ts";
import { findSheet, recordSheet } from "../../store/sheet-store.ts";
import { changeForm } from "./change-form.ts";

const [city, town] = ["990019", "990027"];
const now = new Date("2026-05-01T00:00:00Z");
const SHEET = PRESETS["goal-sheet"];
const WITHOUT_PURPOSE: Form = { ...SHEET, fields: SHEET.fields.filter(({ field }) => field !== "purpose") };

const aPerson = (role: Role, municipality = city): Person => ({
  municipality,
  account: 5,
  name: "企画 太郎",
  posts: [{ role, units: null }],
});
const planning = aPerson("planning");

describe.each(databases)("changeForm on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [city, town]) await recordMunicipality(db, { code, name: null, provisional: false });
  });
  afterAll(() => db.close());

  const change = (form: Form, given: { base?: number; fiscalYear?: number; confirmed?: boolean; now?: Date } = {}, person = planning) =>
    changeForm(db, person, { fiscalYear: 2026, base: 0, form, confirmed: false, now, ...given });

  async function writeSheet(fiscalYear: number, municipality = city): Promise<number> {
    return db.transaction().execute(async (tx) => {
      const units = await recordUnits(tx, municipality, "department", [{ name: "市民部", parentId: null }]);
      const id = await drawId(tx);
      const body = aGoalSheetBody({ title: "窓口を待たせない", purpose: [{ key: "u1", text: "早く済む" }] });
      const sheet = {
        id,
        fiscalYear,
        departmentId: units.get("市民部") ?? 0,
        divisionId: null,
        phase: "set",
        status: "draft",
        body,
      } as const;
      const links = { goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null };
      await recordSheet(tx, municipality, { ...sheet, ...links }, { at: now, account: 5, by: "担当", reason: null, proxy: false });
      return id;
    });
  }

  const audit = async () =>
    (await db.selectFrom("audit_entry").select("entry").orderBy("number").execute()).map(({ entry }) => JSON.parse(entry));

  test("gives a year a form of its own, and writes down who did it", async () => {
    expect(await change({ ...SHEET, name: "目標カード" })).toEqual({ ok: true, value: { revision: 1, unchanged: false } });
    expect(await findForm(db, city, "goal", 2026)).toMatchObject({ revision: 1, origin: { kind: "own" }, form: { name: "目標カード" } });
    expect(await audit()).toEqual([
      expect.objectContaining({
        ...{ act: "form.save", by: "企画 太郎", account: 5, at: now.toISOString() },
        facts: { fiscalYear: 2026, sheetKind: "goal", revision: 1, changed: "name", hidesTextOfSheets: 0 },
      }),
    ]);
  });

  test.each(ROLES.filter((role) => role !== "planning"))("is not for %s", async (role) => {
    expect(await change(SHEET, {}, aPerson(role))).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    expect(await audit()).toEqual([]);
  });

  test("refuses a form with faults", async () => {
    expect(await change({ ...SHEET, name: "" })).toEqual({ ok: false, refusal: { kind: "faulty", faults: [{ kind: "no-name" }] } });
    expect(await findForm(db, city, "goal", 2026)).toMatchObject({ id: null });
  });

  test("writes nothing where nothing changes, but takes over the form of an earlier year", async () => {
    await change(SHEET, { fiscalYear: 2025 });
    expect(await change(SHEET)).toEqual({ ok: true, value: { revision: 1, unchanged: false } });
    expect(await change(SHEET, { base: 1 })).toEqual({ ok: true, value: { revision: 1, unchanged: true } });
    expect(await audit()).toHaveLength(2);
  });

  test("overwrites nothing that somebody else saved in the meantime", async () => {
    await change({ ...SHEET, name: "先に保存した様式" });
    const late = await change({ ...SHEET, name: "後から来た様式" });
    expect(late).toMatchObject({
      ok: false,
      refusal: { kind: "stale", latest: { revision: 1, form: { name: "先に保存した様式" } }, maker: { by: "企画 太郎", at: now } },
    });
    expect((await findForm(db, city, "goal", 2026)).form.name).toBe("先に保存した様式");
  });

  test("of two at once one is told", async () => {
    const both = await Promise.all(["一つ目", "二つ目"].map((name) => change({ ...SHEET, name })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await audit()).toHaveLength(1);
  });

  test("asks before it hides text, and never loses any", async () => {
    const sheet = await writeSheet(2026);
    await writeSheet(2027);
    await writeSheet(2025);
    await writeSheet(2026, town);
    const asked = await change(WITHOUT_PURPOSE);
    expect(asked).toEqual({
      ok: false,
      refusal: { kind: "unconfirmed", hidden: [{ part: { kind: "field", name: "purpose" }, sheets: 2 }], closedAt: null },
    });
    expect(await findForm(db, city, "goal", 2026)).toMatchObject({ id: null });
    expect(await change(WITHOUT_PURPOSE, { confirmed: true })).toMatchObject({ ok: true });
    expect((await findSheet(db, city, sheet))?.body).toMatchObject({ purpose: [{ text: "早く済む" }] });
    expect((await audit()).at(-1)).toMatchObject({ facts: { changed: "field.purpose", hidesTextOfSheets: 2 } });
  });

  test("looks no further than the next year with a form of its own", async () => {
    await writeSheet(2027);
    await change(SHEET, { fiscalYear: 2027 });
    expect(await change(WITHOUT_PURPOSE)).toMatchObject({ ok: true });
  });

  test("asks before it changes the form of a year that is over", async () => {
    const closesAt = new Date("2027-03-31T15:00:00Z");
    await db.transaction().execute((tx) => savePhases(tx, city, 2026, [{ phase: "final", opensAt: now, closesAt }], now));
    expect(await change({ ...SHEET, name: "シート" })).toMatchObject({ ok: true });
    const late = { base: 1, now: closesAt };
    expect(await change(SHEET, late)).toEqual({ ok: false, refusal: { kind: "unconfirmed", hidden: [], closedAt: closesAt } });
    expect(await change(SHEET, { ...late, confirmed: true })).toMatchObject({ ok: true, value: { revision: 2 } });
  });
});
