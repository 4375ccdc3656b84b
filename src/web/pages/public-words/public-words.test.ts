import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aNode, aPlan, aReadDocument } from "../../../../test/builders.ts";
import { databases, empty } from "../../../../test/database.ts";
import { pagesOf } from "../../../../test/pages-of.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../../test/publishing-desk.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { listDocuments } from "../../../store/document-store.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { listOfferedDocuments } from "../../../store/offered-document-store.ts";
import { findProfile, findSummary, listTerms } from "../../../store/public-word-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { addressOf } from "../../routes.ts";

const now = day("2026-06-01");

describe("the pages of what is written for citizens", () => {
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
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await pages.post(path, fields);
    return { status: answer.status, location: answer.headers.get("location"), html: await answer.text() };
  };

  test("list everything of a kind, and those without words alone", async () => {
    for (const kind of ["plan", "node", "indicator", "goal", "mission"] as const) {
      const list = await get(addressOf("publicWords", { code }, { kind }));
      const id = Number(new RegExp(`summaries/${kind}/(\\d+)`, "u").exec(list)?.[1]);
      const address = addressOf("plainSummary", { code, kind, id });
      expect(await get(address)).toContain("もとの内容");
      const saved = await post(address, { base: "0", text: "くらしがこう変わります。" });
      expect([saved.status, saved.location]).toEqual([303, `${address}?notice=word-saved`]);
      expect((await findSummary(db, code, kind, id))?.text).toBe("くらしがこう変わります。");
      expect(await get(addressOf("publicWords", { code }, { kind, without: "1" }))).not.toContain(`summaries/${kind}/${id}"`);
    }
  });

  test("reach everything of a kind, page by page and by its words", async () => {
    const goals = Array.from({ length: 120 }, (_, i) => aGoal({ title: `散歩道${i + 1}を直す`, department: "市民部", priority: i + 1 }));
    await db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ goals }, "散歩道.txt"), { municipality: code, now }));
    const reached: string[] = [];
    let count = 0;
    for (let next: string | null = addressOf("publicWords", { code }, { kind: "goal" }); next !== null; count += 1) {
      const html: string = await get(next);
      reached.push(...[...html.matchAll(/summaries\/goal\/(\d+)"/gu)].map(([, id = ""]) => id));
      next = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;
    }
    expect([count, new Set(reached).size]).toEqual([3, (await listGoals(db, code)).length]);
    const named = await get(addressOf("publicWords", { code }, { kind: "goal", q: "市民部　１１７", without: "1" }));
    expect([...named.matchAll(/summaries\/goal\/\d+"/gu)]).toHaveLength(1);
    expect(await get(addressOf("publicWords", { code }, { kind: "goal", q: "ない言葉" }))).toContain(
      "その言葉を題名に含むものはありません",
    );
    expect(await get(addressOf("publicWords", { code }, { kind: "goal", page: "99" }))).toContain("（3 / 3 ページ）");
  });

  test("list the terms that plans mark and nobody has explained, each once, until somebody does", async () => {
    const marked = async () => {
      const html = await get(addressOf("explainedTerms", { code }));
      return [...html.matchAll(/terms\/new\?term=([^"&]+)"/gu)].map(([, term = ""]) => decodeURIComponent(term));
    };
    expect(await marked()).toEqual([]);
    const plan = (title: string, glossary: readonly string[]) => aPlan({ title, nodes: [aNode()], glossary: [...glossary] });
    for (const [title, glossary] of [
      ["環境計画", ["協働", "ＤＸ", "脱炭素"]],
      ["防災計画", ["DX", "自助", "協働"]],
    ] as const)
      await db.transaction().execute(async (tx) => {
        const kept = await keepDocument(tx, aReadDocument({ plan: plan(title, glossary) }, `${title}.txt`), { municipality: code, now });
        expect(kept.ok).toBe(true);
      });
    expect((await marked()).sort()).toEqual(["協働", "ＤＸ", "脱炭素", "自助"].sort());
    const address = addressOf("explainTerm", { code });
    expect((await post(address, { term: "dx", reading: "", explanation: "手続きをデジタルに変えること" })).status).toBe(303);
    expect((await marked()).sort()).toEqual(["協働", "脱炭素", "自助"].sort());
  });

  test("show both where somebody else wrote it first", async () => {
    const address = addressOf("plainSummary", { code, kind: "indicator", id: desk.satisfaction.id });
    await post(address, { base: "0", text: "先の説明" });
    const stale = await post(address, { base: "0", text: "後の説明" });
    expect([stale.status, stale.html.includes("先の説明"), stale.html.includes("後の説明")]).toEqual([409, true, true]);
    expect((await post(address, { base: "1", text: "後の説明" })).status).toBe(303);
  });

  test("choose what citizens can download, and stop it again", async () => {
    const [document] = await listDocuments(db, code);
    const address = addressOf("offeredDocument", { code, document: document?.id ?? 0 });
    expect(await get(addressOf("offeredDocuments", { code }))).toContain(`href="${address}"`);
    expect(await get(address)).toContain("作成者の名前");
    const saved = await post(address, { base: "0", title: "目標の一覧", day: "", place: "year-2025" });
    expect([saved.status, saved.location]).toEqual([303, `/${code}/public-words/documents?notice=document-offered`]);
    expect(await listOfferedDocuments(db, code)).toMatchObject([{ title: "目標の一覧", day: null, plan: null, year: 2025 }]);
    expect((await post(address, { base: "0", title: "先を越された題名", day: "", place: "" })).status).toBe(409);
    expect((await post(address, { base: "1", title: "", day: "", place: "" })).html).toContain("題名を書いてください");
    expect((await post(`${address}/stop`, { base: "1" })).location).toBe(`/${code}/public-words/documents?notice=document-kept`);
    expect(await listOfferedDocuments(db, code)).toEqual([]);
    expect((await pages.get(addressOf("offeredDocument", { code, document: 7 }))).status).toBe(404);
  });

  test("know no thing that the record has not", async () => {
    for (const path of [
      `/${code}/public-words/summaries/goal/7`,
      `/${code}/public-words/summaries/unit/1`,
      `/${code}/public-words/terms/7`,
    ])
      expect([path, (await pages.get(path)).status]).toEqual([path, 404]);
    expect((await post(`/${code}/public-words/summaries/goal/7`, { text: "x" })).status).toBe(404);
  });

  test("explain a term, refuse it twice, change it and take it away", async () => {
    const address = addressOf("explainTerm", { code });
    expect(await get(addressOf("newExplainedTerm", { code }, { term: "協働" }))).toContain('value="協働"');
    const kanji = await post(address, { term: "協働", reading: "協働", explanation: "ともに取り組むこと" });
    expect([kanji.status, kanji.html.includes("ひらがなかカタカナだけ"), kanji.html.includes("ともに取り組むこと")]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await post(address, { term: "協働", reading: "きょうどう", explanation: "ともに取り組むこと" })).status).toBe(303);
    const twice = await post(address, { term: "協働", reading: "", explanation: "別の説明" });
    expect([twice.status, twice.html.includes("「協働」の説明を開く")]).toEqual([422, true]);
    const [kept] = await listTerms(db, code);
    const term = { code, term: kept?.id ?? 0 };
    expect(await get(addressOf("explainedTerms", { code }))).toContain("きょうどう");
    expect(
      (await post(addressOf("changeExplainedTerm", term), { base: "1", term: "協働", reading: "", explanation: "新しい説明" })).status,
    ).toBe(303);
    const stale = await post(addressOf("removeExplainedTerm", term), { base: "1" });
    expect([stale.status, stale.html.includes("新しい説明")]).toEqual([409, true]);
    expect((await post(addressOf("removeExplainedTerm", term), { base: "2" })).status).toBe(303);
    expect(await listTerms(db, code)).toEqual([]);
  });

  test("keep the profile, and say beside each field what is wrong", async () => {
    const address = addressOf("savePublicProfile", { code });
    const wrong = await post(address, { base: "0", unit: "企画課", mail: "kikaku", address: "http://a.example/", licence: "CC-BY-4.0" });
    expect([wrong.status, wrong.html.includes("メールアドレスとして読めません"), wrong.html.includes("企画課")]).toEqual([422, true, true]);
    const right = { base: "0", unit: "企画課", mail: "kikaku@city.example", address: "https://a.example/", licence: "PDL-1.0" };
    expect((await post(address, right)).status).toBe(303);
    expect((await findProfile(db, code)).profile).toMatchObject({ licence: "PDL-1.0", contact: { unit: "企画課", telephone: null } });
    const stale = await post(address, { ...right, unit: "総務課" });
    expect([stale.status, stale.html.includes("総務課"), stale.html.includes("企画課")]).toEqual([409, true, true]);
  });
});
