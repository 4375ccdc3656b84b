import type { Page } from "playwright-core";
import { expect } from "vitest";
import { listGoals } from "../../src/store/goal-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { PASSWORD } from "../people.ts";
import { button, emptyFields, type Hands, link, main, sees } from "./hands.ts";
import type { StaffRole, YearSite } from "./year-site.ts";

const PATIENCE_MS = 30_000;

/** What the author calls the goal, and what a colleague calls it at the same time. */
export const TITLE = "地域の集まりを支える";
const COLLEAGUES_TITLE = "集まりを応援する";

/** People who carry a sheet through a year, each with the same hands. */
export interface Walk {
  readonly year: YearSite;
  readonly hands: Hands;
  /** In browsers with scripts. */
  readonly script: boolean;
}

export const enterAs = ({ year, script }: Walk, role: StaffRole): Promise<Page> => year.as(role, { script });

/** 年度更新: planning opens the year from its desk, and lets one goal of the year before go on. */
export async function beginYear(walk: Walk): Promise<Page> {
  const { hands, year } = walk;
  year.setClock("2026-04-01");
  const page = await enterAs(walk, "planning");
  await hands.press(link(page, "年度の進み具合"));
  await hands.press(link(page, /^令和8年度.*を始める$/u));
  await hands.press(button(page, "全部外す"));
  await hands.tick(page.locator("input[name=continue]").first());
  await hands.press(button(page, /を始める$/u));
  await sees(page, "シートを作りました");
  return page;
}

/** Opens a sheet from the desk, to be written. */
export async function openToWrite({ hands, script }: Walk, page: Page, title: string): Promise<void> {
  await hands.press(link(page, title));
  await hands.press(link(page, "入力する"));
  await page.locator(script ? ".sheet-desk.is-lively" : "#sheet-form").waitFor();
}

/** Two people write the title at the same time: the second sees both, and chooses their own. */
export async function clash(walk: Walk): Promise<Page> {
  const { hands, year, script } = walk;
  year.setClock("2026-05-11");
  const { title } = await year.sheet(2026);
  const [page, colleague] = [await enterAs(walk, "author"), await enterAs(walk, "colleague")];
  for (const one of [page, colleague]) await openToWrite(walk, one, title);
  const saveState = (one: Page) => expect.poll(() => one.locator("[data-save-state]").textContent(), { timeout: PATIENCE_MS });
  await hands.write(titleField(colleague), COLLEAGUES_TITLE);
  if (script) await saveState(colleague).toMatch(/^\d\d:\d\d に保存しました$/u);
  else await hands.press(button(colleague, "保存する"));
  await hands.write(titleField(page), TITLE);
  if (script) await saveState(page).toContain("ほかの人");
  await hands.press(button(page, script ? "変更を見比べて選ぶ" : "保存する"));
  for (const words of ["鈴木 次郎", TITLE, COLLEAGUES_TITLE]) await sees(page, words);
  await hands.tick(page.getByRole("radio", { name: new RegExp(TITLE, "u") }));
  await hands.press(button(page, "選んだ内容で保存する"));
  await page.locator("#sheet-form").waitFor();
  expect(await titleField(page).inputValue()).toBe(TITLE);
  expect((await year.sheet(2026)).title).toBe(TITLE);
  return page;
}

const titleField = (page: Page) => page.locator("textarea[name='/title']");

/** From where it is written to where it is handed in, and hands it in. */
export async function handIn({ hands }: Walk, page: Page): Promise<void> {
  await hands.press(button(page, "保存して確認・提出へ"));
  await hands.press(button(page, "提出する"));
  await sees(page, "提出しました");
}

/** The checker sends it back with a reason and a comment; the author reads both, settles the comment, and hands it in again. */
export async function sendBack(walk: Walk): Promise<void> {
  const { hands, year } = walk;
  const checker = await enterAs(walk, "checker");
  await hands.press(link(checker, TITLE));
  await hands.press(link(checker, "差し戻す"));
  await hands.write(checker.getByLabel("理由"), "背景を詳しく書いてください。");
  const box = checker.locator("details.comment-box").first();
  await hands.press(box.locator("summary"));
  await hands.write(box.locator("textarea"), "題名は市民に伝わる言葉に。");
  await hands.press(button(checker, "差し戻す"));
  await sees(checker, "差し戻しました");
  expect((await year.sheet(2026)).status).toBe("returned");
}

export async function answerReturn(walk: Walk): Promise<Page> {
  const { hands } = walk;
  const page = await enterAs(walk, "author");
  await hands.press(link(page, TITLE));
  for (const words of ["題名は市民に伝わる言葉に。", "背景を詳しく書いてください。", "差し戻されました（佐藤 修"]) await sees(page, words);
  await hands.press(button(page, "対応済みにする"));
  await sees(page, "対応済み（山田 花子");
  await hands.press(link(page, "入力する"));
  await hands.write(page.locator("textarea[name^='/background/']").first(), "担い手が減り、集まりが続きにくい。");
  await handIn(walk, page);
  return page;
}

