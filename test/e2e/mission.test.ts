import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addressOf } from "../../src/web/routes.ts";
import { findBarriers, openBrowser } from "./browser.ts";
import { button, emptyFields, follow, look, main, mouse, press, sees } from "./hands.ts";
import { openYearSite, type YearSite } from "./year-site.ts";
import * as walk from "./year-walk.ts";

const PATIENCE_MS = 240_000;
const POST = "市民協働部長";
const NAME = "緑川 望";
/** As the desk calls it. */
const LISTED = `部局運営方針 ${POST} ${NAME}`;
const MISSION = "市民とまちの間に立ち、集まる力を育てる。";
const POLICIES = ["地域の話し合いの場を増やす。", "手続きを一つの窓口にまとめる。"] as const;
const SUMMARY = "話し合いの場を三つの地区に広げた。";
const GOAL = "どの地区にも話し合いの場がある";

describe("a mission statement through a year", { timeout: PATIENCE_MS }, () => {
  let browser: Browser;
  let year: YearSite;
  let one: walk.Walk;

  beforeAll(async () => {
    browser = await openBrowser();
    year = await openYearSite(browser);
    one = { year, hands: mouse, script: true };
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await year?.close();
  });
  afterEach(async () => {
    await year.leave();
    expect(year.site.failures).toEqual([]);
  });

  const statement = async (fiscalYear: number) => {
    const [first, second] = [await year.sheet(fiscalYear, 0), await year.sheet(fiscalYear, 1)];
    return first.kind === "mission" ? first : second;
  };
  const box = (page: Page, name: string) => page.locator(`#sheet-form ${name}`);
  async function add(page: Page, name: string): Promise<void> {
    const fields = page.locator("#sheet-form .box");
    const before = await fields.count();
    await page.getByRole("button", { name, exact: true }).last().click();
    await expect.poll(() => fields.count(), { timeout: 30_000 }).toBeGreaterThan(before);
  }
  /** What all staff read of the department's statement of a year. */
  async function recorded(): Promise<Page> {
    const page = await year.as("colleague", { at: addressOf("missions", { code: year.code }), script: true });
    await follow(page, new RegExp(year.department, "u"));
    return page;
  }

  test("is added by the department, and written in the shape of its form", async () => {
    await walk.beginYear(one);
    year.setClock("2026-05-11");
    const page = await walk.enterAs(one, "author");
    await follow(page, /新しいシートを加える$/u);
    await page.getByLabel("シートの種類").selectOption({ label: "部局運営方針" });
    await press(page, "シートを加える");
    await sees(page, "新しいシートを作りました");
    await page.locator(".sheet-desk.is-lively").waitFor();
    await look(page, "mission-blank");

    await box(page, "[name='/post']").fill(POST);
    await box(page, "[name='/name']").fill(NAME);
    await box(page, "[name^='/missions/'][name$='/text']").first().fill(MISSION);
    await box(page, "[name^='/policies/'][name$='/text']").first().fill(POLICIES[0]);
    await add(page, "＋ 方針");
    await box(page, "[name^='/policies/'][name$='/text']").last().fill(POLICIES[1]);
    await box(page, "[name^='/midTermGoals/'][name$='/title']").last().fill(GOAL);
    await box(page, "[name^='/midTermGoals/'][name*='/items/']").last().fill("集会所の開放");
    await box(page, "[name^='/midTermGoals/'][name*='/schedule/']").last().fill("令和8年度：3地区、令和9年度：全地区");
    await look(page, "mission-edit");
    expect(await findBarriers(page)).toEqual([]);
    await walk.handIn(one, page);
    expect(await main(page)).toContain(MISSION);
    await look(page, "mission-read");
  });

  test("is passed on and enters the record, with the department's goals of the year", async () => {
    const { title } = await year.sheet(2026, (await year.sheet(2026)).kind === "goal" ? 0 : 1);
    const author = await walk.enterAs(one, "author");
    await walk.openToWrite(one, author, title);
    await walk.handIn(one, author);
    for (const sheet of [LISTED, title]) await walk.passOn(one, sheet);
    const page = await recorded();
    await sees(page, title);
    for (const words of [POST, NAME, MISSION, ...POLICIES, GOAL, "集会所の開放", "全地区"]) await sees(page, words);
    expect(await findBarriers(page)).toEqual([]);
    await look(page, "mission-recorded");
  });

  test("is summed up at the end of the year, policy by policy", async () => {
    year.setClock("2027-03-10");
    const page = await walk.enterAs(one, "author");
    await walk.openToWrite(one, page, LISTED);
    const [first, second] = await emptyFields(page, "/summary");
    await first?.fill(SUMMARY);
    await look(page, "mission-summary");
    await press(page, "保存して確認・提出へ");
    await press(page, "提出する");
    await sees(page, "次の欄が書かれていないため");
    await follow(page, "入力画面で直す");
    await page.locator(".sheet-desk.is-lively").waitFor();
    expect(second).toBeDefined();
    const [last] = await emptyFields(page, "/summary");
    await last?.fill("窓口を二つにまとめた。");
    await walk.handIn(one, page);
    await walk.passOn(one, LISTED);
    const shown = await recorded();
    for (const words of [POLICIES[0], SUMMARY, "窓口を二つにまとめた。"]) await sees(shown, words);
    await look(shown, "mission-recorded-summed");
  });

  test("goes on in the next year, with what became of it beside", async () => {
    year.setClock("2027-04-02");
    const page = await walk.enterAs(one, "planning");
    await follow(page, "年度の進み具合");
    await follow(page, /^令和9年度.*を始める$/u);
    expect(await main(page)).toContain(POST);
    await press(page, /を始める$/u);
    await sees(page, "シートを作りました");
    expect(await statement(2027)).toMatchObject({ kind: "mission", status: "draft" });
    const author = await walk.enterAs(one, "author");
    await walk.openToWrite(one, author, LISTED);
    const policies = box(author, "[name^='/policies/'][name$='/text']");
    expect(await policies.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value))).toEqual([...POLICIES]);
    expect(await box(author, "[name$='/summary']").count()).toBe(0);
    await sees(author, SUMMARY);
    expect(await button(author, "保存する").count()).toBe(1);
    await look(author, "mission-next-year");
  });
});
