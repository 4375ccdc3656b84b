import type { Document } from "../document.ts";
import { Passage } from "../passage.ts";
import { readable } from "../readable.ts";
import words from "./municipality-words.json" with { type: "json" };

/** A place at which a name of a municipality may stand, and how strongly the place says that the document is of that municipality. */
interface Mention {
  readonly name: string;
  readonly start: number;
  readonly weight: number;
}

const SUFFIX = /[市町村区]/gu;
/** No name of a municipality has more characters in front of 市, 町, 村 or 区 (いちき串木野市). */
const LONGEST = 7;
const HAN = /[\p{Script=Han}々ヶケ]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const NAME_BOUND = /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]|^$/u;
const ORDINAL = /^第?[一二三四五六七八九十]{1,3}[次期]/u;
const WEIGHT = { title: 4, own: 2, plain: 1, other: -1 } as const;
/** A single mention will do, unless it is one as of others. */
const ENOUGH = 1;

type Suffix = keyof typeof words.notNames;
const NOT_NAMES = new Map(Object.entries(words.notNames).map(([suffix, stems]) => [suffix, new Set(stems)]));

/**
 * The municipality whose document it is: the name with 市, 町, 村, 区 (or of a prefecture) that is printed most often, names of plans, bylaws and sites
 * (上田市総合計画, 上田市メール) and lines of its own counting more, mentions as of others (A市との交流) less. Null where none is printed often enough.
 */
export function findMunicipality(document: Document): Passage | null {
  const text = readable(document.text);
  const sums = new Map<string, { weight: number; start: number }>();
  for (const { name, start, weight } of [...mentions(text), ...prefectures(text)]) {
    const sum = sums.get(name);
    if (sum) sum.weight += weight;
    else sums.set(name, { weight, start });
  }
  const ranked = [...sums].filter(([, { weight }]) => weight >= ENOUGH).sort(([, a], [, b]) => b.weight - a.weight || a.start - b.start);
  const [best] = ranked.filter(([name]) => !PREFECTURES.has(name)).concat(ranked);
  return best ? Passage.of(text, best[1].start, best[1].start + best[0].length) : null;
}

function* mentions(text: string): Generator<Mention> {
  for (const { 0: suffix, index } of text.matchAll(SUFFIX)) {
    const stem = stemBefore(text, index, suffix as Suffix);
    if (stem === null) continue;
    const start = index - stem.length;
    yield { name: stem + suffix, start, weight: weigh(text, start, index + 1, suffix) };
  }
}

/** The name in front of 市 and so on; null where what stands there is no name (都市, 全市, 市町村). */
function stemBefore(text: string, at: number, suffix: Suffix): string | null {
  let start = at;
  while (start > 0 && at - start < LONGEST && HAN.test(text.charAt(start - 1))) start -= 1;
  const withKana = kanaBefore(text, start, at);
  if (withKana !== null) start = withKana;
  let stem = text.slice(start, at);
  // 第3次澄川市総合計画, 第３回澄川市議会: the counter belongs to the figure in front of it.
  if (/[\d０-９]/u.test(text.charAt(start - 1)) && /^[次期回版号]/u.test(stem)) stem = stem.slice(1);
  const prefix = ORDINAL.exec(stem)?.[0] ?? words.prefixes.find((word) => stem.startsWith(word) && stem.length > word.length);
  if (prefix) stem = stem.slice(prefix.length);
  if (stem === "" || NOT_NAMES.get(suffix)?.has(stem)) return null;
  if (/[市町村区県都道府]/u.test(stem.slice(1, -1)) && stem.length > 4) return null;
  const allowed = suffix === "市" && words.endingsAllowed.市.includes(stem);
  return !allowed && words.notEndings[suffix].some((ending) => stem.endsWith(ending)) ? null : stem;
}

/** つくば, 南アルプス, あきる野: kana belong to the name where nothing but a bound stands in front of them and at most two characters of a name. */
function kanaBefore(text: string, start: number, at: number): number | null {
  let kana = start;
  while (kana > 0 && at - kana < LONGEST && KANA.test(text.charAt(kana - 1))) kana -= 1;
  if (start - kana < 2 || at - start > 3) return null;
  let han = kana;
  while (han > 0 && kana - han < 3 && HAN.test(text.charAt(han - 1))) han -= 1;
  if (kana - han > 2 || !NAME_BOUND.test(text.charAt(han - 1))) return null;
  return /^(?:および|ならびに|または|この|その|かつ|という|における|による)/u.test(text.slice(kana, at)) ? null : han;
}

const PHRASE_END = /[、。\s（）()「」『』・,|<\t]/u;
const ASIDE = new RegExp(`^(?:${words.others.join("|")})`, "u");
const NEXT_WORD = new RegExp(`^(?:${words.nextWord.join("|")})`, "u");

/** What stands behind a name says whose it is. 0 where 市 begins the next word (一般市民, 市街地): no name is sure there. */
function weigh(text: string, start: number, end: number, suffix: string): number {
  const behind = text.slice(end, end + 24);
  // The dots of まち・ひと・しごと創生総合戦略 end no phrase.
  const next = behind.replace(/^[^\S\n]+/u, "").replace("まち・ひと・しごと", "まちひとしごと");
  const phrase = next.slice(0, ((at) => (at < 0 ? next.length : at))(next.search(PHRASE_END)));
  const own = words.ownDocument.some((word) => phrase.includes(word));
  if (lineOf(text, start, end)) return WEIGHT.title;
  if (NEXT_WORD.test(behind) && !own) return 0;
  if (ASIDE.test(behind)) return WEIGHT.other;
  if (own) return WEIGHT.own;
  return suffix === "市" ? WEIGHT.plain : 0;
}

/** The name is a line of its own, or opens one with a title behind it: 澄川市 重点目標一覧表. */
function lineOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  const behind = text.slice(end, end + 30).split(/[\n<|]/u, 1)[0] ?? "";
  if (!/(?:^|[\n\f>#|]\s*)$/u.test(start <= 3 ? before.trimStart() : before)) return false;
  return (
    behind.trim() === "" || (/^[\s　]/u.test(behind) && words.ownDocument.some((word) => behind.includes(word)) && !/。/u.test(behind))
  );
}

const PREFECTURES: ReadonlySet<string> = new Set(words.prefectures);
const PREFECTURE = new RegExp(words.prefectures.join("|"), "gu");

function* prefectures(text: string): Generator<Mention> {
  for (const { 0: name, index } of text.matchAll(PREFECTURE)) {
    const weight = weigh(text, index, index + name.length, name.slice(-1));
    if (weight > WEIGHT.plain) yield { name, start: index, weight };
  }
}
