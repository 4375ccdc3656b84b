import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IndicatorDesk } from "../../../../test/indicator-desk.ts";
import { openIndicatorPages } from "../../../../test/indicator-pages.ts";
import { municipality as code } from "../../../../test/year-desk.ts";
import type { Person } from "../../../domain/access/person.ts";
import { listActuals } from "../../../store/actual-store.ts";
import { addressOf } from "../../routes.ts";

let pages: Awaited<ReturnType<typeof openIndicatorPages>>;
let desk: IndicatorDesk;

beforeAll(async () => {
  pages = await openIndicatorPages();
  desk = pages.desk;
});
afterAll(() => pages.close());

type Pages = typeof pages;
const get: Pages["get"] = (...given) => pages.get(...given);
const post: Pages["post"] = (...given) => pages.post(...given);
const held = async (year: number) =>
  (await listActuals(pages.db, code))
    .filter((one) => one.indicatorId === desk.satisfaction.id && one.year === year)
    .map(({ status, value, note, number }) => [status, value, note, number]);

describe("the entry of values", () => {
  const grid = () => addressOf("unitValues", { code, unit: desk.departments.planning });
  const key = (year: number) => `${desk.satisfaction.id}.${year}.`;
  const fields = (text: string, given: Readonly<Record<string, string>> = {}, year = 2025) => ({
    ...{
      year: String(year),
      [`t.${key(year)}`]: text,
      [`s.${key(year)}`]: "final",
      [`d.${key(year)}`]: "",
      [`n.${key(year)}`]: "",
      [`b.${key(year)}`]: "0",
    },
    [`w.${key(year)}`]: JSON.stringify(["", "final", "", ""]),
    ...given,
  });

  test("shows a section what it has given, and planning all units", async () => {
    const mine = await get(desk.staff.author, addressOf("values", { code }));
    expect(mine.status).toBe(200);
    expect(mine.text).toContain("企画部");
    expect(mine.text).not.toContain("担当が決まっていない指標");
    const all = await get(desk.staff.planning, addressOf("values", { code }));
    expect(all.text).toContain("担当が決まっていない指標");
    expect((await get(desk.staff.stranger, addressOf("values", { code }))).text).toContain("あなたが実績値を入れる指標はありません");
  });

  test("lays all indicators of a section out for the last year", async () => {
    const { status, text } = await get(desk.staff.author, grid());
    expect(status).toBe(200);
    expect(text).toContain(`name="t.${key(2025)}"`);
    expect(text).toContain("70％以上");
    expect(text).not.toContain("窓口の待ち時間");
  });

  test("is nobody else's", async () => {
    expect((await get(desk.staff.stranger, grid())).status).toBe(404);
    expect((await post(desk.staff.stranger, grid(), fields("1"))).status).toBe(409);
    expect((await get(desk.staff.leader, grid())).status).toBe(403);
    expect((await pages.get(null, grid())).status).not.toBe(200);
    expect(await held(2025)).toEqual([]);
  });

  test.each([
    ["70以上", {}, "一つの数として読めません"],
    ["12人", {}, "この指標の単位は「%」です"],
    ["66", { s: "pending" }, "値があるのに"],
    ["66", { d: "きのう" }, "日付として読めません"],
    ["", { s: "unavailable" }, "算出できない理由"],
    ["#REF!", {}, "値として読めません"],
  ])("keeps %s with %o and says beside it what is wrong", async (text, given, message) => {
    const wrong = Object.fromEntries(Object.entries(given).map(([field, value]) => [`${field}.${key(2025)}`, value]));
    const answer = await post(desk.staff.author, grid(), fields(text, wrong));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(answer.text).toContain(`value="${text}"`);
    expect(await held(2025)).toEqual([]);
  });

  test("saves, and leaves alone what nobody touched", async () => {
    const noted = { [`s.${key(2025)}`]: "preliminary", [`d.${key(2025)}`]: "2026/3/31", [`n.${key(2025)}`]: "暫定の集計" };
    const saved = await post(desk.staff.author, grid(), fields("66.4", noted));
    expect([saved.status, saved.to]).toEqual([303, expect.stringContaining("year=2025")]);
    expect(await held(2025)).toEqual([["preliminary", 66.4, "暫定の集計", 1]]);
    const untouched = { [`w.${key(2025)}`]: JSON.stringify(["古い値", "final", "", ""]) };
    expect((await post(desk.staff.author, grid(), fields("古い値", untouched))).status).toBe(303);
    expect(await held(2025)).toHaveLength(1);
  });

  test("shows what others said first, keeps what was typed, and saves it when it comes again", async () => {
    const stale = await post(desk.staff.planning, grid(), fields("67"));
    expect(stale.status).toBe(409);
    expect(stale.text).toContain("66.4（速報）");
    expect(stale.text).toContain('value="67"');
    expect((await post(desk.staff.planning, grid(), fields("67", { [`b.${key(2025)}`]: "1" }))).status).toBe(303);
    expect(await held(2025)).toEqual([["final", 67, null, 2]]);
  });

  test("makes no value final that still says that it is preliminary, and says so", async () => {
    await desk.enter(desk.staff.author, [{ text: "61.2（速報）", year: 2018 }], pages.now);
    const was = { [`w.${key(2018)}`]: JSON.stringify(["61.2（速報）", "preliminary", "", ""]), [`b.${key(2018)}`]: "1" };
    const refused = await post(desk.staff.author, grid(), fields("61.2（速報）", was, 2018));
    expect([refused.status, refused.text.includes("確定した値だけを残してください")]).toEqual([422, true]);
    expect((await post(desk.staff.author, grid(), fields("61.2", was, 2018))).status).toBe(303);
    expect(await held(2018)).toEqual([["final", 61.2, null, 2]]);
  });

  test("is reached from the page of an indicator by who may, for that indicator alone, and leads back there", async () => {
    const indicator = addressOf("indicator", { code, indicator: desk.satisfaction.id });
    const own = addressOf("unitValues", { code, unit: desk.departments.planning }, { indicator: desk.satisfaction.id });
    expect((await get(desk.staff.author, indicator)).text).toContain(`href="${own}"`);
    const nobodys = addressOf("unitValues", { code, unit: 0 }, { indicator: desk.waiting.id });
    const waiting = addressOf("indicator", { code, indicator: desk.waiting.id });
    expect((await get(desk.staff.planning, waiting)).text).toContain(`href="${nobodys}"`);
    for (const [by, page] of [
      [desk.staff.stranger, indicator],
      [desk.staff.leader, indicator],
      [desk.staff.author, waiting],
    ] as const)
      expect((await get(by, page)).text).not.toContain(`/${code}/values/`);
    const { text } = await get(desk.staff.author, own);
    expect([text.includes(`href="${indicator}"`), text.match(/name="t\./gu)?.length]).toEqual([true, 1]);
    const given = { ...fields("61", { indicator: String(desk.satisfaction.id) }, 2021) };
    expect((await post(desk.staff.author, grid(), { ...given, [`t.${key(2021)}`]: "いくつか" })).text).toContain('name="indicator"');
    expect((await post(desk.staff.author, grid(), given)).to).toMatch(new RegExp(`^${indicator}\\?`, "u"));
    expect((await get(desk.staff.author, indicator)).text).toContain("令和3年度の実績値を直す");
  });

  test("is written out, and read back as it was", async () => {
    const csv = await get(desk.staff.author, addressOf("valueExport", { code }, { format: "csv" }));
    expect(csv.text).toContain("番号,指標名,区分,単位,令和3年度");
    const given = new FormData();
    given.append("file", new File([await csv.answer.arrayBuffer()], "values.csv"));
    const read = await post(desk.staff.author, addressOf("takeValueTable", { code }), given);
    expect([read.status, read.text.includes("変わる値はありません")]).toEqual([200, true]);
    const xlsx = await get(desk.staff.author, addressOf("valueExport", { code }, { format: "xlsx" }));
    expect(xlsx.answer.headers.get("content-type")).toContain("spreadsheetml");
  });
});

describe("a table of values", () => {
  const table = "指標名\tR4\tR5\n市民満足度\t63.1\t64（速報）\nごみの量\t1\t\n窓口の待ち時間\t20\t－\n";
  const send = (by: Person, text: string, more: Readonly<Record<string, string>> = {}) =>
    post(by, addressOf("takeValueTable", { code }), { table: text, ...more });
  const digestIn = (text: string) => /name="digest" value="([^"]+)"/u.exec(text)?.[1] ?? "";

  test("is shown before it is written, with what is not taken", async () => {
    const shown = await send(desk.staff.author, table);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("変わる値 2件、今と同じ値 0件、誤り 0件、取り込まない行 2件");
    expect(shown.text).toContain("ごみの量");
    expect(shown.text).toContain("ほかの担当の指標です");
    expect(await held(2022)).toEqual([]);
    const done = await send(desk.staff.author, table, { act: "write", digest: digestIn(shown.text) });
    expect(done.status).toBe(303);
    expect([await held(2022), await held(2023)]).toEqual([[["final", 63.1, null, 1]], [["preliminary", 64, null, 1]]]);
  });

  test("is not written over what was said in the meantime", async () => {
    const other = "指標名\tR4\n市民満足度\t63.2\n";
    const digest = digestIn((await send(desk.staff.author, other)).text);
    await desk.enter(desk.staff.author, [{ text: "63.3", year: 2022, base: 1, reason: "転記の誤り" }], pages.now);
    const again = await send(desk.staff.author, other, { act: "write", digest });
    expect(again.status).toBe(409);
    expect((await held(2022)).at(-1)).toEqual(["final", 63.3, null, 2]);
  });

  test("that corrects a final value asks why, beside what it would change", async () => {
    await desk.enter(desk.staff.author, [{ text: "58", year: 2012 }], pages.now);
    const other = "指標名\tH24\n市民満足度\t59\n";
    const shown = await send(desk.staff.author, other);
    expect([shown.status, shown.text.includes('name="reason"')]).toEqual([200, true]);
    const digest = digestIn(shown.text);
    const asked = await send(desk.staff.author, other, { act: "write", digest });
    expect([asked.status, asked.text.includes("訂正の理由を書いてください")]).toEqual([422, true]);
    expect((await send(desk.staff.author, other, { act: "write", digest, reason: "集計の誤り" })).status).toBe(303);
    expect(await held(2012)).toEqual([["final", 59, null, 2]]);
  });

  test("with a fault is not written at all, and each is named by its cell", async () => {
    const shown = await send(desk.staff.author, "指標名\tR2\tR3\n市民満足度\t61\t80以上\n");
    expect(shown.status).toBe(422);
    expect(shown.text).toContain("C2");
    expect(
      (await send(desk.staff.author, "指標名\tR2\tR3\n市民満足度\t61\t80以上\n", { act: "write", digest: digestIn(shown.text) })).status,
    ).toBe(422);
    expect(await held(2020)).toEqual([]);
  });

  test("makes a value final where it does not say any more that it is preliminary", async () => {
    await desk.enter(desk.staff.author, [{ text: "60.1", year: 2017, status: "preliminary" }], pages.now);
    const of = (text: string) => `指標名\tH29\n市民満足度\t${text}\n`;
    expect((await send(desk.staff.author, of("60.1（速報）"))).text).toContain("変わる値 0件、今と同じ値 1件");
    const shown = await send(desk.staff.author, of("60.1"));
    expect(shown.text).toContain("変わる値 1件、今と同じ値 0件");
    expect((await send(desk.staff.author, of("60.1"), { act: "write", digest: digestIn(shown.text) })).status).toBe(303);
    expect(await held(2017)).toEqual([["final", 60.1, null, 2]]);
  });

  test("takes a row for what was chosen", async () => {
    const text = "指標名\tR1\n市民の満足度\t60\n";
    expect((await send(desk.staff.author, text)).text).toContain("この名前の指標がありません");
    const chosen = { "as.1": String(desk.satisfaction.id) };
    const shown = await send(desk.staff.author, text, chosen);
    expect((await send(desk.staff.author, text, { ...chosen, act: "write", digest: digestIn(shown.text) })).status).toBe(303);
    expect(await held(2019)).toEqual([["final", 60, null, 1]]);
  });

  test("takes values in a unit that is spelled otherwise for what was chosen, both units being shown", async () => {
    const text = "番号\t指標名\t単位\tH27\n\t市民満足度\tパーセンテージ\t58\n";
    const shown = await send(desk.staff.author, text);
    for (const said of ["市民満足度（パーセンテージ）", "市民満足度（%）", "指標の単位と違います"]) expect(shown.text).toContain(said);
    const chosen = { "as.1": String(desk.satisfaction.id) };
    const again = await send(desk.staff.author, text, chosen);
    expect((await send(desk.staff.author, text, { ...chosen, act: "write", digest: digestIn(again.text) })).status).toBe(303);
    expect(await held(2015)).toEqual([["final", 58, null, 1]]);
  });

  test("that the form which confirms it could not hold is refused before it is shown, and one that it can hold is written", async () => {
    const tableOf = (length: number) => `指標名,H28,担当\n市民満足度,59,${"長".repeat(length)}\n`;
    const give = (text: string) => {
      const given = new FormData();
      given.append("file", new File([text], "values.csv"));
      return post(desk.staff.author, addressOf("takeValueTable", { code }), given);
    };
    const refused = await give(tableOf(470_000));
    expect([refused.status, refused.text.includes("表の文字が多すぎます"), refused.text.includes("digest")]).toEqual([422, true, false]);
    const shown = await give(tableOf(440_000));
    expect(shown.status).toBe(200);
    const table = tableOf(440_000).replaceAll(",", "\t");
    expect((await send(desk.staff.author, table, { act: "write", digest: digestIn(shown.text) })).status).toBe(303);
    expect(await held(2016)).toEqual([["final", 59, null, 1]]);
  });

  test.each([
    [
      "Shift_JIS",
      [
        0x8e, 0x77, 0x95, 0x57, 0x96, 0xbc, 0x2c, 0x52, 0x37, 0x0a, 0x8e, 0x73, 0x96, 0xaf, 0x96, 0x9e, 0x91, 0xab, 0x93, 0x78, 0x2c, 0x36,
        0x38, 0x0a,
      ],
      200,
    ],
    ["an empty file", [], 422],
    ["a quote that nothing closes", [0x22, 0x61, 0x2c, 0x62, 0x0a], 422],
    ["bytes of a picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], 422],
  ])("in %s", async (_, bytes, status) => {
    const given = new FormData();
    given.append("file", new File([Uint8Array.from(bytes)], "values.csv"));
    expect((await post(desk.staff.author, addressOf("takeValueTable", { code }), given)).status).toBe(status);
  });
});

describe("a request for values", () => {
  const path = () => addressOf("valueRequests", { code });
  const asked = (given: Readonly<Record<string, string>> = {}) => ({
    year: "2024",
    plan: "",
    due: "2026-06-20",
    note: "3月末の値で",
    ...given,
  });

  test("is planning's", async () => {
    expect((await get(desk.staff.author, path())).status).toBe(403);
    expect((await post(desk.staff.author, path(), asked())).status).toBe(403);
    expect((await get(desk.staff.planning, path())).status).toBe(200);
  });

  test.each([
    [{ due: "" }, "期限の日を選んでください"],
    [{ due: "2026-06-01" }, "今日より後の日"],
    [{ year: "2027" }, "まだ始まっていない年"],
    [{ plan: "999999" }, "計画は記録にありません"],
  ])("with %o is refused", async (given, message) => {
    const answer = await post(desk.staff.planning, path(), asked(given));
    expect([answer.status, answer.text.includes(message)]).toEqual([422, true]);
  });

  test("stands before those who owe, until they have given or it is withdrawn", async () => {
    expect((await post(desk.staff.planning, path(), asked())).status).toBe(303);
    expect((await post(desk.staff.planning, path(), asked())).text).toContain("すでに照会しています");
    const owing = await get(desk.staff.author, addressOf("values", { code }));
    expect(owing.text).toContain("あと1件あります");
    expect((await get(desk.staff.author, addressOf("unitValues", { code, unit: desk.departments.planning }))).text).toContain("令和6年度");
    await desk.enter(desk.staff.author, [{ text: "65", year: 2024 }], pages.now);
    expect((await get(desk.staff.author, addressOf("values", { code }))).text).toContain("すべて答えています");
    const withdraw = /value-requests\/(\d+)\/withdrawal/u.exec((await get(desk.staff.planning, path())).text)?.[1] ?? "";
    const to = addressOf("withdrawValueRequest", { code, request: withdraw });
    expect((await post(desk.staff.author, to, {})).status).toBe(403);
    expect((await post(desk.staff.planning, to, {})).status).toBe(303);
    expect((await post(desk.staff.planning, to, {})).status).toBe(404);
  });
});
