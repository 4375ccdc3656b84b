import type { Reading } from "../reading.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { type Field, fieldsOf } from "./fields.ts";

/** Doubts about the words of a field, whatever it is. */
export function doubtTexts(reading: Reading): Doubt[] {
  return fieldsOf(reading).flatMap((field) => [...doubtCharacters(field), ...doubtEnds(field)]);
}

const ODD = /[\u{FFFD}\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFD}]/gu;
const VARIANT = /.[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

function doubtCharacters({ pointer, text }: Field): Doubt[] {
  const odd = text.match(ODD);
  if (odd) return [doubt(pointer, "odd-characters", { count: odd.length })];
  const variants = text.match(VARIANT);
  return variants ? [doubt(pointer, "variant-characters", { characters: [...new Set(variants)].slice(0, 10).join("") })] : [];
}

const BEGINS_INSIDE = /^[、。，．,）)」』】〕］>＞〉》・ーっゃゅょッャュョぁぃぅぇぉァィゥェォ]|^を/u;
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
