import type { FormatToken } from "./format-tokens.ts";
import { showGeneral } from "./shown-number.ts";

/** A size by a section that shows powers of ten (0.00E+00) or fractions (# ?/?); null where it shows neither. */
export function showFraction(size: number, tokens: readonly FormatToken[]): string | null {
  const codes = tokens.flatMap(({ kind, text }) => (kind === "code" ? [text] : []));
  const power = codes.findIndex((code) => /^E[+-]$/iu.test(code));
  if (power >= 0) return inPowers(size, codes.slice(0, power).join(""), codes[power] ?? "E+", codes.slice(power + 1).join(""));
  const slash = codes.indexOf("/");
  if (slash < 0) return null;
  const places = (codes[slash + 1] ?? "").length;
  const fixed = tokens.slice(tokens.findIndex(({ text }) => text === "/") + 1).find(({ text }) => /^\d+$/u.test(text))?.text;
  const whole = codes.slice(0, slash).length > 1 ? Math.floor(size) : 0;
  const [over, under] = fixed
    ? [Math.round((size - whole) * Number(fixed)), Number(fixed)]
    : nearest(size - whole, 10 ** Math.min(places, 4) - 1);
  if (over === 0) return showGeneral(whole);
  if (over === under) return showGeneral(whole + 1);
  return `${whole > 0 ? `${whole} ` : ""}${over}/${under}`;
}

/** In engineering formats (##0.0E+0) the power is a multiple of the digits in front of the point. */
function inPowers(size: number, mantissa: string, code: string, digits: string): string {
  const [front = "", behind = ""] = mantissa.split(".");
  const step = Math.max(1, front.replace(/[^0#?]/gu, "").length);
  let power = size === 0 ? 0 : Math.floor(Math.log10(size) + 1e-12);
  power = step > 1 ? Math.floor(power / step) * step : power;
  const shown = (size / 10 ** power).toFixed(behind.replace(/[^0#?]/gu, "").length);
  const sign = power < 0 ? "-" : code.endsWith("+") ? "+" : "";
  return `${shown}E${sign}${String(Math.abs(power)).padStart(digits.length, "0")}`;
}

/** The fraction that comes nearest, with a denominator up to a limit. */
function nearest(size: number, limit: number): readonly [number, number] {
  let best: readonly [number, number] = [Math.round(size), 1];
  for (let under = 1; under <= Math.max(1, limit); under += 1) {
    const over = Math.round(size * under);
    if (Math.abs(over / under - size) < Math.abs(best[0] / best[1] - size) - 1e-12) best = [over, under];
  }
  return best;
}
