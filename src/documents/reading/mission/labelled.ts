import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { labelKey } from "../labels.ts";
import { type LineShape, shapeOf } from "./heading.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
import { type Field, fieldOf, headFieldOf, sectionOf } from "./words.ts";

/** A label with the text behind it, which is empty where the label stands alone. */
export interface Labelled {
  readonly label: Passage;
  readonly rest: Passage;
}

const LONGEST_LABEL = 24;
const PARENTHESISED = /^[(（]([^（()）]{2,14})[)）][\s　：:]*/u;
const BEFORE_WIDE_SPACE = /^(\S{2,16}?)(?:　|[\s　]{2,}|\t)[\s　]*(?=\S)/u;
/** 目標値：90％　実績：85％: a label after white space inside a line. */
const INNER = /(?<=[\s　／])([^\s：:、。（）()／]{1,14})[：:]/gu;

/** ■現状値　3か所　　■目標値　5か所 */
const INNER_MARKED = /(?<=[\s　])[■◆●○□◇▼▪]\s?([^\s：:、。（）()／]{2,14})(?=[\s　：:（(])/gu;

const BEFORE_SENTENCE = /^(\S{2,12}) (?=[^\s。]{2,200}。)/u;
const BEFORE_SPACE = /^(\S{2,10})[ 　](?=\S)/u;

const BEFORE_ARROW = /^(\S{2,12}?)[\s　]?[→⇒➡][\s　]?(?=\S)/u;

/** The label of an item in a list: 期限 9月, as a page's list of terms is written in plain text. */
export function labelOfItem(line: Passage): Labelled | null {
  const bullet = readEnumerator(line.text.slice(0, 24));
  const body = line.slice(bullet?.kind === "bullet" ? bullet.length : 0).trim();
  const [found = "", word = ""] = BEFORE_ARROW.exec(body.text) ?? BEFORE_SPACE.exec(body.text) ?? [];
  if (word === "" || fieldOf(word) === null) return null;
  return { label: body.slice(0, word.length), rest: body.slice(found.length).trim() };
}

/** 行動目標 団体を増やします。: a label of four characters and more is one before a single space too, as conversions leave it. */
export function labelBeforeText(line: Passage): Labelled | null {
  const [found = "", word = ""] = /^(\S{4,12})[ 　](?=\S)/u.exec(line.text) ?? [];
  if (word === "" || fieldOf(word) === null || headFieldOf(word) !== null) return null;
  return { label: line.slice(0, word.length), rest: line.slice(found.length).trim() };
}

/** The label of a line: in brackets or before a colon whatever it says; alone on the line or before wide white space where it is known. */
export function labelOf(shape: LineShape): Labelled | null {
  if (shape.bracketed || shape.colon) return shape;
  const whole = shape.body;
  const known = (text: string) => fieldOf(text) !== null || isPlacementLabel(text);
  if (whole.length <= LONGEST_LABEL && known(whole.text)) return { label: whole, rest: Passage.empty };
  const parenthesised = PARENTHESISED.exec(whole.text);
  const inside = whole.slice(1, 1 + (parenthesised?.[1]?.length ?? 0));
  if (parenthesised && known(inside.text)) return { label: inside, rest: whole.slice(parenthesised[0].length) };
  const spaced = BEFORE_WIDE_SPACE.exec(whole.text);
  const label = whole.slice(0, spaced?.[1]?.length ?? 0);
  if (spaced && known(label.text)) return { label, rest: whole.slice(spaced[0].length) };
  const [word = ""] = /^\S{2,16}/u.exec(whole.text) ?? [];
  const behind = whole.slice(word.length).trim();
  return isPlacementLabel(word) && codeLength(behind.text) > 0 ? { label: whole.slice(0, word.length), rest: behind } : null;
}

/** ■部の使命　市民の …: the heading of a part with its text beside it, as a line with a colon is written. */
export function besideText(shape: LineShape): LineShape {
  if (shape.bracketed || shape.colon) return shape;
  // A single space is all that some formats keep of a wide one: a sentence stands behind it.
  const spaced = BEFORE_WIDE_SPACE.exec(shape.body.text) ?? BEFORE_SENTENCE.exec(shape.body.text);
  const label = shape.body.slice(0, spaced?.[1]?.length ?? 0);
  const section = spaced ? sectionOf(label.text, false) : null;
  if (!spaced || (section !== "mission" && section !== "policy" && section !== "summary")) return shape;
  return { ...shape, colon: true, label, rest: shape.body.slice(spaced[0].length) };
}

const TAIL_FIELDS: ReadonlySet<string> = new Set(["grade", "divisions", "period", "target"]);
const GAP_TAIL = /[\s　]{2,}([^\s　：:]{2,8})[\s　：:]+(\S{1,6})$/u;
const BRACKET_TAIL = /[\s　]?[（(【]([^（）()【】：:]{2,16})[：:][\s　]*([^（）()【】]{1,30})[）)】]$/u;

/** A title with what is said behind it: 財政の健全化　　達成度　Ｃ, 食品ロスの削減（総合計画：施策3-2）. */
export function withTails(text: Passage): { readonly title: Passage; readonly tails: readonly Labelled[] } {
  const tails: Labelled[] = [];
  let title = text;
  for (let most = 0; most < MOST_TAILS && title.length <= LONGEST_TITLED; most += 1) {
    const { title: left, tail } = withTail(title);
    if (!tail) break;
    tails.unshift(tail);
    title = left;
  }
  return { title, tails };
}

/** 目標 behind a title is what it is to reach. */
export const fieldInTail = (label: string): Field | null => (labelKey(label) === "目標" ? "target" : fieldOf(label));

const MOST_TAILS = 6;
const LONGEST_TITLED = 160;

function withTail(text: Passage): { readonly title: Passage; readonly tail: Labelled | null } {
  const found = GAP_TAIL.exec(text.text) ?? BRACKET_TAIL.exec(text.text);
  const [whole = "", label = "", rest = ""] = found ?? [];
  const field = fieldInTail(label);
  const isTail = TAIL_FIELDS.has(field ?? "") || isPlacementLabel(label);
  if (!found || !isTail) return { title: text, tail: null };
  const at = found.index + whole.indexOf(label);
  const behind = found.index + whole.lastIndexOf(rest);
  return {
    title: text.slice(0, found.index).trim(),
    tail: { label: text.slice(at, at + label.length), rest: text.slice(behind, behind + rest.length) },
  };
}

/** A line that holds several labels, each with its text, as one line each. */
export function partsOf(line: CellLine): CellLine[] {
  const cuts = [INNER, INNER_MARKED].flatMap((pattern) =>
    [...line.text.text.matchAll(pattern)].filter(([, label = ""]) => fieldOf(label) !== null).map(({ index }) => index),
  );
  const parts = line.text.cut(cuts.sort((a, b) => a - b)).map((part) => part.trim());
  if (parts.length > 1 && labelOf(shapeOf(parts[0] ?? Passage.empty)) === null) return [line];
  return parts.filter((part) => !part.isBlank).map((text) => ({ text, item: line.item }));
}
