import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formIn, openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day, type Staff } from "../../../../test/year-desk.ts";
import { listSheets } from "../../../store/sheet-store.ts";
import { addressOf } from "../../routes.ts";

describe("a new sheet", () => {
  let pages: Awaited<ReturnType<typeof openSheetPages>>;
  beforeAll(async () => {
    pages = await openSheetPages();
  });
  afterAll(() => pages.close());

  const address = (year = 2026) => addressOf("newSheet", { code, year });
  const show = async (by: keyof Staff, year = 2026) => (await pages.get(by, address(year))).text();
  const add = async (by: keyof Staff, fields: Record<string, string>) =>
    pages.post(by, 0, formIn(await show(by), 'name="kind"'), fields, addressOf("addSheet", { code, year: 2026 }));
  const sheetMade = async (answer: Response) => {
    expect(answer.status).toBe(303);
    const [, id] = /\/sheets\/(\d+)\/edit\?notice=sheet-begun$/u.exec(answer.headers.get("location") ?? "") ?? [];
    return pages.desk.find(Number(id));
  };

  test("is added by the department while the year is set, where it may", async () => {
    pages.clock.now = day("2026-05-10");
    const page = await show("author");
    expect(page).toContain("企画部");
    expect(page).not.toContain("市民部");
    expect(page).not.toContain('name="until"');
    expect(await sheetMade(await add("author", {}))).toMatchObject({ kind: "goal", departmentId: pages.desk.departments.planning });
    expect(await sheetMade(await add("author", { kind: "mission" }))).toMatchObject({ kind: "mission" });
    const other = await add("author", { unit: String(pages.desk.departments.citizens) });
    expect(other.status).toBe(422);
    expect(await other.text()).toContain("部局または課を選んでください。");
    expect((await pages.get("leader", address())).status).toBe(403);
  });

  test("is added by planning in the midst of a year, and by nobody else", async () => {
    pages.clock.now = day("2026-07-01");
    expect(await show("author")).toContain("企画課に依頼してください");
    expect(await show("author")).not.toContain('name="kind"');
    const unit = String(pages.desk.departments.citizens);
    const hasty = await add("planning", { unit, reason: "", until: "" });
    expect(hasty.status).toBe(422);
    expect(await hasty.text()).toContain("理由を書いてください。");
    const past = await (await add("planning", { unit, reason: "新規の取組のため", until: "2026-06-30T17:15" })).text();
    expect(past).toContain("これからの日時を入れてください。");
    expect(past).toContain("新規の取組のため");
    const sheet = await sheetMade(await add("planning", { unit, reason: "新規の取組のため", until: "2026-07-31T17:15" }));
    expect(sheet).toMatchObject({ departmentId: Number(unit), phase: "set", openUntil: new Date("2026-07-31T17:15:00+09:00") });
    expect((await pages.get("stranger", addressOf("editSheet", { code, sheet: sheet.id }))).status).toBe(200);
  });

  test("is what planning is led to once blank sheets made in bulk would be closed at once", async () => {
    const openYear = addressOf("openYear", { code, year: 2026 });
    const ask = async () => (await pages.get("planning", openYear)).text();
    const field = `blank-goal-${pages.desk.departments.planning}`;
    pages.clock.now = day("2026-05-10");
    const early = await ask();
    expect(early).toContain(`name="${field}"`);
    pages.clock.now = day("2026-07-01");
    const late = await ask();
    expect(late).toContain(address());
    expect(late).not.toContain(`name="${field}"`);
    const before = await listSheets(pages.db, code, { fiscalYear: 2026 });
    const answer = await pages.post("planning", 0, formIn(early, `name="${field}"`), { [field]: "2", act: "open" }, openYear);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("まとめて作れません");
    expect(await listSheets(pages.db, code, { fiscalYear: 2026 })).toEqual(before);
  });

  test("waits for the year to be opened", async () => {
    expect(await show("planning", 2031)).toContain("まだ始まっていません");
    expect(await show("planning", 2031)).not.toContain('name="kind"');
  });
});
