import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoal, anAction } from "../../../test/builders.ts";
import { aPublication, aPublishedCity, aPublishedGoal, aPublishedIndicator, aPublishedNode } from "../../../test/published-items.ts";
import { unguard } from "../../documents/writing/formula-guard.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { pageFiles } from "../public/page-files.ts";
import { openSite } from "../public/public-site.ts";
import { dataFiles } from "./data-files.ts";
import { column, csvOf, dataTable } from "./data-table.ts";
import { dataTables } from "./data-tables.ts";
import { dataWordsIn } from "./open-data-words.ts";

const siteOf = (items: readonly PublishedItem[]) => openSite(aPublication(), [aPublication()], items);
const site = siteOf(aPublishedCity());

const textOf = (path: string, of = site) => {
  const made = dataFiles(of)
    .find((file) => file.path === path)
    ?.make();
  if (typeof made !== "string") throw new Error(`no text ${path}`);
  return made;
};
const rowsOf = (path: string, of = site) => parse(textOf(path, of), { bom: true, columns: true }) as Record<string, string>[];

describe("open data as CSV", () => {
  test("is UTF-8 with its mark and CR LF, one record a row, with the code of the municipality in every row and no row twice", () => {
    const said = dataWordsIn("ja");
    for (const { name, key, columns, rows } of dataTables(site)) {
      const text = textOf(`data/${name}.csv`);
      expect(text.startsWith("\uFEFF全国地方公共団体コード,地方公共団体名,"), name).toBe(true);
      expect(text.endsWith("\r\n")).toBe(true);
      const read = rowsOf(`data/${name}.csv`);
      expect(read.length, name).toBe(rows.length);
      expect(read.every((row) => row.全国地方公共団体コード === "990019")).toBe(true);
      expect(new Set(columns.map((one) => one.name)).size).toBe(columns.length);
      const keys = read.map((row) => JSON.stringify(key.map((column) => row[said(`column.${column}`)])));
      expect(new Set(keys).size, `${name}: ${key}`).toBe(read.length);
    }
  });

  test("tells what an indicator promised, what was measured, and what was said of that", () => {
    const rows = rowsOf("data/values.csv").filter((row) => row.指標ID === "1101");
    expect(rows.map((row) => [row.値の種別, row.年, row["値（数値）"], row.単位, row.実績の状態, row.進捗率])).toEqual([
      ["基準値", "2022", "62.5", "%", "", ""],
      ["目標値", "2027", "70", "%", "", ""],
      ["実績値", "2023", "64.1", "%", "確定", expect.stringMatching(/^\d+(\.\d)?$/u)],
      ["実績値", "2024", "66.8", "%", "確定", expect.stringMatching(/^\d+(\.\d)?$/u)],
      ["実績値", "2025", "68.2", "%", "速報", expect.stringMatching(/^\d+(\.\d)?$/u)],
    ]);
    const unavailable = rowsOf("data/values.csv").find((row) => row.実績の状態 === "算出不能");
    expect(unavailable?.理由).toBe("機器の入替えのため");
    expect(unavailable?.["値（数値）"]).toBe("");
  });

  test("keeps a target as it was before it was revised, and what the plan printed, as no longer in force", () => {
    const revised = aPublishedIndicator({
      id: 1_104,
      rule: {
        targets: [
          {
            ...{ text: "80％以上", year: 2027, part: null, role: "final" },
            former: [{ text: "75％以上", until: "2025-04-01", reason: "計画の見直し" }],
          },
        ],
      },
    });
    const rows = rowsOf("data/values.csv", siteOf([...aPublishedCity(), revised])).filter((row) => row.指標ID === "1104");
    expect(rows.map((row) => [row.値ID, row.現行, row.値の出所, row["値（数値）"], row.値の条件, row.見直した日, row.理由])).toEqual([
      ["1104--baseline-2022", "true", "文書", "62.5", "", "", ""],
      ["1104--target-2027", "true", "所管", "80", "以上", "", ""],
      ["1104--former-target-2027", "false", "所管", "75", "以上", "2025-04-01", "計画の見直し"],
      ["1104--former-target-2027-2", "false", "文書", "70", "以上", "", ""],
    ]);
  });

  test("names departments, nodes and years as they are, and only reports what is reported", () => {
    const [goal] = rowsOf("data/goals.csv");
    expect(goal).toMatchObject({
      目標ID: "1202",
      年度: "2025",
      部局名: "企画部",
      SDGs: "3;11",
      前年度の目標ID: "1201",
      公表している段階: "期末",
    });
    expect(rowsOf("data/goal-placements.csv")[0]).toMatchObject({ 施策ID: "1011", 施策名: "窓口を便利にする" });
    expect(rowsOf("data/actions.csv").map((row) => row["取組・手順ID"])).toEqual(["1202-1", "1202-1-1", "1201-1", "1201-1-1"]);
    expect(rowsOf("data/reports.csv").map((row) => row.期末報告)).toContain("6月に設置");
    expect(rowsOf("data/successions.csv")[0]).toMatchObject({ 部署ID: "2001", 後の部署ID: "2002", 変更の種別: "改称" });
  });

  test("tells of each document which file it is and where it stands, whether the site has it or not", () => {
    const items = aPublishedCity().map((item) =>
      item.kind === "municipality" ? { ...item, profile: { ...item.profile, address: "https://www.city.example/plan" } } : item,
    );
    const [document] = site.documents;
    const has = openSite(aPublication(), [aPublication()], items, [], [], new Set([document?.sha256 ?? ""]));
    expect(rowsOf("data/documents.csv", has)).toEqual([
      expect.objectContaining({
        ...{ 文書ID: "1601", 計画ID: "1000", 年度: "", 文書の日付: "2023-03-20", ハッシュ値: document?.sha256 },
        ...{ ファイルの場所: "documents/1601.pdf", ファイルのURL: "https://www.city.example/plan/documents/1601.pdf" },
      }),
    ]);
    expect(textOf("data/documents.csv", openSite(aPublication(), [aPublication()], items))).toBe(textOf("data/documents.csv", has));
  });

  test.each(["二行\n目", "\r\n", '"引用"', "a,b", "=cmd|'/C calc'!A0", "@SUM(A1)", "-5", "'", "''=", "\u0000x", " 空白 ", "\uFEFF", "🏯"])(
    "gives %j back as it was",
    (text) => {
      const hostile = siteOf([
        ...aPublishedCity(),
        aPublishedNode({ id: 1_030, code: "9", title: text }),
        aPublishedGoal({ id: 1_204, body: aGoal({ title: text, actions: [anAction({ title: text, result: text })] }) }),
      ]);
      const node = rowsOf("data/nodes.csv", hostile).find((row) => row.施策ID === "1030");
      expect(unguard(node?.施策名 ?? "")).toBe(text);
      expect(node?.施策名).not.toMatch(/^[=+@]/u);
      const report = rowsOf("data/reports.csv", hostile).find((row) => row.目標ID === "1204");
      expect(unguard(report?.期末報告 ?? "")).toBe(text);
    },
  );

  test("gives any text back, halves of characters as U+FFFD", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), (texts) => {
        const table = dataTable("terms", ["term"], texts, [
          column("term", "string", (text) => text),
          column("number", "integer", () => -1),
        ]);
        const [, ...rows] = parse(csvOf(table), { bom: true }) as string[][];
        expect(rows.map(([text = "", number]) => [unguard(text), number])).toEqual(texts.map((text) => [text.toWellFormed(), "-1"]));
      }),
    );
  });
});

