import type { Period } from "../../../domain/goal/goal.ts";

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
const STEP = 11;

/**
 * The twelve months of a fiscal year with those of a period filled in; null where the period has no end in that year. Hidden from assistive technology: the period
 * stands beside it in words.
 */
export function MonthsStrip({ period: { from, to }, fiscalYear }: { readonly period: Period; readonly fiscalYear: number }) {
  if (from === null && to === null) return null;
  const months = MONTHS.map((month) => `${month < 4 ? fiscalYear + 1 : fiscalYear}-${String(month).padStart(2, "0")}`);
  const isOn = (month: string) => (from === null || month >= from) && (to === null || month <= to);
  if (!months.some(isOn)) return null;
  return (
    <svg className="months" viewBox={`0 0 ${MONTHS.length * STEP + 1} 22`} aria-hidden="true">
      {months.map((month, i) => (
        <rect key={month} className={isOn(month) ? "on" : "off"} x={i * STEP + 0.5} y="0.5" width={STEP - 2} height="7" />
      ))}
      <text x="0" y="19">
        4
      </text>
      <text x={6 * STEP} y="19">
        10
      </text>
      <text x={11 * STEP + 2} y="19">
        3
      </text>
    </svg>
  );
}
