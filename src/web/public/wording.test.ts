import { describe, expect, test } from "vitest";
import { publicFiles } from "../../../test/public-history.ts";
import { plainText } from "../../../test/publishing-pages.ts";

const pages = publicFiles().filter(({ path }) => path.endsWith(".html"));
const htmlOf = (path: string): string => String(pages.find((file) => file.path === path)?.make() ?? "");
const textOf = (path: string): string => plainText(htmlOf(path));

describe("pages for citizens", () => {
  test("use no word that only staff know", () => {
    const found = pages.flatMap(({ path }) =>
      [...textOf(path).matchAll(/補職|当年度|順位の外|\d番目・|評価に使うもの|付ける場合|シート\d+枚/gu)].map(
        ([word]) => `${path}: ${word}`,
      ),
    );
    expect(found).toEqual([]);
  });

  test("say of each grade what it means and when it is given", () => {
    const text = textOf("method.html");
    expect(text).toContain("過ぎた年数のわりにどこまで進んだかで決めます");
    expect(text).toContain("意味着実に進んでいる付けるとき100％以上");
    expect(text).toContain("意味評価できない付けるとき値や目標が足りず、評価できないとき");
  });

  test("say once where a goal stands in a plan, and lead there", () => {
    const row = /<th scope="row">[^<]*(?:<wbr\/?>[^<]*)*総合計画(?:.(?!<\/tr>))*/su.exec(htmlOf("goals/1202.html"))?.[0] ?? "";
    expect(plainText(row).match(/窓口を便利にする/gu)).toHaveLength(1);
    expect(row).toMatch(/<a href="[^"]*nodes\/1011\.html"/u);
    expect(textOf("missions/1301.html").match(/窓口を便利にする/gu)).toHaveLength(1);
  });

  test("name the publication of a correction once", () => {
    const main = /<main[\s\S]*<\/main>/u.exec(htmlOf("corrections.html"))?.[0] ?? "";
    // What a reader hears of the table is not seen.
    expect(plainText(main.replace(/<caption[\s\S]*?<\/caption>/gu, "")).match(/第3回公表/gu)).toHaveLength(1);
  });

  test("name the head of a department in one line", () => {
    expect(textOf("missions/1301.html")).toMatch(/部局の責任者部長/u);
  });
});
