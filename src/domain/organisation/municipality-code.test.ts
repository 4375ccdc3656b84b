import { describe, expect, test } from "vitest";
import { isMunicipalityCode, isMunicipalityName, provisionalCode } from "./municipality-code.ts";

describe("a municipality's code", () => {
  test.each([
    ["131016", "千代田区"],
    ["202037", "上田市"],
    ["272035", "豊中市"],
    ["202070", "須坂市"],
    ["011002", "札幌市"],
    ["472018", "那覇市"],
    ["200000", "長野県"],
  ])("is %s: %s", (code) => {
    expect(isMunicipalityCode(code)).toBe(true);
  });

  test.each(["131017", "13101", "1310166", "480002", "000000", "990019", "１３１０１６", "", "13101x"])("is not %j", (code) => {
    expect(isMunicipalityCode(code)).toBe(false);
  });
});

test("a provisional code belongs to no prefecture, and each number has its own", () => {
  const codes = Array.from({ length: 999 }, (_, i) => provisionalCode(i + 1));
  expect(new Set(codes).size).toBe(999);
  for (const code of codes) {
    expect(code).toMatch(/^99\d{4}$/u);
    expect(isMunicipalityCode(code)).toBe(false);
  }
});

test.each([
  ["上田市", true],
  ["東京都", true],
  ["四日市市", true],
  ["市", false],
  ["上田", false],
  ["上田 市", false],
  ["", false],
])("%j is a municipality's name: %j", (name, expected) => {
  expect(isMunicipalityName(name)).toBe(expected);
});
