import { afterAll, beforeAll, expect, test } from "vitest";
import { aGoal, anAction, aReadDocument } from "../../../../test/builders.ts";
import { countingQueries } from "../../../../test/count-queries.ts";
import { databases, empty } from "../../../../test/database.ts";
import { pagesOf } from "../../../../test/pages-of.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../../test/publishing-desk.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { savePhases } from "../../../store/phase-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { listCarry } from "../../../use-cases/year/list-carry.ts";
import { openYear } from "../../../use-cases/year/open-year.ts";
import { addressOf } from "../../routes.ts";

const NOW = day("2026-06-01");
let db: Database;
let desk: PublishingDesk;
beforeAll(async () => {
  const [first] = databases;
  if (!first) throw new Error("no database");
  db = await first.open();
  await empty(db);
  desk = await openPublishingDesk(db);
});
afterAll(() => db?.close());

async function asked(kind: "regular" | "correction"): Promise<number> {
  const { db: counted, count } = countingQueries(db);
  const { get } = await pagesOf(counted, desk.staff.planning, NOW);
  const before = count();
  const parts = {
    look: "1",
    kind,
    [`plan-${desk.plan}`]: "renew",
    [`plan-${desk.plan}-to`]: "2025",
    "year-2025": "renew",
    "year-2025-to": "final",
  };
  const answer = await get(addressOf("newPublication", { code }, parts));
  expect([answer.status, (await answer.text()).includes('name="seal"')]).toEqual([200, true]);
  return count() - before;
}

/** Opens the year of what documents have brought until now, a sheet for each goal. */
async function openSheets(): Promise<void> {
  await db
    .transaction()
    .execute((tx) => savePhases(tx, code, 2025, [{ phase: "set", opensAt: day("2025-04-01"), closesAt: day("2025-06-01") }], NOW));
  const existing = (await listCarry(db, code, 2025)).existing.filter(({ departmentId }) => departmentId !== null);
  const opened = await openYear(db, desk.staff.planning, {
    ...{ fiscalYear: 2025, phases: null, continued: [], blank: [], existing, existingIs: "draft", now: NOW },
  });
  expect(opened).toMatchObject({ ok: true });
}

test("the preview of much that changed, and of many sheets, is asked for in as few queries as that of little", async () => {
  await desk.publish();
  await openSheets();
  await desk.enter(desk.staff.author, [{ text: "64.7", year: 2024, base: 1, reason: "入力の誤り" }]);
  const few = [await asked("regular"), await asked("correction")];

  const goals = Array.from({ length: 40 }, (_, i) =>
    aGoal({ title: `窓口の取組その${i}`, priority: i + 3, actions: [anAction({ result: "終えた" })] }),
  );
  await db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ goals }, "ほかの目標.txt"), { municipality: code, now: NOW }));
  await openSheets();
  const entered = (await listIndicators(db, code)).map(({ id }) => ({ indicatorId: id, text: "12", year: 2023 }));
  expect(await desk.enter(desk.staff.planning, entered)).toMatchObject({ ok: true });
  expect(await listGoals(db, code)).toHaveLength(42);
  expect([await asked("regular"), await asked("correction")]).toEqual(few);
  expect(Math.max(...few)).toBeLessThanOrEqual(55);
});
