import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCandidates, type IndexSource, openCandidates, type SearchAsked } from "./find-entries.ts";
import { indexOf, type SearchEntry } from "./search-index.ts";
import { searchKey, wordsOf } from "./search-text.ts";
import { formsOf, type SearchNames } from "./word-forms.ts";

const entry = (given: Partial<SearchEntry>): SearchEntry => ({
  kind: "node",
  path: "nodes/1.html",
  year: null,
  title: "",
  texts: [],
  ...given,
});

function sourceOf(entries: readonly SearchEntry[], names: readonly SearchNames[] = []): IndexSource & { readonly loaded: () => number } {
  const { head, shards, texts } = indexOf(entries);
  let loaded = 0;
  const load = async <Part>(part: Part | undefined): Promise<Part> => {
    loaded += 1;
    if (part === undefined) throw new Error("there is no such file");
    return part;
  };
  return { head: { ...head, names, edition: "1" }, shard: (i) => load(shards[i]), texts: (i) => load(texts[i]), loaded: () => loaded };
}

async function search(entries: readonly SearchEntry[], typed: string, given: Partial<SearchAsked> = {}) {
  const source = sourceOf(entries);
  const { words } = wordsOf(typed);
  const { found, ...rest } = await findCandidates(source, { words, kind: null, year: null, ...given });
  return { ...rest, candidates: found, found: await openCandidates(source, found, words), loaded: source.loaded() };
}

const CITY: readonly SearchEntry[] = [
  entry({ path: "nodes/1.html", title: "待機児童をなくす", texts: ["保育所の定員を増やし、待機児童を０人にする。", "子ども・子育て支援"] }),
  entry({ path: "nodes/2.html", title: "公園をつくる", texts: ["身近な緑を増やす。", "ＡＥＤを置く。"] }),
  entry({ path: "indicators/1.html", kind: "indicator", title: "ごみ排出量", texts: ["1人1日当たり 850ｇ以下", "リサイクル率"] }),
  entry({ path: "goals/1.html", kind: "goal", year: 2024, title: "窓口改革", texts: ["書かない窓口を３か所で始める〜本庁・支所"] }),
  entry({ path: "goals/2.html", kind: "goal", year: 2025, title: "公園の遊具点検", texts: ["市民と公園を守る"] }),
  entry({ path: "goals/3.html", kind: "goal", year: 2025, title: "𠮷田橋の耐震化", texts: ["はしご高の髙橋さん", "ｶﾞｲﾄﾞﾗｲﾝ"] }),
  entry({
    path: "goals/4.html",
    kind: "goal",
    year: 2025,
    title: "ゴミの分別",
    texts: ["生ゴミを減らし、霞ヶ浦を守る", "ﾘｻｲｸﾙ", "サーバ設備、コンピューター教室、生かそう"],
  }),
  entry({
    path: "goals/5.html",
    kind: "goal",
    year: 2025,
    title: "子供の広場",
    texts: ["障害者の取り組みを３カ所で知らせる", "サーバー設備、インタビュー"],
  }),
];

