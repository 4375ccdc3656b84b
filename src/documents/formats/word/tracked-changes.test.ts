import { describe, expect, test } from "vitest";
import { readWord } from "../../../../test/layouts/read-word.ts";
import { listed, lists, lvl, p, r, tbl, tc, tr } from "../../../../test/layouts/word-file.ts";

const ins = (content: string) => `<w:ins w:id="1" w:author="a">${content}</w:ins>`;
const del = (text: string) => `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

describe("changes are read as accepted, and said", () => {
  test.each<[string, string, string[]]>([
    ["runs", p(r("目標は") + del("50") + ins(r("80")) + r("件")), ["! tracked-changes 2", "paragraph: 目標は80件"]],
    [
      "moves",
      p(`<w:moveFrom>${r("前")}</w:moveFrom>${r("中")}<w:moveTo>${r("前")}</w:moveTo>`),
      ["! tracked-changes 2", "paragraph: 中前"],
    ],
    ["the end of a paragraph", p("前半", "<w:rPr><w:del/></w:rPr>") + p("後半"), ["! tracked-changes 1", "paragraph: 前半後半"]],
    ["a whole paragraph", p(del("消えた"), "<w:rPr><w:del/></w:rPr>") + p("残る"), ["! tracked-changes 2", "paragraph: 残る"]],
    [
      "a row",
      tbl([tr(tc("残る")), `<w:tr><w:trPr><w:del/></w:trPr>${tc(p(del("消えた")))}</w:tr>`]),
      ["! tracked-changes 1", "paragraph: 残る"],
    ],
    ["a cell", tbl([tr(tc("残る"), tc("消えた", "<w:cellDel/>"))]), ["! tracked-changes 1", "paragraph: 残る"]],
    ["how things looked before", p("本文", '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'), ["paragraph: 本文"]],
  ])("%s", async (_, body, expected) => {
    expect(await readWord(body)).toEqual(expected);
  });

  test("a deleted paragraph is not counted by its list", async () => {
    const numbering = lists(lvl(0, "decimal", "%1."));
    const deleted = p(del("消"), '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>');
    expect(await readWord({ numbering, body: listed(1, "あ") + deleted + listed(1, "い") })).toEqual([
      "! tracked-changes 2",
      "paragraph: 1. あ",
      "paragraph: 2. い",
    ]);
  });
});
