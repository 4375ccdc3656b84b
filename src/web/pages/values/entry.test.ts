import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IndicatorDesk } from "../../../../test/indicator-desk.ts";
import { openIndicatorPages } from "../../../../test/indicator-pages.ts";
import { municipality as code } from "../../../../test/year-desk.ts";
import { listActualHistory } from "../../../store/actual-store.ts";
import { addressOf } from "../../routes.ts";

let pages: Awaited<ReturnType<typeof openIndicatorPages>>;
let desk: IndicatorDesk;

beforeAll(async () => {
  pages = await openIndicatorPages();
  desk = pages.desk;
});
afterAll(() => pages.close());

const grid = () => addressOf("unitValues", { code, unit: desk.departments.planning });
const cell = (id: number, text: string, base = 0, year = 2025) => ({
  ...{ year: "2025", [`t.${id}.${year}.`]: text, [`s.${id}.${year}.`]: "final", [`b.${id}.${year}.`]: String(base) },
  ...{ [`w.${id}.${year}.`]: JSON.stringify(["", "final", "", ""]) },
});
const said = async () =>
  (await listActualHistory(pages.db, code, desk.satisfaction.id)).map(({ year, text, reason }) => [year, text, reason]);

describe("values that are sent", () => {
  test("to correct a preliminary one keep their reason, and so does a first one that is sent alone with one", async () => {
    const { author } = desk.staff;
    await desk.enter(author, [{ text: "66", status: "preliminary" }], pages.now);
    const fields = { ...cell(desk.satisfaction.id, "66.4", 1), ...cell(desk.satisfaction.id, "61", 0, 2023), reason: "集計が終わった" };
    expect((await pages.post(author, grid(), fields)).status).toBe(303);
    const alone = { ...cell(desk.satisfaction.id, "60", 0, 2022), reason: "報告書の値" };
    expect((await pages.post(author, grid(), alone)).status).toBe(303);
    expect(await said()).toEqual([
      [2025, "66.4", "集計が終わった"],
      [2025, "66", null],
      [2023, "61", null],
      [2022, "60", "報告書の値"],
    ]);
  });

  test.each([
    ["n", "備考が長すぎます（1,000字まで）", "n"],
    ["reason", "理由が長すぎます（1,000字まで）", "reason"],
  ])("with a remark that is too long in %s are kept on the page", async (field, message, at) => {
    const key = `${desk.satisfaction.id}.2024.`;
    const name = field === "n" ? `n.${key}` : field;
    const answer = await pages.post(desk.staff.author, grid(), {
      ...cell(desk.satisfaction.id, "65", 0, 2024),
      year: "2024",
      [name]: "長".repeat(1_001),
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(answer.text).toContain(`href="#${at === "n" ? name : at}"`);
    expect(answer.text).toContain('value="65"');
  });

  test("for an indicator that has left the unit are not said to be saved: what was typed is shown, and why it is not kept", async () => {
    const { author, planning } = desk.staff;
    const moved = desk.waiting.id;
    const ofCitizens = await desk.rule(moved, {}, { departmentId: desk.departments.citizens });
    expect(ofCitizens.ok).toBe(true);
    const fields = { ...cell(desk.satisfaction.id, "67", 2), ...cell(moved, "20分"), reason: "集計の誤り" };
    const before = await said();
    const answer = await pages.post(author, grid(), fields);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("窓口の待ち時間");
    expect(answer.text).toContain("20分");
    expect(answer.text).toContain("担当が「市民部」に変わりました");
    expect(answer.text).toContain('value="67"');
    expect(await said()).toEqual(before);
    // Planning may give it wherever it belongs.
    expect((await pages.post(planning, grid(), fields)).status).toBe(303);
    expect((await said())[0]).toEqual([2025, "67", "集計の誤り"]);
    const unsaid = await pages.post(planning, grid(), { ...cell(desk.satisfaction.id, "68", 3), reason: " " });
    expect([unsaid.status, unsaid.text.includes('href="#reason"'), unsaid.text.includes("訂正の理由を書いてください")]).toEqual([
      422,
      true,
      true,
    ]);
  });

  test("for a unit that has nothing left, for a part and an indicator that are gone, are shown again", async () => {
    const { author } = desk.staff;
    const old = `t.${desk.satisfaction.id}.2025.男`;
    await desk.rule(desk.satisfaction.id, {}, { base: 1, departmentId: desk.departments.citizens });
    const answer = await pages.post(author, grid(), {
      year: "2025",
      [old]: "71",
      "t.999999.2025.": "72",
      [`t.${desk.satisfaction.id}.2025.`]: "73",
    });
    expect(answer.status).toBe(409);
    for (const typed of ["71", "72", "73", "内訳がなくなりました", "指標が記録からなくなりました"]) expect(answer.text).toContain(typed);
    expect((await pages.get(author, grid())).status).toBe(404);
  });
});

describe("forms to fill in", () => {
  test.each(["planning", "leaver"] as const)("are offered to who has values to give: %s", async (who) => {
    const by = { planning: desk.staff.planning, leaver: desk.staff.author }[who];
    const exported = addressOf("valueExport", { code }, { format: "csv" });
    const offered = (await pages.get(by, addressOf("valueTable", { code }))).text.includes(exported);
    expect([offered, (await pages.get(by, exported)).status]).toEqual(who === "planning" ? [true, 200] : [false, 404]);
  });
});