/** Checker, approver and planning each find it on their desk, and pass it on. */
export async function passOn(walk: Walk, title = TITLE): Promise<void> {
  for (const [role, act, said] of [
    ["checker", "確認する", "確認しました"],
    ["approver", "承認する", "承認しました"],
    ["planning", "受理する", "受理しました"],
  ] as const) {
    const page = await enterAs(walk, role);
    await walk.hands.press(link(page, title));
    await walk.hands.press(button(page, act));
    await sees(page, said);
  }
}

/** The midterm report, in every field for it. */
export async function reportMidway(walk: Walk): Promise<void> {
  walk.year.setClock("2026-09-20");
  const page = await enterAs(walk, "author");
  await openToWrite(walk, page, TITLE);
  for (const field of await emptyFields(page, "/midterm")) await walk.hands.write(field, "予定どおり進めている。");
  await handIn(walk, page);
}

/** The deadline is over: the author is told by mail, follows its link without being signed in, and comes to the sheet. */
export async function followReminder(walk: Walk): Promise<Page> {
  const { hands, year, script } = walk;
  year.setClock("2027-04-20");
  const letter = await year.mailTo("author");
  expect(letter.subject).toContain("締切を過ぎたシート");
  expect(letter.text).toContain(TITLE);
  expect(letter.text).toContain("2027年4月15日(木) 24:00");
  const [url = ""] = /^\S*https?:\/\/\S+\/sheets\/\d+/mu.exec(letter.text.replace(/　/gu, "")) ?? [];
  const page = await year.outside(url, { script });
  await sees(page, "サインイン");
  await hands.write(page.getByLabel("ログイン名"), "yamada");
  await hands.write(page.locator("input[type=password]"), PASSWORD);
  await hands.press(button(page, "サインイン"));
  await sees(page, TITLE);
  expect(new URL(page.url()).pathname).toBe(new URL(url).pathname);
  expect(await button(page, "提出する").count()).toBe(0);
  return page;
}

/** Planning is told of it too, finds it among what is late, and opens it again until a day. */
export async function reopen(walk: Walk): Promise<void> {
  const { hands, year } = walk;
  const page = await enterAs(walk, "planning");
  await hands.press(link(page, "年度の進み具合"));
  await hands.press(link(page, /^令和8年度/u));
  await hands.press(link(page, /^遅れ/u));
  await hands.press(link(page, TITLE));
  await hands.press(link(page, "再開する"));
  await hands.write(page.getByLabel("理由"), "担当の引継ぎのため。");
  await hands.write(page.getByLabel("入力できる期限"), "2027-04-30T17:15");
  await hands.press(button(page, "再開する"));
  await sees(page, "再開しました");
  expect((await year.sheet(2026)).openUntil).toEqual(new Date("2027-04-30T17:15:00+09:00"));
}

/** The final report; accepted, it enters the record. */
export async function reportAtLast(walk: Walk): Promise<void> {
  const { hands, year, script } = walk;
  const page = await enterAs(walk, "author");
  await sees(page, "あと10日");
  await openToWrite(walk, page, TITLE);
  for (const field of await emptyFields(page, "/result")) await hands.write(field, "目標を達成した。");
  for (const field of await emptyFields(page, "/text")) await hands.write(field, "市民と話し合った。");
  await handIn(walk, page);
  await passOn(walk);
  const [goal] = await listGoals(year.site.db, year.code, { fiscalYear: 2026 });
  const reader = await year.as("colleague", { at: addressOf("goal", { code: year.code, goal: goal?.id ?? 0 }), script });
  for (const words of [TITLE, "予定どおり進めている。", "目標を達成した。"]) await sees(reader, words);
}

/** The year's turn: the goal goes on, with what became of it beside. */
export async function turnYear(walk: Walk): Promise<Page> {
  const { hands, year } = walk;
  const page = await enterAs(walk, "planning");
  await hands.press(link(page, "年度の進み具合"));
  await hands.press(link(page, /^令和9年度.*を始める$/u));
  expect(await page.getByLabel("当初設定の締切").inputValue()).toBe("2027-06-01T00:00");
  await hands.press(button(page, /を始める$/u));
  await sees(page, "シートを作りました");
  expect(await year.sheet(2027)).toMatchObject({ title: TITLE, status: "draft", phase: "set" });
  await hands.press(link(page, /の一覧表（前年度の結果と並べる）$/u));
  expect(await main(page)).toContain("目標を達成した。");
  const author = await enterAs(walk, "author");
  await openToWrite(walk, author, TITLE);
  await sees(author, "目標を達成した。");
  expect(await emptyFields(author, "/title")).toEqual([]);
  return page;
}
