import { describe, expect, test } from "vitest";
import { openText } from "./open-text.ts";

const cases = [
  {
    name: "a bracket goes on below",
    text: "指標\t基準値\t目標値\n創業者数\t8人\n（H30）\t10人\n開業数\t2件\t5件",
    row: 1,
    cells: ["創業者数", "8人（H30）", "10人"],
  },
  {
    name: "a list of divisions goes on below",
    text: "事業\t担当課\t内容\n苗木の配布\t農政課、\n環境課\t配る\n植樹\t環境課\t植える",
    row: 1,
    cells: ["苗木の配布", "農政課、環境課", "配る"],
  },
  {
    name: "the last head is broken",
    text: "事業\t担当課\t目標値\n（R6）\n植樹\t環境課\t20本",
    row: 0,
    cells: ["事業", "担当課", "目標値（R6）"],
  },
  {
    name: "the cells make up one wide row",
    text: "番号\t事業\t課\t内容\tR6\n1\t植樹\t環境課\t苗を植える\t20\n2\t草刈り\t土木課\t河川敷を順次\n手入れ\t30",
    row: 2,
    cells: ["2", "草刈り", "土木課", "河川敷を順次手入れ", "30"],
  },
  { name: "a broken cell begins with markup alone", text: "あ\tい\t</td>\n。", row: 0, cells: ["あ", "い", "。"] },
  {
    name: "a sentence goes on below its row",
    text: "政策\t住みよいまち\n目的\t高齢者が住み慣れた地域で暮らして\nいる。",
    row: 1,
    cells: ["目的", "高齢者が住み慣れた地域で暮らしている。"],
  },
  {
    name: "rows that leave their last cells out stay apart",
    text: "番号\t事業\t課\t内容\tR6\n1\t植樹\t環境課\t植える\t20\n2\t草刈り\t土木課\n3\t清掃\t環境課",
    row: 2,
    cells: ["2", "草刈り", "土木課"],
  },
  {
    name: "labels and values below a wide row",
    text: "1\t目標\t植樹\t課\t環境課\n取組\t苗木の配布\n実績\t20本\n評価\t達成\n期限\t3月",
    row: 1,
    cells: ["取組", "苗木の配布"],
  },
  {
    name: "a cell of paragraphs is whole",
    text: "1\t目標\t植樹\t課\t環境課\n取組\t<p>配る</p>\t<p>植える</p>\n実績\t20本\t30本",
    row: 1,
    cells: ["取組", "配る", "植える"],
  },
  {
    name: "a heading between two tables is no cell",
    text: "a\tb\tc\td\te\n1\t2\t3\t4\t5\n施策②　農業\na\tb\tc\td\te\n1\t2\t3\t4\t5",
    row: 1,
    cells: ["1", "2", "3", "4", "5"],
  },
] as const;

describe("rows of tabs that line breaks in their cells broke", () => {
  test.each(cases)("$name", ({ text, row, cells }) => {
    const document = openText("a.txt", new TextEncoder().encode(text));
    if (!document.ok) throw new Error(document.refusal.kind);
    const table = document.value.blocks.find((block) => block.kind === "table");
    const read = table?.kind === "table" ? table.rows[row]?.cells.map(({ lines }) => lines.map((line) => line.text.text).join("|")) : null;
    expect(read).toEqual(cells);
  });
});
