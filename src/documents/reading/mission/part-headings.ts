import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Passage } from "../../passage.ts";
import { goalHeadingOf, isNext, type LineShape, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { fieldOf, type Section, sectionOf, speaksOfGoals } from "./words.ts";

/** Ways of numbering that headings of parts have; (1) and ① in front of a word are items of a list, unless the word is exactly a part's. */
const HEADING_NUMBERS: ReadonlySet<string> = new Set(["dotted", "bare", "chapter", "roman", "latin", "hyphen"]);
const LONGEST_UNKNOWN = 25;

/**
 * The part of a statement that a line opens, or null.
 *
 * @param depth of a heading that the format marks; null for other lines.
 * @param below the text that follows.
 */
export function partOpenedBy(
  notes: Notebook,
  shape: LineShape,
  depth: number | null,
  line: Passage,
  below: Passage | null,
): Section | null {
  const { number, glyph, bracketed, colon, label, rest } = shape;
  const { section, sectionNumber, sectionGlyph, goal } = notes;
  if (readEnumerator(line.text.slice(0, 24))?.kind === "bullet" && glyph === "") return null;
  const strict = sectionOf(label.text, false);
  if (isBelowAll(line.text)) return "aside";
  const next = followsPart(notes, shape);
  if (speaksOfGoals(label.text)) {
    const isHeading = depth !== null || bracketed || next || (glyph !== "" && (section === null || glyph === sectionGlyph));
    return isHeading || standsOverGoals(notes, label, below) ? "goals" : null;
  }
  const ofGoal = goalHeadingOf(shape) !== null || (goal !== null && fieldOf(label.text, bracketed) !== null);
  const isAsHigh = depth !== null && notes.sectionDepth !== null && depth <= notes.sectionDepth;
  if (ofGoal && !next && !(isAsHigh && strict !== null) && strict !== "midTerm" && strict !== "mission")
    return strict !== null && goal === null ? strict : null;
  if (isNextGoal(notes, shape) && !next && !strict) return null;

  const heading = depth !== null || bracketed || glyph !== "";
  if (strict === "aside") return heading || number ? strict : null;
  if (strict && (!colon || !rest.isBlank || number)) return strict;
  const numbered = number !== null && HEADING_NUMBERS.has(number.kind) && (sectionNumber === null || number.kind === sectionNumber.kind);
  if (!(heading || numbered) || (colon && !rest.isBlank)) return null;
  if (goal && !next && depth === null && !looksLikePart(notes, shape)) return null;
  return sectionOf(label.text, true);
}

/** A list that is numbered from 1, or the first goal, stands below; among the lines of a part the sentence has to say so itself. */
function standsOverGoals({ section, statement }: Notebook, { text }: Passage, below: Passage | null): boolean {
  if (below === null || (section !== null && statement.hasParts && !/以下|次の/u.test(text))) return false;
  const shape = shapeOf(below);
  return (goalHeadingOf(shape)?.number ?? shape.number?.ordinal) === 1;
}

/** What web pages print below the text: お問い合わせ先, 添付ファイル. */
const BELOW_ALL =
  /^(?:この(?:ページ|記事)(?:に関する|の))?(?:お?問い?合わせ先?|お問合せ先?|関連(?:リンク|ファイル|情報|ページ)|添付ファイル|ダウンロード|担当者?連絡先)$/u;

function isBelowAll(text: string): boolean {
  return text.length < 24 && BELOW_ALL.test(text.replace(/[\s　：:]/gu, ""));
}

/** A heading of the same rank as the part's that opens a part of which nothing is known. */
export function endsPart(notes: Notebook, shape: LineShape, depth: number | null): boolean {
  const { section, sectionDepth, sectionGlyph, lastNumber, goalNumber } = notes;
  const { number, body, glyph, bracketed, label } = shape;
  if (section === null) return false;
  if (depth !== null && sectionDepth !== null) return depth <= sectionDepth;
  if (body.length > LONGEST_UNKNOWN || /[。、]/u.test(body.text)) return false;
  if (number === null) return glyph !== "" && glyph === sectionGlyph && !bracketed && fieldOf(label.text) === null && !goalHeadingOf(shape);
  return followsPart(notes, shape) && lastNumber?.kind !== number.kind && goalNumber?.kind !== number.kind;
}

/** The number is the one behind that of the part's heading. */
function followsPart({ sectionNumber }: Notebook, { number }: LineShape): boolean {
  return number !== null && sectionNumber !== null && number.kind === sectionNumber.kind && number.ordinal === sectionNumber.ordinal + 1;
}

function isNextGoal({ goalNumber }: Notebook, { number }: LineShape): boolean {
  return number !== null && isNext(number, goalNumber);
}

/** Inside a goal only a heading that looks as those of the parts before may open a part by its last word alone. */
function looksLikePart({ sectionNumber, goalBy }: Notebook, { number, bracketed, glyph }: LineShape): boolean {
  return number === null && (bracketed || glyph !== "") && sectionNumber === null && goalBy !== "heading";
}
