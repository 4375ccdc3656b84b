import type { Folded } from "../wording/fold.ts";
import { type Carried, readDateNumber, resolveBareYear, westernOf } from "./year-parts.ts";

/** A year in a text, perhaps with month and day, where it stands in the text as written. */
export interface ScannedYear {
  /** Western; null where the two forms printed contradict each other, or the era cannot be known. */
  readonly year: number | null;
  /** 1..12. */
  readonly month: number | null;
  /** 年 is printed, not 年度. */
  readonly calendar: boolean;
  readonly index: number;
  readonly length: number;
}

interface Head {
  readonly era: Carried["era"];
  readonly year: number | null;
  readonly western: boolean;
}

const NUMBER = "\\d{1,2}|元|[〇一二三四五六七八九十]{1,4}";
const ERA_NAME = "明\\s?治|大\\s?正|昭\\s?和|平\\s?成|令\\s?和";
const HEAD = new RegExp(
  [
    `(?<era>${ERA_NAME})\\s{0,2}(?<count>${NUMBER})(?!\\d)`,
    "(?<![\\p{Script=Han}\\p{Script=Katakana}])(?<kanji>[昭平令])\\s?(?<kanjiCount>\\d{1,2}|元)(?=\\s?年|[.)~])",
    "(?<![A-Za-z\\d.])(?<initial>[HR])\\.?\\s?(?<initialCount>\\d{1,2}|元)(?![A-Za-z\\d,])",
    "(?<![A-Za-z\\d.])(?<old>[MTS])\\.?\\s?(?<oldCount>\\d{1,2}|元)(?=\\s?年|[.)~])",
    "(?<![\\d.,A-Za-z-])(?<western>(?:18[6-9]|19\\d|20\\d)\\d)(?![\\d,])",
    "(?<![\\d.,第約計~])(?<bare>\\d{1,2}|(?<![\\p{Script=Han}])元)\\s?年\\s?(?<bareFiscal>度)?",
  ].join("|"),
  "gu",
);

const SUFFIX = /\s?年\s?(度)?/uy;
const OTHER_FORM = new RegExp(
  `\\s?[(\\[]\\s?(?:西暦)?(?:(?<era>${ERA_NAME}|[HRSTM])\\.?\\s?(?<count>${NUMBER})|(?<western>\\d{4}))\\s?(?:年\\s?(?<fiscal>度)?)?\\s?[)\\]]`,
  "uy",
);
const MONTH_AFTER_YEAR = /\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月(?:\s?\d{1,2}\s?日)?/uy;
const MONTH_AFTER_DOT = /[./](\d{1,2})(?:[./]\d{1,2})?(?![\d,%])(?:\s?月)?/uy;
const MONTH_OF_ISO = /-(0[1-9]|1[0-2])(?:-\d{2})?(?![\d,%]|\s?年)/uy;
const NEXT =
  /\s?(?<link>[~〜-]|から|[・、,])\s?(?<number>\d{4}|\d{1,2}|元)(?![\d,.%/]|\s?月)(?<suffix>\s?年\s?(?<fiscal>度)?)?(?<close>\s?(?:[)\]]|$))?/uy;
const NO_YEAR_AFTER = /^\s?(?:間|目|代|生|以内|以上|前|後|分|ごと|毎|おき|物)/u;
const WESTERN_ALONE = /^\s?(?:実績|目標|現状|現況|基準|見込|決算|計画|予算|時点|末|比)/u;

