import type { Period } from "../../../domain/goal/goal.ts";

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
const STEP = 11;

/**
 * The twelve months of a fiscal year with those of a period filled in; null where the period has no end in that year. Hidden from assistive technology: the period
 * stands beside it in words.
 */
export function MonthsStrip({ period: { text, from, to }, fiscalYear }: { readonly period: Period; readonly fiscalYear: number }) {
  if (from === null && to === null) return null;
  const months = MONTHS.map((month) => `${month < 4 ? fiscalYear + 1 : fiscalYear}-${String(month).padStart(2, "0")}`);
  const listed = listedMonths(text);
  const isOn = (month: string) =>
    (from === null || month >= from) && (to === null || month <= to) && (listed?.includes(Number(month.slice(-2))) ?? true);
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

/** 5月、9月: the months that are named one by one; null where a text says from when until when, or no more than one. */
function listedMonths(text: string): readonly number[] | null {
  const said = text.normalize("NFKC");
  if (/[~〜−‐–—―-]|から|まで|以降/u.test(said)) return null;
  const months = [...said.matchAll(/(?:^|[^\d])((?:\d{1,2}[、,・及びと]*)+)月/gu)].flatMap(
    ([, figures = ""]) => figures.match(/\d+/gu)?.map(Number) ?? [],
  );
  return months.length > 1 ? months : null;
}
