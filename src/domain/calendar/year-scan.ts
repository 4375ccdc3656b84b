import { matchAt } from "../wording/match-at.ts";
import { type Link, linkAfter } from "./year-link.ts";
import { type Carried, ERA_NAME, readDateNumber, resolveBareYear, westernOf, YEAR_NUMBER } from "./year-parts.ts";

/** A year in a folded text, perhaps with month and day. Offsets of that text. */
export interface ScannedYear {
  /** Western; null where the two forms printed contradict each other, or the era cannot be known. */
  readonly year: number | null;
  /** 1..12. */
  readonly month: number | null;
  /** 年 is printed and not 年度. */
  readonly calendar: boolean;
  readonly from: number;
  readonly to: number;
}

/** What a year begins with: looked at first, most of a text is passed over quickly. */
const FIRST = "(?=[明大昭平令HRMTSF元\\d])";
const HEAD = new RegExp(
  `${FIRST}(?:${[
    `(?<era>${ERA_NAME})\\s{0,2}(?<count>${YEAR_NUMBER})(?!\\d)`,
    "(?<![\\p{Script=Han}\\p{Script=Katakana}])(?<kanji>[昭平令])\\s?(?<kanjiCount>\\d{1,2}|元)(?=\\s?年|[.)~])",
    "(?<![A-Za-z\\d.])(?<initial>[HR])\\.?\\s?(?<initialCount>\\d{1,2}|元)(?![A-Za-z\\d,]|\\.\\d+%)",
    "(?<![A-Za-z\\d.])(?<old>[MTS])\\.?\\s?(?<oldCount>\\d{1,2}|元)(?![A-Za-z\\d,])",
    "(?<![\\d.,A-Za-z/-])(?:FY\\s?)?(?<western>(?:18[6-9]|19\\d|20\\d)\\d)(?![\\d,])",
    "(?<![\\d.,第約計~])(?<bare>\\d{1,2}|(?<![\\p{Script=Han}])元)(?=\\s?年)",
  ].join("|")})`,
  "gu",
);
const SUFFIX = /\s?年\s?(度)?/uy;
const OTHER_FORM = new RegExp(
  `\\s?[([]\\s?(?:西暦)?(?:(?<era>${ERA_NAME}|[HRSTM])\\.?\\s?(?<count>${YEAR_NUMBER})|(?<western>\\d{4}))(?<suffix>\\s?年\\s?(?<fiscal>度)?)?\\s?[)\\]](?<late>度)?`,
  "uy",
);
const MONTH_BEHIND_YEAR = /\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月(?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)?/uy;
/** H28.3, R6.4.1, 2018/3. What a unit follows is a figure: 2024.5 kg. */
const MONTH_BEHIND_DOT = /[./](\d{1,2})(?:[./]\d{1,2}(?![\d,.%])|(?![\d,%]|\.\d|\s?[万億千百人名件回円点歳倍割度位kgtmhlLKM]))(?:\s?月)?/uy;
const MONTH_OF_ISO = /-(0[1-9]|1[0-2])(?:-\d{2})?(?![\d,%]|\s?年)/uy;
/** What makes of a year a decade (2020年代), and of a number without an era a duration or an ordinal (3年間, 2年目, 2年度間). */
const NO_NAMED_YEAR = /\s?(?:代|間)/uy;
const NO_BARE_YEAR = /\s?(?:間|目(?!標)|代|生|以内|以上|以下|未満|前(?![期半])|後(?![期半])|分|ごと|毎|おき|物|連続)/uy;
const ALONE = /(?:実績|目標|現状|現況|基準|見込|決算|計画|予算|時点|末|比)/uy;

/** Every year in a folded text, in order. Linear: each head looks a bounded way ahead. `known` is a fiscal year near which years without era lie. */
export function scanYears(text: string, known: number | null): ScannedYear[] {
  const found: ScannedYear[] = [];
  const whole = { from: text.length - text.trimStart().length, to: text.trimEnd().length };
  let carried: Carried = { era: null, year: null };
  let done = 0;
  for (const match of text.matchAll(HEAD)) {
    if (match.index < done) continue;
    const read = readYear(text, match, carried, known);
    if (!read) continue;
    const { year, era, from, to, month, calendar, certain } = read;
    const named = { western: read.western, era: era ?? carried.era };
    const links: Link[] = [];
    for (
      let next = month === null ? linkAfter(text, to, { ...named, year }, known) : null;
      next;
      next = linkAfter(text, next.to, { ...named, year: next.year }, known)
    )
      links.push(next);
    const last = links.at(-1);
    if (!certain && !last && !standsAlone(text, from, to, whole)) continue;
    found.push({ year, month, calendar: last && !read.suffixed ? last.calendar : calendar, from, to });
    for (const link of links) found.push({ year: link.year, month: null, calendar: last?.calendar ?? false, from: link.from, to: link.to });
    carried = { era: named.era, year: last?.year ?? year ?? carried.year };
    done = last?.to ?? to;
  }
  return found;
}

