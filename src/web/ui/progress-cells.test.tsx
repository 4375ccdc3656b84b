import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ChartRow } from "../../domain/chart/chart-rows.ts";
import { resultColumns, type YearResult } from "./progress-cells.tsx";
import { sentencesIn } from "./sentences.ts";

const YEAR = { kind: "fiscal", year: 2025 } as const;
const ROW: ChartRow = { at: 0, year: YEAR, baselines: [], targets: [], actuals: [], breaks: [] };
const ungraded = (reason: "actual-pending" | "kept-not-graded") => ({ kind: "ungraded", reason }) as const;

test.each<readonly [string, Omit<YearResult, "given">, readonly string[]]>([
  [
    "what people say to be reached",
    {
      progress: { kind: "kept", kept: true, because: "kept-or-not" },
      standing: { kind: "reached", year: YEAR },
      grade: ungraded("kept-not-graded"),
    },
    ["達成か未達成かで見る指標のため、率は出しません。", "達成・未達成だけの指標に当てはまる評価が、この基準にありません。", "達成"],
  ],
  [
    "what is kept at its level",
    {
      ...{ progress: { kind: "kept", kept: true, because: "target-equals-baseline" }, standing: { kind: "reached", year: YEAR } },
      grade: { kind: "graded", code: "A", label: "達成した", because: null },
    },
    ["達成している目標値が基準値と同じ（維持）のため、達成か未達成かだけを見ます。", "A達成した", "達成"],
  ],
  [
    "what is not counted yet",
    {
      ...{ progress: { kind: "none", reason: "actual-pending" }, standing: { kind: "cannot-be-said", reason: "actual-pending" } },
      grade: ungraded("actual-pending"),
    },
    ["実績値は集計中です。", "－", "判断できない"],
  ],
])("the row of a year says once: %s", (_, result, expected) => {
  const columns = resultColumns(
    { against: "final", unit: "%", rounding: { decimals: 1, towards: "more" } },
    () => ({ ...result, given: null }),
    sentencesIn("ja"),
  );
  expect(columns.map(({ cell }) => renderToStaticMarkup(cell(ROW)).replace(/<[^>]+>/gu, ""))).toEqual(expected);
});