describe("search on the files", () => {
  test.each([
    ["待機", ["nodes/1.html"]],
    ["待機児童", ["nodes/1.html"]],
    ["児童を", ["nodes/1.html"]],
    ["機児", ["nodes/1.html"]],
    ["0人", ["nodes/1.html"]],
    ["子育", ["nodes/1.html"]],
    ["・子", ["nodes/1.html"]],
    ["公園", ["nodes/2.html", "goals/2.html"]],
    ["aed", ["nodes/2.html"]],
    ["ＡＥＤ", ["nodes/2.html"]],
    ["ED", ["nodes/2.html"]],
    ["ごみ", ["indicators/1.html", "goals/4.html"]],
    ["ゴミ", ["goals/4.html", "indicators/1.html"]],
    ["ｺﾞﾐ", ["goals/4.html", "indicators/1.html"]],
    ["生ごみ", ["goals/4.html"]],
    ["ごミの", ["goals/4.html"]],
    ["りさいくる", ["indicators/1.html", "goals/4.html"]],
    ["霞ケ浦", ["goals/4.html"]],
    ["霞ヶ浦", ["goals/4.html"]],
    ["サーバー設備", ["goals/5.html", "goals/4.html"]],
    ["サーバ設備", ["goals/4.html", "goals/5.html"]],
    ["サーバ", ["goals/4.html", "goals/5.html"]],
    ["サーバー", ["goals/5.html", "goals/4.html"]],
    ["コンピュータ教室", ["goals/4.html"]],
    ["コンピュ", ["goals/4.html"]],
    ["ピューター教", ["goals/4.html"]],
    ["ーター", ["goals/4.html"]],
    ["インター", []],
    ["インタ", ["goals/5.html"]],
    ["こども", ["goals/5.html", "nodes/1.html"]],
    ["子ども", ["goals/5.html", "nodes/1.html"]],
    ["子供", ["goals/5.html", "nodes/1.html"]],
    ["子供・子育て", ["nodes/1.html"]],
    ["障がい者", ["goals/5.html"]],
    ["障碍者の取組", ["goals/5.html"]],
    ["取組", ["goals/5.html"]],
    ["箇所", ["goals/5.html", "goals/1.html"]],
    ["850g", ["indicators/1.html"]],
    ["率", []],
    ["クル", ["indicators/1.html", "goals/4.html"]],
    ["書かない 窓口", ["goals/1.html"]],
    ["書かない　本庁", ["goals/1.html"]],
    ["始める~本", ["goals/1.html"]],
    ["3か所", ["goals/5.html", "goals/1.html"]],
    ["公園 市民", ["goals/2.html"]],
    ["公園 窓口", []],
    ["𠮷田", ["goals/3.html"]],
    ["𠮷", []],
    ["髙橋", ["goals/3.html"]],
    ["ガイド", ["goals/3.html"]],
    ["緑を増やす。ＡＥＤ", []],
    ["くすだれ", []],
    ["constructor", []],
    ["__proto__", []],
  ])("%s leads to %j", async (typed, expected) => {
    const { found } = await search(CITY, typed);
    expect(found.map(({ path }) => path)).toEqual(wordsOf(typed).words.length === 0 ? [] : expected);
  });

  test.each([
    ["ケア", "地域の助けあい", false],
    ["ケア", "助けあいとケアラー支援", true],
    ["デモ", "だれでも使える", false],
    ["デモ", "誰でも参加", false],
    ["デモ", "デモ機を置く", true],
    ["コト", "減らすことを進める", false],
    ["コト", "市民とのこと", false],
    ["クル", "つくるまち", false],
    ["ゴミ", "ごみ", true],
    ["ゴミ", "家庭ごみを減らす", true],
    ["ゴミ", "ごみの分別", true],
    ["ゴミ", "まちのごみ拾い", true],
    ["ゴミ", "燃えるごみ・燃やさないごみ", true],
    ["ゴミ", "資源とごみ、ごみと資源", true],
    ["ゴミ", "しごみず", false],
    ["ごみ", "しごみず", true],
    ["あい", "助けあい", true],
    ["マチ", "住みよいまちへ", true],
    ["マチ", "協働のまちづくり", true],
    ["メガネ", "めがねの支給", true],
    ["リサイ", "りさいくる", false],
    ["リサイクル", "りさいくるする", true],
    ["イイデス", "いいですか", true],
  ])("%s in %s is a word of its own: %s", async (typed, title, isFound) => {
    const { found, isSure } = await search([entry({ title })], typed);
    expect(found).toHaveLength(isFound ? 1 : 0);
    expect(found.every((one) => one.title.length > 1)).toBe(true);
    expect(isSure).toBe(typed === "ごみ" || typed === "あい");
  });

  test("shows first where a word in katakana stands as it was typed", async () => {
    const entries = [
      entry({ path: "1", title: "ごみの減量", texts: ["生ごみ"] }),
      entry({ path: "2", title: "住まい", texts: ["ｺﾞﾐの日"] }),
      entry({ path: "3", kind: "goal", title: "ゴミの分別" }),
      entry({ path: "4", title: "道", texts: ["ごみゼロ"] }),
    ];
    const paths = async (typed: string) => (await search(entries, typed)).found.map(({ path }) => path);
    expect(await paths("ゴミ")).toEqual(["3", "2", "1", "4"]);
    expect(await paths("ごみ")).toEqual(["1", "3", "2", "4"]);
    expect(await paths("ゴミの")).toEqual(["3", "2", "1"]);
  });

  test("marks what was found, as it is written", async () => {
    const { found } = await search(CITY, "か所 窓口");
    expect(found).toEqual([
      {
        ...{ number: 3, kind: "goal", year: 2024, path: "goals/1.html", title: ["", "窓口", "改革"] },
        context: [["書かない", "窓口", "を３", "か所", "で始める〜本庁・支所"]],
      },
    ]);
  });

  test.each([
    ["ごみ", "生ゴミを減らし", ["生", "ゴミ", "を減らし"]],
    ["ガイド", "新しいｶﾞｲﾄﾞﾗｲﾝ", ["新しい", "ｶﾞｲﾄﾞ", "ﾗｲﾝ"]],
    ["がいどらいん", "ガ イ ド ラ イ ン を配る", ["", "ガ イ ド ラ イ ン", " を配る"]],
    ["サーバー", "サーバを替え、サーバーを守る", ["", "サーバ", "を替え、", "サーバー", "を守る"]],
    ["コンピュータ教室", "コンピューター教室", ["", "コンピューター教室", ""]],
    ["取組", "取り組みと取組み", ["", "取り組み", "と", "取組み", ""]],
    ["子供", "子どもは子供、こども", ["", "子ども", "は", "子供", "、", "こども", ""]],
  ])("marks what %s finds in %s", async (typed, title, marked) => {
    const { found } = await search([entry({ title })], typed);
    expect(found.map((one) => one.title)).toEqual([marked]);
  });

  test("finds a name by its reading, and not what sounds like a name", async () => {
    const entries = [
      entry({ path: "1", title: "過疎対策" }),
      entry({ path: "2", title: "経験を生かそう" }),
      entry({ path: "3", title: "人口減少地域" }),
    ];
    const source = sourceOf(entries, [{ names: ["過疎", "人口減少"], readings: ["かそ"] }]);
    const paths = async (typed: string) => {
      const { words } = wordsOf(typed);
      const { found } = await findCandidates(source, { words, kind: null, year: null });
      return (await openCandidates(source, found, words)).map(({ path }) => path);
    };
    expect(await paths("過疎")).toEqual(["1", "3"]);
    expect(await paths("かそ")).toEqual(["1", "2", "3"]);
    expect(await paths("カソ対策")).toEqual(["1"]);
  });

  test("finds a word by its other names, and marks what stands there", async () => {
    const entries = [
      entry({ path: "1", title: "特定健康診査の受診率", texts: ["受けやすくする"] }),
      entry({ path: "2", title: "健診の案内", texts: ["特定健診を知らせる"] }),
      entry({ path: "3", title: "健康づくり", texts: ["歩く"] }),
    ];
    const source = sourceOf(entries, [{ names: ["健康診査", "健診"], readings: ["けんしん"] }]);
    const find = async (typed: string) => {
      const { words } = wordsOf(typed);
      const { found, isSure } = await findCandidates(source, { words, kind: null, year: null });
      return { isSure, found: await openCandidates(source, found, words) };
    };
    const paths = async (typed: string) => (await find(typed)).found.map(({ path }) => path);
    expect(await paths("健診")).toEqual(["1", "2"]);
    expect(await paths("健康診査")).toEqual(["1", "2"]);
    expect(await paths("けんしん")).toEqual(["1", "2"]);
    expect(await paths("特定健診")).toEqual(["1", "2"]);
    expect(await paths("健診 受け")).toEqual(["1"]);
    expect(await paths("健康")).toEqual(["1", "3"]);
    expect((await find("健診")).found[0]?.title).toEqual(["特定", "健康診査", "の受診率"]);
    expect((await find("健診")).isSure).toBe(false);
  });

  test("offers kinds and years with how many there are, and narrows by them", async () => {
    const { kinds, years } = await search(CITY, "公園");
    expect([...kinds]).toEqual([
      ["node", 1],
      ["goal", 1],
    ]);
    expect([...years]).toEqual([[2025, 1]]);
    expect((await search(CITY, "公園", { kind: "goal" })).found.map(({ path }) => path)).toEqual(["goals/2.html"]);
    expect((await search(CITY, "公園", { year: 2024 })).found).toEqual([]);
  });

  test("says that a word of one character cannot be looked for", () => {
    expect(wordsOf("緑 公園　緑")).toEqual({ words: ["公園"], tooShort: ["緑"] });
    expect(wordsOf(" 　")).toEqual({ words: [], tooShort: [] });
  });

  test("finds every part of every text, and nothing that does not have it", async () => {
    const words = fc.stringMatching(/^[市民公園をのＡa1ｱﾞアあーｰ\-ヶか所\u{20BB7} ]{0,12}$/u);
    const texts = fc.array(fc.record({ title: words, texts: fc.array(words, { maxLength: 3 }) }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), fc.integer({ min: 2, max: 6 }), async (said, which, at, length) => {
        const entries = said.map((one, i) => entry({ ...one, path: `${i}` }));
        const all = entries.flatMap((one) => [one.title, ...one.texts]);
        const from = [...searchKey(all[which % all.length] ?? "")];
        const part = from
          .slice(at % Math.max(1, from.length))
          .slice(0, length)
          .join("");
        // け゛, of ヶ and a mark, is げ when it is typed.
        if ([...part].length < 2 || searchKey(part) !== part) return;
        const { found } = await search(entries, part);
        const keys = formsOf(part, []).map(({ key }) => key);
        const has = (one: SearchEntry, key: string) => [one.title, ...one.texts].some((text) => searchKey(text).includes(key));
        const paths = found.map(({ path }) => path);
        expect(paths).toEqual(expect.arrayContaining(entries.filter((one) => has(one, part)).map(({ path }) => path)));
        expect(entries.filter((one) => keys.some((key) => has(one, key))).map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
      }),
      { numRuns: 200 },
    );
  });

  test("loads a part of the index for each pair and a file of texts for what is shown", async () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      entry({
        path: `${i}`,
        title: `施策${i}`,
        texts: [`${i}番の地区で防災訓練を${i * 3}回おこなう。`.repeat(20), i === 377 ? "水門を閉じる" : ""],
      }),
    );
    const { found, loaded, isSure } = await search(many, "水門");
    expect(found.map(({ path }) => path)).toEqual(["377"]);
    expect([loaded, isSure]).toEqual([2, true]);
  });
});
