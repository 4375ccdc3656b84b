import { describe, expect, test } from "vitest";
import { type Measurable, rowMatcher } from "./match-value-row.ts";
import { readValueTable } from "./value-table.ts";

const cellsOf = (text: string) => text.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));

/** What is read, as 行:名[区分] 年=値 …; then what is not read. */
function said(text: string): readonly string[] {
  const read = readValueTable(cellsOf(text));
  if (!read.ok) return [read.refusal.kind];
  const { rows, unread, nameless } = read.value;
  return [
    ...rows.map(({ row, code, name, part, values }) =>
      [`${row}:${code}${name}${part && `[${part}]`}`, ...values.map(({ year, text: value, status }) => `${year}=${value}${status}`)].join(
        " ",
      ),
    ),
    ...unread.map(({ head }) => `unread column ${head}`),
    ...nameless.map(({ text: line }) => `unread row ${line}`),
  ];
}

describe("a table of values", () => {
  test.each([
    ["a column a year", "指標名|R5|令和6年度|2025\n窓口の待ち時間|12|11|10.5", ["1:窓口の待ち時間 2023=12 2024=11 2025=10.5"]],
    [
      "under a title",
      "令和6年度 実績の報告\n\n番号|指標|単位|R6実績\n12|待ち時間|分|11",
      ["3:12待ち時間 2024=11", "unread row 令和6年度 実績の報告"],
    ],
    ["without a head of names", "|R5|R6\n待ち時間|12|11", ["1:待ち時間 2023=12 2024=11"]],
    [
      "a row a year",
      "指標名|年度|実績値|状態|備考\n待ち時間|R6|11|速報|仮の数\n|R7|10||",
      ["1:待ち時間 2024=11速報", "2:待ち時間 2025=10"],
    ],
    ["parts under a merged name", "指標名|区分|R6\n健康寿命|男|80.1\n|女|84.9", ["1:健康寿命[男] 2024=80.1", "2:健康寿命[女] 2024=84.9"]],
    [
      "targets beside",
      "指標名|R6実績|R9目標|担当\n待ち時間|11|8|市民課",
      ["1:待ち時間 2024=11", "unread column R9目標", "unread column 担当"],
    ],
    [
      "targets and actuals under merged years",
      "指標名|R5||R6||担当\n|目標|実績|目標値|実績値|\n待ち時間|10|12|9|11|市民課",
      ["2:待ち時間 2023=12 2024=11", "unread column R5", "unread column R6", "unread column 担当"],
    ],
    ["heads of names under the years", "|R5|\n指標名|目標|実績\n待ち時間|10|12", ["2:待ち時間 2023=12", "unread column R5"]],
    ["two actuals under a year", "指標名|R5||\n|目標|実績|実績\n待ち時間|10|12|13", ["year-twice"]],
    [
      "a remark about targets under the heads",
      "指標名|R5\n|※目標は令和9年度の値です。\n待ち時間|12",
      ["2:待ち時間 2023=12", "unread row ※目標は令和9年度の値です。"],
    ],
    ["blank cells", "指標名|R5|R6\n待ち時間||11\n満足度||", ["1:待ち時間 2024=11", "2:満足度"]],
    ["one year twice", "指標名|R6|2024\n待ち時間|1|2", ["year-twice"]],
    ["no heads", "待ち時間|12\n満足度|60", ["no-heads"]],
    ["heads alone", "指標名|R6", ["no-rows"]],
    ["nothing", "", ["no-rows"]],
    ["a value without a year in its head", "指標名|実績|R6\n待ち時間|5|11", ["1:待ち時間 2024=11", "unread column 実績"]],
    ["a line below without a name", "指標名|R6\n待ち時間|11\n|※速報", ["1:待ち時間 2024=11", "unread row ※速報"]],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test("of too many rows is refused", () => {
    expect(readValueTable(Array.from({ length: 3_001 }, () => ["a"]))).toMatchObject({ ok: false, refusal: { kind: "too-many-rows" } });
    const wide = ["指標名", ...Array.from({ length: 200 }, () => ""), "R5"];
    expect(readValueTable([wide, ["市民満足度"]])).toMatchObject({ ok: false, refusal: { kind: "too-many-columns" } });
    expect(
      readValueTable([
        ["指標名", "R5", ...Array.from({ length: 300 }, () => " ")],
        ["市民満足度", "5"],
      ]),
    ).toMatchObject({ ok: true });
  });
});

describe("a row of a table", () => {
  const one = (id: number, name: string, unit: string | null = null, part: string | null = null): Measurable => ({
    ...{ id, name, unit, part: part === null ? null : { key: `k${part}`, name: part } },
  });
  const known = [
    one(1, "市民満足度", "％"),
    one(2, "窓口の待ち時間", "分"),
    one(3, "健康寿命", "歳"),
    one(3, "健康寿命", "歳", "男"),
    one(3, "健康寿命", "歳", "女"),
    one(4, "市税の収納率（現年分）", "％"),
    one(5, "市税の収納率（滞納繰越分）", "％"),
  ];
  const match = rowMatcher(known);
  const row = (given: { name?: string; code?: string; part?: string; unit?: string }) => ({
    row: 1,
    name: "",
    code: "",
    part: "",
    unit: "",
    values: [],
    ...given,
  });

  test.each([
    [{ name: "市民 満足度" }, 1, null],
    [{ name: "市民満足度（％）" }, 1, null],
    [{ code: "２" }, 2, null],
    [{ code: "2", name: "窓口の待ち時間" }, 2, null],
    [{ name: "健康寿命" }, 3, null],
    [{ name: "健康寿命", part: "女" }, 3, "k女"],
    [{ name: "健康寿命（男）" }, 3, "k男"],
    [{ name: "市税の収納率（現年分）", unit: "%" }, 4, null],
  ])("%o is %d %s", (given, id, part) => {
    expect(match(row(given), null)).toMatchObject({ kind: "found", one: { id, part: part === null ? null : { key: part } } });
  });

  test.each([
    [{ name: "窓口の待ち時間の平均" }, "unknown", [2]],
    [{ name: "市税の収納率" }, "several", [4, 5]],
    [{ code: "1", name: "窓口の待ち時間" }, "code-differs", [1, 2]],
    [{ code: "1", name: "窓口の待ち時間の平均" }, "code-differs", [1, 2]],
    [{ code: "1", name: "来庁者の数" }, "code-differs", [1]],
    [{ code: "3", name: "平均寿命", part: "女" }, "code-differs", [3, 3]],
    [{ name: "窓口の待ち時間", unit: "時間" }, "unit-differs", [2]],
    [{ code: "99" }, "unknown", []],
    [{ name: "健康寿命", part: "その他" }, "unknown", [3, 3, 3]],
  ])("%o is %s", (given, kind, nearest) => {
    const matched = match(row(given), null);
    expect([matched.kind, matched.kind === "found" ? [] : matched.nearest.map(({ id }) => id)]).toEqual([kind, nearest]);
  });

  test("is compared with near names as often as a table needs it, and not in all the length of a name", () => {
    const another = rowMatcher(known);
    const nearest = (name: string) => {
      const matched = another(row({ name }), null);
      return matched.kind === "unknown" ? matched.nearest.map(({ id }) => id) : matched.kind;
    };
    expect(nearest(`窓口の待ち時間の平均${" ".repeat(100_000)}${"長".repeat(100_000)}`)).toEqual([2]);
    for (let i = 1; i < 200; i += 1) expect(nearest("窓口の待ち時間の平均")).toEqual([2]);
    expect(nearest("窓口の待ち時間の平均")).toEqual([]);
    expect(nearest("市民満足度")).toBe("found");
  });

  test("is what a person chose for it", () => {
    expect(match(row({ name: "待ち時間の平均" }), 2)).toMatchObject({ kind: "found", one: { id: 2 } });
    expect(match(row({ name: "窓口の待ち時間", unit: "時間" }), 2)).toMatchObject({ kind: "found", one: { id: 2 } });
    expect(match(row({ code: "1", name: "来庁者の数" }), 1)).toMatchObject({ kind: "found", one: { id: 1 } });
  });
});
