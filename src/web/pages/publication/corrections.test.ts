import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../../test/database.ts";
import type { PublishingDesk } from "../../../../test/publishing-desk.ts";
import { decideForm, openPublishingPages, type PublishingPages, plainText } from "../../../../test/publishing-pages.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { addressOf } from "../../routes.ts";

describe("the list of what is put right", () => {
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
    pages = await openPublishingPages(db, day("2026-06-01"));
    ({ desk } = pages);
  });
  afterAll(() => db.close());

  const publishNew = addressOf("publishNew", { code });
  const post = (form: URLSearchParams) => pages.post(publishNew, form);
  /** What is proposed, as the form sends it: the place, and what was said there. */
  const proposed = (html: string) => {
    const form = decideForm(html);
    return [...form.keys()]
      .filter((name) => name.endsWith("-place"))
      .map((name) => [form.get(name), form.get(name.replace("place", "wrong")), form.get(name.replace("place", "right"))]);
  };
  const at = (html: string, place: string): string => {
    const found = [...decideForm(html)].find(([name, value]) => name.endsWith("-place") && value === place);
    if (!found) throw new Error(`${place} is not proposed`);
    return found[0].replace("place", "");
  };

  test("proposes what was told otherwise before, and neither what is new nor what a later phase tells", async () => {
    const [plan, year] = desk.everything;
    if (plan?.part.kind !== "plan" || year?.part.kind !== "year") throw new Error("there is no plan and no year");
    await desk.publish({
      choices: [
        { ...plan, part: { ...plan.part, valuesThrough: 2024 } },
        { ...year, part: { ...year.part, phase: "set" } },
      ],
    });
    await desk.enter(desk.staff.author, [{ text: "64.7", year: 2024, base: 1, reason: "入力の誤り" }]);
    const html = await pages.look({ kind: "correction" });
    // Of 2025 a value, its rate and its standing are new, and so is everything that the actions have reported since.
    expect(proposed(html)).toEqual([
      ["実績値 令和6年度", "64.1", "64.7"],
      ["進捗率・達成率 令和6年度", "21.3％", "29.3％"],
      ["評価 令和6年度", "③ 改善や工夫が必要", "② おおむね進んでいる"],
    ]);
    expect(html).not.toContain("ふつうの更新とみられるもの");
  });

  test("asks for its reason, and keeps what was typed", async () => {
    await desk.publish();
    await desk.enter(desk.staff.author, [{ text: "64.7", year: 2024, base: 1, reason: "入力の誤り" }], day("2026-06-02"));
    const html = await pages.look({ kind: "correction" });
    const note = { note: "実績値の訂正" };
    const nothing = await post(decideForm(html, note));
    expect(await nothing.text()).toContain("正誤表に載せるものを一つ以上選んでください");
    const line = at(html, "実績値 令和6年度");
    const reasons = ["実績値 令和6年度", "評価 令和6年度"].map((place) => decideForm(html).get(`${at(html, place)}reason`));
    expect(reasons).toEqual(["入力の誤り", "入力の誤り"]);
    const unsaid = await post(decideForm(html, { ...note, [`${line}take`]: "yes", [`${line}right`]: "64.7％", [`${line}reason`]: "" }));
    const back = await unsaid.text();
    expect(back).toContain("理由を書いてください");
    expect(decideForm(back).get(`${line}right`)).toBe("64.7％");
    expect((await post(decideForm(back, { reason: "集計の誤り" }))).status).toBe(303);
    expect((await desk.current())?.corrections).toEqual([
      {
        ...{ kind: "indicator", id: desk.satisfaction.id, title: "市民満足度", place: "実績値 令和6年度" },
        ...{ wrong: "64.1", right: "64.7％", reason: "集計の誤り" },
      },
    ]);
    expect(await pages.get(addressOf("publication", { code, number: 2 }))).toContain("集計の誤り");
  });

  test("ticks all of a thing at once, but leaves a preliminary value that became final apart", async () => {
    await desk.publish();
    await desk.enter(desk.staff.author, [
      { text: "64.7", year: 2024, base: 1, reason: "入力の誤り" },
      { text: "67.7", year: 2025, base: 1, reason: "確定した" },
    ]);
    const html = await pages.look({ kind: "correction" });
    const [errors = "", updates = ""] = plainText(html).split("誤66.0（速報）正67.7");
    expect([errors, updates].map((part) => part.includes("ふつうの更新とみられるもの"))).toEqual([true, false]);
    const typed = { note: "訂正", reason: "集計の誤り", [`all-indicator-${desk.satisfaction.id}`]: "yes" };
    expect((await post(decideForm(html, typed))).status).toBe(303);
    const places = (await desk.current())?.corrections.map(({ place }) => place);
    expect(places).toEqual(["実績値 令和6年度", "進捗率・達成率 令和6年度", "評価 令和6年度"]);
  });

  test("has nothing to propose where all is new", async () => {
    await desk.publish({ choices: desk.everything.slice(1) });
    const html = await pages.look({ kind: "correction" });
    expect(html).toContain("前に公表した内容で変わるものがない");
    expect(proposed(html)).toEqual([]);
  });
});
