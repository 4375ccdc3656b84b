import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import type { Block, Line } from "../document.ts";
import { Passage } from "../passage.ts";
import { layoutTables } from "./layout-table.ts";
import { runningLines } from "./running-lines.ts";

/** The lines of a text as its format gives them: trimmed, with their indent; a form feed turns the page. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let page = 1;
  let gapBefore = false;
  for (const raw of text.split("\n")) {
    if (raw.startsWith("\f")) page += 1;
    const ink = raw.trim();
    const start = at + raw.length - raw.trimStart().length;
    if (ink !== "")
      lines.push({
        kind: "line",
        page,
        indent: raw.replace("\f", "").search(/\S/u),
        gapBefore,
        text: Passage.of(text, start, start + ink.length),
      });
    gapBefore = ink === "";
    at += raw.length + 1;
  }
  return lines;
}

const LABELS = new Set(["重点目標", "部局名", "現況・課題", "総合計画における位置付け", "取組項目", "期限", "数値目標"]);
const isLabel = (text: string): boolean => LABELS.has(text);

const drawn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row) =>
          row.cells.map(({ column, lines }) => `${column}=${lines.map(({ text }) => text.text).join("/")}`).join(" | "),
        )
      : [`- ${block.text.text}`],
  );

describe("tables of a kept layout", () => {
  test("labels that are broken, values that are broken, heads and rows with numbers", () => {
    const text = [
      "管理シート",
      "",
      "重点目標      川と緑の保全を市民    部局名   環境部",
      "              とともに進める",
      "総合計画にお  第3編 環境",
      "ける位置付け",
      "              取組項目        期限     数値目標",
      "①            水草の除去      7月～    6回",
      "              (1) 除去作業    10月",
      "              (2) 募集",
      "②            緑の募金        通年     150万円",
    ].join("\n");
    expect(drawn(layoutTables(linesOf(text), isLabel))).toEqual([
      "- 管理シート",
      "0=重点目標 | 1=川と緑の保全を市民とともに進める | 3=部局名 | 5=環境部",
      "0=総合計画における位置付け | 1=第3編 環境",
      "1=取組項目 | 2=期限 | 4=数値目標",
      "0=① | 1=水草の除去/(1) 除去作業/(2) 募集 | 2=7月～10月 | 4=6回",
      "0=② | 1=緑の募金 | 2=通年 | 4=150万円",
    ]);
  });

  test("a table that goes over a page, with the running title and the page number put aside", () => {
    const text = [
      "市の計画",
      "",
      "①   橋の点検   5月から",
      "     と修繕     6月",
      "",
      "- 1 -",
      "\f市の計画",
      "",
      "②   道の補修   通年",
      "",
      "- 2 -",
    ].join("\n");
    const lines = linesOf(text);
    expect([...runningLines(lines)].map((line) => line.text.text)).toEqual(["市の計画", "- 1 -", "市の計画", "- 2 -"]);
    expect(drawn(layoutTables(lines, isLabel))).toEqual([
      "- 市の計画",
      "0=① | 1=橋の点検と修繕 | 2=5月から6月",
      "0=② | 1=道の補修 | 2=通年",
      "- - 1 -",
      "- 市の計画",
      "- - 2 -",
    ]);
  });

  test("running text stays as it is", () => {
    const text = "これは文章である。\n表ではない。\n\n令和6年度　目標\n日時   4月1日\n\n終わり";
    expect(drawn(layoutTables(linesOf(text), isLabel))).toEqual([
      "- これは文章である。",
      "- 表ではない。",
      "- 令和6年度　目標",
      "- 日時   4月1日",
      "- 終わり",
    ]);
  });

  test("no character is lost", () => {
    const part = fc.constantFrom("①", "重点目標", "橋の点検", "  ", "    ", "\n", "\n\n", "\n\f", "・道", "。", "abc", "- 1 -", "　");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const bare = (said: string) => [...said.replace(/\s/gu, "")].sort().join("");
        const said = layoutTables(linesOf(text), isLabel).flatMap((block) =>
          block.kind === "table"
            ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map((line) => line.text.text)))
            : [block.text.text],
        );
        expect(bare(said.join(""))).toBe(bare(text));
      }),
    );
  });

  test("a long hostile text is read in time", () => {
    for (const part of ["a  b\n", "総合計画にお  あ\n\n", " a   b   c\n", "①  あ\n    い\n"])
      expect(
        processorSeconds(() => layoutTables(linesOf(part.repeat(50_000)), isLabel)),
        part,
      ).toBeLessThan(15);
  });
});
