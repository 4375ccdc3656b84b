import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../test/a-sheet-body.ts";
import { databases, empty } from "../../../test/database.ts";
import { day, municipality, openYearDesk, type YearDesk } from "../../../test/year-desk.ts";
import type { Database } from "../../store/database.ts";
import { listStandings } from "./list-standings.ts";

describe.each(databases)("where sheets stand on $name", ({ open }) => {
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

  const at = async (text: string) => (await listStandings(db, municipality, { fiscalYear: 2026 }, day(text)))[0];

  test("is told with whose turn it is, by name, and until when", async () => {
    await desk.begin(aGoalSheetBody({ title: "待たない窓口" }), { status: "submitted" });
    expect(await at("2026-05-01")).toMatchObject({ turn: "checker", deadline: day("2026-06-01"), open: true, late: false });
    expect((await at("2026-05-01"))?.holders.map(({ name }) => name)).toEqual(["鈴木 修"]);
    expect(await at("2026-06-01")).toMatchObject({ open: false, late: false });
  });

  test("moves with the clock: accepted is a draft of the next phase, then late", async () => {
    await desk.begin(aGoalSheetBody({ title: "待たない窓口" }), { status: "accepted" });
    expect(await at("2026-09-14")).toMatchObject({ phase: "set", status: "accepted", turn: null, holders: [] });
    expect(await at("2026-09-15")).toMatchObject({ phase: "midterm", status: "draft", turn: "author", open: true });
    expect(await at("2026-10-16")).toMatchObject({ phase: "midterm", late: true, open: false });
  });

  test("of another department is for its own people", async () => {
    await desk.begin(aGoalSheetBody({ title: "市民の声" }), { departmentId: desk.departments.citizens, status: "submitted" });
    expect((await at("2026-05-01"))?.holders.map(({ name }) => name)).toEqual(["加藤 緑"]);
  });
});
