import { expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { readGlossary } from "./glossary.ts";
import type { Piece } from "./piece.ts";

function piece(source: string): Piece {
  const text = Passage.of(source, 0, source.length);
  return { block: { kind: "paragraph", page: 1, text }, text, page: 1, startsPage: false, title: null };
}

test.each([
  ["誰もが安心して使えるユニバーサルデザイン＊の公園", ["ユニバーサルデザイン"]],
  ["多言語相談ワンストップ＊窓口", ["ワンストップ"]],
  ["新たなICT＊やAI＊・RPA＊を使います", ["ICT", "AI", "RPA"]],
  ["統合型GIS＊を公開します", ["統合型GIS"]],
  ["2019年ジェンダーギャップ指数＊", ["ジェンダーギャップ指数"]],
  ["ワーク・ライフ・バランス※1の推進", ["ワーク・ライフ・バランス"]],
  ["将来負担比率＊と将来負担比率＊", ["将来負担比率"]],
  ["市内全域で設立 ※見込み", []],
  ["12件※", []],
])("%s", (text, terms) => {
  expect(readGlossary([piece(text)]).map((term) => term.text)).toEqual(terms);
});

test("a note tells where its term begins", () => {
  const terms = readGlossary([piece("地域おもいやり隊員＊が訪ねます。"), piece("＊地域おもいやり隊員：声をかけて回る人。")]);
  expect(terms.map((term) => term.text)).toEqual(["地域おもいやり隊員"]);
});
