import { describe, expect, test } from "vitest";
import { aGoal, anAction, aStep, aValue } from "../../../test/builders.ts";
import { aPublishedCity, aPublishedGoal, aPublishedIndicator, aPublishedNode } from "../../../test/published-items.ts";
import { GRADE_SCALES } from "../../domain/progress/grade-scales.ts";
import { comparePublications } from "../../domain/publication/compare-publications.ts";
import { type Json, jsonDifferences } from "../../domain/publication/json-differences.ts";
import type { PublicProfile } from "../../domain/publication/public-profile.ts";
import { PUBLISHED_KINDS, type PublishedItem } from "../../domain/publication/published-item.ts";
import { changedFields } from "./changed-fields.ts";
import { fieldTitle, itemWords } from "./item-words.ts";
import { saidItem } from "./said-item.ts";
import { sentencesIn } from "./sentences.ts";

const t = sentencesIn("ja");

/** The city, and what else an item can say. */
function everything(): PublishedItem[] {
  const [scale] = GRADE_SCALES;
  if (scale === undefined) throw new Error("there is no scale");
  const value = aValue({ text: "70％", value: 70, unit: "%", comparator: "=", fiscalYear: 2024, cumulative: true, maintain: true });
  return [
    ...aPublishedCity().map((item) => (item.kind === "municipality" ? { ...item, profile: FULL_PROFILE } : item)),
    { kind: "scale", id: 1_500, scale, isDefault: true, isEnded: false },
    aPublishedIndicator({
      ...{ id: 1_199, division: 2_001, divisions: ["市民課"], note: "毎年6月の調査", summary: "何人が満足したか" },
      printed: { baseline: value, interimTargets: [value], target: value, actuals: [value] },
      rule: {
        ...{
          kind: "quantitative",
          direction: "higher",
          accumulation: "sum",
          sumFrom: 2023,
          calculation: "割る",
          source: "調査",
          collectionMonth: 6,
        },
        ...{
          unit: "％",
          scale: 1_500,
          sharedCode: "A-1",
          parts: [{ key: "p1", name: "男" }],
          breaks: [{ from: 2024, reason: "問いを変えた" }],
        },
        baselines: [{ text: "60", year: 2022, part: "p1" }],
        targets: [
          {
            text: "80",
            year: 2027,
            part: null,
            role: "final",
            former: [{ text: "75", year: 2026, until: "2025-04-01", reason: "見直し" }],
          },
        ],
      },
      actuals: [{ year: 2025, text: "61", part: "p1", asOf: "2026-03-31", source: "調査", note: "暫定" }],
    }),
    aPublishedGoal({
      ...{ id: 1_299, continues: 1_202, nodes: [1_011, null], summary: "待たせない" },
      body: aGoal({
        actions: [
          anAction({
            ...{
              mark: "①",
              period: { text: "通年", from: "2025-04", to: "2026-03" },
              target: { text: "3窓口", values: [value] },
              midterm: "中",
              issues: "次",
            },
            steps: [aStep({ mark: "(1)", grade: "B", divisions: ["市民課"] })],
          }),
        ],
      }),
    }),
  ];
}

const FULL_PROFILE: PublicProfile = {
  ...{ nameReading: "すみかわし", licence: "CC-BY-4.0", address: "https://www.city.sumikawa.example/", greeting: "ようこそ" },
  contact: { unit: "企画課", telephone: "000", mail: "a@city.example", url: "https://www.city.example/q" },
};

