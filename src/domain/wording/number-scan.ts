/** A number found in a folded text: from the offset asked for to `end`. */
export interface ScannedNumber {
  /** Null where what is written is no number after all: 3,0000万, 1.2.3, more digits than a double holds. */
  readonly value: number | null;
  readonly end: number;
  /** 千, 万 or 億 is written at it. */
  readonly scaled: boolean;
}

/** How 千 and 百 behind a figure are taken: as powers, or as the beginning of a unit (千円, 百万円, 千人). 万 and above are powers always. */
export type SmallPowers = "power" | "unit";

const FIGURE = /\d[\d.,]*/uy;
const WELL_GROUPED = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/u;
const SPACES = /[^\S\n]{0,2}/uy;
const FIGURE_AT_MOST = 24;
const DIGITS_AT_MOST = 15;
/** 憶 is what a keyboard makes of 億. */
const MYRIAD = 4;
const GREAT: Readonly<Record<string, number>> = { 万: MYRIAD, 億: 8, 憶: 8, 兆: 12 };
const SMALL: Readonly<Record<string, number>> = { 千: 3, 百: 2 };
/** Units that are counted by the thousand, so that 5千円 is 5 of them; 5千人 is how one says five thousand people. */
const COUNTED_BY_THOUSAND = /[円tトkKhm㎥]/u;

interface Part {
  /** A decimal number as JavaScript writes it, without exponent. */
  readonly digits: string;
  readonly sound: boolean;
  readonly decimal: boolean;
  readonly scaled: boolean;
  readonly end: number;
}

/**
 * The number that begins at an offset of a folded text: digits with , at the thousands, a decimal part, and the powers of ten between and behind them
 * (4億3,000万, 20.6万, 3万5千). Null where no digit stands there.
 */
export function scanNumber(text: string, at: number, small: SmallPowers): ScannedNumber | null {
  let total = 0;
  let limit = Number.POSITIVE_INFINITY;
  let sound = true;
  let scaled = false;
  let end = at;
  for (let part = scanPart(text, at, small); part; part = scanPart(text, skipSpaces(text, end, /\d/u), "power")) {
    const first = end === at;
    const powerAt = skipSpaces(text, part.end, /[万億憶兆]/u);
    const power = GREAT[text.charAt(powerAt)];
    if (!part.sound || (!first && (part.decimal || Number(part.digits) >= 1e4)) || (power ?? 0) >= limit) sound = false;
    total += Number(`${part.digits}e${power ?? 0}`);
    scaled ||= part.scaled || power !== undefined;
    end = power === undefined ? part.end : powerAt + 1;
    if (power === undefined) {
      // 3億5千 may leave out 万 or mean what it says.
      if (limit > MYRIAD && limit < Number.POSITIVE_INFINITY) sound = false;
      break;
    }
    limit = power;
    if (part.decimal && /\d/u.test(text.charAt(end))) sound = false;
  }
  if (end === at) return null;
  return { value: sound && total <= Number.MAX_SAFE_INTEGER ? total : null, end, scaled };
}

/** One figure with 千 and 百 inside it where they are powers: 5千, 2千5百, 3,000. */
function scanPart(text: string, at: number, small: SmallPowers): Part | null {
  const first = scanFigure(text, at);
  const firstPower = first ? SMALL[text.charAt(first.end)] : undefined;
  if (!first || firstPower === undefined || !isPower(text, first, small)) return first;
  let total = Number(`${first.digits}e${firstPower}`);
  let { end, sound } = first;
  end += 1;
  for (let limit = firstPower; ; ) {
    const next = scanFigure(text, end);
    if (!next) break;
    const power = SMALL[text.charAt(next.end)] ?? 0;
    const amount = Number(`${next.digits}e${power}`);
    if (!next.sound || next.decimal || first.decimal || power >= limit || amount >= 10 ** limit) sound = false;
    total += amount;
    end = next.end + (power === 0 ? 0 : 1);
    if (power === 0) break;
    limit = power;
  }
  return { digits: String(total), sound, decimal: first.decimal, scaled: true, end };
}

function isPower(text: string, figure: Part, small: SmallPowers): boolean {
  if (small === "power") return true;
  const [power, behind] = [text.charAt(figure.end), text.charAt(figure.end + 1)];
  if (!/^[1-9]$/u.test(figure.digits)) return false;
  if (/\d/u.test(behind)) return true;
  return power === "千" && !COUNTED_BY_THOUSAND.test(behind);
}

function scanFigure(text: string, at: number): Part | null {
  FIGURE.lastIndex = at;
  const run = FIGURE.exec(text)?.[0];
  if (run === undefined) return null;
  let length = run.length;
  while (/[.,]/u.test(run.charAt(length - 1))) length -= 1;
  const figure = length > FIGURE_AT_MOST ? "" : run.slice(0, length);
  const digits = figure.replaceAll(",", "");
  const sound = WELL_GROUPED.test(figure) && digits.replace(".", "").length <= DIGITS_AT_MOST;
  return { digits: sound ? digits : "0", sound, decimal: figure.includes("."), scaled: false, end: at + length };
}

function skipSpaces(text: string, at: number, ahead: RegExp): number {
  SPACES.lastIndex = at;
  const end = at + (SPACES.exec(text)?.[0].length ?? 0);
  return ahead.test(text.charAt(end)) ? end : at;
}
