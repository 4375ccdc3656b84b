import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { isDepartmentName } from "../goals/departments.ts";
import { yearsIn } from "../goals/years.ts";
import { labelKey } from "../labels.ts";
import { GoalLines, isBullet, LONGEST_TITLE } from "./goal-lines.ts";
import { headOfLine } from "./head.ts";
import { goalHeadingOf, type LineShape, shapeOf } from "./heading.ts";
import { besideText, partsOf } from "./labelled.ts";
import type { Notebook } from "./notebook.ts";
import { endsPart, partOpenedBy } from "./part-headings.ts";
import { titleOf, titleOfAll } from "./title.ts";
import { type Section, sectionOf } from "./words.ts";

const LONGEST_SUBHEADING = 12;
const LONGEST_TITLED = 80;
const SHORTEST_OPENING = 12;
/** What a page says of the statement that it shows. */
const OF_THE_PAGE =
  /公表|掲載|ご覧|お知らせ|ダウンロード|次のとおり|以下の|下記|ページ|評価しま|段階|作成しま|策定しま|(?:方針|宣言|マニフェスト|目標)(?:」)?(?:と)?は|^[※＊*]|^(?:皆|みな)さん|こんにちは/u;
/** Words that with the number 1 open the part of the goals; 施策１ and 事業１ may stand in a plan's outline too. */
const OF_THE_FIRST = /目標|重点|宣言|約束|マニフェスト|プロジェクト/u;

/** Reads the texts that stand outside tables with heads: headings of parts, labelled lines, lists. */
export class TextReader {
  readonly #notes: Notebook;
  readonly #goals: GoalLines;
  /** A name that ended its line, and may go on with the next. */
  #surname: Passage | null = null;
  /** A heading inside the part says that the items below it are none of it. */
  #aside = false;

  constructor(notes: Notebook) {
    this.#notes = notes;
    this.#goals = new GoalLines(notes);
  }

  /** Forgets the open field; a table or another part has begun. */
  reset(): void {
    this.#aside = false;
    this.#goals.reset();
  }