describe("what changed of what is published", () => {
  const items = everything();
  const words = itemWords(t, "ja", items);

  test("has a name in words for every field of every kind", () => {
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(PUBLISHED_KINDS));
    const unnamed = items.flatMap((item) => {
      const said = saidItem(item, words);
      return jsonDifferences({}, said).flatMap(({ pointer }) => {
        const name = fieldTitle(item.kind, said, pointer, t);
        return name === "" || name === t("field.other") || name.endsWith(` ${t("field.other")}`) ? [`${item.kind} ${pointer}`] : [];
      });
    });
    // 内容 is what the sections of a plan are called.
    expect(unnamed.filter((one) => !one.startsWith("node /sections/"))).toEqual([]);
  });

  /** What people do not read of an item: its place among the others, and what computers understand of a text that stays as it is. */
  const UNREAD = [
    ...[/^(plan|node|goal|mission|unit|term|scale|indicator|municipality|year|document) \/(id|kind)$/u, /^node \/(plan|position)$/u],
    ...[/\/(comparator|change)$/u, /\/change\//u, /^scale \/scale\/id$/u, /^indicator \/rule\/parts\/\d+\/key$/u],
    ...[/^indicator \/results\/\d+\/(progress\/(formula|kept)|standing\/(expected|year\/.*)|grade\/(scale|kind|because))$/u],
    ...[
      /^indicator \/actuals\/\d+\/(value|reached)$/u,
      /^(goal|mission) \/body\/fiscalYear$/u,
      /\/values\/\d+\/(text|fiscalYear|cumulative|maintain)$/u,
    ],
    ...[/^indicator \/department$/u, /^municipality \/profile\/licence$/u],
  ];

  test.each(items.map((item) => [`${item.kind} ${item.id}`, item] as const))("says in words whatever is not as it was: %s", (_, item) => {
    const said = JSON.stringify(saidItem(item, words));
    const silent = leavesOf(item as unknown as Json, "").flatMap(({ pointer, value }) => {
      const other = withLeaf(item as unknown as Json, pointer.split("/").slice(1), otherThan(value));
      const name = `${item.kind} ${pointer}`;
      if (UNREAD.some((one) => one.test(name)) || isOneOfFew(value, pointer)) return [];
      return JSON.stringify(saidItem(other as unknown as PublishedItem, words)) === said ? [name] : [];
    });
    expect(silent).toEqual([]);
  });

  test("calls the kind of a file as people do", () => {
    const document = items.find(({ kind }) => kind === "document") ?? expect.unreachable();
    expect(saidItem(document, words)).toMatchObject({ fileKind: "PDF" });
  });

  test("tells it field by field, with the part that it belongs to", () => {
    const before = aPublishedGoal({
      id: 1,
      body: aGoal({ title: "窓口", actions: [anAction({ mark: "①", title: "予約の導入", result: null })] }),
    });
    const after = aPublishedGoal({
      ...{ id: 1, summary: "待たせません" },
      body: aGoal({ title: "窓口", actions: [anAction({ mark: "①", title: "予約の導入", result: "全窓口で開始" })] }),
    });
    const [change] = comparePublications([before], [after]);
    if (change === undefined) throw new Error("nothing changed");
    expect(changedFields(change, words).map(({ name, before: was, after: is }) => [name, was, is])).toEqual([
      ["やさしい説明", null, "待たせません"],
      ["取組項目及び方法・手段 ①「予約の導入」 期末報告", null, "全窓口で開始"],
    ]);
  });

  test("says values, rates and standings with their years", () => {
    const actuals = [{ year: 2024, text: "66.8" }];
    const before = aPublishedIndicator({ id: 1, actuals });
    const after = aPublishedIndicator({ id: 1, actuals: [...actuals, { year: 2025, text: "70", status: "preliminary" }] });
    const [change] = comparePublications([before], [after]);
    if (change === undefined) throw new Error("nothing changed");
    expect(changedFields(change, words).map(({ name, before: was, after: is }) => [name, was, is])).toEqual([
      ["実績値 令和7年度", null, "70（速報）"],
      ["進捗率・達成率 令和7年度", null, "100％"],
      ["見通し 令和7年度", null, "達成"],
      ["評価 令和7年度", null, expect.any(String)],
    ]);
  });

  test("tells of a member that was taken away by what it was", () => {
    const section = (title: string) => ({ title, items: [`${title}の内容`] });
    const before = aPublishedNode({ id: 1, sections: [section("現状"), section("課題"), section("方針")] });
    const [change] = comparePublications([before], [{ ...before, sections: [section("現状"), section("方針")] }]);
    if (change === undefined) throw new Error("nothing changed");
    expect(changedFields(change, words).map(({ name, before: was }) => [name, was])).toEqual([["内容 「課題」", "課題の内容"]]);
  });

  test("tells what is new in a row a field, and what it is called in their names", () => {
    const before = aPublishedGoal({ id: 1, body: aGoal({ remarks: [], actions: [] }) });
    const remarks = [
      { label: "残された課題", text: "待ち時間が長い日がある。" },
      { label: "市民との協働", text: null },
    ];
    const long = "窓口で待たずに済むように予約を受け付け、その日のうちに知らせる";
    const actions = [anAction({ mark: "①", title: "予約", result: "始めた" }), anAction({ mark: "②", title: long, result: "まだ" })];
    const [change] = comparePublications([before], [{ ...before, body: aGoal({ remarks, actions }) }]);
    if (change === undefined) throw new Error("nothing changed");
    expect(changedFields(change, words).map(({ name, after }) => [name, after])).toEqual([
      ["取組項目及び方法・手段 ①「予約」 期末報告", "始めた"],
      ["取組項目及び方法・手段 ②「窓口で待たずに済むように予約を受け付け、その日の…」", long],
      ["取組項目及び方法・手段 ②「窓口で待たずに済むように予約を受け付け、その日の…」 期末報告", "まだ"],
      ["特記事項 「残された課題」", "待ち時間が長い日がある。"],
      ["特記事項 「市民との協働」 見出し", "市民との協働"],
    ]);
  });

  test("of what computers alone read it says nothing", () => {
    const before = aPublishedNode({ id: 1, position: 1 });
    const [change] = comparePublications([before], [{ ...before, position: 2 }]);
    expect(change && changedFields(change, words)).toEqual([]);
  });
});

function leavesOf(value: Json, pointer: string): { readonly pointer: string; readonly value: string | number | boolean }[] {
  if (value === null) return [];
  if (typeof value !== "object") return [{ pointer, value }];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member as Json, `${pointer}/${key}`));
}

function withLeaf(value: Json, [key, ...rest]: readonly string[], leaf: Json): Json {
  if (key === undefined) return leaf;
  if (Array.isArray(value)) return value.map((member, i) => (String(i) === key ? withLeaf(member, rest, leaf) : member));
  const members = value as { readonly [key: string]: Json };
  return { ...members, [key]: withLeaf(members[key] ?? null, rest, leaf) };
}

const otherThan = (value: string | number | boolean): Json => {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return /^\d{4}-\d\d-\d\d$/u.test(value) ? "2031-05-05" : /^\d{4}-\d\d$/u.test(value) ? "2031-05" : `${value}改`;
};

/** A word of a few that the program knows: another one that it does not know means nothing. */
const isOneOfFew = (value: Json, pointer: string): boolean =>
  typeof value === "string" &&
  /\/(kind|status|direction|accumulation|yearKind|formula|against|phase|role|unitKind|how|measure|ofKept|is|reason|as)$/u.test(pointer);
