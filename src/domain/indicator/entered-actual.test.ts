import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEntry } from "./entered-actual.ts";

const YEAR = { kind: "fiscal", year: 2025 } as const;
const percent = { unit: "%", kind: "quantitative" } as const;
const people = { unit: "人", kind: "quantitative" } as const;

function said(...of: [text: string, definition: Parameters<typeof readEntry>[2], status?: Parameters<typeof readEntry>[3]]): string {
  const [text, definition, status] = of;
  const read = readEntry(text, YEAR, definition, status);
  if (!read.ok) return `refused: ${read.refusal.kind}`;
  if (read.value === null) return "nothing";
  const { status: kept, value, reached, reason } = read.value;
  return [kept, read.value.text, value ?? reached ?? "", reason ?? ""].join(" | ").replace(/(?: \| )+$/u, "");
}

describe("what is entered as the value of a year", () => {
  test.each([
    ["78.9", "final | 78.9 | 78.9"],
    [" ７８．９％ ", "final | ７８．９％ | 78.9"],
    ["78.9（速報）", "preliminary | 78.9（速報） | 78.9"],
    ["78.9（見込み）", "preliminary | 78.9（見込み） | 78.9"],
    ["約79", "final | 約79 | 79"],
    ["0", "final | 0 | 0"],
    ["▲1.2", "final | ▲1.2 | -1.2"],
    ["", "nothing"],
    ["　", "nothing"],
    ["－", "nothing"],
    ["集計中", "pending"],
    ["集 計 中", "pending"],
    ["（集計中）", "pending"],
    ["（あとで）", "refused: not-a-number"],
    ["未公表（令和8年8月の予定）", "pending"],
    ["算出不能（調査を行わなかった）", "unavailable |  |  | 調査を行わなかった"],
    ["算出不能（調査（隔年）がない年のため）", "unavailable |  |  | 調査（隔年）がない年のため"],
    ["算出不能", "unavailable"],
    ["該当なし", "not-applicable"],
    ["75～80", "refused: not-a-number"],
    ["80％以上", "refused: not-a-number"],
    ["75.0→78.9", "refused: not-a-number"],
    ["順調", "refused: not-a-number"],
    ["12人", "refused: other-unit"],
    ["9".repeat(401), "refused: too-long"],
  ])("%s, in percent: %s", (text, expected) => {
    expect(said(text, percent)).toBe(expected);
  });

  test.each([
    ["1,234", "final | 1,234 | 1234"],
    ["１，２３４人", "final | １，２３４人 | 1234"],
    ["2万3千人", "final | 2万3千人 | 23000"],
    ["######", "refused: not-a-number"],
  ])("%s, in people: %s", (text, expected) => {
    expect(said(text, people)).toBe(expected);
  });

  test.each([
    ["達成", "final | 達成 | true"],
    ["○", "final | ○ | true"],
    ["×", "final | × | false"],
    ["集計中", "pending"],
    ["12", "refused: not-a-judgement"],
  ])("%s, of what is only reached or not: %s", (text, expected) => {
    expect(said(text, { unit: null, kind: "qualitative" })).toBe(expected);
  });

  test("is of the status that the column says, where it says none itself", () => {
    expect(said("5", people, "preliminary")).toBe("preliminary | 5 | 5");
  });

  test("never throws, and a value has a text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const read = readEntry(text, YEAR, people);
        if (read.ok && read.value && (read.value.status === "final" || read.value.status === "preliminary"))
          expect(read.value.text).not.toBe("");
      }),
    );
  });
});
