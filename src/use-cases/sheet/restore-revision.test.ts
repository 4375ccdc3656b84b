import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../../test/a-sheet-body.ts";
import { databases } from "../../../test/database.ts";
import { DURING, openSheetDesk, type SheetDesk } from "../../../test/sheet-desk.ts";
import type { Person } from "../../domain/access/person.ts";
import { differencesOf } from "../../domain/sheet/sheet-fields.ts";
import type { Database } from "../../store/database.ts";
import { listSheetRevisions } from "../../store/sheet-history-store.ts";
import { saveSheetState } from "../../store/sheet-store.ts";
import { restoreRevision } from "./restore-revision.ts";
import { saveSheet } from "./save-sheet.ts";

const first = aGoalSheetBody({ title: "窓口で待たせない", actions: [aSheetAction()] });
const second = { ...first, actions: [], title: "空に近い" };

describe.each(databases)("restoring a revision on $name", ({ open }) => {
  let db: Database;
  let desk: SheetDesk;
  let author: Person;
  let id: number;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    desk = await openSheetDesk(db);
    author = desk.person("author");
    id = await desk.begin(first);
    await saveSheet(db, author, { sheet: id, base: 1, body: second, now: DURING.set });
  });
  afterAll(() => db.close());

  const restore = (base: number, number: number, given: { now?: Date; reason?: string; person?: Person } = {}) =>
    restoreRevision(db, given.person ?? author, { sheet: id, base, number, reason: "消してしまったため", now: DURING.set, ...given });
  const refused = (refusal: object) => ({ ok: false, refusal });

  test("lets the sheet say what it said, as a revision of its own", async () => {
    expect(await restore(2, 1)).toEqual({ ok: true, value: { revision: 3, unchanged: false } });
    expect(differencesOf(first, (await desk.sheet(id)).body)).toEqual([]);
    expect((await listSheetRevisions(db, desk.municipality, id)).map(({ number, reason }) => [number, reason])).toEqual([
      [1, null],
      [2, null],
      [3, "消してしまったため"],
    ]);
    expect((await desk.audit()).at(-1)).toMatchObject({ act: "sheet.restore", facts: { revision: 3, restored: 1 } });
    expect(await restore(3, 1)).toEqual({ ok: true, value: { revision: 3, unchanged: true } });
  });

  test("is refused as a save is, and without a reason", async () => {
    expect(await restore(2, 1, { reason: " " })).toEqual(refused({ kind: "needs-reason" }));
    expect(await restore(1, 1)).toEqual(refused({ kind: "stale", revision: 2 }));
    expect(await restore(2, 7)).toEqual(refused({ kind: "unknown-revision", number: 7 }));
    expect(await restore(2, 1, { person: desk.person("leader") })).toEqual(refused({ kind: "forbidden" }));
    expect(await restore(2, 1, { person: desk.person("author", "other") })).toEqual(refused({ kind: "unknown-sheet" }));
    expect(await restore(2, 1, { now: new Date("2026-07-01T00:00:00Z") })).toMatchObject(refused({ kind: "closed" }));
    await saveSheetState(db, desk.municipality, id, { phase: "midterm" });
    expect(await restore(2, 1, { now: DURING.midterm })).toMatchObject(
      refused({ kind: "not-in-phase", fields: expect.arrayContaining([{ field: "title", pointer: "/title" }]) }),
    );
    expect((await desk.sheet(id)).revision).toBe(2);
  });
});
