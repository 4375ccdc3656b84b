import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Person } from "../../src/domain/access/person.ts";
import { listGoals } from "../../src/store/goal-store.ts";
import { aPerson, cookieOf } from "../people.ts";
import { day } from "../year-desk.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

export type StaffRole = "author" | "colleague" | "checker" | "approver" | "planning";

/** A city with last year's goals of one department, and the people who work on them. */
export interface YearSite {
  readonly site: Site;
  readonly code: string;
  /** A browser window of somebody, signed in at the site's present. Without a script unless asked for. */
  as(role: StaffRole, given?: { readonly script?: boolean; readonly width?: number }): Promise<Page>;
  /** Closes every window that was opened. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function openYearSite(browser: Browser): Promise<YearSite> {
  const files = (await sampleFiles()).filter((file) => /総合計画|令和7年度_重点目標管理シート_市民協働部/u.test(file));
  const site = await openSite(files);
  const code = site.codes[0] ?? "";
  site.clock.now = day("2026-04-01");
  const [goal] = await listGoals(site.db, code, { fiscalYear: 2025 });
  const department = goal?.departmentId ?? 0;
  const person = (login: string, name: string, post: readonly ["author" | "checker" | "approver" | "planning", number?]) =>
    aPerson(site.db, code, { login, name, posts: [post] }, site.clock.now);
  const people: Readonly<Record<StaffRole, Person>> = {
    author: await person("yamada", "山田 花子", ["author", department]),
    colleague: await person("suzuki", "鈴木 次郎", ["author", department]),
    checker: await person("sato", "佐藤 修", ["checker", department]),
    approver: await person("takahashi", "高橋 望", ["approver", department]),
    planning: await person("tanaka", "田中 実", ["planning"]),
  };
  const contexts: BrowserContext[] = [];
  return {
    site,
    code,
    as: async (role, { script = false, width = 1280 } = {}) => {
      const context = await browser.newContext({
        ...{ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled: script },
      });
      contexts.push(context);
      const value = (await cookieOf(site.db, people[role], site.clock.now)).replace("session=", "");
      const { hostname } = new URL(site.url);
      await context.addCookies([{ name: "session", value, domain: hostname, path: `/${code}/`, httpOnly: true, sameSite: "Lax" }]);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${site.url}/${code}/desk`);
      return page;
    },
    leave: async () => {
      for (const context of contexts.splice(0)) await context.close();
    },
    close: () => site.close(),
  };
}
