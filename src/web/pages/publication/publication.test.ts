import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../../test/database.ts";
import type { PublishingDesk } from "../../../../test/publishing-desk.ts";
import { decideForm, openPublishingPages, type PublishingPages, plainText } from "../../../../test/publishing-pages.ts";
import { sentForm } from "../../../../test/sent-form.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { findWaiting, listPublications } from "../../../store/publication-store.ts";
import { addressOf } from "../../routes.ts";

const now = day("2026-06-01");

describe("the pages of publications", () => {
  let db: Database;
  let desk: PublishingDesk;
  let pages: PublishingPages;
  beforeAll(async () => {
    const [first] = databases;
    if (!first) throw new Error("no database");
    db = await first.open();
  });
  beforeEach(async () => {
    await empty(db);
    pages = await openPublishingPages(db, now);
    ({ desk } = pages);
  });
  afterAll(() => db.close());

  const get = (path: string) => pages.get(path);
  const post = (path: string, form: URLSearchParams) => pages.post(path, form);
  const look = (given?: Readonly<Record<string, string>>) => pages.look(given);
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
    const sent = await post(publishNew, decideForm(first, { note: "令和7年度の結果" }));
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/990019/publications/1?notice=published"]);
    await desk.enter(desk.staff.author, [{ text: "67.7", year: 2025, base: 1, reason: "確定した" }]);
    const second = await look();
    expect(second).toMatch(/実績値 令和7年度[\s\S]*66\.0（速報）[\s\S]*67\.7/u);
    expect(second).not.toContain("はじめての公表です");
    const page = await get(addressOf("publication", { code, number: 1 }));
    expect(page).toContain("令和7年度の結果");
    expect(await get(addressOf("publications", { code }))).toContain("第1回公表");
  });

  test("offer nothing to publish where nothing changes, or nothing is chosen", async () => {
    await desk.publish();
    const same = await look();
    expect(same).toContain("いま市民が読んでいるものと同じです");
    expect(same).not.toContain('name="seal"');
    expect(await look({ [`plan-${desk.plan}`]: "none", "year-2025": "none" })).toContain("公表するものが選ばれていません");
  });

  test("give back everything that was typed where it is refused", async () => {
    const form = decideForm(await look(), { note: " ", when: "later", due: "2026-05-01T09:00" });
    const noNote = await post(publishNew, form);
    const html = await noNote.text();
    expect([noNote.status, html.includes("お知らせを書いてください")]).toEqual([422, true]);
    expect(decideForm(html, {}).get("due")).toBe("2026-05-01T09:00");
    const past = await post(publishNew, decideForm(html, { note: "結果" }));
    expect(await past.text()).toContain("公表する日時が過ぎています");
    const none = await post(publishNew, decideForm(html, { note: "結果", due: "" }));
    expect(await none.text()).toContain("公表する日時を入れてください");
    expect(await listPublications(db, code)).toEqual([]);
  });

  test("show the changes once more where the record changed meanwhile, the form filled in", async () => {
    const form = decideForm(await look(), { note: "令和7年度の結果" });
    await desk.enter(desk.staff.author, [{ text: "70.3", year: 2025, base: 1, reason: "確定した" }]);
    const answer = await post(publishNew, form);
    const html = await answer.text();
    expect([answer.status, html.includes("確かめている間に記録が変わったため")]).toEqual([409, true]);
    const again = decideForm(html, {});
    expect([again.get("note"), again.get("seal") === form.get("seal")]).toEqual(["令和7年度の結果", false]);
    expect((await post(publishNew, again)).status).toBe(303);
  });

  test("let one wait for its time, and offer nothing beside it but what may be done with it", async () => {
    const form = decideForm(await look(), { note: "6月の公表", when: "later", due: "2026-06-10T09:00" });
    expect((await post(publishNew, form)).headers.get("location")).toBe("/990019/publications?notice=publication-scheduled");
    expect((await findWaiting(db, code))?.dueAt).toEqual(new Date("2026-06-10T09:00:00+09:00"));
    expect(await get(addressOf("publications", { code }))).toContain("2026年6月10日 9:00に公表する予約があります");
    expect(await get(addressOf("waitingPublication", { code }))).toContain("6月の公表");
    for (const asked of [await get(addressOf("newPublication", { code })), await look()]) {
      expect(asked).toContain("予約した公表があるため、いまは選べません");
      expect(asked).toContain(addressOf("confirmCancelPublication", { code }));
      expect(asked).toContain(addressOf("confirmPublishWaiting", { code }));
      expect(asked).not.toMatch(/name="(?:seal|look)"/u);
    }
    // Somebody else has scheduled one while this was typed: nothing is lost.
    const beside = await post(publishNew, form);
    const html = await beside.text();
    expect([beside.status, html.includes("予約した公表があるため"), decideForm(html).get("note")]).toEqual([422, true, "6月の公表"]);
  });

  test("cancel what waits, or publish it at once, each after asking", async () => {
    const schedule = async (note: string) => {
      const form = decideForm(await look(), { note, when: "later", due: "2026-06-10T09:00" });
      expect((await post(publishNew, form)).status).toBe(303);
    };
    await schedule("6月の公表");
    const cancel = decideForm(await get(addressOf("confirmCancelPublication", { code })));
    expect((await post(addressOf("cancelPublication", { code }), cancel)).status).toBe(303);
    expect(await findWaiting(db, code)).toBeNull();
    expect(await get(addressOf("publications", { code }))).toContain("予約の取消し");
    await schedule("早めた公表");
    const asked = await get(addressOf("confirmPublishWaiting", { code }));
    expect(asked).toContain("予約の時刻（2026年6月10日 9:00）を待たずに");
    const publishWaiting = addressOf("publishWaiting", { code });
    const sent = await post(publishWaiting, decideForm(asked));
    expect(sent.headers.get("location")).toBe("/990019/publications/1?notice=published");
    expect(await desk.current()).toMatchObject({ number: 1, note: "早めた公表", publishedAt: now });
    const again = await post(publishWaiting, decideForm(asked));
    expect(again.headers.get("location")).toBe("/990019/publications?notice=publication-not-waiting");
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

  test("tell a part as before, and no more only where that is meant", async () => {
    await desk.publish();
    expect(await look({ "year-2025": "keep" })).toContain("いま市民が読んでいるものと同じです");
    const dropped = await look({ [`plan-${desk.plan}`]: "none", "year-2025-to": "set" });
    expect(dropped).toMatch(/class="badge strong">削除/u);
    const goes = plainText(dropped);
    expect(goes).toContain("第3次総合計画（令和7年度までの実績値）：すべて（施策体系の項目1件、指標2件）");
    expect(goes).toContain("令和7年度の重点目標と部局運営方針（期末報告まで）：当初設定までに縮めます。");
    const form = decideForm(dropped, { note: "計画の取下げ" });
    expect(form.has("removes")).toBe(false);
    const asked = await post(publishNew, form);
    const html = await asked.text();
    expect([asked.status, html.includes("「市民が読めなくなるもの」を確かめ、印を付けてください")]).toEqual([422, true]);
    expect(await desk.current()).toMatchObject({ number: 1 });
    expect((await post(publishNew, decideForm(html, { removes: "yes" }))).status).toBe(303);
    expect((await desk.current())?.parts).toMatchObject([{ kind: "year", year: 2025, phase: "set" }]);
  });

  test("show once more what goes where somebody else has published meanwhile", async () => {
    await desk.publish({ choices: desk.everything.slice(1) });
    const form = decideForm(await look({ [`plan-${desk.plan}`]: "none", "year-2025-to": "set" }), { note: "当初に戻す", removes: "yes" });
    await desk.publish();
    const answer = await post(publishNew, form);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(plainText(html)).toContain("第3次総合計画（令和7年度までの実績値）：すべて");
    expect(decideForm(html).has("removes")).toBe(false);
  });
});
