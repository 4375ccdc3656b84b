import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction, aSheetStep } from "../../../../test/a-sheet-body.ts";
import { formIn, openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { GoalSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { placesOf } from "../../../domain/sheet/sheet-place.ts";
import { readTargetText } from "../../../domain/wording/target-text.ts";
import { saveSheetState } from "../../../store/sheet-store.ts";
import { addressOf } from "../../routes.ts";

const body = aGoalSheetBody({
  title: "窓口の待ち時間の短縮",
  background: [{ key: "b1", text: "待ち時間が長い。" }],
  actions: [
    aSheetAction({
      steps: [aSheetStep({ target: readTargetText("4回以上") }), aSheetStep({ key: "s2", mark: "(2)", text: "案内を置く" })],
    }),
    aSheetAction({ key: "a2", mark: "②", title: "案内の見直し" }),
  ],
});

describe("the pages of a sheet", () => {
  let pages: Awaited<ReturnType<typeof openSheetPages>>;
  beforeAll(async () => {
    pages = await openSheetPages();
  });
  afterAll(() => pages.close());

  const goalBody = async (sheet: number) => (await pages.body(sheet)) as GoalSheetBody;
  const leads = (response: Response) => [response.status, response.headers.get("location")];
  const edit = (sheet: number, query = "") => `${addressOf("editSheet", { code, sheet })}${query}`;

  test("show it to who may read it, and lead to where it is written who may write it", async () => {
    const sheet = await pages.begin(body);
    const read = await (await pages.get("author", addressOf("sheet", { code, sheet }))).text();
    for (const said of ["窓口の待ち時間の短縮", "企画部", "当初設定", "作成中", "2026年5月31日(日) 24:00", "4回以上", edit(sheet)])
      expect(read).toContain(said);
    expect((await pages.get("leader", addressOf("sheet", { code, sheet }))).status).toBe(200);
    expect((await pages.get("stranger", addressOf("sheet", { code, sheet }))).status).toBe(404);
    expect((await pages.get("leader", edit(sheet))).status).toBe(403);
    expect((await pages.get("stranger", edit(sheet))).status).toBe(404);
    expect((await pages.get("author", addressOf("sheet", { code, sheet: 999_999 }))).status).toBe(404);
    expect((await pages.get("author", edit(sheet))).headers.get("cache-control")).toBe("no-store");
  });

  test("say of a late sheet who can reopen it, and of one before its time only that it is not open", async () => {
    const sheet = await pages.begin(body);
    const { now } = pages.clock;
    const read = async (by: "author" | "planning") => (await pages.get(by, addressOf("sheet", { code, sheet }))).text();
    pages.clock.now = day("2026-06-20");
    expect(await read("author")).toContain("当初設定の締切（2026年5月31日(日) 24:00）を過ぎました。企画課が再開すると");
    expect(await read("planning")).toContain("「再開する」で期限を決めると");
    pages.clock.now = day("2026-03-01");
    expect(await read("author")).toContain("当初設定の入力期間ではありません。");
    pages.clock.now = now;
  });

  test("lead past what is only read to what is to be written", async () => {
    const link = "入力する欄へ進む";
    const sheet = await pages.begin(body, { phase: "set", status: "accepted" });
    expect(await (await pages.get("author", edit(await pages.begin(body)))).text()).not.toContain(link);
    const { now } = pages.clock;
    pages.clock.now = day("2026-09-20");
    const text = await (await pages.get("author", edit(sheet))).text();
    const to = new RegExp(`href="#([^"]+)">${link}`, "u").exec(text)?.[1] ?? "no link";
    expect(text).toContain(`id="${to}"`);
    pages.clock.now = now;
  });

  test("keep what is typed, and say where nothing changed", async () => {
    const sheet = await pages.begin(body);
    const form = await pages.form("author", sheet);
    expect(leads(await pages.post("author", sheet, form, { "/title": "待たせない\r\n窓口" }))).toEqual([
      303,
      edit(sheet, "?notice=sheet-saved"),
    ]);
    expect((await goalBody(sheet)).title).toBe("待たせない\n窓口");
    expect(await pages.desk.find(sheet)).toMatchObject({ revision: 2 });
    await pages.post("author", sheet, await pages.form("author", sheet));
    expect(await pages.desk.find(sheet)).toMatchObject({ revision: 2 });
  });

  test("keep what is typed on the way to where the sheet is handed in", async () => {
    const sheet = await pages.begin(body);
    const finish = async (fields: Record<string, string>) =>
      pages.post("author", sheet, await pages.form("author", sheet), { ...fields, act: "finish" });
    expect(leads(await finish({ "/title": "待たせない窓口" }))).toEqual([303, `${addressOf("sheet", { code, sheet })}?notice=sheet-saved`]);
    expect((await goalBody(sheet)).title).toBe("待たせない窓口");
    expect((await finish({ "/priority": "一番" })).status).toBe(422);
  });

  test("have a link to comment at each field only where one asks for it", async () => {
    const sheet = await pages.begin(body);
    const links = async (by: "author" | "leader", query = "") => {
      const page = await (await pages.get(by, `${addressOf("sheet", { code, sheet })}${query}`)).text();
      return page.match(/href="\?about=/gu)?.length ?? 0;
    };
    expect(await links("author")).toBe(0);
    expect(await links("author", "?comment=fields")).toBeGreaterThan(5);
    expect(await links("leader", "?comment=fields")).toBeGreaterThan(5);
  });

  test("offer each field that is shown for a comment, once, and show every comment", async () => {
    const sheet = await pages.begin(body);
    const address = addressOf("sheet", { code, sheet });
    const offered = async () => [
      ...(await (await pages.get("leader", address)).text()).matchAll(/<option value="(\/[^"]*)"[^>]*>([^<]*)</gu),
    ];
    const named = (await offered()).map(([, , name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(new Set(named).size).toBe(named.length);

    const pointers = placesOf(body).map(({ pointer }) => pointer);
    for (const pointer of pointers) {
      const said = new URLSearchParams({ pointer, text: `〔${pointer}〕` });
      expect((await pages.post("leader", sheet, said, {}, addressOf("commentOnSheet", { code, sheet }))).status).toBe(303);
    }
    const page = await (await pages.get("author", address)).text();
    expect(pointers.filter((pointer) => page.split(`〔${pointer}〕`).length !== 2)).toEqual([]);
  });

  test("add, move and remove parts, save with it what was typed, and take a removed part back", async () => {
    const sheet = await pages.begin(body);
    const act = async (name: string, fields = {}) =>
      pages.post("author", sheet, await pages.form("author", sheet), { ...fields, act: name });
    const marks = async () => (await goalBody(sheet)).actions.map(({ mark, title }) => `${mark}${title}`);

    const added = await act("add /actions/a1", { "/title": "題を変えながら" });
    expect(added.headers.get("location")).toMatch(/\/edit#f-actions-[a-z0-9]{12}$/u);
    expect(await marks()).toEqual(["①窓口の予約制", "②", "③案内の見直し"]);
    expect((await goalBody(sheet)).title).toBe("題を変えながら");
    expect(leads(await act("up /actions/a2"))).toEqual([303, edit(sheet, "#f-actions-a2")]);
    expect(await marks()).toEqual(["①窓口の予約制", "②案内の見直し", "③"]);

    const { revision } = await pages.desk.find(sheet);
    const removed = (await act("remove /actions/a1/steps/s1")).headers.get("location") ?? "";
    expect(removed).toBe(edit(sheet, `?removed=%2Factions%2Fa1%2Fsteps%2Fs1&of=${revision}`));
    expect((await goalBody(sheet)).actions[0]?.steps.map(({ mark, text }) => `${mark}${text}`)).toEqual(["(1)案内を置く"]);
    const page = await (await pages.get("author", removed)).text();
    const [, back = ""] = /value="(restore [^"]+)"/u.exec(page) ?? [];
    expect(leads(await act(back))).toEqual([303, edit(sheet, "#f-actions-a1-steps-s1")]);
    expect((await goalBody(sheet)).actions[0]?.steps.map(({ mark, text }) => `${mark}${text}`)).toEqual(["(1)予約の受付", "(2)案内を置く"]);
    expect((await act("remove /actions/a9")).headers.get("location")).toContain("notice=sheet-part-gone");
  });

  test("show again what was typed where it cannot be read, and keep nothing of it", async () => {
    const sheet = await pages.begin(body);
    const answer = await pages.post("author", sheet, await pages.form("author", sheet), { "/priority": "いちばん", "/title": "新しい題" });
    expect(answer.status).toBe(422);
    const form = formIn(await answer.text());
    expect([form.get("/priority"), form.get("/title"), form.get("revision")]).toEqual(["いちばん", "新しい題", "1"]);
    expect(await pages.desk.find(sheet)).toMatchObject({ revision: 1 });
    expect(leads(await pages.post("author", sheet, form, { "/priority": "1" }))[0]).toBe(303);
    expect(await goalBody(sheet)).toMatchObject({ priority: 1, title: "新しい題" });
  });

  test("show again what was typed where it may not be kept", async () => {
    const sheet = await pages.begin(body);
    const form = await pages.form("author", sheet);
    const typed = { "/title": "間に合わなかった題" };
    const refused = async (by: "author" | "checker", said: string, status = 409) => {
      const answer = await pages.post(by, sheet, form, typed);
      const html = await answer.text();
      expect([answer.status, formIn(html).get("/title")]).toEqual([status, "間に合わなかった題"]);
      expect(html).toContain(said);
    };
    pages.clock.now = day("2026-06-01");
    await refused("author", "締切を過ぎたため");
    pages.clock.now = day("2026-05-10");
    await saveSheetState(pages.db, code, sheet, { status: "submitted" });
    await refused("author", "課長確認待ち");
    await saveSheetState(pages.db, code, sheet, { status: "draft", phase: "midterm", openUntil: null });
    pages.clock.now = day("2026-10-01");
    await refused("author", "今の時期（中間報告）には書けない欄");
    pages.clock.now = day("2026-05-10");
    expect((await goalBody(sheet)).title).toBe(body.title);
  });

  test("keep what was typed for who has been signed out meanwhile", async () => {
    const sheet = await pages.begin(body);
    const form = await pages.form("author", sheet);
    const answer = await pages.post(null, sheet, form, { "/title": "<b>長い\r\n題</b>", act: "add /actions" });
    const html = await answer.text();
    expect(answer.status).toBe(403);
    expect(html).toContain("&lt;b&gt;長い");
    const again = formIn(html, 'class="send-again');
    expect(again.get("/title")).toBe("<b>長い\r\n題</b>");
    expect(leads(await pages.post("author", sheet, again))[0]).toBe(303);
    expect(await goalBody(sheet)).toMatchObject({ title: "<b>長い\n題</b>", actions: [{ key: "a1" }, { key: "a2" }, { title: "" }] });
  });

  test("let who saves second choose, field by field, and overwrite nothing", async () => {
    const sheet = await pages.begin(body);
    const [mine, theirs] = [await pages.form("author", sheet), await pages.form("planning", sheet)];
    await pages.post("planning", sheet, theirs, { "/title": "企画課の題", "/priority": "3" });
    const answer = await pages.post("author", sheet, mine, { "/title": "担当の題", "/background/b1/text": "待ち時間が60分を超える。" });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    for (const said of ["窓口の待ち時間の短縮", "企画課の題", "担当の題", "田中 実", "待ち時間が60分を超える。"])
      expect(html).toContain(said);
    const choice = formIn(html, 'class="merge');
    const merge = addressOf("mergeSheet", { code, sheet });
    expect((await pages.post("author", sheet, choice, {}, merge)).status).toBe(422);
    expect(await goalBody(sheet)).toMatchObject({ title: "企画課の題", background: body.background });

    // While one chooses, a third save comes in between.
    await pages.post("planning", sheet, await pages.form("planning", sheet), { "/title": "企画課の題2", "/priority": "4" });
    const again = await pages.post("author", sheet, choice, { "choose /title": "mine" }, merge);
    expect(again.status).toBe(409);
    const second = formIn(await again.text(), 'class="merge');
    expect(leads(await pages.post("author", sheet, second, { "choose /title": "mine" }, merge))).toEqual([
      303,
      edit(sheet, "?notice=sheet-merged"),
    ]);
    expect(await goalBody(sheet)).toMatchObject({ title: "担当の題", priority: 4, background: [{ text: "待ち時間が60分を超える。" }] });
  });

  test("keep both where two people wrote in different fields, and say so", async () => {
    const sheet = await pages.begin(body);
    const [mine, theirs] = [await pages.form("author", sheet), await pages.form("planning", sheet)];
    await pages.post("planning", sheet, theirs, { "/priority": "3" });
    const answer = await pages.post("author", sheet, mine, { "/title": "担当の題" });
    expect(leads(answer)).toEqual([303, edit(sheet, "?notice=sheet-combined")]);
    expect(await goalBody(sheet)).toMatchObject({ title: "担当の題", priority: 3 });
  });

  test("tell the island the new revision and what was understood, or why nothing was kept", async () => {
    const sheet = await pages.begin(body);
    const form = await pages.form("author", sheet);
    const auto = { act: "autosave", "/actions/a1/steps/s1/target": "5回以上" };
    const answer = await pages.post("author", sheet, form, auto);
    const html = await answer.text();
    expect(html).toMatch(/data-revision="2"/u);
    expect(html).toContain("読み取り：5回以上");
    expect(await (await pages.post("author", sheet, form, { ...auto, "/actions/a1/steps/s1/target": "6回" })).json()).toEqual({
      why: "stale",
    });
    expect(await (await pages.post("author", sheet, form, { ...auto, revision: "2", "/priority": "?" })).json()).toEqual({ why: "fault" });
    pages.clock.now = day("2026-07-01");
    expect(await (await pages.post("author", sheet, form, { ...auto, revision: "2", "/title": "x" })).json()).toEqual({ why: "refused" });
    pages.clock.now = day("2026-05-10");
    expect((await pages.post("author", sheet, form, { revision: "99" })).status).toBe(400);
  });
});
