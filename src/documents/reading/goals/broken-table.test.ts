import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../../test/processor-time.ts";
import type { Block, Line } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { brokenTables } from "./broken-table.ts";

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of text.split("\n")) {
    if (raw.trim() !== "")
      lines.push({ kind: "line", page: 1, indent: 0, gapBefore: false, text: Passage.of(text, at, at + raw.length).trim() });
    at += raw.length + 1;
  }
  return lines;
}

const drawn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map(({ cells }) =>
          cells.map(({ column, lines }) => `${column}=${lines.map(({ text }) => text.text).join("/")}`).join(" | "),
        )
      : [`- ${block.text.text}`],
  );

describe("tables of which only the text is left", () => {
  test("lines of cells that stand side by side, and actions below one number", () => {
    const text = [
      "No 重点目標 取組項目 期限 数値目標 実績 評価",
      "1 窓口手続のオンライン ①転出届など20手続を電子申 9月 電子申請手続数 20手 23手続の受付を始め、利用は Ａ",
      "化 請で受け付ける 続 1,250件となった。",
      "②書かない窓口を設ける 10月～3 窓口 2か所 2か所に設けた。 Ａ",
      "月",
      "2 ごみの減量と資源化 ①生ごみ処理機の購入を補助 通年 補助 100件 96件に補助した。 Ｂ",
      "する",
    ].join("\n");
    expect(drawn(brokenTables(linesOf(text))).slice(1)).toEqual([
      "0=1 | 1=窓口手続のオンライン化 | 2=①転出届など20手続を電子申請で受け付ける | 3=9月 | 4=電子申請手続数 20手続 | 5=23手続の受付を始め、利用は1,250件となった。 | 6=Ａ",
      "2=②書かない窓口を設ける | 3=10月～3月 | 4=窓口 2か所 | 5=2か所に設けた。 | 6=Ａ",
      "0=2 | 1=ごみの減量と資源化 | 2=①生ごみ処理機の購入を補助する | 3=通年 | 4=補助 100件 | 5=96件に補助した。 | 6=Ｂ",
    ]);
  });

  test("cells broken where they were narrow, labels over and below the actions", () => {
    const text = [
      "令和6年度 重点目標管理シート",
      "重点目標 水辺の保全を市民と",
      "進める",
      "部局名 環境部 優先順位 2",
      "総合計画におけ",
      "る位置付け",
      "第3編 環境",
      "取組項目 期限 数値目",
      "標",
      "中間報告 期末報告",
      "① 水草の除去と岸",
      "辺の清掃",
      "7月～",
      "10月",
      "6回、延",
      "べ90人",
      "3回実施した。 6回実施し",
      "た。",
      "② 学習会の開催 通年 4回 準備中 4回開いた。",
      "特記事項 川の会と協力した。",
    ].join("\n");
    expect(drawn(brokenTables(linesOf(text)))).toEqual([
      "- 令和6年度 重点目標管理シート",
      "0=重点目標 | 1=水辺の保全を市民と進める",
      "0=部局名 | 1=環境部",
      "0=優先順位 | 1=2",
      "0=総合計画における位置付け | 1=第3編 環境",
      "1=取組項目 | 2=期限 | 3=数値目標 | 4=中間報告 | 5=期末報告",
      "0=① | 1=水草の除去と岸辺の清掃 | 2=7月～10月 | 3=6回、延べ90人 | 4=3回実施した。 | 5=6回実施した。",
      "0=② | 1=学習会の開催 | 2=通年 | 3=4回 | 4=準備中 | 5=4回開いた。",
      "0=特記事項 | 1=川の会と協力した。",
    ]);
  });

  test("heads printed again on the next page, cells that say nothing, divisions and grades", () => {
    const text = [
      "番",
      "号 重点目標 取組内容 目標値 実績 担当課 評",
      "価",
      "1 窓口の改善 案内係を置く。 2人 2人 市民課、総務課 ◎",
      "番",
      "号 重点目標 取組内容 目標値 実績 担当課 評",
      "価",
      "2",
      "備蓄の充",
      "実",
      "食料を買い替える。 3,000食 － 危機管理課 △",
      "※評価は自己評価",
    ].join("\n");
    const heads = "0=番号 | 1=重点目標 | 2=取組内容 | 3=目標値 | 4=実績 | 5=担当課 | 6=評価";
    expect(drawn(brokenTables(linesOf(text)))).toEqual([
      heads,
      "0=1 | 1=窓口の改善 | 2=案内係を置く。 | 3=2人 | 4=2人 | 5=市民課、総務課 | 6=◎",
      "0=2 | 1=備蓄の充実 | 2=食料を買い替える。 | 3=3,000食 | 4=－ | 5=危機管理課 | 6=△",
      heads,
      "- ※評価は自己評価",
    ]);
  });

  test.each([
    ["text without heads", "目標 期限\n1 窓口の改善 3月\n2 備蓄の充実 5月"],
    ["heads over rows without numbers", "取組項目 期限 数値目標 実績\n窓口の改善 3月 2人 2人"],
    ["heads a line each, which are cells one a line", "取組項目\n期限\n数値目標\n実績\n1\n窓口の改善\n3月\n2人\n2人"],
  ])("%s stays as it is", (_, text) => {
    expect(drawn(brokenTables(linesOf(text)))).toEqual(text.split("\n").map((line) => `- ${line}`));
  });

  const part = fc.constantFrom(
    "取組項目 期限 数値目標 実績\n",
    "番号 重点目標 ",
    "評\n価\n",
    "①",
    "1 ",
    "2 ",
    "橋の点検",
    " ",
    "\n",
    "3月",
    "。",
    "◎",
    "特記事項 ",
    "部局名 道路部\n",
  );
  test("no character is lost", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const bare = (said: string) => [...said.replace(/\s/gu, "")].sort().join("");
        const said = brokenTables(linesOf(text)).flatMap((block) =>
          block.kind === "table"
            ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map((line) => line.text.text)))
            : [block.text.text],
        );
        expect(bare(said.join(""))).toBe(bare(text));
      }),
    );
  });

  test("a long hostile text is read in time", () => {
    const heads = "取組項目 期限 数値目標 実績\n";
    for (const text of [
      heads.repeat(4_000),
      `${heads}${"① あ い 3月\n".repeat(4_000)}`,
      `${heads}1 甲\n${"評価 あ\n".repeat(4_000)}`,
      "番 号 目 標\n".repeat(4_000),
    ])
      expect(
        processorSeconds(() => brokenTables(linesOf(text))),
        text.slice(0, 40),
      ).toBeLessThan(5);
  });
});
