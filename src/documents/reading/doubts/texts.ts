import { columnLabels, sheetLabels } from "../labels.ts";
import type { Reading } from "../reading.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { type Field, fieldsOf } from "./fields.ts";

/** Doubts about the words of a field, whatever it is. */
export function doubtTexts(reading: Reading): Doubt[] {
  const fields = fieldsOf(reading);
  return [...fields.flatMap((field) => [...doubtCharacters(field), ...doubtEnds(field), ...doubtMiddle(field)]), ...doubtSentences(fields)];
}

const SENTENCE_AT_LEAST = 20;
const ENDS_SENTENCE = /[。．！？!?」』）)】]$/u;
/** Where so many texts, and so large a share of them, are sentences to their end, one that is none was cut. */
const FEWEST_SENTENCES = 10;
const SENTENCE_SHARE = 0.7;

/** Of items that are whole sentences everywhere else, one that ends without a stop, and the one behind it in its list, which has the rest. */
function doubtSentences(fields: readonly Field[]): Doubt[] {
  const items = fields.filter(({ pointer, kind, text }) => kind === "text" && ITEM.test(pointer) && text.length >= SENTENCE_AT_LEAST);
  const whole = items.filter(({ text }) => ENDS_SENTENCE.test(text.trim())).length;
  if (items.length < FEWEST_SENTENCES || whole < items.length * SENTENCE_SHARE) return [];
  const ends = new Map<string, number>();
  for (const item of items) ends.set(listOf(item), (ends.get(listOf(item)) ?? 0) + (ENDS_SENTENCE.test(item.text.trim()) ? 1 : -1));
  return fields.flatMap((field, i): Doubt[] => {
    // A list of which most are no sentences lists names.
    if ((ends.get(listOf(field)) ?? 0) < -1) return [];
    const said = field.text.trim();
    if (!ITEM.test(field.pointer) || field.kind !== "text" || said.length < SENTENCE_AT_LEAST || ENDS_SENTENCE.test(said)) return [];
    const next = fields[i + 1];
    const rest = next && listOf(next) === listOf(field) ? [doubt(next.pointer, "follows-cut-off", { before: said.slice(-8) })] : [];
    return CUT_OFF.test(said) ? rest : [doubt(field.pointer, "cut-off", { end: said.slice(-8) }), ...rest];
  });
}

/** An entry of a list of sentences, or the sentence under a title. */
const ITEM = /\/(?:items|background|purpose|expectations|missions|details)\/\d+$|\/statement$/u;
const listOf = ({ pointer }: Field): string => pointer.replace(/\/\d+$/u, "");

const ODD = /[\u{FFFD}\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFD}]/gu;
const VARIANT = /.[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

function doubtCharacters({ pointer, text }: Field): Doubt[] {
  const odd = text.match(ODD);
  if (odd) return [doubt(pointer, "odd-characters", { count: odd.length })];
  const variants = text.match(VARIANT);
  return variants ? [doubt(pointer, "variant-characters", { characters: [...new Set(variants)].slice(0, 10).join("") })] : [];
}

const BEGINS_INSIDE = /^[、。，．,）)」』】〕］＞〉》ーっゃゅょッャュョぁぃぅぇぉァィゥェォ]|^を/u;
const CUT_OFF = /(?:[、，,「『（(【〔・]|[^\p{Script=Hiragana}](?:を|は|が|の|と))$/u;
const LONGEST_TITLE = 90;

function doubtEnds({ pointer, text, kind }: Field): Doubt[] {
  if (kind !== "title" && kind !== "text") return [];
  const said = text.trim();
  const found: Doubt[] = [];
  const inside = BEGINS_INSIDE.exec(said);
  if (inside) found.push(doubt(pointer, "begins-inside", { start: said.slice(0, 8) }));
  if (CUT_OFF.test(said)) found.push(doubt(pointer, "cut-off", { end: said.slice(-8) }));
  if (kind === "title" && said.length > LONGEST_TITLE) found.push(doubt(pointer, "long-title", { length: said.length }));
  return found;
}

const MARK_INSIDE = /[\s。）)](?<mark>[①-⑳]|[（(]\d{1,2}[）)])(?=[^\s。、，,）)～~〜\-－]|\s\S)/u;
/** 緑を育てる8水辺を守る: a second policy with its number. */
const NUMBER_INSIDE =
  /(?<=[\p{Script=Hiragana}\p{Script=Han}])(?<!第)\s?(?<number>\d{1,3}(?!\s?[\d期次年編章節項部つ月日回人件歳万億])|[アイウエオカキク](?=\s?[\p{Script=Han}A-Z]))(?=\s?[\p{Script=Hiragana}\p{Script=Han}\p{Script=Katakana}A-Z])/u;
const LABEL_INSIDE = /[【［〔](?<label>[^【】［］〔〕]{2,14})[】］〕]|(?:^|[\s。])(?<word>[^\s【】：:。、「」（）()]{2,14})[：:]/gu;

/** A label or a number in the middle: two fields, or two items, may have run into one. */
function doubtMiddle({ pointer, text, kind }: Field): Doubt[] {
  if (kind !== "title" && kind !== "text") return [];
  const found: Doubt[] = [];
  const { mark } = MARK_INSIDE.exec(text)?.groups ?? {};
  const { number } = (/\/placements\/\d+\/text$/u.test(pointer) ? NUMBER_INSIDE.exec(text)?.groups : null) ?? {};
  if (mark !== undefined || number !== undefined) found.push(doubt(pointer, "holds-mark", { mark: mark ?? number ?? "" }));
  for (const { groups } of text.matchAll(LABEL_INSIDE)) {
    const label = groups?.label ?? groups?.word ?? "";
    if (sheetLabels.find(label) === null && columnLabels.find(label) === null) continue;
    found.push(doubt(pointer, "holds-label", { label }));
    break;
  }
  const open = unmatchedBracket(text);
  if (open !== null) found.push(doubt(pointer, "open-bracket", { bracket: open }));
  return found;
}

const PAIRS = new Map(["「」", "『』", "（）", "()", "【】", "〔〕"].flatMap(([open = "", close = ""]) => [[open, close] as const]));
const CLOSING = new Map([...PAIRS].map(([open, close]) => [close, open]));
const HALF = new Map([
  ["(", "（"],
  [")", "）"],
]);

/** The first bracket that is not closed or was never opened; a list's 1) is no bracket. */
function unmatchedBracket(text: string): string | null {
  const open: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const written = text.charAt(i);
    const character = HALF.get(written) ?? written;
    if (PAIRS.has(character)) open.push(character);
    const opened = CLOSING.get(character);
    if (opened === undefined) continue;
    if (open.at(-1) === opened) open.pop();
    else if (!/[0-9０-９a-zア-ンｱ-ﾝ]/u.test(text.charAt(i - 1))) return character;
  }
  return open[0] ?? null;
}
