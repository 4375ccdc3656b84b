import { describe, expect, test } from "vitest";
import { openWordContent, readWord } from "../../../../test/layouts/read-word.ts";
import { covered, p, r, t, tall, tbl, tc, tr, wide } from "../../../../test/layouts/word-file.ts";

const sdt = (properties: string, content: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

describe("tables", () => {
  test.each<[string, string, string[]]>([
    [
      "spans across and down",
      tbl([tr(tall("部局"), wide(2, "目標")), tr(covered, tc("件数"), tc("期限"))]),
      ["table of 3", "  - 0↓2: 部局", "    1→2: 目標", "  - 1: 件数", "    2: 期限"],
    ],
    [
      "merges across of older versions",
      tbl([tr(tc("目標", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("期限")), tr(tc("あ"), tc("い"), tc("う"))]),
      ["table of 3", "  - 0→2: 目標", "    2: 期限", "  - 0: あ", "    1: い", "    2: う"],
    ],
    [
      "rows that begin later and end earlier",
      tbl([tr(tc("あ"), tc("い"), tc("う")), `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${tc("え")}</w:tr>`]),
      ["table of 3", "  - 0: あ", "    1: い", "    2: う", "  - 0:", "    1: え"],
    ],
    [
      "a covered cell that holds a text",
      tbl([tr(tall("上"), tc("あ")), tr(tc("下", "<w:vMerge/>"), tc("い"))]),
      ["! hidden 1", "table of 2", "  - 0: 上", "    1: あ", "  - 0: 下", "    1: い"],
    ],
    [
      "lines that were dragged a little",
      tbl([tr(tc("あ"), wide(2, "い")), tr(wide(2, "う"), tc("え"))], [3000, 40, 3000]),
      ["table of 2", "  - 0: あ", "    1: い", "  - 0: う", "    1: え"],
    ],
    [
      "a narrow column is one where a cell stands in it",
      tbl([tr(tc("あ"), tc("・"), tc("い")), tr(wide(2, "う"), tc("え"))], [3000, 40, 3000]),
      ["table of 3", "  - 0: あ", "    1: ・", "    2: い", "  - 0→2: う", "    2: え"],
    ],
    [
      "a cell's paragraphs and breaks",
      tbl([tr(tc(p("一") + p(`<w:r>${t("二")}<w:br/>${t("三")}</w:r>`)), tc(""))]),
      ["table of 2", "  - 0: 一 ⏎ 二 ⏎ 三", "    1:"],
    ],
    [
      "heads",
      tbl([`<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc("目標")}${tc("期限")}</w:tr>`, tr(tc("あ"), tc("い"))]),
      ["table of 2", "  - 0 head: 目標", "    1 head: 期限", "  - 0: あ", "    1: い"],
    ],
    [
      "tables in a cell",
      tbl([tr(tc("見出し"), tc("値")), tr(tc(`${p("前")}${tbl([tr(tc("小1"), tc("小2"))])}${p("後")}`), tc("い"))]),
      ["table of 2", "  - 0: 見出し", "    1: 値", "  - 0: 前 ⏎ 小1 小2 ⏎ 後", "    1: い"],
    ],
    [
      "a table that only arranges others",
      tbl([tr(tc(tbl([tr(tc("左"), tc("1"))])), tc(tbl([tr(tc("右"), tc("2"))])))]),
      ["table of 2", "  - 0: 左", "    1: 1", "table of 2", "  - 0: 右", "    1: 2"],
    ],
    [
      "a row that is hidden",
      tbl([`<w:tr><w:trPr><w:hidden/></w:trPr>${tc("あ")}${tc("い")}</w:tr>`]),
      ["! hidden 1", "table of 2", "  - 0: あ", "    1: い"],
    ],
    ["a frame around text", tbl([tr(tc("一\n二"))]), ["paragraph: 一", "paragraph: 二"]],
    [
      "controls around rows and cells",
      `<w:tbl>${sdt("", tr(sdt("", tc("あ")), tc("い")))}</w:tbl>`,
      ["table of 2", "  - 0: あ", "    1: い"],
    ],
    ["text that stands in no cell", `<w:tbl>${p("迷子")}<w:tr>${r("裸")}</w:tr></w:tbl>`, ["table of 1", "  - 0: 迷子", "  - 0: 裸"]],
  ])("%s", async (_, body, expected) => {
    expect(await readWord(body)).toEqual(expected);
  });

  test("stand in the text a row a line, cells parted by tabs", async () => {
    const { text } = await openWordContent(p("前") + tbl([tr(tc("あ\nい"), tc(""), tc("う")), tr(tc("え"), tc("お"), tc("か"))]) + p("後"));
    expect(text).toBe("前\nあ\nい\t\tう\nえ\tお\tか\n後");
  });
});
