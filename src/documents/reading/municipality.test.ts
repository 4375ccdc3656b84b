import { expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import type { Document } from "../document.ts";
import { findMunicipality } from "./municipality.ts";

const documentOf = (text: string): Document => ({
  name: "試験.txt",
  mediaType: "text/plain",
  sha256: "0",
  text,
  layout: { kind: "lines" },
  blocks: [],
  markup: [],
  oddities: [],
});

test.each<[string, string, string | null]>([
  ["the name of a plan", "第三次澄川市総合計画を進める。", "澄川市"],
  ["a plan counted in figures", "第3次澄川市総合計画を進める。", "澄川市"],
  ["a title", "令和6年度 澄川市重点目標管理シート", "澄川市"],
  ["a title without white space", "令和6年度澄川市重点目標管理シート", "澄川市"],
  ["a line of its own", "澄川市\n令和6年度の目標", "澄川市"],
  ["a heading of HTML", "<h1>澄川市</h1>", "澄川市"],
  ["inside a proper name", "澄川市メールの登録者", "澄川市"],
  ["plain mentions", "澄川市では雪が降る。澄川市の冬は長い。", "澄川市"],
  ["radicals that a font gave for kanji", "⽩⼭市総合計画", "白山市"],
  ["kana", "つくば市総合計画", "つくば市"],
  ["kana in front", "あきる野市\n目標", "あきる野市"],
  ["kana behind characters of a name", "南アルプス市 重点目標一覧", "南アルプス市"],
  ["a name that ends in 都", "京都市基本計画", "京都市"],
  ["a ward", "世田谷区基本計画", "世田谷区"],
  ["a town", "軽井沢町長期振興計画", "軽井沢町"],
  ["a prefecture", "北海道総合計画", "北海道"],
  ["a city before its prefecture", "長野県総合計画を踏まえた澄川市総合計画", "澄川市"],
  ["the most frequent", "澄川市総合計画と澄川市版戦略。隣の白樺市総合計画。", "澄川市"],
  ["cities of others", "同じ中核市である白樺市との人材交流、緑の島町との連携。", null],
  ["words that hold 市", "学園都市づくりと都市計画、市町村との連携、一般市民、他市の事例、市場、市街地、全市で", null],
  ["words that hold 区, 町 and 村", "庄内学園校区の地区計画、城下町映画祭の計画、農山漁村計画、特区計画", null],
  ["nothing", "", null],
])("%s", (_, text, expected) => {
  expect(findMunicipality(documentOf(text))?.text ?? null).toBe(expected);
});

test("a long hostile text is read in time", () => {
  for (const part of ["市", "上田市", "あ市", "市町村区"])
    expect(
      processorSeconds(() => findMunicipality(documentOf(part.repeat(300_000)))),
      part,
    ).toBeLessThan(10);
});
