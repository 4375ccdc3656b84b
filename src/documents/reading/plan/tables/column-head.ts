import { findYears, type YearMention } from "../../../../domain/calendar/fiscal-year.ts";
import { isUnit } from "../../../../domain/wording/unit.ts";
import type { Passage } from "../../../passage.ts";
import { remembered } from "../../remembered.ts";
import words from "./words.json" with { type: "json" };

/** What a column of an indicator table holds. `year` is a column whose head says nothing but its year. */
export type ColumnRole = keyof typeof words.columns | "year";

export interface ColumnHead {
  readonly role: ColumnRole;
  /** The year that the head names: 目標値（2025 年） is 2025. */
  readonly fiscalYear: number | null;
  /** The unit that the head names: 目標値（％）. */
  readonly unit: string | null;
  /** Its words in NFKC, without years and brackets. */
  readonly word: string;
  readonly text: Passage;
}

const LONGEST = 40;
const ROLES = (Object.entries(words.columns) as [keyof typeof words.columns, string[]][]).map(
  ([role, patterns]) => [role, new RegExp(`^(?:${patterns.join("|")})$`, "iu")] as const,
);
const YEAR_WORDS = new RegExp(`^${words.years.join("|")}$`, "u");
const BRACKETS = /\(([^()]*)\)|[〔【《〈<[]([^〔〕【】《》〈〉<>[\]]*)[〕】》〉>\]]/gu;

/** NFKC without white space. */
export function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

/** The head of a column, or null where the words are none that a table of indicators has. */
export function readColumnHead(text: Passage): ColumnHead | null {
  const whole = bare(text.text);
  const head = whole === "" || whole.length > LONGEST ? null : headThatSays(whole);
  return head && { ...head, text };
}

const headThatSays = remembered((whole: string): Omit<ColumnHead, "text"> | null => {
  const years = findYears(whole);
  const fiscalYear = years.at(-1)?.fiscalYear ?? null;
  const word = coreOf(whole, years);
  const role = YEAR_WORDS.test(word) ? (fiscalYear === null ? null : "year") : roleOf(word);
  // Most texts that are asked about are no heads.
  if (role === null) return null;
  const unit =
    bracketed(whole)
      .find((inner) => isUnit(inner.replace(/^単位:?/u, "")))
      ?.replace(/^単位:?/u, "") ?? null;
  return { role: withYear(role, fiscalYear), fiscalYear, unit, word };
});

/** A column of years is one of values where its head already says the year: 基準年度（H30）. */
function withYear(role: ColumnRole, fiscalYear: number | null): ColumnRole {
  if (fiscalYear === null) return role;
  if (role === "baselineYear") return "baseline";
  return role === "targetYear" ? "target" : role;
}

function roleOf(word: string): ColumnRole | null {
  return ROLES.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** The fiscal year that a head or a remark in brackets names; the last one of a range. */
export function yearOf(text: string): number | null {
  return findYears(text).at(-1)?.fiscalYear ?? null;
}

function bracketed(text: string): string[] {
  return [...text.matchAll(BRACKETS)].map((match) => match[1] ?? match[2] ?? "");
}

/** Without the years and the brackets; what stands in brackets where nothing else stands. */
function coreOf(text: string, years: readonly YearMention[]): string {
  const yearless = withoutYears(text, years);
  const outside = yearless.replace(BRACKETS, "").replace(/[※*＊◆■●○:]|注\d*/gu, "");
  const trimmed = outside.replace(YEAR_EDGES, "");
  if (outside !== "" && !YEAR_WORDS.test(outside)) return trimmed;
  const inside = bracketed(yearless).find((inner) => !YEAR_WORDS.test(inner) && roleOf(inner) !== null);
  return inside ?? outside;
}

const YEAR_EDGES = /^(?:年度末|年度|年末|年|末)の?(?=.{2})|(?<=.{2})(?:年度末|年末)$/gu;

function withoutYears(text: string, years: readonly YearMention[]): string {
  let kept = "";
  let from = 0;
  for (const { index, length } of years) {
    if (index < from) continue;
    kept += text.slice(from, index);
    from = index + length;
  }
  return (kept + text.slice(from)).replace(/[~～〜-](?=$|\))/gu, "");
}
