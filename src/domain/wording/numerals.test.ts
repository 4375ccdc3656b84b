import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import { writeNumerals } from "./numerals.ts";

const CASES: readonly (readonly [written: string, half: string, full: string])[] = [
  ["令和6年度に３回", "令和6年度に3回", "令和６年度に３回"],
  ["3３6件", "336件", "３３６件"],
  ["1,234千円、12.5％", "1,234千円、12.5％", "１,２３４千円、１２.５％"],
  ["１，２３４人", "1，234人", "１，２３４人"],
  ["(1) 4月～10月", "(1) 4月～10月", "(１) ４月～１０月"],
  ["延長30km、面積1.5ha、30m2、10t-CO2", "延長30km、面積1.5ha、30m2、10t-CO2", "延長３０km、面積１.５ha、３０m2、１０t-CO2"],
  ["濃度10mg/L", "濃度10mg/L", "濃度１０mg/L"],
  ["10：00に開始", "10：00に開始", "１０：００に開始"],
  // Codes and names stay as they were written.
  ["R6、Ｒ６、A4判、CO2、SDGs17", "R6、Ｒ６、A4判、CO2、SDGs17", "R6、Ｒ６、A4判、CO2、SDGs17"],
  ["5-2-① 計画の推進", "5-2-① 計画の推進", "5-2-① 計画の推進"],
  ["電話 0268-22-0000", "電話 0268-22-0000", "電話 0268-22-0000"],
  ["2024/4/1、2024.4.1", "2024/4/1、2024.4.1", "2024/4/1、2024.4.1"],
  ["Ver.2.0、3D、5G", "Ver.2.0、3D、5G", "Ver.2.0、3D、5G"],
  [
    "https://www.example.jp/r6/12?page=3を見る 3件",
    "https://www.example.jp/r6/12?page=3を見る 3件",
    "https://www.example.jp/r6/12?page=3を見る ３件",
  ],
  ["www.example.jp/2024", "www.example.jp/2024", "www.example.jp/2024"],
  ["kikaku2@example.jp、１＠２", "kikaku2@example.jp、１＠２", "kikaku2@example.jp、１＠２"],
  ["一人、二〇二六年", "一人、二〇二六年", "一人、二〇二六年"],
  ["", "", ""],
];

describe("writeNumerals", () => {
  test.each(CASES)("%s", (written, half, full) => {
    expect(writeNumerals(written, "as-written")).toBe(written);
    expect(writeNumerals(written, "half")).toBe(half);
    expect(writeNumerals(written, "full")).toBe(full);
  });

  const piece = fc.oneof(
    fc.constantFrom(..."0123９８７６.,，．-－/:：@＠ 　％年月回件人①⑴⒇ARkmhaｋ_～~（）\n"),
    fc.constantFrom("https://", "www.", "t-CO2", "mg/L", "\ud800", "\u20e3"),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  const rule = fc.constantFrom("half", "full" as const);
  const digitsAside = (written: string) => written.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC"));

  test("changes nothing but digits, each for the same digit", () => {
    fc.assert(
      fc.property(text, rule, (written, numerals) => {
        expect(digitsAside(writeNumerals(written, numerals))).toBe(digitsAside(written));
      }),
      { numRuns: 2000 },
    );
  });

  test("changes nothing the second time, and the last rule is the one that holds", () => {
    fc.assert(
      fc.property(text, rule, rule, (written, first, second) => {
        const once = writeNumerals(written, second);
        expect(writeNumerals(once, second)).toBe(once);
        expect(writeNumerals(writeNumerals(written, first), second)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test("takes time in proportion to the text", () => {
    const long = ["1", "a-", "1.", "@", "0-", "１２a"].map((part) => part.repeat(100_000));
    expect(
      processorSeconds(() => {
        for (const one of long) writeNumerals(one, "full");
      }),
    ).toBeLessThan(2);
  });
});