/** Every year in a folded text. Linear: each head looks a bounded way ahead. */
export function scanYears({ text, starts, ends }: Folded, known: number | null): ScannedYear[] {
  const found: ScannedYear[] = [];
  let carried: Carried = { era: null, year: null };
  let done = 0;
  const whole = { from: text.length - text.trimStart().length, to: text.trimEnd().length };
  const keep = (from: number, to: number, year: number | null, month: number | null, calendar: boolean) => {
    const index = starts[from] ?? 0;
    found.push({ year, month, calendar, index, length: (ends[to - 1] ?? index) - index });
    done = to;
  };

  for (const match of text.matchAll(HEAD)) {
    const from = match.index;
    if (from < done) continue;
    const groups = match.groups ?? {};
    let head = headOf(groups);
    const isBare = groups.bare !== undefined;
    if (isBare) {
      if (NO_YEAR_AFTER.test(text.slice(from + match[0].length, from + match[0].length + 3))) continue;
      if (groups.bareFiscal === undefined && !isDatedBare(text, from, from + match[0].length)) continue;
      head = { era: carried.era, year: resolveBareYear(readDateNumber(groups.bare ?? "") ?? 0, carried, known), western: false };
    }
    let at = isBare ? from + (groups.bare?.length ?? 0) : from + match[0].length;
    let year = head.year;
    let calendar = false;

    const before = matchAt(OTHER_FORM, text, at);
    if (before) at += before[0].length;
    const suffix = matchAt(SUFFIX, text, at);
    if (suffix) {
      if (NO_YEAR_AFTER.test(text.slice(at + suffix[0].length, at + suffix[0].length + 3))) continue;
      at += suffix[0].length;
      calendar = suffix[1] === undefined;
    }
    const after = before ? null : matchAt(OTHER_FORM, text, at);
    if (after) at += after[0].length;
    const other = (before ?? after)?.groups;
    if (other) {
      const second = headOf(other);
      if (year === null) year = second.year;
      else if (second.year !== year) year = null;
      if (!suffix) calendar = other.fiscal === undefined && /年/u.test((before ?? after)?.[0] ?? "");
    }

    const dated = suffix
      ? calendar
        ? matchAt(MONTH_AFTER_YEAR, text, at)
        : null
      : (matchAt(MONTH_AFTER_DOT, text, at) ?? (head.western ? matchAt(MONTH_OF_ISO, text, at) : null));
    const month = dated ? monthOf(dated[1] ?? "") : null;
    if (dated && month !== null) at += dated[0].length;

    const links = rangeAfter(text, at, head, year, carried, known);
    if (head.western && !suffix && !other && month === null && !links && !standsAlone(text, from, at, whole)) continue;
    if (links && !suffix) calendar = links.calendar;
    keep(from, at, year, month, calendar);
    carried = { era: head.era ?? carried.era, year: year ?? carried.year };
    if (links && month === null) {
      keep(links.from, links.to, links.year, null, links.calendar);
      carried = { era: links.era, year: links.year ?? carried.year };
    }
  }
  return found;
}

function headOf(groups: Record<string, string | undefined>): Head {
  if (groups.western !== undefined) return { era: null, year: Number(groups.western), western: true };
  const word = groups.era ?? groups.kanji ?? groups.initial ?? groups.old ?? "";
  const count = groups.count ?? groups.kanjiCount ?? groups.initialCount ?? groups.oldCount ?? "";
  const found = westernOf(word, count);
  return { era: found?.era ?? null, year: found?.year ?? null, western: false };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function monthOf(text: string): number | null {
  const month = readDateNumber(text);
  return month !== null && month >= 1 && month <= 12 ? month : null;
}

/** 28年 without an era is a year, not a duration, where it fills its brackets or a month follows. */
function isDatedBare(text: string, from: number, to: number): boolean {
  const rest = text.slice(to, to + 6);
  if (/^\s?\d{1,2}\s?月/u.test(rest)) return true;
  return /[([]\s?$/u.test(text.slice(Math.max(0, from - 2), from)) && /^\s?[)\]]/u.test(rest);
}

/** 2019 is a year, not a number, where it fills its brackets or the whole text, or a word such as 実績 follows. */
function standsAlone(text: string, from: number, to: number, whole: { from: number; to: number }): boolean {
  const before = text.slice(Math.max(0, from - 2), from);
  const rest = text.slice(to, to + 4);
  if (WESTERN_ALONE.test(rest)) return true;
  return (/[([]\s?$/u.test(before) && /^\s?[)\]]/u.test(rest)) || (from === whole.from && to === whole.to);
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly year: number | null;
  readonly era: Carried["era"];
  readonly calendar: boolean;
}

/** The second year of R7～9年度, 2009~14年, 令和7・8年度: a number alone, so that 年, 年度 or the end of a bracket must follow. */
function rangeAfter(text: string, at: number, head: Head, year: number | null, carried: Carried, known: number | null): Link | null {
  const match = matchAt(NEXT, text, at);
  const groups = match?.groups;
  if (!match || !groups || (groups.suffix === undefined && groups.close === undefined)) return null;
  if (groups.suffix === undefined && !/[~〜-]/u.test(groups.link ?? "")) return null;
  const number = groups.number ?? "";
  const from = at + match[0].indexOf(number, (groups.link ?? "").length);
  const to = from + number.length + (groups.suffix?.length ?? 0);
  if (NO_YEAR_AFTER.test(text.slice(to, to + 3))) return null;
  const second = linkedYear(number, head, year, carried, known);
  return { from, to, year: second, era: head.era, calendar: groups.suffix !== undefined && groups.fiscal === undefined };
}

function linkedYear(number: string, head: Head, year: number | null, carried: Carried, known: number | null): number | null {
  if (number.length === 4) return Number(number) >= 1868 && Number(number) < 2100 ? Number(number) : null;
  if (head.western && year !== null) return number.length === 2 ? year - (year % 100) + Number(number) : null;
  return resolveBareYear(readDateNumber(number) ?? 0, { era: head.era ?? carried.era, year }, known, true);
}
