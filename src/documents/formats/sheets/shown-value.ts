import { conditionOf, type FormatToken, isDateSection, readFormat } from "./format-tokens.ts";
import { DAYS_TO_1904, showDate } from "./shown-date.ts";
import { showFraction } from "./shown-fraction.ts";
import { currencyOf, showDecimal, showGeneral } from "./shown-number.ts";

const NAMED = /^(?:general|g\/標準)$/iu;

/** Excel's own limit is 255 characters. */
const LONGEST_FORMAT = 1000;

/** Shows the values of cells as their number formats do, each format taken apart once. */
export class ShownValues {
  readonly #formats = new Map<string, FormatToken[][]>();
  readonly #days: number;

  /** @param from1904 The workbook counts its days from 1904. */
  constructor(from1904: boolean) {
    this.#days = from1904 ? DAYS_TO_1904 : 0;
  }

  /** Never empty for a number other than 0: what a format hides is read as if it had none. */
  number(value: number, format: string | null): string {
    if (format === null || format.length > LONGEST_FORMAT || NAMED.test(format)) return showGeneral(value);
    const sections = this.#sections(format);
    const { tokens, signed } = sectionFor(value, sections);
    const shown = isDateSection(tokens) ? showDate(value + this.#days, tokens) : showSection(Math.abs(value), tokens);
    if (shown === null) return showGeneral(value);
    const text = `${signed && value < 0 && /[1-9]/u.test(shown) ? "-" : ""}${shown}`.trim();
    return text === "" && value !== 0 ? showGeneral(value) : text;
  }

  /** A text; its format may print something around it. */
  text(value: string, format: string | null): string {
    if (format === null || format.length > LONGEST_FORMAT || !format.includes("@") || format === "@") return value;
    const sections = this.#sections(format);
    const tokens = sections[3] ?? sections.find((section) => section.some(({ kind, text }) => kind === "code" && text === "@"));
    if (!tokens?.some(({ kind, text }) => kind === "code" && text === "@")) return value;
    return tokens.map(({ kind, text }) => (kind === "code" && text === "@" ? value : kind === "literal" ? text : "")).join("");
  }

  #sections(format: string): FormatToken[][] {
    const known = this.#formats.get(format);
    if (known) return known;
    const read = readFormat(format);
    this.#formats.set(format, read);
    return read;
  }
}

/** The section that a number is shown by, and whether it prints no sign of its own for negative ones. */
function sectionFor(
  value: number,
  sections: readonly FormatToken[][],
): { readonly tokens: readonly FormatToken[]; readonly signed: boolean } {
  const [first = [], second, third] = sections;
  const conditions = sections.slice(0, 2).map(conditionOf);
  if (conditions.some((condition) => condition !== null)) {
    const i = conditions.findIndex((condition) => condition?.(value));
    const tokens = sections[i < 0 ? Math.min(conditions[1] ? 2 : 1, sections.length - 1) : i] ?? first;
    return { tokens, signed: true };
  }
  if (value < 0 && second) return { tokens: second, signed: false };
  if (value === 0 && third) return { tokens: third, signed: false };
  return { tokens: first, signed: true };
}

/** A size by a section without a date. */
function showSection(size: number, tokens: readonly FormatToken[]): string | null {
  if (tokens.some(({ kind, text }) => kind === "code" && (NAMED.test(text) || text === "@")))
    return tokens.map(({ kind, text }) => (kind === "literal" ? text : kind === "bracket" ? currencyOf(text) : showGeneral(size))).join("");
  const codes = tokens.filter(({ kind }) => kind === "code");
  if (codes.length === 0) return tokens.map(({ kind, text }) => (kind === "literal" ? text : currencyOf(text))).join("");
  const decimal = showDecimal(size, tokens);
  if (decimal !== null) return inWidth(decimal, tokens);
  return showFraction(size, tokens);
}

/** [DBNum3] prints full-width digits. */
function inWidth(text: string, tokens: readonly FormatToken[]): string {
  const wide = tokens.some((token) => token.kind === "bracket" && /^DBNum3/iu.test(token.text));
  return wide ? text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : text;
}
