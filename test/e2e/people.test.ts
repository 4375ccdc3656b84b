import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listAccounts } from "../../src/store/account-store.ts";
import { listOrganisationUnits } from "../../src/store/organisation-store.ts";
import { appointFirstAdministrator } from "../../src/use-cases/account/first-administrator.ts";
import { initMunicipality } from "../../src/use-cases/init-municipality.ts";
import { addressOf } from "../../src/web/routes.ts";
import { aDepartment, aPerson, PASSWORD } from "../people.ts";
import { expectFit, openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

const code = "131016";
let browser: Browser;
let site: Site;
let context: BrowserContext;
let page: Page;
let department: number;

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite([]);
  const { db, clock } = site;
  await initMunicipality(db, { code, name: "千代田区" });
  const first = { municipality: code, login: "kikaku", name: "企画 太郎", email: null, password: PASSWORD, now: clock.now };
  const made = await appointFirstAdministrator(db, first);
  if (!made.ok) throw new Error(made.refusal.kind);
  department = await aDepartment(db, code, "健康福祉部");
  await aDepartment(db, code, "市民部");
  await aPerson(db, code, { login: "yamada", name: "山田 花子", posts: [["author", department]] }, clock.now);
}, 300_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(width: number, javaScriptEnabled = true): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
}

async function enter(login: string, password: string): Promise<void> {
  await page.goto(site.url + addressOf("people", { code }));
  await page.getByLabel("ログイン名").fill(login);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン" }).click();
}

