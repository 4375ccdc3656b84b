import { describe, expect, test } from "vitest";
import { readActual } from "./read-actual.ts";

const year = { kind: "fiscal", year: 2023 } as const;
const read = (text: string, kind: "quantitative" | "qualitative" = "quantitative", unit: string | null = "人") =>
  readActual(text, year, { kind, unit });
const number = (value: number, unit: string | null = "人") => ({ kind: "number", value, unit });

describe("a cell of an indicator's year", () => {
  test.each([
    ["1,234", "final", number(1234)],
    ["３3６人", "final", number(336)],
    ["0", "final", number(0)],
    ["▲5.0", "final", number(-5)],
    ["20.6万人", "final", number(206_000)],
    ["29（4）", "final", number(29)],
    ["12.5 ％", "final", number(12.5, "%")],
    ["118（速報値）", "preliminary", number(118)],
    ["見込み 118人", "preliminary", number(118)],
    ["118（令和5年度）", "final", number(118)],
    ["118（令和4年度）", "final", { kind: "unread" }],
    ["100人以上", "final", { kind: "unread" }],
    ["100人→120人", "final", { kind: "unread" }],
    ["男70 女74", "final", { kind: "unread" }],
    ["おおむね順調", "final", { kind: "unread" }],
  ])("%s is %s", (text, status, measured) => {
    expect(read(text)).toMatchObject({ status, measured, year, asOf: null });
  });

  test.each([
    ["集計中", { status: "pending" }],
    ["集計中（9月公表）", { status: "pending" }],
    ["（集計中）", { status: "pending" }],
    ["調整中", { status: "pending" }],
    ["該当なし", { status: "not-applicable" }],
    ["算出不能（調査の中止）", { status: "unavailable", reason: "算出不能（調査の中止）" }],
    ["データなし", { status: "unavailable", reason: "データなし" }],
  ])("%s says how it stands", (text, report) => {
    expect(read(text)).toMatchObject(report);
  });

  test.each(["", "  ", "-", "－", "―", "‐", "–", "ー", "######"])("%j says nothing", (text) => {
    expect(read(text)).toBeNull();
  });

  test("of a qualitative indicator says whether it is reached, or nothing that one can tell", () => {
    expect(["達成", "○", "策定済み", "未達成", "×"].map((text) => read(text, "qualitative", null))).toMatchObject(
      [true, true, true, false, false].map((reached) => ({ measured: { kind: "reached", reached } })),
    );
    expect(read("準備を進めた", "qualitative", null)).toMatchObject({ measured: { kind: "unread" } });
  });
});
