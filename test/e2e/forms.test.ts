import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PRESETS } from "../../src/domain/form/presets.ts";
import { findForm, saveForm } from "../../src/store/form-store.ts";
import { savePhases } from "../../src/store/phase-store.ts";
import { drawId } from "../../src/store/rows.ts";
import { recordSheet } from "../../src/store/sheet-store.ts";
import { initMunicipality } from "../../src/use-cases/init-municipality.ts";
import { addressOf } from "../../src/web/routes.ts";
import { aGoalSheetBody } from "../a-sheet-body.ts";
import { aDepartment } from "../people.ts";
import { expectNoBarrier, openBrowser, openWindow, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site } from "./site.ts";

const CODE = "131016";
const PATIENCE_MS = 120_000;
const form = (kind: "goal" | "mission", year: number, from?: string) => addressOf("form", { code: CODE, kind, year }, { from });

describe("the forms of a year", { timeout: PATIENCE_MS }, () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite([]), openBrowser()]);
    await initMunicipality(site.db, { code: CODE, name: "澄川市" });
    const department = await aDepartment(site.db, CODE, "市民部");
    await site.db.transaction().execute(async (tx) => {
      const at = (day: string) => new Date(`${day}T00:00:00+09:00`);
      const phases = [
        { phase: "set", opensAt: at("2026-04-01"), closesAt: at("2026-05-31") },
        { phase: "midterm", opensAt: at("2026-09-01"), closesAt: at("2026-10-31") },
        { phase: "final", opensAt: at("2027-02-01"), closesAt: at("2027-03-31") },
      ] as const;
      await savePhases(tx, CODE, 2026, phases, site.clock.now);
      const sheet = { fiscalYear: 2026, departmentId: department, divisionId: null, phase: "set", status: "draft" } as const;
      const links = { goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null };
      const body = aGoalSheetBody({ title: "窓口を待たせない", purpose: [{ key: "u1", text: "早く済む" }] });
      const made = { at: site.clock.now, account: null, by: "担当", reason: null, proxy: false };
      await recordSheet(tx, CODE, { id: await drawId(tx), ...sheet, ...links, body }, made);
    });
  }, PATIENCE_MS);
  beforeEach(() => expect(site.failures).toEqual([]));
  afterAll(async () => {
    expect(site.failures).toEqual([]);
    await browser.close();
    await site.close();
  }, PATIENCE_MS);

  async function enter(width: number, script = true): Promise<Page> {
    const page = await openWindow(browser, width, script);
    await enterAs(page.context(), site, CODE, [{ role: "planning" }], "企画課 佐藤");
    return page;
  }

  test.each(WIDTHS)("can be read and operated at %i pixels", async (width) => {
    const page = await enter(width);
    await page.goto(`${site.url}${addressOf("forms", { code: CODE })}`);
    await expectNoBarrier(page, `forms-${width}`);
    for (const preset of ["goal-sheet", "goal-list", "statement-goals"]) {
      await page.goto(`${site.url}${form("goal", 2027, preset)}`);
      await expectNoBarrier(page, `form-${preset}-${width}`);
    }
    await page.goto(`${site.url}${form("mission", 2027)}`);
    await expectNoBarrier(page, `form-mission-${width}`);
    await page.selectOption("#shown", "final");
    await page.click("text=プレビューに映す");
    await expectNoBarrier(page, `form-mission-final-${width}`);
    await page.context().close();
  });

  test("are changed without a script: copied, moved, checked, confirmed and saved", async () => {
    const page = await enter(390, false);
    await page.goto(`${site.url}${form("goal", 2026)}`);
    await page.click("text=ひな形や別の年度から始める");
    await page.selectOption("#from", "goal-sheet");
    await page.click("text=読み込む");
    // A field is moved up, and the page comes back to it with everything that was typed.
    await page.fill("#name", "目標カード");
    await page.click("button:has-text('優先順位を上へ')");
    expect(page.url()).toContain("#field-priority");
    expect(await page.locator("input[name=field]").first().inputValue()).toBe("priority");
    expect(await page.inputValue("#name")).toBe("目標カード");
    expect(await page.textContent("main")).toContain("まだ保存していません");
    // What is wrong is said beside its field.
    await page.click("#field-background summary");
    await page.fill("[id='label.background']", "");
    await page.click("#field-target summary");
    await page.selectOption("[id='when.target.set']", "no");
    await page.click("#form-editor button[value=save]");
    expect(await page.textContent("#errors")).toContain("「現況・課題（背景）」の欄の名称を入力してください。");
    expect(await page.textContent("[id='when.target.set-error']")).toContain("「数値目標」を書く時期を");
    await page.fill("[id='label.background']", "現状と課題");
    await page.selectOption("[id='when.target.set']", "must");
    // A field in which a sheet has text is taken out: the page asks, and nothing is saved before.
    await page.uncheck("[id='on.purpose']");
    await page.click("#form-editor button[value=save]");
    expect(await page.textContent("#question")).toContain("目的・効果：1枚のシートに記載があります");
    expect((await findForm(site.db, CODE, "goal", 2026)).origin.kind).toBe("preset");
    await page.check("#confirmed");
    await page.click("#form-editor button[value=save]");
    expect(await page.textContent("main")).toContain("様式を保存しました。");
    const saved = await findForm(site.db, CODE, "goal", 2026);
    expect(saved).toMatchObject({ revision: 1, origin: { kind: "own" }, form: { name: "目標カード" } });
    expect(saved.form.fields.slice(0, 2).map(({ field }) => field)).toEqual(["priority", "title"]);
    expect(saved.form.fields.find(({ field }) => field === "target")).toMatchObject({ phases: ["set"], required: ["set"] });
    expect(saved.form.fields.some(({ field }) => field === "purpose")).toBe(false);
    await page.context().close();
  });

  test("say so when somebody else saved in the meantime, and keep what was written", async () => {
    const page = await enter(1280);
    await page.goto(`${site.url}${form("goal", 2025)}`);
    await page.fill("#name", "わたしの様式");
    const made = { at: site.clock.now, account: null, by: "企画課 鈴木" };
    await site.db
      .transaction()
      .execute((tx) => saveForm(tx, CODE, 2025, { ...PRESETS["goal-sheet"], name: "先の様式", steps: false }, 0, made));
    await page.click("#form-editor button[value=save]");
    const told = await page.textContent("[role=alert]");
    for (const said of ["企画課 鈴木", "先の様式", "わたしの様式", "取組項目の内訳"]) expect(told).toContain(said);
    expect(await page.inputValue("#name")).toBe("わたしの様式");
    expect((await findForm(site.db, CODE, "goal", 2025)).form.name).toBe("先の様式");
    await expectNoBarrier(page, "form-conflict-1280");
    await page.click("#form-editor button[value=save]");
    expect((await findForm(site.db, CODE, "goal", 2025)).form).toMatchObject({ name: "わたしの様式", steps: true });
    await page.context().close();
  });

  test("have a scale that is taken, ordered, and shown in the preview", async () => {
    const page = await enter(1280);
    await page.goto(`${site.url}${form("goal", 2028)}`);
    await page.click("text=使っていない欄");
    await page.check("[id='on.grade']");
    await page.click("#scale > summary");
    await page.selectOption("#take-scale", "signs");
    await page.click("text=これに置き換える");
    await page.click("button:has-text('2段目を上へ')");
    expect(await page.inputValue("[id='code.0']")).toBe("○");
    await page.selectOption("#shown", "final");
    await page.click("text=プレビューに映す");
    expect(await page.textContent("#preview")).toContain("達成度");
    await expectNoBarrier(page, "form-scale-1280");
    await page.click("#form-editor button[value=save]");
    const { form: saved } = await findForm(site.db, CODE, "goal", 2028);
    expect(saved.scale.map(({ code, rank }) => [code, rank])).toEqual([
      ["○", 1],
      ["◎", 2],
      ["△", 3],
      ["×", 4],
      ["－", null],
    ]);
    await page.context().close();
  });
});
