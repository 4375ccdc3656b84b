import { describe, expect, test } from "vitest";
import { readWord } from "../../../../test/layouts/read-word.ts";
import { p, styled, t } from "../../../../test/layouts/word-file.ts";

describe("headings", () => {
  const style = (id: string, name: string, more = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
  const outlined = (level: number) => `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`;
  test.each<[string, string, string, string[]]>([
    ["by their outline level", style("a", "章", outlined(1)), styled("a", "計画の趣旨"), ["heading 2: 計画の趣旨"]],
    ["by an English name", style("a", "heading 3"), styled("a", "計画の趣旨"), ["heading 3: 計画の趣旨"]],
    ["by a Japanese name", style("a", "見出し 1"), styled("a", "計画の趣旨"), ["heading 1: 計画の趣旨"]],
    [
      "by what their style is based on",
      style("b", "市の見出し", '<w:basedOn w:val="a"/>') + style("a", "heading 2"),
      styled("b", "基本"),
      ["heading 2: 基本"],
    ],
    ["of their own", "", p("基本", '<w:outlineLvl w:val="0"/>'), ["heading 1: 基本"]],
    [
      "but not where they say that they are text",
      style("a", "heading 1"),
      p("本文", '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>'),
      ["paragraph: 本文"],
    ],
    [
      "below the document's title",
      style("t", "Title") + style("a", "heading 1"),
      styled("t", "総合計画") + styled("a", "総論"),
      ["heading 1: 総合計画", "heading 2: 総論"],
    ],
    ["over two lines", style("a", "heading 1"), styled("a", `<w:r>${t("第1章")}<w:br/>${t("趣旨")}</w:r>`), ["heading 1: 第1章 趣旨"]],
    [
      "a contents page only repeats them",
      style("c", "toc 1"),
      styled("c", `<w:r>${t("第1章")}<w:tab/>${t("3")}</w:r>`),
      ["running: 第1章\t3"],
    ],
    [
      "styles in a ring",
      style("a", "x", '<w:basedOn w:val="b"/>') + style("b", "y", '<w:basedOn w:val="a"/>'),
      styled("a", "本文"),
      ["paragraph: 本文"],
    ],
  ])("%s", async (_, styles, body, expected) => {
    expect(await readWord({ styles, body })).toEqual(expected);
  });
});
