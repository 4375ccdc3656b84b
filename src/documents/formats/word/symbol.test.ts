import { expect, test } from "vitest";
import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { showSymbols, symbolOf } from "./symbol.ts";

test("characters of fonts of symbols show as what they look like", () => {
  expect(showSymbols("\uF06C\uF0FC", "Wingdings")).toBe("●✓");
  expect(showSymbols("lü", "WINGDINGS")).toBe("●✓");
  expect(showSymbols("\uF0B7", "Symbol")).toBe("•");
  expect(symbolOf("F052", "Wingdings 2")).toBe("☑");
});

test("what no table knows stays, and other fonts are left alone", () => {
  expect(showSymbols("\uF0AA 目標", "Wingdings")).toBe("\uF0AA 目標");
  expect(showSymbols("l", "ＭＳ 明朝")).toBe("l");
  expect([symbolOf(undefined, "Symbol"), symbolOf("xyz", "Symbol"), symbolOf("110000", "Symbol")]).toEqual(["", "", ""]);
});

test.each([..."lmnouvq"].map((letter) => [letter] as const))("the bullet that Word makes of %s is one for readers", (letter) => {
  expect(readEnumerator(`${showSymbols(letter, "Wingdings")} 目標`)?.kind).toBe("bullet");
});
