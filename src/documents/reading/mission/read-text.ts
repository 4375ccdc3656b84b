import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { isDepartmentName } from "../goals/departments.ts";
import { labelKey } from "../labels.ts";
import { headOfLine } from "./head.ts";
import { goalHeadingOf, type LineNumber, type LineShape, shapeOf } from "./heading.ts";
import { besideText, labelOf, labelOfItem, partsOf } from "./labelled.ts";
import type { Notebook } from "./notebook.ts";
import { endsPart, partOpenedBy } from "./part-headings.ts";
import { isPlacementLabel } from "./placements.ts";
import { titleOf } from "./title.ts";
import { type Field, fieldOf, type Section, sectionOf } from "./words.ts";

const LONGEST_TITLE = 40;
const LONGEST_SUBHEADING = 12;
/** Words that with the number 1 open the part of the goals; 施策１ and 事業１ may stand in a plan's outline too. */
const OF_THE_FIRST = /目標|重点|宣言|約束|マニフェスト|プロジェクト/u;

/** Reads the texts that stand outside tables with heads: headings of parts, labelled lines, lists. */
export class TextReader {
  readonly #notes: Notebook;
  /** The field that lines without a label go on with. */
  #field: Field | null = null;
  #label: Passage | null = null;
  /** The label's text began on its own line: 目標値：90％. */
  #inline = false;
  #contentNumber: LineNumber | null = null;
  /** A heading inside the part says that the items below it are none of it. */
  #aside = false;

  constructor(notes: Notebook) {
    this.#notes = notes;
  }

  /** Forgets the open field; a table or another part has begun. */
  reset(): void {
    this.#aside = false;
    this.#field = null;
    this.#label = null;
    this.#contentNumber = null;
  }

