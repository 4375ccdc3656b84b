import type { Passage } from "../../passage.ts";
import { levelWords } from "./words.ts";

/** A printed title of a plan node with what numbers it: 第１章 …, 施策３５ …, 1-1-1 …. */
export interface NodeHeading {
  /** What headings of one level have in common: the level's name, or "code/3" for a code of three parts. */
  readonly kind: string;
  /** The level's name as printed (章, 施策); null for a bare code. */
  readonly word: string | null;
  /** In NFKC, kanji numerals as digits: ["1", "3", "1"]. */
  readonly numbers: readonly string[];
  /** As printed: 第１章, 施策３５, 1-1-1. */
  readonly mark: Passage;
  /** Empty where the title stands on the next line. */
  readonly title: Passage;
}

const NUMBER = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻⅰ-ⅻ]|[IVX]{1,4}(?![A-Za-z])|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ])|[①-⑳])";
const DASH = "[-－‐–—―ー−.．]";
const FRONT = /^[◆■●○◎▼▽□★☆◇▶►❖\s　]*/u;
const OPEN = "[【〔［\\[＜<《〈（(]?";
const CLOSE = "[】〕］\\]＞>》〉）)]?";
const ORDINAL = new RegExp(`^${OPEN}(?:第\\s?(${NUMBER})\\s?(編|章|節|項)${CLOSE}|([0-9０-９]{1,2})(章|節)(?=[\\s　]))`, "u");
const NAMED = new RegExp(
  `^${OPEN}(${levelWords})\\s?${DASH}?\\s?((?:${NUMBER}|[(（]${NUMBER}[)）])(?:\\s?${DASH}\\s?${NUMBER}|[(（]${NUMBER}[)）])*)${CLOSE}`,
  "u",
);
const CODE = new RegExp(
  `^${OPEN}((?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[A-ZＡ-Ｚ])(?:\\s?${DASH}\\s?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])){1,4})${CLOSE}(?=[\\s　])`,
  "u",
);
/** A number in front of a title in a cell of its own. */
const VALUE = new RegExp(
  `^(?:(${NUMBER}(?:\\s?${DASH}\\s?${NUMBER})*)[.．:：、]?[\\s　]+|([(（][0-9０-９]{1,2}[)）]|[①-⑳])[\\s　]*(?=\\S))`,
  "u",
);
const SHEET =
  /^(?:((?:基本目標|政策|基本政策|基本施策|施策|分野|政策分野|施策分野|大綱)名?)(?:[\s　]*[:：][\s　]*|(?<=名)[\s　]+)|[【〔［[《<＜〈]((?:基本目標|政策|基本政策|基本施策|施策|分野|政策分野|施策分野|大綱)名?)[】〕］\]》>＞〉][\s　]*[:：]?[\s　]*)(?=\S)/u;
const SEPARATOR = /^[\s　]*[:：．.、]?[\s　]*/u;
/** What follows a number in running text (施策１では, 第２章に示す, 目標３件) rather than a title. */
const GOES_ON =
  /^(?:[はがをにでのとも、。・~～〜]|から|まで|より|及び|および|年|月|日|つ|件|人|％|%|番|度|期|次|号|割|点|位|回|か所|項目|以上|以下|未満)/u;
/** A second heading on the same line. */
const INNER = new RegExp(`[\\s　>＞／/]+(?:第\\s?${NUMBER}\\s?[編章節]|(?:基本目標|政策|基本施策|施策)\\s?${NUMBER})(?=[\\s　]|$)`, "u");
/** What the title of a window adds: 農業の振興｜東雲市. */
const SITE = /(?<![\s　])[\s　]*[|｜][\s　]*[^|｜]{1,16}(?:[市町村区]|ホームページ|公式サイト|ウェブサイト)$/u;
const FIGURE = /(?<=[\s　])[▲△-]?[0-9０-９][0-9０-９,，.．]*(?:[％%]|\p{Script=Han}{1,2})?(?=[\s　]|$)/gu;
const LONGEST_TITLE = 80;

/** Reads a heading that names its level or carries a code of several parts; null for running text, values and dates. */
export function readNodeHeading(text: Passage): NodeHeading | null {
  const front = FRONT.exec(text.text)?.[0].length ?? 0;
  const body = text.slice(front);
  if (body.length === 0 || body.length > LONGEST_TITLE + 20 || /[。…]/u.test(body.text)) return null;
  return readOrdinal(body) ?? readNamed(body) ?? readCode(body) ?? readSheetTitle(body);
}

const STRUCTURE =
  /^(?:(?:基本目標|基本方針|基本施策|主要施策|施策|政策|(?:具体的な?)施策|分野別(?:の)?(?:計画|施策|目標|方針)?|各論|総論|(?:前期|後期)?基本計画|実施計画|総合戦略|数値目標|指標|KPI|取組|事業)の?(?:展開|体系|内容|概要|推進|方向性?|一覧)?(?:と|・|及び|、|ごとの)?)+(?:[|｜/／].{1,20})?$/u;