interface ReadYear extends ScannedYear {
  readonly era: Carried["era"];
  readonly western: boolean;
  /** 年 or 年度 is printed at it. */
  readonly suffixed: boolean;
  /** False for a bare 2019, which may be a number, and for a bare S45, M5, T3, which may be sizes and models. */
  readonly certain: boolean;
}

function readYear(text: string, match: RegExpExecArray, carried: Carried, known: number | null): ReadYear | null {
  const groups = match.groups ?? {};
  const from = match.index;
  let to = from + match[0].length;
  const { era, year: first, western } = groups.bare === undefined ? headOf(groups) : bareHead(groups.bare, carried, known);

  let other = matchAt(OTHER_FORM, text, to);
  if (other) to += other[0].length;
  const suffix = matchAt(SUFFIX, text, to);
  if (suffix) {
    to += suffix[0].length;
    if (matchAt(groups.bare === undefined ? NO_NAMED_YEAR : NO_BARE_YEAR, text, to)) return null;
    if (groups.bare !== undefined && suffix[1] === undefined && !isDatedBare(text, from, to)) return null;
  }
  if (!other) {
    other = matchAt(OTHER_FORM, text, to);
    if (other) to += other[0].length;
  }
  const second = other ? headOf(other.groups ?? {}).year : first;
  // 1950（2019）, 2000（令和元年度）: a number and its year.
  if (western && !suffix && other && (second !== first || other.groups?.western !== undefined)) return null;
  const year = first === null || groups.bare !== undefined ? (second ?? first) : second === first ? first : null;
  const fiscal = suffix?.[1] !== undefined || other?.groups?.fiscal !== undefined || other?.groups?.late !== undefined;
  const calendar = !fiscal && (suffix !== null || other?.groups?.suffix !== undefined);

  const dated = calendar
    ? matchAt(MONTH_BEHIND_YEAR, text, to)
    : fiscal
      ? null
      : (matchAt(MONTH_BEHIND_DOT, text, to) ?? (western ? matchAt(MONTH_OF_ISO, text, to) : null));
  const month = dated ? monthOf(dated[1] ?? "") : null;
  if (dated && month !== null) to += dated[0].length;
  // 令和6年13月 is no year either.
  const impossible = dated !== null && month === null;
  const suffixed = suffix !== null || other?.groups?.suffix !== undefined;
  return {
    year: impossible ? null : year,
    era,
    western,
    month,
    calendar,
    suffixed,
    certain: (!western && groups.old === undefined) || suffixed || other !== null || month !== null,
    from,
    to,
  };
}

type Head = Pick<ReadYear, "year" | "era" | "western">;

function headOf(groups: Readonly<Record<string, string | undefined>>): Head {
  if (groups.western !== undefined) return { era: null, year: Number(groups.western), western: true };
  const word = groups.era ?? groups.kanji ?? groups.initial ?? groups.old ?? "";
  const found = westernOf(word, groups.count ?? groups.kanjiCount ?? groups.initialCount ?? groups.oldCount ?? "");
  return { era: found?.era ?? null, year: found?.year ?? null, western: false };
}

function bareHead(number: string, carried: Carried, known: number | null): Head {
  return { era: carried.era, year: resolveBareYear(readDateNumber(number) ?? 0, carried, known), western: false };
}

function monthOf(text: string): number | null {
  const month = readDateNumber(text);
  return month !== null && month >= 1 && month <= 12 ? month : null;
}

/** 28年 without an era is a year, not a duration, where it fills its brackets or a month follows. */
function isDatedBare(text: string, from: number, to: number): boolean {
  const rest = text.slice(to, to + 6);
  if (/^\s?\d{1,2}\s?月/u.test(rest)) return true;
  return opensBracket(text, from) && /^\s?[)\]]/u.test(rest);
}

/** 2019 is a year, not a number, where it fills its brackets or the whole text, or a word such as 実績 follows. */
function standsAlone(text: string, from: number, to: number, whole: { from: number; to: number }): boolean {
  if (matchAt(ALONE, text, to) || (from === whole.from && to === whole.to)) return true;
  return opensBracket(text, from) && /^\s?[)\]]/u.test(text.slice(to, to + 2));
}

function opensBracket(text: string, at: number): boolean {
  return /[([]\s?$/u.test(text.slice(Math.max(0, at - 2), at));
}
