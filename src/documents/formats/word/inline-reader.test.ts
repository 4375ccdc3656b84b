import { describe, expect, test } from "vitest";
import { openWordContent, readWord } from "../../../../test/layouts/read-word.ts";
import { field, p, r, ruby, t } from "../../../../test/layouts/word-file.ts";

const sdt = (properties: string, content: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

describe("what stands in a paragraph", () => {
  test.each<[string, string, string[]]>([
    ["runs are one text", p(r("目標") + r("値は") + r("80％")), ["paragraph: 目標値は80％"]],
    ["a break parts lines", p(`<w:r>${t("一行目")}<w:br/>${t("二行目")}</w:r>`), ["paragraph: 一行目", "paragraph: 二行目"]],
    ["a tab stays white space", p(`<w:r>${t("部局")}<w:tab/>${t("企画部")}</w:r>`), ["paragraph: 部局\t企画部"]],
    ["a page break turns the page", p("前") + p(`<w:r><w:br w:type="page"/>${t("後")}</w:r>`), ["paragraph: 前", "paragraph p2: 後"]],
    [
      "a style's page break too, once",
      p(`<w:r>${t("前")}<w:br w:type="page"/></w:r>`) + p("後", "<w:pageBreakBefore/>"),
      ["paragraph: 前", "paragraph p2: 後"],
    ],
    ["hyphens", p(`<w:r>${t("1")}<w:noBreakHyphen/>${t("2")}<w:softHyphen/>${t("施策")}</w:r>`), ["paragraph: 1-2施策"]],
    ["symbols of a font", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${r("済")}`), ["paragraph: ✓済"]],
    ["letters in a font of symbols", p(r("l", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r(" 重点")), ["paragraph: ● 重点"]],
    ["furigana is beside its word", p(ruby("澄川", "すみかわ") + r("市")), ["paragraph: 澄川市"]],
    ["variants and rare kanji", p("葛\u{E0100}城と𠮷野"), ["paragraph: 葛\u{E0100}城と𠮷野"]],
    [
      "links, smart tags, bookmarks",
      p(`<w:hyperlink>${r("市の")}</w:hyperlink><w:smartTag><w:bookmarkStart/>${r("頁")}</w:smartTag>`),
      ["paragraph: 市の頁"],
    ],
    [
      "a formula",
      p(`<m:oMath><m:f><m:num><m:r><m:t>実績</m:t></m:r></m:num><m:den><m:r><m:t>目標</m:t></m:r></m:den></m:f></m:oMath>`),
      ["paragraph: 実績/目標"],
    ],
    ["a formula's value", p(field(' DATE \\@ "yyyy" ', r("令和7年"))), ["paragraph: 令和7年"]],
    ["a field that never ends", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r("残る文")}`), ["paragraph: 残る文"]],
    ["furigana of older versions", p(field(" EQ \\* jc2 \\o\\ad(\\s\\up 9(すみかわ),澄川)", "") + r("市")), ["paragraph: 澄川市"]],
    ["a character in a ring", p(field(" eq \\o\\ac(○,21)", "") + r("新規")), ["paragraph: ㉑新規"]],
    [
      "a box to tick",
      p(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r("該当")}`,
      ),
      ["paragraph: ☑該当"],
    ],
    [
      "a ticked control without a sign",
      p(sdt('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "") + r("非該当")),
      ["paragraph: ☐非該当"],
    ],
    ["a control's own sign", p(sdt('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', r("☒")) + r("該当")), ["paragraph: ☒該当"]],
    ["a control that only asks", p(r("氏名 ") + sdt("<w:showingPlcHdr/>", r("ここに入力"))), ["paragraph: 氏名"]],
    ["white space at the ends counts where the file says so", p(`<w:r><w:t> 前 </w:t></w:r>${r(" 後")}`), ["paragraph: 前 後"]],
    ["references", p("<w:r><w:t>A&amp;B&#x3042;&#12356;&lol;</w:t></w:r>"), ["paragraph: A&Bあい&lol;"]],
    ["control characters", p("<w:r><w:t>目&#7;標&#0;</w:t></w:r>"), ["! undecodable 1", "! control-characters 1", "paragraph: 目標\uFFFD"]],
    ["numbers that no character has", p("<w:r><w:t>&#x110000;&#xD800;</w:t></w:r>"), ["! undecodable 1", "paragraph: &#x110000;\uFFFD"]],
    ["a text as it is", p("<w:r><w:t><![CDATA[<目標>]]></w:t></w:r>"), ["paragraph: <目標>"]],
  ])("%s", async (_, body, expected) => {
    expect(await readWord(body)).toEqual(expected);
  });

  test("furigana stays in the text for those who look at it", async () => {
    expect((await openWordContent(p(ruby("澄川", "すみかわ") + r("市")))).text.trim()).toBe("澄川（すみかわ）市");
  });
});