/** A chapter of the document that only says which levels of the plan it holds (第３章 基本目標と具体的な施策): no level of the plan itself. */
export function isStructure({ kind, title }: NodeHeading): boolean {
  return /^[章節]$/u.test(kind) && STRUCTURE.test(title.text.normalize("NFKC").replace(/\s/gu, ""));
}

/** The second heading of a line that names two levels (第２編 基本計画　第１章 …), or null. */
export function readInnerHeading(text: Passage): NodeHeading | null {
  const inner = INNER.exec(text.text);
  return inner ? readNodeHeading(text.slice(inner.index).trim()) : null;
}

/** The title that stands beside its level's name (施策名 | 3-2 農業の振興), with its number where it has one. */
export function readTitled(level: Passage, value: Passage): NodeHeading | null {
  const word = level.text.replace(/\s/gu, "").replace(/名称?$/u, "");
  const own = readOrdinal(value) ?? readNamed(value);
  if (own?.word === word && own.title.length > 0) return own;
  const match = VALUE.exec(value.text);
  const length = match?.[0].length ?? 0;
  const title = value.slice(length).trim();
  if (word === "" || title.length === 0 || title.length > LONGEST_TITLE || /。/u.test(title.text)) return null;
  return {
    kind: word,
    word,
    numbers: match ? partsOf(match[1] ?? match[2] ?? "") : [],
    mark: length > 0 ? value.slice(0, (match?.[1] ?? match?.[2])?.length ?? 0) : level,
    title: withoutQuotes(title),
  };
}

function readOrdinal(body: Passage): NodeHeading | null {
  const match = ORDINAL.exec(body.text);
  if (!match) return null;
  const [mark = "", first, level, plain = "", bareLevel = ""] = match;
  const [number, word] = [first ?? plain, level ?? bareLevel];
  const title = titleAfter(body, mark.length);
  return title && { kind: word, word, numbers: [numeral(number)], mark: body.slice(0, mark.length), title };
}

function readNamed(body: Passage): NodeHeading | null {
  const match = NAMED.exec(body.text);
  if (!match) return null;
  const [mark = "", word = "", code = ""] = match;
  const title = titleAfter(body, mark.length);
  return title && { kind: word, word, numbers: partsOf(code), mark: body.slice(0, mark.length), title };
}

/** 施策名　農業の振興, 政策：3 産業が栄えるまち. */
function readSheetTitle(body: Passage): NodeHeading | null {
  const match = SHEET.exec(body.text);
  if (!match) return null;
  const level = match[1] === undefined ? body.slice(1, 1 + (match[2]?.length ?? 0)) : body.slice(0, match[1].length);
  return readTitled(level, body.slice(match[0].length).trim());
}

function readCode(body: Passage): NodeHeading | null {
  const match = CODE.exec(body.text);
  if (!match) return null;
  const [mark = "", code = ""] = match;
  const numbers = partsOf(code);
  const title = titleAfter(body, mark.length);
  if (!title || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u.test(title.text) || /^[\d０-９]/u.test(title.text))
    return null;
  // A row of a table of indicators, with its values.
  if (/[0-9０-９.．,]{2,}|[％%]/u.test(title.text.slice(-4)) || (title.text.match(FIGURE) ?? []).length >= 2) return null;
  return { kind: `code/${numbers.length}`, word: null, numbers, mark: body.slice(0, mark.length), title };
}

/** The title behind the mark; null where the text goes on as a sentence does. */
function titleAfter(body: Passage, from: number): Passage | null {
  const rest = body.slice(from);
  const gap = SEPARATOR.exec(rest.text)?.[0].length ?? 0;
  if (gap === 0 && GOES_ON.test(rest.text)) return null;
  const line = rest.slice(gap).trim();
  // 第２編 基本計画　第１章 …: a running head names two levels.
  const title = line.slice(0, (INNER.exec(line.text) ?? SITE.exec(line.text))?.index ?? line.length).trim();
  if (title.length > LONGEST_TITLE || /[、，]$/u.test(title.text)) return null;
  return withoutQuotes(title);
}

function withoutQuotes(title: Passage): Passage {
  const inner = /^[「『](.*)[」』]$/u.exec(title.text)?.[1];
  return inner !== undefined && !/[「」『』]/u.test(inner) ? title.slice(1, -1) : title;
}

/** The heading with the code that a line of its own prints before it: ［施策番号］ 2-1-3 over ［施策名］ …. */
export function withCode(heading: NodeHeading, code: Passage): NodeHeading {
  return heading.numbers.length > 0 ? heading : { ...heading, numbers: partsOf(code.text), mark: code };
}

function partsOf(code: string): string[] {
  return code
    .normalize("NFKC")
    .replace(/[()\s]+/gu, "-")
    .split(/[-‐–—―ー−.]+/u)
    .filter(Boolean)
    .map(numeral);
}

const DIGITS = "一二三四五六七八九";

/** 十二 is 12, Ⅳ stays IV, ２ is 2. */
function numeral(printed: string): string {
  const text = printed.normalize("NFKC");
  if (!/^[一二三四五六七八九十]+$/u.test(text)) return text;
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["0", text];
  const high = text.includes("十") ? (tens === "" ? 1 : DIGITS.indexOf(tens) + 1) : 0;
  return String(high * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones) + 1));
}
