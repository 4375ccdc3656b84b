import type { Person } from "../domain/access/person.ts";
import { dayInJapan } from "../domain/calendar/day.ts";
import { dayAfter } from "../domain/calendar/day-span.ts";
import { NO_RULE } from "../domain/indicator/indicator-rule.ts";
import type { Database } from "../store/database.ts";
import { listRules } from "../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicators } from "../store/indicator-store.ts";
import { listOrganisationUnits } from "../store/organisation-store.ts";
import { type EnteredActual, enterActuals } from "../use-cases/indicator/enter-actuals.ts";
import { openValueRequest } from "../use-cases/indicator/open-value-request.ts";
import { setRule } from "../use-cases/indicator/set-rule.ts";
import { certain } from "./demo-year.ts";

/** Of which the demo's sections have given values; the last is asked for. */
const YEARS = [2023, 2024, 2025] as const;
const ASKED = 2025;

/** How far an indicator has come from its baseline to its target in each year; what is not said is asked for. */
const STORIES: readonly (readonly (number | "集計中" | "算出不能（調査が隔年のため）" | null)[])[] = [
  [0.3, 0.55, 0.8],
  [0.1, 0.15, 0.2],
  [0.4, 0.9, 1.1],
  [-0.2, -0.1, null],
  [0.25, 0.5, "集計中"],
  [0.2, "算出不能（調査が隔年のため）", 0.6],
  [0.35, 0.6, null],
];

/** What a section says beside a value that is far from where it should be, in turn. */
const REMARKS = [
  "市民への周知が遅れ、秋からの動きにとどまった。次年度は春に知らせる。",
  "担当の欠員で、予定した取組の一部に着手できなかった。",
  "国の補助の決定が遅れ、着手が下半期になった。",
  "関係者との調整に時間を要した。次年度は4月から協議を始める。",
] as const;
const FAR = 0.25;

/**
 * Gives each of the demo city's indicators a unit that answers for it, and the values of some years, and asks for what is left: something to see on the pages of values and of
 * progress. Where an indicator has a rule already, nothing is done.
 */
export async function openDemoValues(
  db: Database,
  planning: Person,
  { divisions, now }: { readonly divisions: Readonly<Record<string, readonly string[]>>; readonly now: Date },
): Promise<void> {
  const { municipality } = planning;
  if ((await listRules(db, municipality)).size > 0) return;
  const indicators = await listIndicators(db, municipality);
  const units = await listOrganisationUnits(db, municipality);
  const departments = units.filter(({ kind }) => kind === "department");
  if (indicators.length === 0 || departments.length === 0) return;
  const entered: EnteredActual[] = [];
  for (const [i, indicator] of indicators.entries()) {
    const named = departments.find(({ name }) => divisions[name]?.some((division) => indicator.divisions.includes(division)));
    const departmentId = (named ?? departments[i % departments.length])?.id ?? null;
    const rule = { ...NO_RULE, collectionMonth: 6, source: "各課の集計" };
    certain(await setRule(db, planning, { indicatorId: indicator.id, base: 0, rule, departmentId, divisionId: null, reason: null, now }));
    entered.push(...valuesOf(indicator, STORIES[i % STORIES.length] ?? []));
  }
  certain(await enterActuals(db, planning, { entered, now }));
  const due = dayAfter(dayInJapan(now), 10);
  certain(await openValueRequest(db, planning, { year: ASKED, planId: null, due, note: "3月末日の値を入れてください。", now }));
}

/** Values on the way from the baseline to the target; of an indicator that names no numbers there are none. */
function valuesOf({ id, baseline, target }: KeptIndicator, story: (typeof STORIES)[number]): EnteredActual[] {
  const [from, to] = [baseline?.value ?? null, target?.value ?? null];
  if (from === null || to === null || from === to) return [];
  const isWhole = Number.isInteger(from) && Number.isInteger(to) && Math.abs(to - from) >= 3;
  return YEARS.flatMap((year, i): EnteredActual[] => {
    const step = year === baseline?.fiscalYear ? 0 : (story[i] ?? null);
    if (step === null) return [];
    const value = typeof step === "number" ? Math.max(0, from + (to - from) * step) : 0;
    const text = typeof step === "string" ? step : isWhole ? String(Math.round(value)) : value.toFixed(1);
    const isPreliminary = typeof step === "number" && year === ASKED && id % 2 === 0;
    return [
      {
        ...{ indicatorId: id, part: "", year, base: 0, text, status: isPreliminary ? "preliminary" : "final", reason: null },
        ...{ asOf: typeof step === "number" ? `${year + 1}-03-31` : null, source: null },
        note: typeof step === "number" && year === ASKED && step < FAR ? (REMARKS[id % REMARKS.length] ?? null) : null,
      },
    ];
  });
}
