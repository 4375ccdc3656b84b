import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { headOfLine } from "./head.ts";
import { goalHeadingOf, type LineNumber, type LineShape, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
import { titleOf } from "./title.ts";
import { type Field, fieldOf, type Section, sectionOf } from "./words.ts";

/** Ways of numbering that headings of parts have; (1) and ① in front of a word are items of a list, unless the word is exactly a part's. */
const HEADING_NUMBERS: ReadonlySet<string> = new Set(["dotted", "bare", "chapter", "roman", "latin", "hyphen"]);
const LONGEST_TITLE = 40;
/** 目標値：90％　実績：85％: a label after white space inside a line. */
const INNER_LABEL = /(?<=[\s　／])([^\s：:、。（）()／]{1,14})[：:]/gu;

/** Reads the texts that stand outside tables with heads: headings of parts, labelled lines, lists. */
export class TextReader {
  readonly #notes: Notebook;
  /** The field that lines without a label go on with. */
  #field: Field | null = null;
  #label: Passage | null = null;
  /** The label's text began on its own line: 目標値：90％. */
  #inline = false;
  #contentNumber: LineNumber | null = null;

  constructor(notes: Notebook) {
    this.#notes = notes;
  }

  /** Forgets the open field; a table or another part has begun. */
  reset(): void {
    this.#field = null;
    this.#label = null;
    this.#contentNumber = null;
  }

  /** @param next the text that follows, which tells a title from a remark. */
  read(line: CellLine, depth: number | null, next: Passage | null): void {
    const shape = shapeOf(line.text);
    if (shape.body.isBlank) return;
    if (this.#readHead(line.text, depth)) return;
    const section = this.#sectionOf(shape, depth, line.text);
    if (section) this.#enter(section, shape, depth);
    else if (this.#endsSection(shape, depth)) this.#notes.enter("aside", [], shape.number, depth);
    else if (this.#notes.isInGoals) for (const part of partsOf(line)) this.#readOfGoals(part, depth, next);
    else this.#readOfSection(line, shape);
  }

  #readHead(text: Passage, depth: number | null): boolean {
    const { statement, section } = this.#notes;
    const head = headOfLine(text);
    if (head) {
      const strong = head.department !== null && (head.post !== null || head.name !== null || head.labelled || depth !== null);
      if (!statement.hasParts || (strong && !(this.#notes.goal && !head.name && depth === null))) {
        this.#notes.takeHead(head);
        this.reset();
        return true;
      }
    }
    const title = titleOf(text);
    if (!title || shapeOf(text).number) return false;
    const own = depth === null ? text.length < 50 : true;
    if (
      !own ||
      (statement.hasParts && !title.department) ||
      (statement.hasParts && section !== null && sectionOf(text.text, false) !== null)
    )
      return false;
    if (!title.department && sectionOf(text.text, false) !== null && statement.department) return false;
    this.#notes.takeTitle(text, title);
    this.reset();
    return true;
  }

  #sectionOf(shape: LineShape, depth: number | null, line: Passage): Section | null {
    const { number, glyph, bracketed, colon, label } = shape;
    const { sectionNumber, goalNumber, goal } = this.#notes;
    const heading = depth !== null || bracketed || glyph;
    const strict = sectionOf(label.text, false);
    const follows =
      number !== null && sectionNumber !== null && number.kind === sectionNumber.kind && number.ordinal === sectionNumber.ordinal + 1;
    if (
      goal &&
      !follows &&
      (fieldOf(label.text, bracketed) !== null || goalHeadingOf(shape) !== null) &&
      strict !== "midTerm" &&
      strict !== "mission"
    )
      return null;
    if (goalHeadingOf(shape) && strict === null) return null;
    if (readEnumerator(line.text.slice(0, 24))?.kind === "bullet" && !glyph) return null;
    if (number && goalNumber && number.kind === goalNumber.kind && number.ordinal === goalNumber.ordinal + 1 && !follows && !strict)
      return null;
    if (strict && (!colon || !shape.rest.isBlank || number)) return strict === "aside" && !heading && !number ? null : strict;
    const numbered = number !== null && HEADING_NUMBERS.has(number.kind) && (sectionNumber === null || number.kind === sectionNumber.kind);
    if (!(heading || numbered) || (colon && !shape.rest.isBlank)) return null;
    if (goal && !follows && depth === null && !this.#isSectionShape(shape)) return null;
    return sectionOf(label.text, true);
  }

  /** Inside a goal only a heading that looks as those of the parts before may open a part by its last word alone. */
  #isSectionShape({ number, bracketed, glyph }: LineShape): boolean {
    return number === null && (bracketed || glyph) && this.#notes.sectionNumber === null && this.#notes.goalBy !== "heading";
  }

  /** A heading of the same rank as the part's that opens a part of which nothing is known. */
  #endsSection({ number, body }: LineShape, depth: number | null): boolean {
    const { section, sectionNumber, sectionDepth, lastNumber, goalNumber } = this.#notes;
    if (section === null) return false;
    if (depth !== null && sectionDepth !== null) return depth <= sectionDepth;
    if (!number || !sectionNumber || number.kind !== sectionNumber.kind || number.ordinal !== sectionNumber.ordinal + 1) return false;
    if (lastNumber?.kind === number.kind || goalNumber?.kind === number.kind) return false;
    return body.length <= 25 && !/[。、]/u.test(body.text);
  }

  #enter(section: Section, { number, label, body, rest, bracketed, colon }: LineShape, depth: number | null): void {
    const heading = bracketed || colon ? label : body;
    this.#notes.enter(section, [...(number ? [number.mark] : []), heading], number, depth);
    this.reset();
    if (!rest.isBlank) this.read({ text: rest, item: false }, null, null);
  }

  #readOfSection(line: CellLine, shape: LineShape): void {
    const { section } = this.#notes;
    if (shape.number) this.#notes.lastNumber = shape.number;
    if (section === null && this.#readLabelled(line, shape)) return;
    if (section === "mission" || section === "policy" || section === "summary") this.#notes.say(section, [line], null);
    else if (section === null) {
      const heading = goalHeadingOf(shape);
      if (heading) this.#readOfGoals(line, null, null);
    }
  }

  #readOfGoals(line: CellLine, depth: number | null, next: Passage | null): void {
    const shape = shapeOf(line.text);
    const notes = this.#notes;
    const heading = goalHeadingOf(shape);
    if (heading && (shape.glyph || shape.bracketed || depth !== null || line.text.length <= 60) && !(shape.number && !shape.bracketed)) {
      const number = { ordinal: heading.number, mark: heading.label };
      notes.claim(heading.label);
      notes.openGoal("heading", heading.title.isBlank ? [] : [{ text: heading.title, item: false }], number);
      this.#open(heading.title.isBlank ? "title" : "content", null, false);
      return;
    }
    if (this.#readLabelled(line, shape)) return;
    if (this.#opensGoal(shape, line, depth, next)) return;
    const { goal } = notes;
    if (!goal) return;
    if (goal.placements.isOpen && this.#field === "placement") {
      goal.placements.add([line], 0);
      return;
    }
    if (this.#field === "title" && goal.title.length === 0) {
      goal.title.push(line);
      this.#open("content", null, false);
      return;
    }
    const { number } = shape;
    const goesOn = number !== null && this.#contentNumber?.kind === number.kind && number.ordinal === this.#contentNumber.ordinal + 1;
    if (this.#field !== "content" && this.#inline && goesOn) this.#open("content", null, false);
    const field = this.#field ?? "content";
    if (number) {
      notes.lastNumber = number;
      if (field === "content") this.#contentNumber = number;
    }
    notes.say(field, [line], this.#label);
  }

  #open(field: Field, label: Passage | null, inline: boolean): void {
    this.#field = field;
    this.#label = label;
    this.#inline = inline;
    this.#notes.lastNumber = null;
    if (field === "title" || this.#notes.goal?.isBare) this.#contentNumber = null;
  }

  /** 目標値：90％, 【取組内容】, 総合計画：2-1-① …; in a part of its own only where the label can be nothing else. */
  #readLabelled(line: CellLine, shape: LineShape): boolean {
    const notes = this.#notes;
    const labelled = labelOf(shape);
    if (!labelled) return false;
    const { label, rest } = labelled;
    if (isPlacementLabel(label.text)) {
      const goal = notes.goal;
      if (!goal || (shape.number && rest.isBlank)) return false;
      notes.claim(label);
      goal.placements.openLabel(label, 0);
      if (!rest.isBlank) goal.placements.add([{ text: rest, item: false }], 0);
      this.#open("placement", label, !rest.isBlank);
      return true;
    }
    const field = fieldOf(label.text, shape.bracketed);
    if (!field || field === "number" || field === "baseline" || field === "placement") return false;
    if (field === "title") {
      if (!shape.colon && !shape.bracketed && rest.isBlank) return false;
      notes.claim(label);
      notes.openGoal("label", rest.isBlank ? [] : [{ text: rest, item: line.item }]);
      this.#open(rest.isBlank ? "title" : "content", null, false);
      return true;
    }
    if (!notes.isInGoals || (!notes.goal && notes.goalBy === null && field !== "content")) return false;
    if (!notes.goal) return false;
    notes.claim(label);
    this.#open(field, label, !rest.isBlank);
    if (!rest.isBlank) notes.say(field, [{ text: rest, item: false }], label);
    return true;
  }

  #opensGoal(shape: LineShape, line: CellLine, depth: number | null, next: Passage | null): boolean {
    const notes = this.#notes;
    const { number } = shape;
    if (depth !== null) {
      notes.openGoal("heading", [{ text: shape.body, item: false }], number);
      if (number) notes.claim(number.mark);
      this.#open("content", null, false);
      return true;
    }
    const plain = number === null && !isBullet(line);
    if (number && (notes.goalBy === null || notes.goalBy === "number")) {
      const first = notes.goal === null && notes.goalNumber === null;
      const follows = notes.goalNumber?.kind === number.kind && number.ordinal === notes.goalNumber.ordinal + 1;
      const inField =
        this.#field !== "content" && notes.lastNumber?.kind === number.kind && number.ordinal === notes.lastNumber.ordinal + 1;
      if (!first && !(follows && !inField)) return false;
      notes.claim(number.mark);
      notes.openGoal("number", [{ text: shape.body, item: false }], number);
      notes.goalNumber = number;
      this.#open("content", null, false);
      return true;
    }
    const bulletsFollow =
      next !== null && (isBullet({ text: next, item: false }) || shapeOf(next).number !== null || labelOf(shapeOf(next)) !== null);
    const isTitle = plain && line.text.length <= LONGEST_TITLE && !/[。：:]|^[※（(＊*]/u.test(line.text.text);
    if (isTitle && bulletsFollow && (notes.goal === null || (notes.goalBy === "line" && !notes.goal.isBare))) {
      notes.openGoal("line", [line]);
      this.#open("content", null, false);
      return true;
    }
    if (notes.goal === null && !plain) {
      notes.openGoal("line", []);
      this.#open("content", null, false);
    }
    return false;
  }
}

function isBullet(line: CellLine): boolean {
  return line.item || readEnumerator(line.text.text.slice(0, 24))?.kind === "bullet";
}

/** The label of a line and its text: in brackets, before a colon, alone on the line, or before wide white space. */
function labelOf(shape: LineShape): { label: Passage; rest: Passage } | null {
  if (shape.bracketed || shape.colon) return shape;
  const whole = shape.body;
  if (whole.length <= 24 && (fieldOf(whole.text) !== null || isPlacementLabel(whole.text))) return { label: whole, rest: Passage.empty };
  const spaced = /^(\S{2,16}?)(?:　|[\s　]{2,}|\t)[\s　]*(?=\S)/u.exec(whole.text);
  const label = whole.slice(0, spaced?.[1]?.length ?? 0);
  if (spaced && (fieldOf(label.text) !== null || isPlacementLabel(label.text))) return { label, rest: whole.slice(spaced[0].length) };
  const [word = ""] = /^\S{2,16}/u.exec(whole.text) ?? [];
  const behind = whole.slice(word.length).trim();
  return isPlacementLabel(word) && codeLength(behind.text) > 0 ? { label: whole.slice(0, word.length), rest: behind } : null;
}

/** A line that holds several labels, each with its text, as one line each. */
function partsOf(line: CellLine): CellLine[] {
  const cuts = [...line.text.text.matchAll(INNER_LABEL)].filter(([, label = ""]) => fieldOf(label) !== null).map(({ index }) => index);
  const parts = line.text.cut(cuts).map((part) => part.trim());
  if (parts.length > 1 && labelOf(shapeOf(parts[0] ?? Passage.empty)) === null) return [line];
  return parts.filter((part) => !part.isBlank).map((text) => ({ text, item: line.item }));
}
