import { describe, expect, test } from "vitest";
import { readWord } from "../../../../test/layouts/read-word.ts";
import { listed, lists, lvl, styled, tbl, tc, tr } from "../../../../test/layouts/word-file.ts";

describe("lists print their numbers", () => {
  test("levels, and deeper ones that begin again", async () => {
    const numbering = lists(lvl(0, "decimalEnclosedCircle", "%1") + lvl(1, "decimal", "(%2)") + lvl(2, "aiueoFullWidth", "%3"));
    const body = [
      listed(1, "窓口"),
      listed(1, "予約", 1),
      listed(1, "受付", 1),
      listed(1, "紙", 2),
      listed(1, "相談"),
      listed(1, "電話", 1),
    ].join("");
    expect(await readWord({ numbering, body })).toEqual(
      ["① 窓口", "(1) 予約", "(2) 受付", "ア 紙", "② 相談", "(1) 電話"].map((text) => `paragraph: ${text}`),
    );
  });

  test("several numbers in one, all in figures where the list is legal", async () => {
    const numbering = lists(lvl(0, "japaneseCounting", "第%1章", '<w:suff w:val="space"/>') + lvl(1, "decimal", "%1-%2", "<w:isLgl/>"));
    const body = [listed(1, "総論"), listed(1, "各論"), listed(1, "窓口", 1), listed(1, "相談", 1)].join("");
    expect(await readWord({ numbering, body })).toEqual(
      ["第一章 総論", "第二章 各論", "2-1 窓口", "2-2 相談"].map((text) => `paragraph: ${text}`),
    );
  });

  test("bullets are items, their glyphs those that are seen", async () => {
    const font = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>';
    const numbering = lists(lvl(0, "bullet", "\uF06C", font), lvl(0, "bullet", "・", '<w:suff w:val="nothing"/>') + lvl(1, "bullet", "o"));
    expect(await readWord({ numbering, body: listed(1, "窓口") + listed(2, "相談") + listed(2, "電話", 1) })).toEqual([
      "item 1: ● 窓口",
      "item 1: ・相談",
      "item 2: ○ 電話",
    ]);
  });

  test("a list of its own start begins there, another of the same definition goes on", async () => {
    const numbering = `${lists(lvl(0, "decimal", "%1."))}<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = [listed(1, "あ"), listed(7, "い"), listed(8, "う"), listed(8, "え"), listed(0, "お"), listed(99, "か")].join("");
    expect(await readWord({ numbering, body })).toEqual(
      ["1. あ", "2. い", "1. う", "2. え", "お", "か"].map((text) => `paragraph: ${text}`),
    );
  });

  test("a level that is never begun again goes on", async () => {
    const numbering = lists(lvl(0, "decimal", "%1") + lvl(1, "decimal", "施策%2", '<w:lvlRestart w:val="0"/>'));
    const body = [listed(1, "政策"), listed(1, "あ", 1), listed(1, "政策"), listed(1, "い", 1)].join("");
    expect(await readWord({ numbering, body })).toEqual(["1 政策", "施策1 あ", "2 政策", "施策2 い"].map((text) => `paragraph: ${text}`));
  });

  test("styles number headings, at the level that names them", async () => {
    const numbering = lists(
      lvl(0, "decimal", "第%1章", '<w:pStyle w:val="h1"/>') + lvl(1, "decimalFullWidth", "%2", '<w:pStyle w:val="h2"/>'),
    );
    const style = (id: string, level: number) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    expect(
      await readWord({ numbering, styles: style("h1", 1) + style("h2", 2), body: styled("h1", "総論") + styled("h2", "趣旨") }),
    ).toEqual(["heading 1: 第1章 総論", "heading 2: １ 趣旨"]);
  });

  test("a number alone in a cell is a text", async () => {
    const numbering = lists(lvl(0, "decimalEnclosedCircle", "%1"));
    const body = tbl([tr(tc(listed(1, "")), tc("窓口")), tr(tc(listed(1, "")), tc("相談"))]);
    expect(await readWord({ numbering, body })).toEqual(["table of 2", "  - 0: ①", "    1: 窓口", "  - 0: ②", "    1: 相談"]);
  });
});
