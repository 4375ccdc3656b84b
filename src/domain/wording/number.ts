import { fold } from "./fold.ts";
import { readKanjiNumber } from "./kanji-number.ts";
import { scanNumber } from "./number-scan.ts";

const LONGEST = 60;
const BRACKETS = /^\(([^()]*)\)$/u;
/** ▲ and △ are how tables of public finance print a minus. */
const SIGN = /^(?:([▲△Δ]|-(?!\s)|マイナス)|\+|プラス)?\s*/u;

/** A number that a whole text is, and whether 千, 万 or 億 is written at it. */
export interface WholeNumber {
  readonly value: number;
  readonly scaled: boolean;
}

/**
 * The number that the whole text is: full and half width mixed (3３6), 1,234, 4億3,000万, 5千, 十二, ▲5.0, (123).
 *
 * @returns null where the text is anything else, is grouped wrongly (3,0000) or has more digits than a double holds.
 */
export function readNumber(text: string): number | null {
  return readWholeNumber(text)?.value ?? null;
}

export function readWholeNumber(text: string): WholeNumber | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const folded = fold(trimmed).text.trim();
  const bare = BRACKETS.exec(folded)?.[1]?.trim() ?? folded;
  const sign = SIGN.exec(bare);
  const unsigned = bare.slice(sign?.[0].length ?? 0);
  const scanned = scanNumber(unsigned, 0, "power");
  const value = scanned ? (isWhole(unsigned, scanned.end) ? scanned.value : null) : readKanjiNumber(unsigned);
  if (value === null) return null;
  return { value: sign?.[1] === undefined || value === 0 ? value : -value, scaled: scanned?.scaled ?? false };
}

/** "5." is 5 as well. */
function isWhole(text: string, end: number): boolean {
  return end === text.length || text.slice(end) === ".";
}

/** How a number is written. */
export interface NumberStyle {
  /** Digits behind the point; as many as the number has where it is left out. */
  readonly decimals?: number;
  /** Full-width digits, as the house rules of some municipalities want them in official documents (公用文). */
  readonly fullWidth?: boolean;
  readonly minus?: "▲" | "△" | "-";
}

/** A number with , at the thousands. Rounded half away from zero where `decimals` asks for fewer digits than it has. */
export function formatNumber(value: number, { decimals, fullWidth = false, minus = "-" }: NumberStyle = {}): string {
  const digits = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 15,
    useGrouping: true,
  }).format(Math.abs(value));
  const signed = value < 0 && /[1-9]/u.test(digits) ? minus + digits : digits;
  return fullWidth ? signed.replace(/[\d.,-]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)) : signed;
}
