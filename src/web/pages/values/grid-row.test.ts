import { describe, expect, test } from "vitest";
import { anIndicator } from "../../../../test/builders.ts";
import { definitionBy } from "../../../domain/indicator/definition-by.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import type { KeptActual } from "../../../store/actual-store.ts";
import type { ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { cellKey, enteredOf, keptCell, postedKeys, readFields, writeWas } from "./grid-row.ts";

const YEAR = 2024;
const KEPT: KeptActual = {
  ...{ indicatorId: 7, part: "", year: YEAR, number: 2, status: "final", text: "64", value: 64, reached: null },
  ...{ reason: null, asOf: "2025-03-31", source: "市民意識調査", note: "回収率51％", at: new Date(0), by: "sato" },
};

const rowOf = (kept: KeptActual | null): ValueRow => ({
  indicator: { ...anIndicator(), id: 7, baseline: null, interimTargets: [], target: null, placements: [], actuals: [], superseded: [] },
  ...{ rule: NO_RULE, part: null, definition: definitionBy(anIndicator()), units: [1], answerers: [], named: 1, expected: true },
  said: new Map(kept === null ? [] : [[YEAR, kept]]),
});

/** What is entered when somebody changes fields of a year; of a year before there is only the text. */
function entered(kept: KeptActual | null, isOpen: boolean, typed: Readonly<Record<string, string>>) {
  const row = rowOf(kept);
  const key = cellKey(row, YEAR);
  const cell = keptCell(kept, isOpen);
  const fields = { t: cell.text, ...(isOpen ? { s: cell.status ?? "", d: cell.asOf, n: cell.note } : {}), ...typed };
  const form = new URLSearchParams([
    ...Object.entries(fields).map(([field, text]): [string, string] => [`${field}.${key}`, text]),
    [`b.${key}`, String(kept?.number ?? 0)],
    [`w.${key}`, writeWas(cell)],
  ]);
  return enteredOf({ row, year: YEAR, ...readFields(form, key) }, "誤記のため");
}

describe("a year of the entry grid", () => {
  test.each([
    ["a year before", false, { t: "65" }, { text: "65", asOf: "2025-03-31", note: "回収率51％", source: "市民意識調査" }],
    ["a year before, taken back", false, { t: "" }, { text: "", asOf: null, note: null }],
    ["the open year", true, { t: "65", d: "", n: "" }, { text: "65", asOf: null, note: null }],
    ["the open year, as it stood", true, { t: "65" }, { text: "65", asOf: "2025-03-31", note: "回収率51％" }],
  ])("is corrected: %s", (_, isOpen, typed, expected) => {
    expect(entered(KEPT, isOpen, typed)).toMatchObject({ ...expected, base: 2, reason: "誤記のため" });
  });

  test("that cannot be calculated is entered with its reason in the note, and why it is corrected", () => {
    expect(entered(KEPT, true, { t: "", s: "unavailable", n: "調査が隔年のため" })).toMatchObject({
      ...{ text: "算出不能", note: "調査が隔年のため", reason: "誤記のため" },
    });
  });

  test("that cannot be calculated shows why, and what else is noted", () => {
    expect(keptCell({ ...KEPT, status: "unavailable", text: "", reason: "調査が隔年のため", note: "次は令和8年度\n誤記" }, true)).toEqual({
      ...{ text: "", status: "unavailable", asOf: "2025-03-31", note: "調査が隔年のため　次は令和8年度　誤記" },
    });
  });
});

test("the fields of a year are named in one way: a value that is sent under two names is not two values", () => {
  const keys = ["7.2024.", "07.2024.", "7.2024.p1", "7.24.", "x"];
  const form = new URLSearchParams(keys.map((key): [string, string] => [`t.${key}`, "1"]));
  expect(postedKeys(form).map(({ id, year, part }) => [id, year, part])).toEqual([
    [7, 2024, ""],
    [7, 2024, "p1"],
  ]);
});
