import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, aReadDocument } from "../../test/builders.ts";
import { databases, empty } from "../../test/database.ts";
import type { Goal } from "../domain/goal/goal.ts";
import { keepDocument } from "../use-cases/import/keep-document.ts";
import type { Database } from "./database.ts";
import { listGoalPairs } from "./goal-pairs.ts";
import { recordGoalRevisions } from "./goal-record-store.ts";
import { findGoal, listGoals, listGoalYears } from "./goal-store.ts";

const owner = "990019";

describe.each(databases)("goals on $name", ({ open }) => {
  let db: Database;
  const goals: readonly Goal[] = [
    aGoal({ fiscalYear: 2024, priority: 1, title: "総合計画の着実な推進" }),
    aGoal({ fiscalYear: 2024, priority: 2, title: "広報の充実" }),
    aGoal({ fiscalYear: 2024, priority: 3, title: "公共施設の見直し" }),
    aGoal({ fiscalYear: 2025, priority: 1, title: "総合計画の推進" }),
    aGoal({ fiscalYear: 2025, priority: 2, title: "窓口のデジタル化" }),
    aGoal({ fiscalYear: 2025, priority: null, title: "公共施設の総量の見直し" }),
    aGoal({ fiscalYear: 2025, department: "総務部", priority: 1, title: "防災訓練" }),
    aGoal({ fiscalYear: null, department: null, priority: null, title: "年のない目標" }),
  ];
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    const read = aReadDocument({ municipality: "澄川市", goals, missions: [aMission()] });
    await db.transaction().execute((tx) => keepDocument(tx, read, { municipality: null, now: new Date(0) }));
  });
  afterAll(() => db.close());

  const idOf = async (title: string) => (await listGoals(db, owner)).find((goal) => goal.title === title)?.id ?? 0;

  test("are listed by year, department and priority", async () => {
    const years = await listGoalYears(db, owner);
    expect(years.map(({ fiscalYear, departments }) => [fiscalYear, departments.map(({ name, goals: count }) => [name, count])])).toEqual([
      [
        2025,
        [
          ["企画部", 3],
          ["総務部", 1],
        ],
      ],
      [2024, [["企画部", 3]]],
      [null, [[null, 1]]],
    ]);
    const departmentId = years[0]?.departments[0]?.id ?? null;
    expect((await listGoals(db, owner, { fiscalYear: 2025, departmentId })).map(({ priority }) => priority)).toEqual([1, 2, null]);
    expect(await listGoals(db, "131016")).toEqual([]);
  });

  test("know the goal of the year before and of the year after", async () => {
    expect(await findGoal(db, owner, await idOf("総合計画の推進"))).toMatchObject({
      lastYear: { title: "総合計画の着実な推進" },
      nextYear: null,
    });
    expect(await findGoal(db, owner, await idOf("総合計画の着実な推進"))).toMatchObject({ nextYear: { title: "総合計画の推進" } });
    expect(await findGoal(db, owner, await idOf("窓口のデジタル化"))).toMatchObject({ lastYear: null });
    expect(await findGoal(db, owner, await idOf("年のない目標"))).toMatchObject({ lastYear: null, nextYear: null });
    expect(await findGoal(db, "131016", await idOf("窓口のデジタル化"))).toBeNull();
  });

  test("stand beside last year's by priority, and without one by title", async () => {
    const lists = await listGoalPairs(db, owner, { fiscalYear: 2025 });
    expect(
      lists.map(({ department, pairs }) => [department, pairs.map(({ thisYear, lastYear }) => [thisYear?.title, lastYear?.title])]),
    ).toEqual([
      [
        "企画部",
        [
          ["総合計画の推進", "総合計画の着実な推進"],
          ["窓口のデジタル化", "広報の充実"],
          ["公共施設の総量の見直し", "公共施設の見直し"],
        ],
      ],
      ["総務部", [["防災訓練", undefined]]],
    ]);
    const before = await listGoalPairs(db, owner, { fiscalYear: 2026 });
    expect(before.flatMap(({ pairs }) => pairs.map(({ thisYear, lastYear }) => [thisYear, lastYear?.title]))).toContainEqual([
      null,
      "防災訓練",
    ]);
  });

  test.each(["goal_revision", "mission_revision"])("have revisions that cannot be changed, removed or emptied: %s", async (table) => {
    const name = sql.table(table);
    await expect(sql`UPDATE ${name} SET body = '{}'::jsonb`.execute(db)).rejects.toThrow(/cannot be changed/u);
    await expect(sql`UPDATE ${name} SET reason = 'other', municipality_code = '131016'`.execute(db)).rejects.toThrow(/cannot be changed/u);
    await expect(sql`DELETE FROM ${name}`.execute(db)).rejects.toThrow(/cannot be changed/u);
    await expect(sql`TRUNCATE ${name} CASCADE`.execute(db)).rejects.toThrow(/cannot be changed/u);
    expect(await listGoals(db, owner)).toHaveLength(goals.length);
  });

  test("take no revision that is no goal of the contract, and none twice", async () => {
    const goalId = await idOf("防災訓練");
    const revise = (body: unknown, number: number) =>
      db.transaction().execute((tx) =>
        // The type is given up to see what happens when a bug does so.
        recordGoalRevisions(
          tx,
          owner,
          [
            {
              goalId,
              number,
              departmentId: null,
              body: body as Goal,
              carried: [],
              at: new Date(0),
              by: null,
              reason: "test",
              documentId: null,
              sheetId: null,
            },
          ],
          "accepted",
        ),
      );
    await expect(revise({ ...aGoal(), sdgs: [18] }, 2)).rejects.toThrow();
    await expect(revise({ ...aGoal(), extra: 1 }, 2)).rejects.toThrow();
    await expect(revise(aGoal(), 1)).rejects.toThrow();
    await revise(aGoal({ title: "防災の訓練" }), 2);
    expect((await findGoal(db, owner, goalId))?.title).toBe("防災の訓練");
  });
});
