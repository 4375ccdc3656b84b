import { afterAll, beforeAll, expect, test } from "vitest";
import { formIn, openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code } from "../../../../test/year-desk.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { addressOf } from "../../routes.ts";

let pages: Awaited<ReturnType<typeof openSheetPages>>;
beforeAll(async () => {
  pages = await openSheetPages();
});
afterAll(() => pages.close());

test("times that somebody else has changed meanwhile are shown beside one's own, and replaced only after that", async () => {
  const address = addressOf("phases", { code, year: 2026 });
  const form = formIn(await (await pages.get("planning", address)).text(), 'name="base"');
  const save = (from: URLSearchParams, closes: string) => pages.post("planning", 0, from, { "final-closes": closes }, address);
  const closing = async () => (await listPhases(pages.db, code, 2026)).at(-1)?.closesAt;
  expect((await save(form, "2027-04-20T00:00")).status).toBe(303);
  const second = await save(form, "2027-04-25T00:00");
  const page = await second.text();
  expect(second.status).toBe(409);
  expect(page).toContain("ほかの職員が、先に期間を変えました");
  expect(page).toContain("2027年4月19日(月) 24:00");
  expect(page).toContain('value="2027-04-25T00:00"');
  expect(await closing()).toEqual(new Date("2027-04-20T00:00:00+09:00"));
  expect((await save(formIn(page, 'name="base"'), "2027-04-25T00:00")).status).toBe(303);
  expect(await closing()).toEqual(new Date("2027-04-25T00:00:00+09:00"));
});
