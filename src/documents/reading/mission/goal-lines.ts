import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { yearsIn } from "../goals/years.ts";
import { labelKey } from "../labels.ts";
import type { GoalNotes } from "./goal-notes.ts";
import { goalHeadingOf, isNext, type LineNumber, type LineShape, shapeOf } from "./heading.ts";
import { fieldInTail, type Labelled, labelBeforeText, labelOf, labelOfItem, withTails } from "./labelled.ts";
import type { Notebook } from "./notebook.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
import { type Field, fieldOf, sectionOf } from "./words.ts";

export const LONGEST_TITLE = 40;
const LONGEST_HEADS = 80;
const SHORTEST_TORN = 16;
const GRADE_BEHIND = /(?<![\s　])[\s　]+(?:[A-EＡ-ＥSＳ◎○〇△×✕▲]|(?:未|一部|概ね|おおむね)?達成)$/u;

/** Reads the lines of the part of the goals: what opens a goal, labels with their texts, and what goes on with them. */
export class GoalLines {
  readonly #notes: Notebook;
  /** The field that lines without a label go on with. */
  #field: Field | null = null;
  #label: Passage | null = null;
  /** The label's text began on its own line: 目標値：90％. */
  #inline = false;
  #contentNumber: LineNumber | null = null;
  /** What stands in front of the titles of goals that nothing else marks. */
  #glyph = "";
  /** Heads said that a grade stands behind each title. */
  #graded = false;

  /** The plans that heads over the lines name, and how many of them the goal has been placed in. */
  #plans: readonly Passage[] = [];
  #placed = 0;

  /** Lines above a label whose sentence goes on below it. */
  #held: readonly CellLine[] = [];

  constructor(notes: Notebook) {
    this.#notes = notes;
  }

  /** Forgets the open field. */
  reset(): void {
    this.#graded = false;
    this.#field = null;
    this.#label = null;
    this.#contentNumber = null;
  }

