import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../../test/database.ts";
import { pagesOf } from "../../../../test/pages-of.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../../test/publishing-desk.ts";
import { sentForm } from "../../../../test/sent-form.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { findWaiting, listPublications } from "../../../store/publication-store.ts";
import { addressOf } from "../../routes.ts";

const now = day("2026-06-01");

describe("the pages of publications", () => {
  let db: Database;
  let desk: PublishingDesk;
  let pages: Awaited<ReturnType<typeof pagesOf>>;
  beforeAll(async () => {
    const [first] = databases;
    if (!first) throw new Error("no database");
    db = await first.open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openPublishingDesk(db);
    pages = await pagesOf(db, desk.staff.planning, now);
  });
  afterAll(() => db.close());

  const get = async (path: string) => (await pages.get(path)).text();
  const post = (path: string, form: URLSearchParams) => pages.post(path, form);
  /** The form that is sent by POST of a page, with what a person types. */
  const formOf = (html: string, typed: Readonly<Record<string, string>>): URLSearchParams => {
    const form = sentForm(/<form class="decide-form[\s\S]*?<\/form>/u.exec(html)?.[0] ?? "");
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    return form;
  };
  const look = (given: Readonly<Record<string, string>> = {}) =>
    get(
      addressOf(
        "newPublication",
        { code },
        {
          ...{ look: "1", [`plan-${desk.plan}`]: "renew", [`plan-${desk.plan}-to`]: "2025", "year-2025": "renew", "year-2025-to": "final" },
          ...given,
        },
      ),
    );
  const publishNew = addressOf("publishNew", { code });

  test("say what to do where nothing was ever published, and propose the plan and the newest year", async () => {
    expect(await get(addressOf("publications", { code }))).toContain("まだ何も公表していません");
    const asked = await get(addressOf("newPublication", { code }));
    const form = sentForm(asked.slice(asked.indexOf('class="choice-form"')));
    expect(Object.fromEntries(form)).toMatchObject({
      [`plan-${desk.plan}`]: "renew",
      [`plan-${desk.plan}-to`]: "2025",
      "year-2025": "renew",
    });
    // Nothing is looked at before somebody asks, and nothing can be published unseen.
    expect(asked).not.toContain('name="seal"');
  });

  test("show what becomes readable, publish it, and show what the next one changes field by field", async () => {
    const first = await look();
    expect(first).toContain("はじめての公表です");
    expect(first).toContain("窓口を待たせない");
    const sent = await post(publishNew, formOf(first, { note: "令和7年度の結果" }));
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/990019/publications/1?notice=published"]);
    await desk.enter(desk.staff.author, [{ text: "67.7", year: 2025, base: 1, reason: "確定した" }]);
    const second = await look();
    expect(second).toMatch(/実績値 令和7年度[\s\S]*66\.0（速報）[\s\S]*67\.7/u);
    expect(second).not.toContain("はじめての公表です");
    const page = await get(addressOf("publication", { code, number: 1 }));
    expect(page).toContain("令和7年度の結果");
    expect(await get(addressOf("publications", { code }))).toContain("第1回の公表");
  });

  test("offer nothing to publish where nothing changes, or nothing is chosen", async () => {
    await desk.publish();
    const same = await look();
    expect(same).toContain("いま市民が読んでいるものと同じです");
    expect(same).not.toContain('name="seal"');
    expect(await look({ [`plan-${desk.plan}`]: "none", "year-2025": "none" })).toContain("公表するものが選ばれていません");
  });

  test("give back everything that was typed where it is refused", async () => {
    const form = formOf(await look(), { note: " ", when: "later", due: "2026-05-01T09:00" });
    const noNote = await post(publishNew, form);
    const html = await noNote.text();
    expect([noNote.status, html.includes("お知らせを書いてください")]).toEqual([422, true]);
    expect(formOf(html, {}).get("due")).toBe("2026-05-01T09:00");
    const past = await post(publishNew, formOf(html, { note: "結果" }));
    expect(await past.text()).toContain("公表する日時が過ぎています");
    const none = await post(publishNew, formOf(html, { note: "結果", due: "" }));
    expect(await none.text()).toContain("公表する日時を入れてください");
    expect(await listPublications(db, code)).toEqual([]);
  });

  test("show the changes once more where the record changed meanwhile, the form filled in", async () => {
    const form = formOf(await look(), { note: "令和7年度の結果" });
    await desk.enter(desk.staff.author, [{ text: "70.3", year: 2025, base: 1, reason: "確定した" }]);
    const answer = await post(publishNew, form);
    const html = await answer.text();
    expect([answer.status, html.includes("確かめている間に記録が変わったため")]).toEqual([409, true]);
    const again = formOf(html, {});
    expect([again.get("note"), again.get("seal") === form.get("seal")]).toEqual(["令和7年度の結果", false]);
    expect((await post(publishNew, again)).status).toBe(303);
  });

  test("propose a line for each changed field of a correction, and ask for its reason", async () => {
    await desk.publish();
    await desk.enter(desk.staff.author, [{ text: "67.7", year: 2025, base: 1, reason: "入力の誤り" }]);
    const html = await look({ kind: "correction" });
    const at = [...formOf(html, {})]
      .find(([name, value]) => name.endsWith("-place") && value === "実績値 令和7年度")?.[0]
      .replace("place", "");
    expect(at).toBeDefined();
    const note = { note: "実績値の訂正" };
    const nothing = await post(publishNew, formOf(html, note));
    expect(await nothing.text()).toContain("正誤表に載せるものを一つ以上選んでください");
    const ticked = { ...note, [`${at}take`]: "yes", [`${at}right`]: "67.7％" };
    const unsaid = await post(publishNew, formOf(html, ticked));
    const back = await unsaid.text();
    expect(back).toContain("理由を書いてください");
    expect(formOf(back, {}).get(`${at}right`)).toBe("67.7％");
    expect((await post(publishNew, formOf(back, { reason: "集計の誤り" }))).status).toBe(303);
    expect((await desk.current())?.corrections).toEqual([
      expect.objectContaining({
        ...{ kind: "indicator", id: desk.satisfaction.id, title: "市民満足度", place: "実績値 令和7年度" },
        ...{ wrong: "66.0（速報）", right: "67.7％", reason: "集計の誤り" },
      }),
    ]);
    expect(await get(addressOf("publication", { code, number: 2 }))).toContain("集計の誤り");
  });

  test("let one wait for its time and be cancelled, and publish nothing beside it", async () => {
    const form = formOf(await look(), { note: "6月の公表", when: "later", due: "2026-06-10T09:00" });
    expect((await post(publishNew, form)).headers.get("location")).toBe("/990019/publications?notice=publication-scheduled");
    expect((await findWaiting(db, code))?.dueAt).toEqual(new Date("2026-06-10T09:00:00+09:00"));
    expect(await get(addressOf("publications", { code }))).toContain("2026年6月10日 9:00に公表する予約があります");
    expect(await get(addressOf("waitingPublication", { code }))).toContain("6月の公表");
    const beside = await post(publishNew, form);
    expect([beside.status, (await beside.text()).includes("予約した公表があるため")]).toEqual([422, true]);
    const asked = await get(addressOf("confirmCancelPublication", { code }));
    expect((await post(addressOf("cancelPublication", { code }), formOf(asked, {}))).status).toBe(303);
    expect(await findWaiting(db, code)).toBeNull();
    expect(await get(addressOf("publications", { code }))).toContain("予約の取消し");
  });

  test("ask why something is withdrawn, and say what citizens read then", async () => {
    await desk.publish();
    const address = addressOf("withdrawPublication", { code, number: 1 });
    expect(await get(address)).toContain("市民が読めるものがなくなります");
    expect((await post(address, new URLSearchParams({ reason: "" }))).status).toBe(422);
    expect((await post(address, new URLSearchParams({ reason: "誤りがあったため" }))).status).toBe(303);
    expect(await get(addressOf("publications", { code }))).toContain("誤りがあったため");
    expect(await desk.current()).toBeNull();
  });

  test("tell a part as before, or no more", async () => {
    await desk.publish();
    const kept = await look({ "year-2025": "keep" });
    expect(kept).toContain("いま市民が読んでいるものと同じです");
    const dropped = await look({ [`plan-${desk.plan}`]: "none" });
    expect(dropped).toMatch(/class="badge strong">削除/u);
  });
});