describe("the whole publication", () => {
  test("stands in one JSON, each thing once and by its sum", () => {
    const told = JSON.parse(textOf("data/publication.json"));
    expect(told).toMatchObject({ format: "shirube-publication/1", municipality: { code: "990019" }, current: 1, earlierItems: [] });
    expect(told.items).toHaveLength(aPublishedCity().length);
    expect(told.publications[0].items).toHaveLength(aPublishedCity().length);
    expect(JSON.stringify(told)).not.toContain('"by"');
  });

  test("holds what earlier publications told, of a withdrawn one only the reason", () => {
    const [first, second, third] = [1, 2, 3].map((number) => aPublication({ number, id: 900_000 + number }));
    const wrong = {
      kind: "node" as const,
      id: 1_011,
      title: "施策",
      place: "本文",
      wrong: "取り下げた語",
      right: "取り下げた語句",
      reason: "誤記",
    };
    const withdrawn = {
      ...{ kind: "correction" as const, note: "取り下げた説明", corrections: [wrong] },
      withdrawal: { at: new Date("2026-07-01T00:00:00Z"), by: "山田", reason: "誤って公表した" },
    };
    if (!first || !second || !third) throw new Error("three");
    const before = [...aPublishedCity(), aPublishedNode({ id: 1_030, code: "9", title: "なくなった施策" })];
    const now = openSite(second, [first, second, { ...third, ...withdrawn }], aPublishedCity(), [{ publication: first, items: before }]);
    const text = textOf("data/publication.json", now);
    const told = JSON.parse(text);
    expect(told.publications.map((one: { number: number; items: string[] }) => [one.number, one.items.length])).toEqual([
      [3, 0],
      [2, before.length - 1],
      [1, before.length],
    ]);
    expect(told.earlierItems).toEqual([expect.objectContaining({ title: "なくなった施策" })]);
    expect(text).toContain("誤って公表した");
    expect(text).not.toContain("山田");
    const everything = [...dataFiles(now), ...pageFiles(now, [])].map(({ make }) => String(make())).join("");
    expect(everything).toContain("誤って公表した");
    for (const word of ["取り下げた説明", "取り下げた語"]) expect(everything).not.toContain(word);
  });

  test("a file is as it was where what it tells is as it was", () => {
    const sums = (of = site) => new Map(dataFiles(of).map(({ path, sum }) => [path, sum]));
    const before = sums();
    const now = sums(siteOf([...aPublishedCity(), aPublishedNode({ id: 1_030, code: "9" })]));
    const changed = [...now].filter(([path, sum]) => before.get(path) !== sum).map(([path]) => path);
    expect(changed.sort()).toEqual(["data/catalog.jsonld", "data/nodes.csv", "data/publication.json", "data/readings/plan-1000.json"]);
  });
});
