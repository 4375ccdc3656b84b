import { afterAll, beforeAll, expect, test } from "vitest";
import { formIn, openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { listSheets } from "../../../store/sheet-store.ts";
import { addressOf } from "../../routes.ts";

let pages: Awaited<ReturnType<typeof openSheetPages>>;
beforeAll(async () => {
  pages = await openSheetPages();
  pages.clock.now = day("2027-03-20");
});
afterAll(() => pages.close());

test("a form of a time when the year was not open adds nothing to it unseen, and says that its times were not kept", async () => {
  const address = addressOf("openYear", { code, year: 2027 });
  const form = formIn(await (await pages.get("planning", address)).text(), 'id="open-year"');
  const blank = `blank-goal-${pages.desk.departments.citizens}`;
  const open = (from: URLSearchParams, fields: Readonly<Record<string, string>>) =>
    pages.post("planning", 0, from, { act: "open", ...fields }, address);
  const sheets = async () => (await listSheets(pages.db, code, { fiscalYear: 2027 })).length;
  expect((await open(form, { [blank]: "1" })).status).toBe(303);
  const times = await listPhases(pages.db, code, 2027);
  const stale = await open(form, { [blank]: "2", "final-closes": "2028-04-25T00:00" });
  const page = await stale.text();
  expect(stale.status).toBe(422);
  expect(page).toContain("入力した期間は保存していません");
  expect(page).toContain('value="2"');
  expect(await sheets()).toBe(1);
  expect((await open(formIn(page, 'id="open-year"'), {})).status).toBe(303);
  expect(await sheets()).toBe(3);
  expect(await listPhases(pages.db, code, 2027)).toEqual(times);
});
