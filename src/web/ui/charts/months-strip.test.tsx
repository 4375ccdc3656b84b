import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MonthsStrip } from "./months-strip.tsx";

/** The months that are filled, from April on. */
function filled(text: string, from: string, to: string): number[] {
  const html = renderToStaticMarkup(<MonthsStrip period={{ text, from, to }} fiscalYear={2025} />);
  return [...html.matchAll(/<rect class="(on|off)"/gu)].flatMap(([, state], i) => (state === "on" ? [((i + 3) % 12) + 1] : []));
}

test.each([
  ["5月、9月", "2025-05", "2025-09", [5, 9]],
  ["６月・１０月・２月", "2025-06", "2026-02", [6, 10, 2]],
  ["5、9月", "2025-05", "2025-09", [5, 9]],
  ["5月～9月", "2025-05", "2025-09", [5, 6, 7, 8, 9]],
  ["5月から9月まで", "2025-05", "2025-09", [5, 6, 7, 8, 9]],
  ["10月", "2025-10", "2025-10", [10]],
  ["通年", "2025-04", "2026-03", [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]],
])("%s fills only the months that it says", (text, from, to, expected) => {
  expect(filled(text, from, to)).toEqual(expected);
});
