import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guard, unguard } from "./formula-guard.ts";

describe("a cell", () => {
  test.each([
    ["=1+1", "the plain case"],
    ["＝A1", "a Japanese Excel takes it for ="],
    ["﹦A1", "and some for the small one"],
    ["@SUM(A1)", "as in Lotus"],
    ["＠SUM(A1)", ""],
    ["+A1", ""],
    ["-A1", ""],
    ["－SUM(A1:A9)", ""],
    ["+81-3-1234-5678", "a telephone number would be subtracted"],
    ["-5+1", ""],
    ["-2+3+cmd|' /C calc'!A0", "DDE"],
    ["- 項目", "Excel looks for a name 項目"],
    ["-5ポイント", ""],
    ["－5～5", ""],
    ["-5\n=1", ""],
    ["=\n1", ""],
    ["\t=1", "programs drop what stands before"],
    ["\r=1", ""],
    ["\n=1", ""],
    [" =1", ""],
    ["　＝1", ""],
    ["\u0000=1", ""],
    ["\u200b=1", ""],
    ["\t-5", "a number, but not at the front"],
  ])("with %j is guarded (%s)", (text) => {
    expect(guard(text)).toBe(`'${text}`);
    expect(unguard(guard(text))).toBe(text);
    // Guarded twice, it is read twice.
    expect(guard(guard(text))).toBe(`''${text}`);
    expect(unguard(unguard(`''${text}`))).toBe(text);
  });

  test.each([
    "",
    "-",
    "－",
    "―",
    "ー",
    "‐",
    "--",
    "－－",
    "---",
    "- ",
    "+",
    "=",
    "@",
    "＠",
    "+-",
    "-5",
    "－5",
    "-0",
    "-1,234.5",
    "－１，２３４．５％",
    "+3",
    "＋3.2",
    "-.5",
    "-12%",
    "▲5",
    "△1.2",
    "5-3",
    "a=b",
    "a@b.example",
    "'",
    "'a",
    "''",
    "'-",
    "'－",
    "'-5",
    "1/2",
    "①",
    "・=1",
    "(-5)",
    "\t",
    "\r\n",
    "\tx",
  ])("with %j stays as it is", (text) => {
    expect(guard(text)).toBe(text);
    expect(unguard(text)).toBe(text);
  });

  test("says what was written, whatever it is", () => {
    const char = fc.constantFrom(
      "'",
      "=",
      "＝",
      "-",
      "－",
      "+",
      "@",
      "1",
      "５",
      ",",
      ".",
      "％",
      "a",
      "項",
      " ",
      "\t",
      "\n",
      "\0",
      "\ufeff",
      "\ud83c",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(char, { maxLength: 8 }).map((chars) => chars.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(unguard(guard(text))).toBe(text);
        // What nothing can run gets nothing before it, and what can be run begins as no formula does.
        if (guard(text) !== text) expect(guard(text)).toBe(`'${text}`);
        else if (/^[=＝@＠]/u.test(text)) expect(text).toMatch(/^[=＝﹦+＋﹢\-－﹣@＠﹫\s]+$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is looked at in the time that it takes to read it", () => {
    for (const text of [
      "'".repeat(500_000),
      "-".repeat(500_000),
      " ".repeat(500_000),
      `-${"1,".repeat(250_000)}x`,
      `-${"1".repeat(500_000)}x`,
    ])
      expect(unguard(guard(text))).toBe(text);
  });
});