describe("without JavaScript, at the width of a phone", () => {
  test("planning makes an account, who signs in with it chooses a password, and gets no further than the role goes", async () => {
    await open(390, false);
    await enter("kikaku", "違うパスワードです。");
    expect(await page.getByRole("alert").innerText()).toContain("ログイン名かパスワードが違います");
    await enter("kikaku", PASSWORD);
    expect(new URL(page.url()).pathname).toBe(addressOf("people", { code }));

    await page.getByRole("link", { name: "職員を加える" }).click();
    await page.getByLabel("氏名").fill("佐藤 実");
    await page.getByLabel("ログイン名").fill("sato");
    await page.getByRole("button", { name: "アカウントを作る" }).click();
    const password = await page.locator("code").innerText();
    await page.getByRole("link", { name: "続けて役割を付ける" }).click();
    await page.getByLabel("役割").selectOption("checker");
    await page.getByLabel("組織").selectOption({ label: "健康福祉部" });
    await page.getByRole("button", { name: "役割を付ける" }).click();
    expect(await page.locator("#posts").innerText()).toContain("課長（健康福祉部）");

    await page.getByRole("button", { name: "サインアウト" }).click();
    await enter("sato", password);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("パスワードの変更");
    expect(await page.locator("main").innerText()).toContain("自分のパスワードに変えるまで");
    await page.goto(site.url + addressOf("people", { code }));
    expect(new URL(page.url()).pathname).toBe(addressOf("password", { code }));
    await page.getByLabel("渡されたパスワード").fill(password);
    await page.getByLabel("新しいパスワード", { exact: true }).fill("夕方は橋を渡って家へ帰る");
    await page.getByLabel("新しいパスワード（もう一度）").fill("夕方は橋を渡って家へ帰る");
    await page.getByRole("button", { name: "変更する" }).click();
    expect(await page.getByRole("status").innerText()).toContain("パスワードを変更しました");
    await page.goto(site.url + addressOf("people", { code }));
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("権限がありません");
  }, 300_000);

  test("planning takes people in from a file, after seeing what it would do", async () => {
    await open(390, false);
    await enter("kikaku", PASSWORD);
    await page.goto(site.url + addressOf("peopleImport", { code }));
    const text = "ログイン名,氏名,役割,組織\nito,伊藤 葵,担当,健康福祉部\nkato,加藤 翔,担当,ない部\n";
    await page.getByLabel("CSVファイル").setInputFiles({ name: "職員.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "中身を確かめる" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("3行目: 組織「ない部」");
    const right = text.replace("ない部", "市民部");
    await page.getByLabel("CSVファイル").setInputFiles({ name: "職員.csv", mimeType: "text/csv", buffer: Buffer.from(right) });
    await page.getByRole("button", { name: "中身を確かめる" }).click();
    expect(await page.locator("main").innerText()).toContain("作るアカウント 2");
    await page.getByRole("button", { name: "取り込む" }).click();
    // Two passwords are hashed meanwhile.
    await expect.poll(() => page.locator("code").count()).toBe(2);
    expect((await listAccounts(site.db, code)).map(({ login }) => login)).toEqual(expect.arrayContaining(["ito", "kato"]));
  }, 300_000);
});

describe("the pages of people and of the organisation", () => {
  test("have no barrier that axe knows of and are no wider than the screen, in both languages", async () => {
    await open(1280);
    const look = (name: string) => expectFit(page, name, page.url().includes("lang=en") ? null : name);
    await page.goto(site.url + addressOf("signIn", { code }));
    await look("sign-in");
    await enter("kikaku", PASSWORD);
    const [yamada] = (await listAccounts(site.db, code)).filter(({ login }) => login === "yamada");
    const account = yamada?.id ?? 0;
    const split = { kind: "split", unit: department, names: "健康部\n福祉部", at: "2027-04-01" };
    const pages: Readonly<Record<string, string>> = {
      password: addressOf("password", { code }),
      people: addressOf("people", { code }),
      "people-empty": addressOf("people", { code }, { q: "いない人" }),
      person: addressOf("person", { code, account }),
      "person-new": addressOf("newPerson", { code }),
      "person-end": addressOf("confirmEndPerson", { code, account }),
      "people-import": addressOf("peopleImport", { code }),
      organisation: addressOf("organisation", { code }),
      "organisation-change": addressOf("planChange", { code }),
      "organisation-merge": addressOf("planChange", { code }, { kind: "merge" }),
      "organisation-split": addressOf("planChange", { code }, { ...split, names: "" }),
      "organisation-preview": addressOf("planChange", { code }, { ...split, step: "preview" }),
      "organisation-wrong": addressOf("planChange", { code }, { ...split, names: "健康部", step: "preview" }),
      "organisation-import": addressOf("organisationImport", { code }),
    };
    for (const [name, path] of Object.entries(pages))
      for (const lang of ["en", "ja"]) {
        await page.goto(`${site.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        await look(name);
      }
    expect(site.failures).toEqual([]);
  }, 300_000);
});

test("planning renames a department on 1 April: last year keeps its name, people go on", async () => {
  await open(1280, false);
  await enter("kikaku", PASSWORD);
  await page.goto(site.url + addressOf("organisation", { code }));
  await page.getByRole("link", { name: /^変更.*健康福祉部/u }).click();
  await page.getByRole("link", { name: "改称・移管" }).click();
  expect(await page.getByLabel("変わる日").inputValue()).toBe("2027-04-01");
  await page.getByLabel("新しい名前").fill("福祉健康部");
  await page.getByRole("button", { name: "何が変わるか確かめる" }).click();
  expect(await page.locator("main").innerText()).toContain("健康福祉部 → 福祉健康部");
  expect(await page.getByLabel("山田 花子（健康福祉部 担当）").inputValue()).toBe("0");
  await page.getByRole("button", { name: "変更する" }).click();
  expect(await page.getByRole("status").innerText()).toContain("組織を変更しました");
  expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toBe("2027年4月1日の組織");
  expect(await page.locator(".unit-rows").innerText()).toContain("福祉健康部");
  await page.getByLabel("日付").fill("2027-03-31");
  await page.getByRole("button", { name: "表示する" }).click();
  expect(await page.locator(".unit-rows").innerText()).toMatch(/健康福祉部[\s\S]*後は 福祉健康部/u);
  expect((await listOrganisationUnits(site.db, code)).filter(({ name }) => name === "健康福祉部")).toHaveLength(1);
}, 300_000);