  /** ○ 広報の充実 over ・目標：…: the title of a goal, before the labels of what is said of it. */
  headsLabels(line: CellLine, next: Passage | null): boolean {
    const { statement, section, goal, goalBy } = this.#notes;
    const text = line.text.text;
    if (!statement.titled || next === null || !isBullet(line) || text.length > LONGEST_TITLE || /[。：:→⇒]/u.test(text)) return false;
    if (section !== null && !this.#notes.isInGoals) return false;
    if (goal !== null && (goalBy !== "glyph" || text.charAt(0) !== this.#glyph || goal.isBare)) return false;
    const below = labelOfItem(next);
    return below !== null && text.charAt(0) !== next.text.charAt(0);
  }

  read(line: CellLine, depth: number | null, next: Passage | null): void {
    const shape = shapeOf(line.text);
    const notes = this.#notes;
    const heading = goalHeadingOf(shape);
    if (
      heading &&
      (shape.glyph !== "" || shape.bracketed || depth !== null || line.text.length <= 60) &&
      !(shape.number && !shape.bracketed)
    ) {
      const number = { ordinal: heading.number, mark: heading.label };
      const { title, tails } = withTails(heading.title);
      notes.claim(heading.label);
      const goal = notes.openGoal("heading", title.isBlank ? [] : [{ text: title, item: false }], number);
      this.open(title.isBlank ? "title" : "content", null, false);
      for (const tail of tails) this.#sayTail(goal, tail);
      return;
    }
    if (this.#readScheduled(line)) return;
    if (this.readLabelled(line, shape) || this.#readPlaced(line)) return;
    if (this.#opensGoal(shape, line, depth, next)) return;
    const { goal } = notes;
    const held = this.#held;
    this.#held = [];
    if (held.length > 0 && this.#field !== null) {
      const whole = Passage.join([...held, line].map(({ text }) => text));
      notes.say(this.#field, [{ text: whole, item: false }], this.#label);
      return;
    }
    if (!goal || (this.#field === null && /^[※＊*]/u.test(line.text.text))) return;
    if (goal.placements.isOpen && this.#field === "placement") {
      goal.placements.add([line], 0);
      return;
    }
    if (this.#field === "title" && goal.title.length === 0) {
      goal.title.push(line);
      this.open("content", null, false);
      return;
    }
    const { number } = shape;
    const goesOn = number !== null && this.#contentNumber?.kind === number.kind && number.ordinal === this.#contentNumber.ordinal + 1;
    if (this.#field !== "content" && this.#inline && goesOn) this.open("content", null, false);
    const field = this.#field ?? "content";
    if (number) {
      notes.lastNumber = number;
      if (field === "content") this.#contentNumber = number;
    }
    notes.say(field, [line], this.#label);
  }

  /** 達成度　Ｂ and （総合計画：施策３－２） behind a title. */
  #sayTail(goal: GoalNotes, { label, rest }: Labelled): void {
    const field = fieldInTail(label.text);
    this.#notes.claim(label);
    if (isPlacementLabel(label.text)) {
      goal.placements.openLabel(label, 0);
      goal.placements.add([{ text: rest, item: false }], 0);
      goal.placements.close();
    } else if (field) this.#notes.say(field, [{ text: rest, item: false }], label);
  }

  open(field: Field, label: Passage | null, inline: boolean): void {
    this.#field = field;
    this.#label = label;
    this.#inline = inline;
    if (this.#notes.goal?.isBare) this.#placed = 0;
    this.#notes.lastNumber = null;
    if (field === "title" || this.#notes.goal?.isBare) this.#contentNumber = null;
  }

  /** 2-3-① 健康づくりを進めます。 below what is done, where heads said which plans the codes are of: the first of those, and then the next. */
  #readPlaced({ text }: CellLine): boolean {
    const { goal, goalNumber } = this.#notes;
    if (!goal || this.#plans.length === 0) return false;
    const length = codeLength(text.text);
    const code = text.text.slice(0, length);
    const plan = this.#plans[/[-－―‐–ー−]/u.test(code) ? 0 : this.#placed];
    const number = shapeOf(text).number;
    const isNext = number !== null && goalNumber?.kind === number.kind && number.ordinal === goalNumber.ordinal + 1;
    if (length === 0 || !plan || isNext || /^[(（①-⑳]/u.test(code) || !/^[\s　]/u.test(text.text.slice(length))) return false;
    this.#notes.claim(plan);
    goal.placements.openLabel(plan, 0);
    goal.placements.add([{ text, item: false }], 0);
    goal.placements.close();
    this.#placed = this.#plans.indexOf(plan) + 1;
    return true;
  }

  /** 令和5年度 基本構想 in a mid-term goal is of its schedule. */
  #readScheduled(line: CellLine): boolean {
    const { section, goal } = this.#notes;
    const [year] = section === "midTerm" && goal ? yearsIn(line.text.slice(0, 16)) : [];
    const at = year ? line.text.text.indexOf(year.from.text) : -1;
    if (
      !year ||
      at < 0 ||
      line.text
        .slice(0, at)
        .text.replace(/^[・○●◇■]/u, "")
        .trim() !== ""
    )
      return false;
    if (!/^(?:年度)?[\s　：:]+\S/u.test(line.text.text.slice(at + year.from.length))) return false;
    return this.#notes.say("period", [line], null);
  }

  /** 重点課題 達成状況 over 1 窓口の改革 A: heads of a table of which only the text is left. */
  readHeads({ text }: CellLine): boolean {
    if (text.length > LONGEST_HEADS || /[。、：:]/u.test(text.text)) return false;
    const words = text.split(/[\s　]+/u).filter((word) => !word.isBlank);
    const fields = words.map((word) => fieldOf(word.text, true));
    const plans = words.filter((word) => isPlacementLabel(word.text));
    if (plans.length > 0 && words.length > 1 && words.length <= 4 && words.every((word, i) => plans.includes(word) || fields[i] !== null)) {
      this.#notes.claim(text);
      this.#plans = plans;
      return true;
    }
    const last = fields.at(-1);
    if (words.length < 2 || words.length > 4 || !(last === "grade" || last === "result")) return false;
    if (!fields.every((field, i) => field !== null || sectionOf(words[i]?.text ?? "", false) === "goals")) return false;
    this.#notes.claim(text);
    this.#graded = true;
    return true;
  }

  /** 目標値：90％, 【取組内容】, 総合計画：2-1-① …; in a part of its own only where the label can be nothing else. */
  readLabelled(line: CellLine, shape: LineShape): boolean {
    const notes = this.#notes;
    const labelled = labelOf(shape) ?? (isBullet(line) ? labelOfItem(line.text) : labelBeforeText(line.text));
    if (!labelled) return false;
    const { label, rest } = labelled;
    if (isPlacementLabel(label.text)) {
      const goal = notes.goal;
      if (!goal || (shape.number && rest.isBlank)) return false;
      notes.claim(label);
      goal.placements.openLabel(label, 0);
      if (!rest.isBlank) goal.placements.add([{ text: rest, item: false }], 0);
      this.open("placement", label, !rest.isBlank);
      return true;
    }
    const named = notes.fieldIn(label, fieldOf(label.text, shape.bracketed));
    // 年度末評価 with a sentence tells what came of it.
    const field = named === "grade" && /。$/u.test(rest.text) ? "result" : named;
    if (!field || field === "number" || field === "placement") return false;
    // 達成 below 達成度 is the grade itself.
    if (field === "grade" && this.#field === "grade" && !this.#inline && rest.isBlank && !shape.bracketed) return false;
    if (field === "baseline") {
      // No field of a goal holds it: it stays unplaced, and so does what follows it.
      if (notes.goal) this.open(field, label, !rest.isBlank);
      return notes.goal !== null;
    }
    if (field === "title") {
      if (!shape.colon && !shape.bracketed && rest.isBlank) return false;
      notes.claim(label);
      notes.openGoal("label", rest.isBlank ? [] : [{ text: rest, item: line.item }]).label = labelKey(label.text);
      this.open(rest.isBlank ? "title" : "content", null, false);
      return true;
    }
    if (!notes.isInGoals || (!notes.goal && notes.goalBy === null && field !== "content")) return false;
    if (!notes.goal) return false;
    notes.claim(label);
    notes.claimGlyphs([line]);
    // (1) 取組内容 (2) 達成目標: the number counts the labels.
    if (shape.number) notes.claim(shape.number.mark);
    const torn = rest.isBlank ? this.#torn() : [];
    this.open(field, label, !rest.isBlank);
    if (!rest.isBlank) notes.say(field, [{ text: rest, item: false }], label);
    this.#held = torn;
    return true;
  }

  /** The label stood in the middle of its cell's height: the sentence above, which has not ended, is the beginning of what it is a label of. */
  #torn(): readonly CellLine[] {
    const { goal } = this.#notes;
    const [row, ...others] = goal?.rows ?? [];
    const last = row?.lines.at(-1);
    if (!row || !last || others.length > 0 || row.reports.size > 0 || this.#field !== "content" || this.#label !== null) return [];
    if (last.text.length < SHORTEST_TORN || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、ー]$/u.test(last.text.text)) return [];
    return row.lines.splice(0);
  }

  #opensGoal(shape: LineShape, line: CellLine, depth: number | null, next: Passage | null): boolean {
    const notes = this.#notes;
    const { number } = shape;
    if (depth !== null) {
      notes.openGoal("heading", [{ text: shape.body, item: false }], number);
      if (number) notes.claim(number.mark);
      this.open("content", null, false);
      return true;
    }
    if (this.headsLabels(line, next)) {
      this.#glyph = line.text.text.charAt(0);
      notes.claimGlyphs([line]);
      notes.openGoal("glyph", [line]);
      this.open("content", null, false);
      return true;
    }
    const plain = number === null && !isBullet(line);
    if (number && (notes.goalBy === null || notes.goalBy === "number")) {
      const first = notes.goal === null && notes.goalNumber === null;
      const follows = isNext(number, notes.goalNumber);
      const inField =
        this.#field !== "content" && notes.lastNumber?.kind === number.kind && number.ordinal === notes.lastNumber.ordinal + 1;
      if (!first && !(follows && !inField)) return false;
      notes.claim(number.mark);
      const grade = this.#graded ? shape.body.match(GRADE_BEHIND) : null;
      const { title, tails } = withTails(shape.body.slice(0, shape.body.length - (grade?.length ?? 0)));
      const goal = notes.openGoal("number", [{ text: title, item: false }], number.kind.startsWith("hyphen") ? null : number);
      notes.goalNumber = number;
      if (grade) notes.say("grade", [{ text: grade.trim(), item: false }], null);
      for (const tail of tails) this.#sayTail(goal, tail);
      this.open("content", null, false);
      return true;
    }
    const bulletsFollow =
      next !== null && (isBullet({ text: next, item: false }) || shapeOf(next).number !== null || labelOf(shapeOf(next)) !== null);
    const isTitle = plain && line.text.length <= LONGEST_TITLE && !/[。：:]|^[※（(＊*]/u.test(line.text.text);
    if (isTitle && bulletsFollow && (notes.goal === null || (notes.goalBy === "line" && !notes.goal.isBare))) {
      notes.openGoal("line", [line]);
      this.open("content", null, false);
      return true;
    }
    if (notes.goal === null && !plain) {
      notes.openGoal("line", []);
      this.open("content", null, false);
    }
    return false;
  }
}

export function isBullet(line: CellLine): boolean {
  return line.item || readEnumerator(line.text.text.slice(0, 24))?.kind === "bullet";
}
