import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveFile } from "../../../../test/received.ts";
import { openStaffPages, type StaffPages } from "../../../../test/staff-pages.ts";

const CODE = "131016";
/** Sheets that do not say whose they are, nor of which year. */
const SHEETS = ["待たない窓口", "迷わない案内"]
  .map(
    (title) => `# 重点目標管理シート\n\n| 優先順位 | 1 |\n| --- | --- |\n| 重点目標 | ${title} |\n\n| 取組項目 |\n| --- |\n| ① 始める |\n`,
  )
  .join("\n");

let pages: StaffPages;
let upload: number;
beforeAll(async () => {
  pages = await openStaffPages(CODE);
  upload = await receiveFile(pages, CODE, "シート.md", SHEETS);
});
afterAll(() => pages?.close());

const goals = async () => (await pages.draftOf(upload)).reading.goals.map(({ department, fiscalYear }) => ({ department, fiscalYear }));

test("an answer about the head of a document goes to all of its goals in one revision, or to none", async () => {
  const { revision } = await pages.draftOf(upload);
  const nothing = { department: null, fiscalYear: null };
  expect(await goals()).toEqual([nothing, nothing]);

  const refused = await pages.edit(upload, { kind: "head", department: "市民部", fiscalYear: "いつか" });
  expect(refused.status).toBe(422);
  expect(await goals()).toEqual([nothing, nothing]);

  expect((await pages.edit(upload, { kind: "head", department: "市民部", fiscalYear: "令和8年度" })).status).toBe(303);
  const answered = { department: "市民部", fiscalYear: 2026 };
  expect(await goals()).toEqual([answered, answered]);
  expect((await pages.draftOf(upload)).revision).toBe(revision + 1);

  const late = await pages.edit(upload, { kind: "head", department: "福祉部", revision });
  expect(late.status).toBe(409);
  expect(await goals()).toEqual([answered, answered]);
});
