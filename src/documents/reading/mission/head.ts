import { Passage } from "../../passage.ts";
import type { Derived } from "../draft.ts";
import { isDepartmentName } from "../goals/departments.ts";
import { yearsIn } from "../goals/years.ts";
import { remembered } from "../remembered.ts";
import { endsAsTitle, headFieldOf, namesPost, postInLabel } from "./words.ts";

/** Who states: 部局名, 補職, 氏名, as far as one line or row says it. */
export interface Head {
  readonly department: Passage | null;
  readonly post: Passage | null;
  readonly name: Passage | null;
  readonly year: Derived<number> | null;
  /** A label such as 部局名 stands in front of the department. */
  readonly labelled: boolean;
  /** Labels, and words of a title. */
  readonly furniture: readonly Passage[];
}

const NAME = /^[\p{L}\p{M}\p{Co}々〆ヶ]{1,8}$/u;
const SPACED_NAME = /^[\p{L}\p{M}\p{Co}々〆ヶ](?:[\s　]{1,4}[\p{L}\p{M}\p{Co}々〆ヶ]){1,7}$/u;
const WHOLE_NAME = /^[\p{L}\p{M}\p{Co}々〆ヶ]{1,8}(?:[\s　]+[\p{L}\p{M}\p{Co}々〆ヶ]{1,8}){0,2}$/u;
const SEPARATORS = /[\s　：:（）()／/|｜■◆●○□◇、,【】〔〕［］[\]「」]+/u;
const GUTTERS = /[\s　]{2,}|[：:（）()／/|｜【】〔〕［］[\]「」]+/u;
const MOST_TOKENS = 14;
const LONGEST_LINE = 90;
const SPACED = /^\S(?:[\s　]\S)+$/u;

class HeadInProgress {
  department: Passage | null = null;
  post: Passage | null = null;
  name: Passage | null = null;
  year: Derived<number> | null = null;
  labelled = false;
  readonly furniture: Passage[] = [];

  take(): Head | null {
    const { department, post, name, year, labelled, furniture } = this;
    return department || name || post || (year && furniture.length > 0) ? { department, post, name, year, labelled, furniture } : null;
  }

  addDepartment(text: Passage): void {
    this.department ??= text.trim();
  }

  /** 健康福祉部長 says the department too, where nothing else does. */
  addPost(text: Passage): void {
    this.post ??= SPACED.test(text.text) ? text.without(/[\s　]/u) : text;
    const department = text.slice(0, text.length - 1);
    if (/長$/u.test(text.text) && isDepartmentName(department.text)) this.department ??= department;
  }
}

/**
 * The head that a row of a table gives: labels, each with its text beside it (部局 | 健康福祉部 | 部長 | 山田 太郎). Null where a cell is neither label nor
 * text of one.
 */
export function headOfRow(cells: readonly Passage[]): Head | null {
  if (cells.length < 2 || cells.length > MOST_TOKENS || headFieldOrPost(cells[0]) === null) return null;
  const head = new HeadInProgress();
  for (let i = 0; i < cells.length; i += 1) {
    const label = cells[i];
    const field = headFieldOrPost(label);
    const value = cells[i + 1];
    if (!label || field === null) return null;
    head.furniture.push(label);
    if (!value || headFieldOf(value.text) !== null) continue;
    if (!addField(head, field, label, value.trim())) return null;
    i += 1;
  }
  return head.take();
}

type HeadLabel = "department" | "post" | "name" | "year" | "person";

function headFieldOrPost(cell: Passage | undefined): HeadLabel | null {
  if (!cell || cell.length > 20) return null;
  const field = headFieldOf(cell.text);
  if (field) return field;
  const bare = cell.text.replace(/[\s　]/gu, "");
  return postInLabel(bare) > 0 || (namesPost(bare) && bare.length <= 6) ? "person" : null;
}

function addField(head: HeadInProgress, field: HeadLabel, label: Passage, value: Passage): boolean {
  if (field === "year") {
    const year = yearsIn(value)[0] ?? yearsIn(label)[0] ?? null;
    head.year ??= year;
    return year !== null;
  }
  if (field === "post") {
    if (value.length > 20) return false;
    head.addPost(value);
    return true;
  }
  const person = personIn(value);
  if (field === "department") {
    const rest = person ? value.slice(0, value.length - person.length).trim() : value;
    if (rest.length === 0 || rest.length > 30 || /。/u.test(rest.text)) return false;
    head.labelled = true;
    head.addDepartment(rest);
    if (person) addPerson(head, person);
    return true;
  }
  if (field === "person") head.post ??= label.slice(0, postInLabel(label.text) || label.length).trim();
  if (person) addPerson(head, person);
  else if (WHOLE_NAME.test(value.text) || SPACED_NAME.test(value.text)) head.name ??= value;
  else return false;
  return true;
}

