import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { openSmtpMailer } from "../../src/cli/smtp-mailer.ts";
import type { Person } from "../../src/domain/access/person.ts";
import { saveAccount } from "../../src/store/account-store.ts";
import { listGoals } from "../../src/store/goal-store.ts";
import { listSheets, type SheetRow } from "../../src/store/sheet-store.ts";
import { startReminderJob } from "../../src/use-cases/reminder/reminder-job.ts";
import { reminderLetter } from "../../src/web/reminder-letter.ts";
import { addressOf } from "../../src/web/routes.ts";
import { type ArrivedLetter, openMailBox } from "../mail-box.ts";
import { aPerson, cookieOf } from "../people.ts";
import { day } from "../year-desk.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

const PATIENCE_MS = 30_000;

export type StaffRole = "author" | "colleague" | "checker" | "approver" | "planning";

interface Window {
  /** Where it goes; to the desk unless said otherwise. */
  readonly at?: string;
  readonly script?: boolean;
  readonly width?: number;
}

/** A city with last year's goals of one department, and the people who work on them. */
export interface YearSite {
  readonly site: Site;
  readonly code: string;
  /** Where the goals were. */
  readonly department: string;
  /** Moves the site's present on: "2026-05-11", at nine in the morning unless said otherwise. */
  setClock(text: string, hour?: string): void;
  /** A browser window of somebody, signed in at the site's present. Without a script unless asked for. */
  as(role: StaffRole, given?: Window): Promise<Page>;
  /** A browser window in which nobody is signed in, at an address. */
  outside(url: string, given?: Window): Promise<Page>;
  /** The sheet of a year, by its order. */
  sheet(fiscalYear: number, at?: number): Promise<SheetRow>;
  /** What the site mails to somebody now. */
  mailTo(role: "author" | "planning"): Promise<ArrivedLetter>;
  /** Closes every window that was opened. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

const LOGINS = { author: "yamada", colleague: "suzuki", checker: "sato", approver: "takahashi", planning: "tanaka" } as const;
const addressIn = (role: StaffRole) => `${LOGINS[role]}@city.example`;

export async function openYearSite(browser: Browser): Promise<YearSite> {
  const files = (await sampleFiles()).filter((file) => /総合計画|令和7年度_重点目標管理シート_市民協働部/u.test(file));
  const site = await openSite(files);
  const code = site.codes[0] ?? "";
  site.clock.now = day("2026-04-01");
  const [goal] = await listGoals(site.db, code, { fiscalYear: 2025 });
  const department = goal?.departmentId ?? 0;
  const person = async (role: StaffRole, name: string) => {
    const post = role === "planning" ? ([role] as const) : ([role === "colleague" ? "author" : role, department] as const);
    const { account } = await aPerson(site.db, code, { login: LOGINS[role], name, posts: [post] }, site.clock.now);
    if (role !== "colleague") await saveAccount(site.db, code, account, { email: addressIn(role) });
    return { municipality: code, account, name, posts: [] };
  };
  const people: Readonly<Record<StaffRole, Person>> = {
    author: await person("author", "山田 花子"),
    colleague: await person("colleague", "鈴木 次郎"),
    checker: await person("checker", "佐藤 修"),
    approver: await person("approver", "高橋 望"),
    planning: await person("planning", "田中 実"),
  };
  const box = await openMailBox();
  const reminders = startReminderJob(site.db, {
    mailer: openSmtpMailer(box.settings),
    write: (content) => reminderLetter(content, site.url),
    clock: () => site.clock.now,
    report: (text) => expect.unreachable(text),
  });
  const contexts: BrowserContext[] = [];
  const open = async ({ script = false, width = 1280 }: Window, cookie: string | null) => {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled: script },
    });
    contexts.push(context);
    const { hostname: domain } = new URL(site.url);
    const session = { name: "session", domain, path: `/${code}/`, httpOnly: true, sameSite: "Lax" } as const;
    if (cookie !== null) await context.addCookies([{ ...session, value: cookie.replace("session=", "") }]);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  };
  return {
    ...{ site, code, department: goal?.department ?? "" },
    setClock: (text, hour = "09:00") => {
      site.clock.now = new Date(`${text}T${hour}:00+09:00`);
    },
    as: async (role, given = {}) => {
      const page = await open(given, await cookieOf(site.db, people[role], site.clock.now));
      await page.goto(site.url + (given.at ?? addressOf("desk", { code })));
      return page;
    },
    outside: async (url, given = {}) => {
      const page = await open(given, null);
      await page.goto(url);
      return page;
    },
    sheet: async (fiscalYear, at = 0) => {
      const sheet = (await listSheets(site.db, code, { fiscalYear }))[at];
      if (!sheet) throw new Error(`no sheet in ${fiscalYear}`);
      return sheet;
    },
    mailTo: async (role) => {
      const before = box.letters.length;
      const isIts = ({ to }: ArrivedLetter) => to.includes(addressIn(role));
      reminders.wake();
      await expect.poll(() => box.letters.slice(before).some(isIts), { timeout: PATIENCE_MS }).toBe(true);
      const letter = box.letters.slice(before).find(isIts);
      if (!letter) throw new Error(`no mail to ${role}`);
      return letter;
    },
    leave: async () => {
      for (const context of contexts.splice(0)) await context.close();
    },
    close: async () => {
      await reminders.close();
      await box.close();
      await site.close();
    },
  };
}
