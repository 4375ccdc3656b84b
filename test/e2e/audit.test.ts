import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AuditAct, recordAudit } from "../../src/store/audit-store.ts";
import { savePhases } from "../../src/store/phase-store.ts";
import { drawId } from "../../src/store/rows.ts";
import { recordSheet } from "../../src/store/sheet-store.ts";
import { initMunicipality } from "../../src/use-cases/init-municipality.ts";
import { addressOf, type Query } from "../../src/web/routes.ts";
import { aGoalSheetBody } from "../a-sheet-body.ts";
import { aDepartment, aPerson, PASSWORD } from "../people.ts";
import { YEAR } from "../year-desk.ts";
import { expectFit, openBrowser } from "./browser.ts";
import { follow, main, press } from "./hands.ts";
import { openSite, type Site } from "./site.ts";

const code = "131016";
let browser: Browser;
let site: Site;
let context: BrowserContext;
let page: Page;
let sheet: number;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite([])]);
  const { db, clock } = site;
  await initMunicipality(db, { code, name: "千代田区" });
  const departmentId = await aDepartment(db, code, "健康福祉部");
  const planning = await aPerson(db, code, { login: "kikaku", name: "企画 太郎", posts: [["planning"]] }, clock.now);
  await db.transaction().execute(async (tx) => {
    await savePhases(tx, code, 2026, YEAR, clock.now);
    sheet = await drawId(tx);
    const links = { goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null };
    const body = aGoalSheetBody({ title: "窓口の待ち時間を短くし、どこでも同じ手続きができるようにする" });
    const begun = { id: sheet, body, fiscalYear: 2026, departmentId, divisionId: null, phase: "set", status: "draft", ...links } as const;
    await recordSheet(tx, code, begun, { at: clock.now, account: null, by: null, reason: null, proxy: false });
    const act = (name: AuditAct["act"], subject: AuditAct["subject"], id: number, facts: AuditAct["facts"]): AuditAct => ({
      ...{ at: clock.now, account: planning.account, by: planning.name, act: name, subject, id, facts },
    });
    const many = Array.from({ length: 60 }, (_, i) =>
      act("sheet.save", "sheet", sheet, { revision: i + 2, phase: "set", changes: 1, proxy: true }),
    );
    await recordAudit(tx, code, [
      ...many,
      act("year.set-phases", "year", 2026, { set: "2026-03-31T15:00:00.000Z – 2026-05-31T15:00:00.000Z" }),
      act("sheet.submit", "sheet", sheet, {
        from: "draft",
        to: "submitted",
        phase: "set",
        reason: "健康福祉部の担当が休みのため、電話で聞き取って入力しました。",
        proxy: true,
      }),
      act("sheet.attach", "sheet", sheet, { name: `${"とても長い名前の資料".repeat(8)}.xlsx`, bytes: 123_456 }),
      { ...act("sign-in.fail", "account", planning.account, { failures: 2 }), account: null, by: null },
    ]);
  });
}, 300_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function enter(width: number, javaScriptEnabled: boolean): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(site.url + addressOf("audit", { code }));
  await page.getByLabel("ログイン名").fill("kikaku");
  await page.getByLabel("パスワード").fill(PASSWORD);
  await press(page, "サインイン");
  expect(new URL(page.url()).pathname).toBe(addressOf("audit", { code }));
}

test("planning makes an account, finds it in the trail, checks the chain, and takes the rows home, without JavaScript", async () => {
  await enter(390, false);
  expect(await main(page)).toContain("サインイン");
  await follow(page, "職員と組織");
  await follow(page, "職員を加える");
  await page.getByLabel("氏名").fill("佐藤 実");
  await page.getByLabel("ログイン名").fill("sato");
  await press(page, "アカウントを作る");

  await follow(page, "監査証跡");
  await page.getByLabel("したこと").selectOption({ label: "アカウントの登録" });
  await page.getByLabel("した人").fill("企画");
  await press(page, "表示する");
  expect(await page.getByRole("status").textContent()).toContain("1 行");
  expect(await main(page)).toContain("佐藤 実（sato）");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSVで書き出す/u }).click()]);
  const text = await readFile(await file.path(), "utf8");
  expect(text.split("\r\n")).toHaveLength(3);
  expect(text).toContain("アカウントの登録");

  await press(page, "つながりを確かめる");
  expect(await page.getByRole("status").first().textContent()).toMatch(/1 行目から最後の \d+ 行目まで、つながっています/u);
  await follow(page, /より古い行/u);
  await follow(page, /より新しい行/u);
  await page.getByRole("link", { name: "佐藤 実（sato）" }).click();
  await follow(page, "このアカウントの監査証跡");
  expect(await main(page)).toContain("次のアカウントの行だけを表示しています");
  await follow(page, "すべての行を表示する");
  expect(site.failures).toEqual([]);
}, 300_000);

describe("the audit trail", () => {
  test("has no barrier that axe knows of and is no wider than the screen, in both languages", async () => {
    await enter(1280, true);
    const look = async (name: string, query: Query) => {
      for (const lang of ["en", "ja"]) {
        await page.goto(site.url + addressOf("audit", { code }, { ...query, lang }));
        expect(new URL(page.url()).pathname).toBe(addressOf("audit", { code }));
        await expectFit(page, `${name} ${lang}`, lang === "ja" ? name : null);
      }
    };
    await look("audit", {});
    await look("audit-of-sheet", { subject: "sheet", id: sheet, verify: 0, act: "sheet.submit" });
    await look("audit-empty", { name: "いない人" });
    await look("audit-wrong", { from: "2026-12-01", to: "2026-11-01" });
    const tamper = (change: ReturnType<typeof sql>) =>
      site.db.transaction().execute(async (tx) => {
        await sql`SET LOCAL session_replication_role = replica`.execute(tx);
        await change.execute(tx);
      });
    await tamper(sql`UPDATE audit_entry SET entry = 'x' || entry WHERE number = 64`);
    await look("audit-broken", { verify: 0 });
    await tamper(sql`UPDATE audit_entry SET entry = substr(entry, 2) WHERE number = 64`);
    expect(site.failures).toEqual([]);
  }, 300_000);
});
