import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import type { Form } from "../domain/form/form.ts";
import { PRESET_NAMES, PRESETS } from "../domain/form/presets.ts";
import type { Database } from "./database.ts";
import { findForm, findFormMaker, listFormYears, saveForm } from "./form-store.ts";
import { recordMunicipality } from "./municipality-store.ts";

const [city, town] = ["990019", "990027"];
const made = { at: new Date("2026-04-01T00:00:00Z"), account: 7, by: "企画 太郎" };
const SHEET = PRESETS["goal-sheet"];

describe.each(databases)("forms on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [city, town]) await recordMunicipality(db, { code, name: null, provisional: false });
  });
  afterAll(() => db.close());

  const save = (fiscalYear: number, form: Form, base: number, municipality = city) =>
    db.transaction().execute((tx) => saveForm(tx, municipality, fiscalYear, form, base, made));

  test("are the presets until a city has chosen its own", async () => {
    expect(await findForm(db, city, "goal", 2026)).toEqual({
      ...{ id: null, revision: 0, form: SHEET, origin: { kind: "preset", preset: "goal-sheet" } },
    });
    expect(await findForm(db, city, "mission", 2026)).toMatchObject({ form: PRESETS["mission-statement"] });
  });

  test("hold from their year on, for their kind and their city", async () => {
    const saved = await save(2025, { ...SHEET, name: "重点目標シート" }, 0);
    expect(saved).toMatchObject({ revision: 1 });
    await save(2027, { ...SHEET, name: "目標カード" }, 0);
    const inUse = async (year: number) => {
      const { origin, form } = await findForm(db, city, "goal", year);
      return [form.name, origin];
    };
    expect(await inUse(2024)).toEqual(["重点目標管理シート", { kind: "preset", preset: "goal-sheet" }]);
    expect(await inUse(2025)).toEqual(["重点目標シート", { kind: "own" }]);
    expect(await inUse(2026)).toEqual(["重点目標シート", { kind: "year", fiscalYear: 2025 }]);
    expect(await inUse(2027)).toEqual(["目標カード", { kind: "own" }]);
    expect(await findForm(db, city, "goal", 2025)).toMatchObject({ id: saved?.id, revision: 1 });
    expect(await findForm(db, city, "goal", 2026)).toMatchObject({ id: null, revision: 0 });
    expect(await findForm(db, city, "mission", 2026)).toMatchObject({ origin: { kind: "preset" } });
    expect(await findForm(db, town, "goal", 2026)).toMatchObject({ origin: { kind: "preset" } });
    expect(await listFormYears(db, city, "goal")).toEqual([2027, 2025]);
    expect(await listFormYears(db, town, "goal")).toEqual([]);
  });

  test("are kept whole", async () => {
    for (const name of PRESET_NAMES) {
      await save(2020 + PRESET_NAMES.indexOf(name), PRESETS[name], 0);
      const { form } = await findForm(db, city, PRESETS[name].kind, 2020 + PRESET_NAMES.indexOf(name));
      expect(form).toEqual(PRESETS[name]);
    }
  });

  test("are not changed by whoever comes too late", async () => {
    expect(await save(2025, SHEET, 0)).toMatchObject({ revision: 1 });
    expect(await save(2025, { ...SHEET, name: "遅れて作った様式" }, 0)).toBeNull();
    expect(await save(2025, { ...SHEET, name: "二つ目" }, 1)).toMatchObject({ revision: 2 });
    expect(await save(2025, { ...SHEET, name: "遅れた変更" }, 1)).toBeNull();
    expect(await save(2025, { ...SHEET, name: "先走った変更" }, 3)).toBeNull();
    expect(await save(2025, { ...SHEET, name: "ほかの市の変更" }, 2, town)).toBeNull();
    expect((await findForm(db, city, "goal", 2025)).form.name).toBe("二つ目");
  });

  test("say who saved them last, and keep every revision", async () => {
    const saved = await save(2025, SHEET, 0);
    await save(2025, { ...SHEET, name: "二つ目" }, 1);
    expect(await findFormMaker(db, city, saved?.id ?? 0)).toEqual(made);
    expect(await findFormMaker(db, town, saved?.id ?? 0)).toBeNull();
    const { rows } = await sql<{ name: string }>`SELECT body ->> 'name' AS name FROM form_revision ORDER BY number`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual([SHEET.name, "二つ目"]);
    await expect(sql`DELETE FROM form_revision`.execute(db)).rejects.toThrow("cannot be changed or removed");
  });

  test("that are none are not kept", async () => {
    await expect(save(2025, { ...SHEET, extra: 1 } as Form, 0)).rejects.toThrow();
    expect(await listFormYears(db, city, "goal")).toEqual([]);
  });
});