/** A post and a name at the end of a text: 健康福祉部　部長 山田 太郎. */
function personIn(text: Passage): Passage | null {
  const match =
    /(?:^|[\s　（(：:])([\p{L}・]{1,16}[\s　：:]+[\p{L}\p{M}\p{Co}々〆ヶ]{1,8}(?:[\s　]+[\p{L}\p{M}\p{Co}々〆ヶ]{1,8})?)[)）]?$/u.exec(
      text.text,
    );
  if (!match?.[1]) return null;
  for (const found of text.text.matchAll(/[\p{L}・]{1,16}(?=[\s　：:])/gu)) {
    if (!namesPost(found[0])) continue;
    const person = text.slice(found.index);
    return person.length - found[0].length > 24 ? null : person;
  }
  return null;
}

function addPerson(head: HeadInProgress, person: Passage): void {
  const post = person.match(/^[\p{L}・]+/u) ?? Passage.empty;
  head.addPost(post);
  const name = person.slice(post.length).match(/[\p{L}\p{M}\p{Co}々〆ヶ]+(?:[\s　]+[\p{L}\p{M}\p{Co}々〆ヶ]+)*/u);
  if (name) head.name ??= name;
}

/** Whether a line of these words may be a head: most are not, and a line is asked about again and again. */
const mayBeHead = remembered((text) => readHead(Passage.of(text, 0, text.length)) !== null);

/** The head that a line gives: 部局名　健康福祉部　部長 山田 太郎, 令和6年度 健康福祉部運営方針. Null where it says anything else. */
export function headOfLine(line: Passage): Head | null {
  if (line.length > LONGEST_LINE || /[。、]$/u.test(line.text)) return null;
  return mayBeHead(line.text) ? readHead(line) : null;
}

function readHead(line: Passage): Head | null {
  const tokens = tokensOf(line);
  if (tokens.length === 0 || tokens.length > MOST_TOKENS) return null;
  const head = new HeadInProgress();
  let expects: HeadLabel | null = null;
  let label = Passage.empty;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? Passage.empty;
    const field = headFieldOf(token.text);
    const last = i === tokens.length - 1;
    if (field && !last) {
      head.furniture.push(token);
      expects = field;
      label = token;
    } else if (expects === "name" || expects === "person") {
      if (namesPost(token.text) && !last && !head.post) {
        head.addPost(token);
        continue;
      }
      const more = nameAt(tokens, i);
      if (more === 0) return null;
      head.name ??= stretch(line, token, tokens[i + more - 1] ?? token);
      i += more - 1;
      expects = null;
    } else if (expects === "department" || expects === "post" || expects === "year") {
      if (!addField(head, expects, label, token)) return null;
      expects = null;
    } else if (!last && (namesPost(token.text) || postInLabel(token.text) > 0)) {
      const post = token.slice(0, postInLabel(token.text) || token.length);
      head.addPost(post);
      head.furniture.push(token);
      expects = "person";
    } else if (isDepartmentName(token.text)) {
      if (head.department && i > 0 && !isDepartmentName(head.department.text)) return null;
      head.addDepartment(token);
    } else if (yearsIn(token).length > 0 && !endsAsTitle(token.text)) head.year ??= yearsIn(token)[0] ?? null;
    else if (namesPost(token.text)) head.addPost(token);
    else if (i === 0 && /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]{1,8}[市町村区都道府県]$/u.test(token.text))
      head.furniture.push(token);
    else return null;
  }
  return expects === "person" || expects === "name" ? null : head.take();
}

/** How many tokens from `at` are a name: 山田 太郎 is two. */
function nameAt(tokens: readonly Passage[], at: number): number {
  const isName = (token: Passage | undefined) =>
    token !== undefined &&
    NAME.test(token.text) &&
    !endsAsTitle(token.text) &&
    headFieldOf(token.text) === null &&
    // 岡部 and 服部 are people.
    (token.length <= 2 || !isDepartmentName(token.text));
  if (!isName(tokens[at])) return 0;
  return isName(tokens[at + 1]) && (tokens[at]?.length ?? 9) <= 4 ? 2 : 1;
}

/** The line from one of its words to another, as printed. */
function stretch(line: Passage, first: Passage, last: Passage): Passage {
  const from = line.origins.indexOf(first.origins[0] ?? -1);
  const to = line.origins.indexOf(last.origins.at(-1) ?? -1) + 1;
  return line.slice(from, to);
}

/** Words of a line; a label whose characters are spaced (部　名　　産業部) is one. */
function tokensOf(line: Passage): Passage[] {
  return line.split(GUTTERS).flatMap((chunk) => {
    const part = chunk.trim();
    if (SPACED.test(part.text)) return [part.without(/[\s　]+/u)];
    return part.cut(spacedRuns(part.text)).flatMap((word) => {
      const run = word.trim();
      return SPACED.test(run.text) ? [run.without(/[\s　]+/u)] : run.split(SEPARATORS).filter(({ length }) => length > 0);
    });
  });
}

/** Where words begin and end whose characters are spaced: 部　長 in 都市建設部　部　長. */
const spacedRuns = (text: string): number[] =>
  [...text.matchAll(/(?<=[\s　])[\p{L}々](?:[\s　][\p{L}々])+(?=[\s　]|$)/gu)].flatMap(({ 0: run, index }) => [index, index + run.length]);
