import { ERAS } from "../../../domain/calendar/era.ts";
import type { FormatToken } from "./format-tokens.ts";

/** A moment as a spreadsheet counts it, without time zone. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly seconds: number;
  /** Days since the day before the first, for [h]. */
  readonly serial: number;
}

const DAY = 86_400;
/** Days from 1899-12-30, which Excel counts as 0, to 1904-01-01, the 0 of workbooks from old Macintoshes. */
export const DAYS_TO_1904 = 1462;
const LAST_SERIAL = 2_958_466;
/** The day in the month of eras.json on which an era began. */
const FIRST_DAYS: Readonly<Record<string, number>> = { "1912-07": 30, "1926-12": 25, "1989-01": 8, "2019-05": 1 };
const WEEKDAYS = "日月火水木金土";
const ENGLISH_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ENGLISH_MONTHS = "January February March April May June July August September October November December".split(" ");

/** A serial number of days as a section of a format shows it, or null for one that is no date. */
export function showDate(serial: number, tokens: readonly FormatToken[]): string | null {
  const fraction = Math.max(0, ...tokens.map(({ text }) => (/^0+$/u.test(text) ? text.length : 0)));
  const moment = momentOf(serial, fraction);
  if (!moment) return null;
  const twelve = tokens.some(({ kind, text }) => kind === "code" && text.includes("/") && text.length > 1);
  const kanji = tokens.some(({ kind, text }) => kind === "bracket" && /^DBNum1/iu.test(text));
  const wide = tokens.some(({ kind, text }) => kind === "bracket" && /^DBNum3/iu.test(text));
  const shown = tokens.map((token, i) => showToken(token, moment, { minutes: isMinutes(tokens, i), twelve, fraction }));
  const text = shown.join("");
  if (wide) return text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return kanji ? text.replace(/[0-9]+/gu, kanjiNumber) : text;
}

function momentOf(serial: number, fraction: number): Moment | null {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return null;
  const unit = 10 ** fraction;
  const total = Math.round(serial * DAY * unit) / unit;
  const days = Math.floor(total / DAY);
  // Excel has a 29 February 1900 that never was: before it, days are counted from the day before.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 + days : 30 + days));
  const leap = days === 60;
  return {
    year: date.getUTCFullYear(),
    month: leap ? 2 : date.getUTCMonth() + 1,
    day: leap ? 29 : date.getUTCDate(),
    weekday: (days + 6) % 7,
    seconds: total - days * DAY,
    serial: total / DAY,
  };
}

interface Setting {
  readonly minutes: boolean;
  readonly twelve: boolean;
  readonly fraction: number;
}

/** m behind hours or before seconds is minutes. */
function isMinutes(tokens: readonly FormatToken[], i: number): boolean {
  const letter = (token: FormatToken) => /^(?:[ymdhsgea])/iu.exec(token.text)?.[0].toLowerCase();
  const codes = (part: readonly FormatToken[]) => part.filter((token) => token.kind !== "literal" && letter(token) !== undefined);
  const before = codes(tokens.slice(0, i)).at(-1);
  const after = codes(tokens.slice(i + 1))[0];
  return (before !== undefined && letter(before) === "h") || (after !== undefined && letter(after) === "s");
}

function showToken({ kind, text }: FormatToken, moment: Moment, { minutes, twelve, fraction }: Setting): string {
  if (kind === "literal") return text;
  if (kind === "bracket") return showBracket(text.toLowerCase(), moment);
  const code = text.toLowerCase();
  const two = code.length > 1 ? 2 : 1;
  const seconds = Math.floor(moment.seconds);
  const hour = Math.floor(seconds / 3600);
  switch (code.charAt(0)) {
    case "y":
      return code.length > 2 ? pad(moment.year, 4) : pad(moment.year % 100, 2);
    case "b":
      return pad(moment.year + 543, code.length > 2 ? 4 : 2);
    case "m":
      return minutes && code.length < 3 ? pad(Math.floor(seconds / 60) % 60, two) : showMonth(moment.month, code.length);
    case "d":
      return code.length > 2 ? (ENGLISH_DAYS[moment.weekday] ?? "").slice(0, code.length > 3 ? 20 : 3) : pad(moment.day, two);
    case "h":
      return pad(twelve ? hour % 12 || 12 : hour, two);
    case "s":
      return pad(seconds % 60, two);
    case "g":
      return showEra(moment, code.length);
    case "e":
      return pad(eraYear(moment), two);
    case "r":
      return `${showEra(moment, code.length > 1 ? 3 : 0)}${pad(eraYear(moment), two)}`;
    case "a":
      if (code.includes("/")) return code === "a/p" ? (hour < 12 ? "A" : "P") : hour < 12 ? "AM" : "PM";
      return `${WEEKDAYS.charAt(moment.weekday)}${code.length > 3 ? "曜日" : ""}`;
    case "上":
      return hour < 12 ? "上午" : "下午";
    case "午":
      return hour < 12 ? "午前" : "午後";
    case "0":
      return pad(Math.floor((moment.seconds - seconds) * 10 ** fraction + 0.5), code.length);
    default:
      return text;
  }
}

function showBracket(unit: string, { serial }: Moment): string {
  const seconds = Math.floor(serial * DAY + 1e-6);
  if (/^h+$/u.test(unit)) return pad(Math.floor(seconds / 3600), unit.length);
  if (/^m+$/u.test(unit)) return pad(Math.floor(seconds / 60), unit.length);
  return /^s+$/u.test(unit) ? pad(seconds, unit.length) : "";
}

function showMonth(month: number, letters: number): string {
  const name = ENGLISH_MONTHS[month - 1] ?? "";
  if (letters > 2) return letters === 5 ? name.charAt(0) : name.slice(0, letters === 3 ? 3 : 20);
  return pad(month, letters);
}

/** The era of a day: that in whose first month the day lies, if it is not before its first day. */
function eraOf({ year, month, day }: Moment) {
  const on = (y: number, m: number, d: number) => (y * 100 + m) * 100 + d;
  return ERAS.findLast(({ from }) => {
    const [y = 0, m = 0] = from.split("-").map(Number);
    return on(y, m, FIRST_DAYS[from] ?? 1) <= on(year, month, day);
  });
}

/** R, 令 or 令和 by the number of letters. */
function showEra(moment: Moment, letters: number): string {
  const era = eraOf(moment);
  if (!era || letters === 0) return "";
  return letters === 1 ? era.initial : letters === 2 ? era.short : era.name;
}

function eraYear(moment: Moment): number {
  const era = eraOf(moment);
  return era ? moment.year - era.first + 1 : moment.year;
}

function kanjiNumber(digits: string): string {
  const number = Number(digits);
  const kanji = [..."〇一二三四五六七八九"];
  if (number >= 100) return [...digits].map((digit) => kanji[Number(digit)]).join("");
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? kanji[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? kanji[ones] : ""}`;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}
