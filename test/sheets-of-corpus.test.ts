import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/domain/access/person.ts";
import { PRESETS, type PresetName } from "../src/domain/form/presets.ts";
import type { GoalSheetBody } from "../src/domain/sheet/sheet-body.ts";
import { fieldsOf } from "../src/domain/sheet/sheet-fields.ts";
import { bodyOfGoal, goalOfBody } from "../src/domain/sheet/sheet-goal.ts";
import type { Database } from "../src/store/database.ts";
import { saveForm } from "../src/store/form-store.ts";
import { type KnownGoal, listKnownGoals } from "../src/store/goal-record-store.ts";
import { savePhases } from "../src/store/phase-store.ts";
import { findSheet, saveSheetState } from "../src/store/sheet-store.ts";
import { importDocument } from "../src/use-cases/import-document.ts";
import { beginSheet, type SheetOrigin } from "../src/use-cases/sheet/begin-sheet.ts";
import { saveSheet } from "../src/use-cases/sheet/save-sheet.ts";
import { databases } from "./database.ts";

/** Real documents. They are no part of the project. */
const corpus = resolve(import.meta.dirname, "../../shared/corpus");
const present = existsSync(corpus);
if (!present) console.warn(`skipped: no corpus at ${corpus}`);

const DURING = { set: new Date("2025-05-01T00:00:00Z"), final: new Date("2026-03-01T00:00:00Z") };
const planning: Omit<Person, "municipality"> = { account: 1, name: "企画 太郎", posts: [{ role: "planning", units: null }] };
const made = { at: DURING.set, account: 1, by: "企画 太郎", reason: null, proxy: true };

/** What a new year begins without. */
const REPORTED = /\/(midterm|result|issues|grade)$|^\/remarks\/.*\/text$/u;

describe.skipIf(!present).each<[string, PresetName, number]>([
  ["000", "goal-list", 10],
  ["001", "goal-sheet", 4],
])("the goals of document %s, as sheets of the form %s,", (number, preset, count) => {
  let db: Database;
  let municipality: string;
  let goals: readonly KnownGoal[];
  beforeAll(async () => {
    const [pglite] = databases;
    if (!pglite) throw new Error("no database");
    db = await pglite.open();
    const name = readdirSync(corpus).find((one) => one.startsWith(`${number}_`)) ?? "";
    const imported = await importDocument(db, { name, bytes: readFileSync(join(corpus, name)), now: DURING.set });
    if (!imported.ok || imported.value.kind !== "imported") throw new Error(JSON.stringify(imported));
    municipality = imported.value.municipality.code;
    goals = await listKnownGoals(
      db,
      municipality,
      Array.from({ length: 30 }, (_, i) => 2010 + i),
    );
    await db.transaction().execute(async (tx) => {
      for (const year of new Set(goals.flatMap(({ fiscalYear }) => [fiscalYear ?? 0, (fiscalYear ?? 0) + 1]))) {
        await saveForm(tx, municipality, year, PRESETS[preset], 0, { at: DURING.set, account: 1, by: null });
        const phases = [
          { phase: "set", opensAt: new Date("2025-04-01T00:00:00Z"), closesAt: new Date("2025-06-01T00:00:00Z") },
          { phase: "final", opensAt: new Date("2026-02-01T00:00:00Z"), closesAt: new Date("2026-04-01T00:00:00Z") },
        ] as const;
        await savePhases(tx, municipality, year, phases, DURING.set);
      }
    });
  });
  afterAll(() => db?.close());

  const begin = async ({ fiscalYear, departmentId }: KnownGoal, from: SheetOrigin, after = 0) => {
    const begun = await db.transaction().execute((tx) => {
      const input = { fiscalYear: (fiscalYear ?? 0) + after, departmentId: departmentId ?? 0, divisionId: null, from };
      return beginSheet(tx, municipality, input, made);
    });
    if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
    return begun.value.sheet;
  };
  const bodyOf = async (sheet: number): Promise<GoalSheetBody> => {
    const body = (await findSheet(db, municipality, sheet))?.body;
    if (body?.kind !== "goal") throw new Error("no goal");
    return body;
  };
  const save = async (sheet: number, base: number, body: GoalSheetBody, now: Date) => {
    const saved = await saveSheet(db, { ...planning, municipality }, { sheet, base, body, now });
    expect(saved).toEqual({ ok: true, value: { revision: base + 1, unchanged: false, combined: false } });
  };

  test("can be edited and reported on, and no other character changes", async () => {
    expect(goals).toHaveLength(count);
    for (const goal of goals) {
      const sheet = await begin(goal, { kind: "record", of: "goal", id: goal.id });
      const begun = await bodyOf(sheet);
      expect(goalOfBody(begun, goal.body)).toEqual(goal.body);

      await save(sheet, 1, { ...begun, title: `${begun.title}（見直し）` }, DURING.set);
      const edited = await bodyOf(sheet);
      expect(goalOfBody(edited, goal.body)).toEqual({ ...goal.body, title: `${goal.body.title}（見直し）` });

      await saveSheetState(db, municipality, sheet, { status: "accepted" });
      const [first, ...others] = edited.actions;
      if (!first) throw new Error("a goal without actions");
      await save(sheet, 2, { ...edited, actions: [{ ...first, result: "予定のとおり行った。" }, ...others] }, DURING.final);
      const [action, ...rest] = goal.body.actions;
      expect(goalOfBody(await bodyOf(sheet), goal.body)).toEqual({
        ...{ ...goal.body, title: `${goal.body.title}（見直し）` },
        actions: [{ ...action, result: "予定のとおり行った。" }, ...rest],
      });
    }
  });

  test("can be copied forward, and nothing that was planned is lost", async () => {
    for (const goal of goals) {
      const forward = fieldsOf(await bodyOf(await begin(goal, { kind: "last-year", of: "goal", id: goal.id }, 1)));
      const said = fieldsOf(bodyOfGoal(goal.body));
      expect(said.size).toBeGreaterThan(3);
      for (const [pointer, text] of said)
        expect([pointer, forward.get(pointer)]).toEqual([pointer, REPORTED.test(pointer) ? undefined : text]);
    }
  });
});
