import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody } from "../../../test/a-sheet-body.ts";
import { aGoal, aMission, aReadDocument } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { day, municipality, openYearDesk, type YearDesk } from "../../../test/year-desk.ts";
import type { Reading } from "../../documents/reading/reading.ts";
import { bodyOfGoal } from "../../domain/sheet/sheet-goal.ts";
import type { Database } from "../../store/database.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { undoImport } from "../upload/undo-import.ts";
import { keepDocument } from "./keep-document.ts";
import { unlessUnderWay } from "./under-way.ts";

const now = day("2026-05-01");
const said = aGoal({ fiscalYear: 2026, title: "待たない窓口", background: ["待たせている。"] });

describe.each(databases)("an import beside sheets on $name", ({ open }) => {
  let db: Database;
  let desk: YearDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openYearDesk(db);
  });
  afterAll(() => db.close());

  const keep = (reading: Partial<Reading>, name: string) =>
    unlessUnderWay(
      db.transaction().execute(async (tx) => {
        const kept = await keepDocument(tx, aReadDocument(reading, name), { municipality, now });
        if (!kept.ok) throw new Error(kept.refusal.kind);
        return kept;
      }),
    );
  const imported = async (reading: Partial<Reading>, name = "一.txt") => {
    const kept = await keep(reading, name);
    if (!kept.ok) throw new Error(kept.refusal.kind);
    return kept.value.documentId;
  };
  const goalId = async () => (await listGoals(db, municipality))[0]?.id ?? 0;
  const undo = (documentId: number) => undoImport(db, { municipality, documentId, by: null, now });

  test("changes no goal that is written in a sheet, and keeps nothing of the document", async () => {
    await imported({ goals: [said] });
    const sheet = await desk.begin(bodyOfGoal(said), { goalId: await goalId() });
    const other = aGoal({ fiscalYear: 2026, priority: 2, title: "公文書の整理" });
    const refused = await keep({ goals: [{ ...said, purpose: ["すぐに済む。"] }, other] }, "二.txt");
    expect(refused).toMatchObject({
      ok: false,
      refusal: { kind: "under-way", titles: ["待たない窓口"], sheets: [{ id: sheet, department: "企画部" }] },
    });
    expect(await listGoals(db, municipality)).toHaveLength(1);
    expect((await findGoal(db, municipality, await goalId()))?.revision).toBe(1);
  });

  test("says nothing new of it: it is kept", async () => {
    await imported({ goals: [said] });
    await desk.begin(bodyOfGoal(said), { goalId: await goalId() });
    await imported({ goals: [said, aGoal({ fiscalYear: 2026, priority: 2, title: "公文書の整理" })] }, "二.txt");
    expect(await listGoals(db, municipality)).toHaveLength(2);
  });

  test("makes no second goal or mission statement of what a sheet is to become", async () => {
    await desk.begin(aGoalSheetBody({ title: "待たない 窓口" }));
    await desk.begin(aMissionSheetBody({ post: "部長" }));
    expect(await keep({ goals: [said] }, "一.txt")).toMatchObject({ refusal: { kind: "under-way", titles: ["待たない 窓口"] } });
    expect(await keep({ missions: [aMission({ fiscalYear: 2026 })] }, "二.txt")).toMatchObject({ refusal: { kind: "under-way" } });
    await imported({ goals: [{ ...said, title: "公文書の整理" }] }, "三.txt");
    await imported({ missions: [aMission({ fiscalYear: 2025 })] }, "四.txt");
  });

  test("is not undone where a sheet is written on what it brought, or carries it on", async () => {
    const documentId = await imported({ goals: [said] });
    const sheet = await desk.begin(bodyOfGoal(said), { goalId: await goalId() });
    expect(await undo(documentId)).toMatchObject({ refusal: { kind: "sheets-begun", sheets: [{ id: sheet, title: "待たない窓口" }] } });
    const last = await imported({ goals: [aGoal({ fiscalYear: 2025, title: "昨年の目標" })] }, "二.txt");
    const [before] = await listGoals(db, municipality, { fiscalYear: 2025 });
    await desk.begin(aGoalSheetBody({ title: "続き" }), { continuesGoalId: before?.id ?? 0 });
    expect(await undo(last)).toMatchObject({ refusal: { kind: "sheets-begun", sheets: [{ title: "続き" }] } });
  });

  test("is not undone where people or sheets rest on a department that it made", async () => {
    const documentId = await imported({ goals: [{ ...said, department: "水道局" }] });
    const [waterworks] = (await listOrganisationUnits(db, municipality)).filter(({ name }) => name === "水道局");
    await desk.begin(aGoalSheetBody({ title: "漏水を減らす" }), { departmentId: waterworks?.id ?? 0 });
    expect(await undo(documentId)).toMatchObject({
      refusal: { kind: "changed-since", subjects: [{ kind: "organisation-unit", title: "水道局" }] },
    });
  });

  test("is undone where nobody rests on it", async () => {
    const documentId = await imported({ goals: [said] });
    await desk.begin(aGoalSheetBody({ title: "別の目標" }));
    expect(await undo(documentId)).toMatchObject({ ok: true });
    expect(await listGoals(db, municipality)).toEqual([]);
  });
});
