import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveFile } from "../../../../test/received.ts";
import { openStaffPages, type StaffPages } from "../../../../test/staff-pages.ts";
import { addressOf } from "../../routes.ts";

const CODE = "131016";
const SHEET = `# 川向市 重点目標管理シート\n\n| 自治体名 | 川向市 |\n| --- | --- |\n| 重点目標 | 待たない窓口 |\n\n| 取組項目 |\n| --- |\n| ① 始める |\n`;

let pages: StaffPages;
let upload: number;
beforeAll(async () => {
  pages = await openStaffPages(CODE);
  upload = await receiveFile(pages, CODE, "シート.md", SHEET);
});
afterAll(() => pages?.close());

const confirm = async () => (await pages.request(addressOf("confirmAccept", { code: CODE, upload }))).text();

test("a document of another municipality is not offered to be recorded before somebody has looked at its name", async () => {
  const form = `action="${addressOf("accept", { code: CODE, upload })}"`;
  const draft = await pages.draftOf(upload);
  expect(draft.doubts.map(({ reason }) => reason)).toContain("another-municipality");

  const stopped = await confirm();
  expect(stopped).toContain("文書の自治体名（川向市）が、この自治体と違います");
  expect(stopped).not.toContain("確かめずに記録する");
  expect(stopped).not.toContain(form);
  expect(stopped).toContain("field=%2Fmunicipality");

  const pressed = await pages.post(upload, addressOf("accept", { code: CODE, upload }), { unchecked: "accepted" });
  expect(pressed.status).toBe(409);
  expect((await pressed.text()).match(/文書の自治体名（川向市）/gu)).toHaveLength(1);

  await pages.edit(upload, { kind: "confirm", pointer: "/municipality" });
  expect(await confirm()).toContain(form);
});
