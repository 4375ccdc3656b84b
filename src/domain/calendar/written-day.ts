import { foldForComparison } from "../wording/fold.ts";
import { isDay } from "./day.ts";

const WRITTEN = /^(\d{4})(?:[-/.]|年\s?)(\d{1,2})(?:[-/.]|月\s?)(\d{1,2})日?$/u;

/** A day as people and spreadsheet programs write it: 2026-04-01, 2026/4/1, 2026年4月1日. As an ISO date; null where it is none. */
export function readDay(text: string): string | null {
  const [, year = "", month = "", day = ""] = WRITTEN.exec(foldForComparison(text).trim()) ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) ? date : null;
}