  /** @param next the text that follows, which tells a title from a remark. */
  read(given: CellLine, depth: number | null, next: Passage | null): void {
    const line = this.#withoutBullet(given);
    const shape = besideText(shapeOf(line.text));
    if (shape.body.isBlank) return;
    if (shape.glyph !== "" || shape.bracketed || shape.colon) this.#notes.claimGlyphs([line]);
    if (this.#readHead(line.text, depth)) return;
    const section = partOpenedBy(this.#notes, shape, depth, line.text);
    if (section) this.#enter(section, shape, depth);
    else if (!this.#notes.isInGoals && this.#announcesGoal(line, shape, depth)) {
      this.#notes.enter("goals", []);
      this.#readOfGoals(line, depth, next);
    } else if (endsPart(this.#notes, shape, depth)) this.#notes.enter("aside", [], { ...shape, depth });
    else if (this.#notes.isInGoals) for (const part of partsOf(line)) this.#readOfGoals(part, depth, next);
    else this.#readOfSection(line, shape);
  }

  /** - (1) … as a list of Markdown kept in another format has it. */
  #withoutBullet({ text, item }: CellLine): CellLine {
    const bullet = text.match(/^[-–・*●○]\s+(?=[(（]\s?[0-9０-９]{1,2}\s?[)）]|[①-⑳])/u);
    if (!bullet) return { text, item };
    this.#notes.claim(bullet);
    return { text: text.slice(bullet.length), item };
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
    if (title.weak && (statement.department || statement.hasParts)) return false;
    const isPart = sectionOf(text.text, false) !== null;
    if (statement.hasParts && (!title.department || (section !== null && isPart))) return false;
    if (isPart && !title.department && statement.department) return false;
    this.#notes.takeTitle(text, title);
    this.reset();
    return true;
  }

  #enter(section: Section, shape: LineShape, depth: number | null): void {
    const { number, label, body, rest, bracketed, colon } = shape;
    const heading = bracketed || colon ? label : body;
    this.#notes.enter(section, [...(number ? [number.mark] : []), heading], { ...shape, depth });
    this.reset();
    if (section === "goals" && colon && !rest.isBlank && rest.length <= LONGEST_TITLE && !/。/u.test(rest.text)) {
      // 重点的な取組：窓口の改革, once for each goal.
      this.#notes.openGoal("label", [{ text: rest, item: false }]).label = labelKey(label.text);
      this.#open("content", null, false);
    } else if (!rest.isBlank) this.read({ text: rest, item: false }, null, null);
  }

  #readOfSection(line: CellLine, shape: LineShape): void {
    const { section } = this.#notes;
    if (shape.number) this.#notes.lastNumber = shape.number;
    if (this.#isSubheading(line, shape)) return;
    if (section === null && this.#readLabelled(line, shape)) return;
    if (this.#aside) return;
    if (namesUnits(line.text)) return;
    if (section === "mission" || section === "policy" || section === "summary") this.#notes.say(section, [line], null);
  }

  /** - 現状認識 over the items of 基本方針: a heading inside the part, that what stands below it is, or is not, of the part. */
  #isSubheading(line: CellLine, { body, number }: LineShape): boolean {
    const { section } = this.#notes;
    if (section === null || number || !isBullet(line)) return false;
    const words = body.slice(line.item ? 0 : (readEnumerator(body.text)?.length ?? 0)).trim();
    const named = words.length <= LONGEST_SUBHEADING ? sectionOf(words.text, false) : null;
    if (named !== "aside" && named !== section) return false;
    this.#aside = named === "aside";
    this.#notes.claim(line.text);
    return true;
  }

  /** 目標１：…, 【重点目標１】, 重点取組１ … outside the part of the goals begins it. */
  #announcesGoal({ text }: CellLine, shape: LineShape, depth: number | null): boolean {
    const heading = goalHeadingOf(shape);
    if (!heading || /。/u.test(text.text)) return false;
    const first = heading.number === 1 && OF_THE_FIRST.test(heading.label.text);
    if (depth !== null && first) return true;
    if (!first && !/目標/u.test(heading.label.text)) return false;
    return shape.bracketed || shape.glyph !== "" || shape.colon || (shape.number === null && text.length <= LONGEST_TITLE);
  }

  #readOfGoals(line: CellLine, depth: number | null, next: Passage | null): void {
    const shape = shapeOf(line.text);
    const notes = this.#notes;
    const heading = goalHeadingOf(shape);
    if (
      heading &&
      (shape.glyph !== "" || shape.bracketed || depth !== null || line.text.length <= 60) &&
      !(shape.number && !shape.bracketed)
    ) {
      const number = { ordinal: heading.number, mark: heading.label };
      notes.claim(heading.label);
      notes.openGoal("heading", heading.title.isBlank ? [] : [{ text: heading.title, item: false }], number);
      this.#open(heading.title.isBlank ? "title" : "content", null, false);
      return;
    }
    if (this.#readLabelled(line, shape)) return;
    if (this.#opensGoal(shape, line, depth, next)) return;
    const { goal } = notes;
    if (!goal || (this.#field === null && /^[※＊*]/u.test(line.text.text))) return;
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
    const labelled = labelOf(shape) ?? (isBullet(line) ? labelOfItem(line.text) : null);
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
    const field = notes.fieldIn(label, fieldOf(label.text, shape.bracketed));
    if (!field || field === "number" || field === "placement") return false;
    // 達成 below 達成度 is the grade itself.
    if (field === "grade" && this.#field === "grade" && !this.#inline && rest.isBlank && !shape.bracketed) return false;
    if (field === "baseline") {
      // No field of a goal holds it: it stays unplaced, and so does what follows it.
      if (notes.goal) this.#open(field, label, !rest.isBlank);
      return notes.goal !== null;
    }
    if (field === "title") {
      if (!shape.colon && !shape.bracketed && rest.isBlank) return false;
      notes.claim(label);
      notes.openGoal("label", rest.isBlank ? [] : [{ text: rest, item: line.item }]).label = labelKey(label.text);
      this.#open(rest.isBlank ? "title" : "content", null, false);
      return true;
    }
    if (!notes.isInGoals || (!notes.goal && notes.goalBy === null && field !== "content")) return false;
    if (!notes.goal) return false;
    notes.claim(label);
    notes.claimGlyphs([line]);
    // (1) 取組内容 (2) 達成目標: the number counts the labels.
    if (shape.number) notes.claim(shape.number.mark);
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

/** 総合政策部　秘書課: the sections of a department, listed in a corner of the form. */
function namesUnits({ text }: Passage): boolean {
  return text.length <= LONGEST_TITLE && text.split(/[\s　、，・]+/u).every((word) => isDepartmentName(word));
}

function isBullet(line: CellLine): boolean {
  return line.item || readEnumerator(line.text.text.slice(0, 24))?.kind === "bullet";
}
