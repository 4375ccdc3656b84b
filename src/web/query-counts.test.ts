import { afterAll, beforeAll, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../test/a-sheet-body.ts";
import { countingQueries } from "../../test/count-queries.ts";
import { openSite, type Site } from "../../test/e2e/site.ts";
import { cookieOf } from "../../test/people.ts";
import { municipality as code, day, openYearDesk, type Staff, type YearDesk } from "../../test/year-desk.ts";
import { commentOnSheet } from "../use-cases/sheet/comment-on-sheet.ts";
import { createApp } from "./app.tsx";
import { addressOf } from "./routes.ts";

const NOW = day("2026-05-10");
let site: Site;
let desk: YearDesk;
const cookies = new Map<keyof Staff, string>();

beforeAll(async () => {
  site = await openSite([]);
  desk = await openYearDesk(site.db);
  for (const by of ["author", "checker", "planning", "leader"] as const) cookies.set(by, await cookieOf(site.db, desk.staff[by], NOW));
}, 120_000);
afterAll(() => site?.close());

async function asked(by: keyof Staff, path: string): Promise<number> {
  const { db, count } = countingQueries(site.db);
  const app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake: site.intake });
  const answer = await app.request(path, { headers: { cookie: cookies.get(by) ?? "" } });
  expect([path, answer.status]).toEqual([path, 200]);
  await answer.text();
  return count();
}

/** Sheets of both departments, in the hands of the author and of the checker. */
async function begin(sheets: number, actions: number): Promise<number> {
  let first = 0;
  for (let i = 0; i < sheets; i += 1) {
    const title = (n: number) => `窓口の取組${i}の${n}`;
    const body = aGoalSheetBody({
      title: title(0),
      actions: Array.from({ length: actions }, (_, n) => aSheetAction({ key: `a${n + 1}`, title: title(n) })),
    });
    const status = i % 2 === 0 ? "draft" : "submitted";
    const departmentId = i % 3 === 2 ? desk.departments.citizens : desk.departments.planning;
    const sheet = await desk.begin(body, { status, departmentId });
    if (i > 0) continue;
    first = sheet;
    for (let n = 0; n < actions; n += 1) {
      const said = { pointer: `/actions/a${n + 1}/title`, text: "もう少し詳しく。" };
      const done = await commentOnSheet(site.db, desk.staff.checker, { sheet, ...said, now: NOW });
      expect(done.ok).toBe(true);
    }
  }
  return first;
}

test("desk, year and sheet are asked for in as few queries of many long sheets as of a few short ones", async () => {
  const counts = async (sheet: number) => ({
    authorsDesk: await asked("author", addressOf("desk", { code })),
    checkersDesk: await asked("checker", addressOf("desk", { code })),
    planningsDesk: await asked("planning", addressOf("desk", { code })),
    matrix: await asked("planning", addressOf("year", { code, year: 2026 })),
    leadersMatrix: await asked("leader", addressOf("year", { code, year: 2026 })),
    sheets: await asked("author", addressOf("yearSheets", { code, year: 2026 })),
    sheet: await asked("author", addressOf("sheet", { code, sheet })),
    editor: await asked("author", addressOf("editSheet", { code, sheet })),
    history: await asked("author", addressOf("sheetHistory", { code, sheet })),
  });
  const few = await counts(await begin(3, 1));
  const many = await counts(await begin(24, 6));
  expect(many).toEqual(few);
  expect(Math.max(...Object.values(many))).toBeLessThanOrEqual(30);
});