  /** @param next the text that follows, which tells a title from a remark. */
  read(given: CellLine, depth: number | null, next: Passage | null): void {
    const line = this.#withoutBullet(given);
    const shape = besideText(shapeOf(line.text));
    if (shape.body.isBlank) return;
    this.#notes.heading = null;
    if (shape.glyph !== "" || shape.bracketed || shape.colon) this.#notes.claimGlyphs([line]);
    if (this.#goesOnWithName(line.text) || this.#readHead(line.text, depth, next)) return;
    if (this.#notes.isInGoals && this.#goals.readHeads(line)) return;
    const section = partOpenedBy(this.#notes, shape, depth, line.text, next);
    if (section) this.#enter(section, shape, depth);
    else if (!this.#notes.isInGoals && (this.#announcesGoal(line, shape, depth) || this.#goals.headsLabels(line, next))) {
      this.#notes.enter("goals", []);
      this.#goals.read(line, depth, next);
    } else if (endsPart(this.#notes, shape, depth)) {
      this.#notes.enter("aside", [], { ...shape, depth });
      this.#notes.heading = depth === null ? null : line;
    } else if (this.#notes.isInGoals) for (const part of partsOf(line)) this.#goals.read(part, depth, next);
    else this.#readOfSection(line, shape);
  }

  /** - (1) … as a list of Markdown kept in another format has it. */
  #withoutBullet({ text, item }: CellLine): CellLine {
    const bullet = text.match(/^[-–・*●○]\s+(?=[(（]\s?[0-9０-９]{1,2}\s?[)）]|[①-⑳])/u);
    if (!bullet) return { text, item };
    this.#notes.claim(bullet);
    return { text: text.slice(bullet.length), item };
  }

  /** 健康福祉部長：田村 over 春樹: a narrow column broke the name. */
  #goesOnWithName(text: Passage): boolean {
    const { statement } = this.#notes;
    const surname = this.#surname;
    this.#surname = null;
    if (surname === null || statement.name !== surname || !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,3}$/u.test(text.text))
      return false;
    statement.name = Passage.join([surname, text], " ");
    this.#notes.claim(text);
    return true;
  }

  #readHead(text: Passage, depth: number | null, next: Passage | null): boolean {
    const { statement, section } = this.#notes;
    if (!statement.hasParts && this.#readTitleAndHead(text)) return true;
    const { number, body } = shapeOf(text);
    const head = headOfLine(text) ?? (number && !statement.hasParts ? headOfLine(body) : null);
    if (head) {
      if (number) this.#notes.claim(number.mark);
      const strong = head.department !== null && (head.post !== null || head.name !== null || head.labelled || depth !== null);
      const begins = head.department !== null && this.#opensNextStatement(next);
      if (!statement.hasParts || begins || (strong && !(this.#notes.goal && !head.name && depth === null))) {
        this.#notes.takeHead(head);
        this.#surname = head.name && head.name.length <= 3 && text.text.endsWith(head.name.text) ? head.name : null;
        this.reset();
        return true;
      }
    }
    const title = titleOf(text) ?? (depth === 1 && !statement.hasParts ? titleOfAll(text) : null);
    if (!title || shapeOf(text).number) return false;
    if (title.weak && (statement.department || statement.hasParts)) return false;
    const isPart = sectionOf(text.text, false) !== null;
    if (statement.hasParts && (!title.department || (section !== null && isPart))) return false;
    if (isPart && !title.department && statement.department) return false;
    this.#notes.takeTitle(text, title);
    this.reset();
    return true;
  }

  /** 令和5年度 部長マニフェスト（教育部） 教育部長 堀内 正: a conversion left title and head in one line. */
  #readTitleAndHead(text: Passage): boolean {
    if (text.length > LONGEST_TITLED) return false;
    for (const { index } of text.text.matchAll(/[\s　]+/gu)) {
      const title = titleOf(text.slice(0, index));
      const head = title && !title.weak ? headOfLine(text.slice(index).trim()) : null;
      if (!title || !head?.name || !head.post) continue;
      this.#notes.takeTitle(text.slice(0, index), title);
      this.#notes.takeHead(head);
      this.reset();
      return true;
    }
    return false;
  }

  /** A department alone in its line begins its statement where the heading of a part stands below, unless that part goes on with the numbers of those above. */
  #opensNextStatement(next: Passage | null): boolean {
    if (next === null) return false;
    const { label, number } = shapeOf(next);
    const section = sectionOf(label.text, false);
    const last = this.#notes.sectionNumber;
    return section !== null && section !== "aside" && !(number !== null && last !== null && number.ordinal === last.ordinal + 1);
  }

  #enter(section: Section, shape: LineShape, depth: number | null): void {
    const { number, label, body, rest, bracketed, colon } = shape;
    const heading = bracketed || colon ? label : body;
    this.#notes.enter(section, [...(number ? [number.mark] : []), heading], { ...shape, depth });
    this.reset();
    if (section === "goals" && colon && !rest.isBlank && rest.length <= LONGEST_TITLE && !/。/u.test(rest.text)) {
      // 重点的な取組：窓口の改革, once for each goal.
      this.#notes.openGoal("label", [{ text: rest, item: false }]).label = labelKey(label.text);
      this.#goals.open("content", null, false);
    } else if (!rest.isBlank) this.read({ text: rest, item: false }, null, null);
  }

  #readOfSection(line: CellLine, shape: LineShape): void {
    const { section } = this.#notes;
    if (shape.number) this.#notes.lastNumber = shape.number;
    if (this.#isSubheading(line, shape) || this.#isYear(line.text)) return;
    if (section === null && this.#goals.readLabelled(line, shape)) return;
    if (this.#aside) return;
    if (section === null && this.#opensStatement(line)) this.#notes.statement.opening.push(line);
    if (namesUnits(line.text)) return;
    if (section === "mission" || section === "policy" || section === "summary") this.#notes.say(section, [line], null);
  }

  /** 令和６年度 alone in its line, below a title without a year. */
  #isYear(text: Passage): boolean {
    const { statement } = this.#notes;
    const [year] = text.length <= 14 && labelKey(text.text) === "" ? yearsIn(text) : [];
    if (!year || statement.year || statement.hasParts || this.#notes.section !== null) return false;
    statement.year = year;
    this.#notes.claim(text);
    return true;
  }

  /** A sentence of what the department is for, below the head; what the page says of itself is none. */
  #opensStatement(line: CellLine): boolean {
    const { department, titled, hasParts } = this.#notes.statement;
    const { text } = line.text;
    return (
      titled &&
      department !== null &&
      !hasParts &&
      this.#notes.lastNumber === null &&
      text.length >= SHORTEST_OPENING &&
      /。$/u.test(text) &&
      !OF_THE_PAGE.test(text)
    );
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
    if (!heading) return false;
    const first = heading.number === 1 && OF_THE_FIRST.test(heading.label.text);
    const promise = first && this.#notes.statement.titled && /約束|宣言|マニフェスト|公約/u.test(heading.label.text);
    if (/。/u.test(text.text)) return promise;
    if (depth !== null && first) return true;
    if (!first && !/目標/u.test(heading.label.text)) return false;
    return shape.bracketed || shape.glyph !== "" || shape.colon || (shape.number === null && text.length <= LONGEST_TITLE);
  }
}

/** 総合政策部　秘書課: the sections of a department, listed in a corner of the form. */
function namesUnits({ text }: Passage): boolean {
  return text.length <= LONGEST_TITLE && text.split(/[\s　、，・]+/u).every((word) => isDepartmentName(word));
}
