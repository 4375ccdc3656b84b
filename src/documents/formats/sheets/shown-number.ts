import type { FormatToken } from "./format-tokens.ts";

/** Digits that a spreadsheet keeps of a number. What stands behind them is noise of the arithmetic: 0.30000000000000004. */
const DIGITS_KEPT = 15;
/** Digits that a cell shows where its format is General. */
const DIGITS_SHOWN = 11;
const LONGEST_PLAIN = 1e15;
const SMALLEST_PLAIN = 1e-4;

/** A number as a cell without a format shows it; whole numbers with all their digits, for a number of a form may be long. */
export function showGeneral(value: number): string {
  if (!Number.isFinite(value)) return "";
  if (Number.isInteger(value) && Math.abs(value) < LONGEST_PLAIN) return String(value);
  const shown = Number(value.toPrecision(DIGITS_SHOWN));
  const size = Math.abs(shown);
  return size >= LONGEST_PLAIN || size < SMALLEST_PLAIN
    ? shown
        .toExponential()
        .replace(/e([+-])(\d)$/u, "E$10$2")
        .replace("e", "E")
    : String(shown);
}

/** The number as decimal digits, without an exponent. */
function plainDigits(size: number): string {
  const [mantissa = "0", exponent = "0"] = size.toExponential(DIGITS_KEPT - 1).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${digits}${"0".repeat(point - digits.length)}.`;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Rounds half up, in decimals as they are printed: 0.285 × 100 is 28.5 and comes to 29. */
function roundDigits(digits: string, decimals: number): { readonly whole: string; readonly fraction: string } {
  const [whole = "0", fraction = ""] = digits.split(".");
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  if ((fraction.charCodeAt(decimals) || 48) < 53) return { whole, fraction: kept };
  const sum = (BigInt(`${whole}${kept}`) + 1n).toString().padStart(whole.length + decimals, "0");
  return { whole: sum.slice(0, sum.length - decimals), fraction: sum.slice(sum.length - decimals) };
}

/**
 * The size of a number as a section of a format shows it: #,##0.0 % and what is printed around. Null where the section shows fractions or
 * powers of ten.
 */
export function showDecimal(size: number, tokens: readonly FormatToken[]): string | null {
  const isPart = ({ kind, text }: FormatToken) => kind === "code" && /^[0#?.,]/u.test(text);
  if (tokens.some(({ kind, text }) => kind === "code" && /^(?:E|\/)/iu.test(text))) return null;
  const first = tokens.findIndex(isPart);
  if (first < 0) return null;
  const percent = tokens.filter(({ kind, text }) => kind === "code" && text === "%").length;
  const parts = tokens.filter(isPart).map(({ text }) => text);
  const pattern = parts.join("");
  // Commas behind the last digit divide by a thousand each.
  const thousands = /,+(?=\.|$)/u.exec(pattern)?.[0].length ?? 0;
  const [wholePattern = "", fractionPattern = ""] = pattern.replaceAll(/,+(?=\.|$)/gu, "").split(".");
  const decimals = fractionPattern.replace(/[^0#?]/gu, "").length;
  const scaled = Number((size * 100 ** percent).toPrecision(DIGITS_KEPT)) / 1000 ** thousands;
  const { whole, fraction } = roundDigits(plainDigits(scaled), decimals);
  return place(tokens, isPart, {
    whole: showWhole(whole.replace(/^0+/u, ""), wholePattern),
    fraction: showFraction(fraction, fractionPattern.replace(/[^0#?]/gu, "")),
    point: pattern.includes("."),
  });
}

/** Puts the digits where the section has its codes; what stands between the digits of the whole part (000-0000) parts them from the right. */
function place(
  tokens: readonly FormatToken[],
  isPart: (token: FormatToken) => boolean,
  shown: { readonly whole: string; readonly fraction: string; readonly point: boolean },
): string {
  const pointAt = tokens.findIndex((token) => isPart(token) && token.text.includes("."));
  const groups = tokens.flatMap((token, i) =>
    isPart(token) && /[0#?]/u.test(token.text) && (pointAt < 0 || i < pointAt)
      ? [{ i, size: token.text.replace(/[^0#?]/gu, "").length }]
      : [],
  );
  const wholes = new Map<number, string>();
  let rest = shown.whole;
  for (const [n, { i, size }] of groups.toReversed().entries()) {
    const last = n === groups.length - 1;
    const from = last ? 0 : Math.max(0, rest.length - size);
    wholes.set(i, rest.slice(from));
    rest = rest.slice(0, from);
  }
  let fractionShown = false;
  return tokens
    .map((token, i) => {
      if (token.kind === "literal") return token.text;
      if (token.kind === "bracket") return currencyOf(token.text);
      if (!isPart(token)) return token.text;
      if (wholes.has(i)) return wholes.get(i) ?? "";
      if (i === pointAt) return `${groups.length === 0 ? shown.whole : ""}.`;
      if (pointAt < 0 || i < pointAt || fractionShown || !/[0#?]/u.test(token.text)) return "";
      fractionShown = true;
      return shown.fraction;
    })
    .join("");
}

/** [$€-407] prints €. */
export function currencyOf(bracket: string): string {
  return bracket.startsWith("$") ? (bracket.slice(1).split("-")[0] ?? "") : "";
}

function showWhole(digits: string, pattern: string): string {
  const least = pattern.replace(/[^0]/gu, "").length;
  const padded = digits.padStart(least, "0");
  return pattern.includes(",") ? padded.replace(/\B(?=(?:\d{3})+$)/gu, ",") : padded;
}

function showFraction(digits: string, pattern: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === "0" && pattern.charAt(end - 1) !== "0") end -= 1;
  return digits.slice(0, end);
}
