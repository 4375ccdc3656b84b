import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openText } from "../../formats/open-text.ts";
import { settle } from "../settle.ts";
import { readMissions } from "./read-missions.ts";

function read(text: string) {
  const document = openText("statement.txt", new TextEncoder().encode(text));
  return document.ok ? settle(document.value, null, readMissions(document.value)).reading : null;
}

const piece = fc.constantFrom(
  "部局名　総務部　部長　港 太郎",
  "令和6年度 総務部 運営方針",
  "１ 使命",
  "【方針】",
  "３．重点目標",
  "4. 中期目標",
  "■ 総括",
  "重点目標１　窓口の改革",
  "(1) 甲をする。",
  "①乙（10月） ・丙",
  "・丁",
  "目標値：90％　実績：85％　評価：Ａ",
  "【実績】",
  "総合計画：1-2-① 暮らし",
  "| No | 重点目標 | 取組内容 | 実績 |",
  "|---|---|---|---|",
  "| 1 | 窓口 | (1) 甲<br>(2) 乙 | (1) 済 |",
  "| | 総合計画 | 1-2-① | 暮らし |",
  "| 70 | 支え合い | | |",
  "| 評価 | A | | |",
  "<table><tr><td rowspan=3>使命</td><td>守る。</td></tr><tr><td>育てる。</td></tr></table>",
  "",
  "- 1 -",
  "2024",
  "※",
);

describe("whatever stands in a document", () => {
  test("every character is counted once, and nothing is said that the document does not hold", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("\n");
        const reading = read(text);
        if (!reading) return;
        const { placed, furniture, unplaced, total } = reading.coverage;
        expect(placed + furniture + unplaced).toBe(total);
        for (const { missions, policies } of reading.missions)
          for (const said of [...missions, ...policies.map((policy) => policy.text)])
            expect(isWithin(bare(said), bare(text)), said).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const table = "| No | 重点目標 | 取組内容 | 実績 |\n|---|---|---|---|\n| 1 | 窓口 | (1) 甲 | 済 |\n";
  test.each([
    ["rows that go on without end", `使命\n守る。\n\n${table}${"| | | (2) 乙 | 、。 |\n".repeat(10_000)}`],
    ["a cell without end", `使命\n守る。\n\n${table}| | | ${"(1) 甲・乙。".repeat(50_000)} | ${"済、".repeat(50_000)} |\n`],
    ["placements without end", `使命\n守る。\n\n${table}| | 総合計画 | | |\n${"| | 1-2-① 暮らし | 3-1 | 産業 |\n".repeat(10_000)}`],
    ["labels without end", `使命\n守る。\n${"目標：あ ".repeat(50_000)}`],
    ["brackets that do not close", `使命\n守る。\n${"【（".repeat(100_000)}`],
    ["bullets without end", `使命\n守る。\n方針\n${"・する。\n".repeat(20_000)}`],
    ["spaces without end", `使命\n守る。\n目標${" ".repeat(200_000)}値`],
  ])(
    "%s are read within the time limit",
    (_, text) => {
      expect(read(text)?.missions.length).toBe(1);
    },
    30_000,
  );
});

const bare = (text: string): string => text.replace(/<[^>]*>|\s/gu, "");

/** Whether the characters of a text stand in the document, in their order. */
function isWithin(said: string, text: string): boolean {
  let at = 0;
  for (const char of text) if (char === said.charAt(at)) at += 1;
  return at >= said.length;
}
