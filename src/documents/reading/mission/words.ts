import { type ColumnField, columnLabels, guessColumn, Lexicon, labelKey } from "../labels.ts";
import labels from "./labels.json" with { type: "json" };

/** A part of a mission statement. aside: a part that no field of the contract holds (職員数, 予算, あいさつ). */
export type Section = "mission" | "policy" | "goals" | "midTerm" | "summary" | "aside";

/** What a label beside a text, or a head over a column, says that the text is. */
export type Field =
  | "number"
  | "title"
  | "content"
  | "period"
  | "target"
  | "baseline"
  | "midterm"
  | "result"
  | "issues"
  | "grade"
  | "divisions"
  | "background"
  | "purpose"
  | "remark"
  | "sdgs"
  | "placement"
  | "mission"
  | "policy"
  | "summary"
  | "department"
  | "post"
  | "name";

export type HeadField = keyof typeof labels.head;

const either = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join("|");

const WHO = "(?:本市|当部|部局|部門|組織|所属|部局長|部長|局長|[\\p{Script=Han}\\p{Script=Katakana}ー・]{0,12}[部局室課区])(?:として)?の?";
const WHEN = "(?:今年度|本年度|当年度|単年度|当該年度|年度|年間|短期)の?";
const HOW =
  "(?:重点|重点的な|評価|中間評価|最終評価|期末評価|年度評価|基本|基本的な|運営|運営の|取組|経営|経営の|組織|数値|成果|達成|具体的な?|主要な?|主な|行動|業務|活動|施策|最重要|重要)";
const STRICT = new Map(sectionKinds().map(([kind, words]) => [kind, new RegExp(`^(?:${WHO}|${WHEN}|${HOW}){0,4}(?:${words})$`, "u")]));
const LOOSE = new Map(sectionKinds().map(([kind, words]) => [kind, new RegExp(`(?:${words})$`, "u")]));
const MID_TERM = new RegExp(`(?:${either(labels.sections.midTerm)})`, "u");
const LONGEST_HEADING = 80;

function sectionKinds(): [Section, string][] {
  const { midTerm: _, ...sections } = labels.sections;
  return [
    ...(Object.keys(sections) as (keyof typeof sections)[]).map((kind): [Section, string] => [kind, either(sections[kind])]),
    ["aside", either(labels.asides)],
  ];
}

/** A heading that is a sentence: このような考え方で組織を運営します. */
const SPOKEN_POLICY = /^このよう[なに][^。]{2,30}(?:ます|です)$/u;
const SPOKEN_GOALS = /^(?:今年度|本年度|以下)[^。]{0,30}(?:取り?組み|進め|実施し)ます$/u;

/** 今年度は特に以下のことに取り組みます: over goals their heading, and anywhere else a sentence. */
export function speaksOfGoals(text: string): boolean {
  return text.length <= LONGEST_HEADING && SPOKEN_GOALS.test(text);
}

/**
 * The part of a statement that a heading opens. Of a heading that joins several (使命と方針, 目標と振り返り) the first counts.
 *
 * @param loose the text has the shape of a heading (a number, 【】, a heading of the format), so the last word decides: 使命を遂行するための取組方針.
 */
export function sectionOf(text: string, loose: boolean): Section | null {
  if (text.length > LONGEST_HEADING || /。/u.test(text)) return null;
  if (SPOKEN_POLICY.test(text)) return "policy";
  const parts = labelKey(text).split("・").filter(Boolean);
  const [first = ""] = parts;
  if (MID_TERM.test(first) && (loose || first.length <= 16)) return "midTerm";
  for (const part of parts.slice(0, 4)) for (const [kind, pattern] of loose ? LOOSE : STRICT) if (pattern.test(part)) return kind;
  return null;
}

const head = new Lexicon(labels.head);
const fields = new Lexicon(labels.fields);
const FIELDS: Readonly<Partial<Record<ColumnField, Field>>> = {
  title: "title",
  department: "divisions",
  priority: "number",
  background: "background",
  purpose: "purpose",
  sdgs: "sdgs",
  placement: "placement",
  action: "content",
  period: "period",
  target: "target",
  midterm: "midterm",
  result: "result",
  issues: "issues",
  grade: "grade",
  divisions: "divisions",
  remark: "remark",
};

/**
 * The field that a label names; null where it names none. `guess` also takes a label of which only the first part is known (取組事項及び…の課題など), or that only
 * holds a telling word (9月末現在の進捗).
 */
export function fieldOf(text: string, guess = false): Field | null {
  const exact = known(text) ?? named(columnLabels.findCompound(text));
  if (exact || !guess) return exact;
  for (const part of labelKey(text).split("・").slice(0, 4)) {
    const field = known(part) ?? named(guessColumn(part));
    if (field) return field;
  }
  return null;
}

const known = (text: string): Field | null => fields.find(text) ?? named(columnLabels.find(text));
const named = (column: ColumnField | null): Field | null => (column && FIELDS[column]) ?? null;

/** What of the head of a statement a label names: 部局名, 補職, 氏名. */
export function headFieldOf(text: string): HeadField | null {
  return head.find(text);
}

const POST = new RegExp(`^(?:[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー・]{0,16})(?:${either(labels.posts)})$`, "u");
const POST_LABEL = new RegExp(`^(${either(labels.posts)})(?:の?氏?名)$`, "u");
const NO_POST = /^(?:市長|副市長|町長|村長|知事|議長|委員長|会長)$/u;

/** True for 部長, 健康福祉部長, 危機管理監 and the like, spaced or not. */
export function namesPost(text: string): boolean {
  const bare = text.replace(/\s/gu, "");
  return bare.length <= 20 && POST.test(bare) && !NO_POST.test(bare);
}

/** How many code units of 部長名 or 局長氏名 are the post; 0 where the text is no such label. */
export function postInLabel(text: string): number {
  return POST_LABEL.exec(text)?.[1]?.length ?? 0;
}

const TITLE = new RegExp(
  `(?:${either(labels.titles)})(?:の?重点(?:施策|目標|事業|取組|項目))?(?:(?:自己)?評価|部局長|部長|局長|課長)?(?:書|シート|一覧表?|票|表|について)?(?:20\\d\\d)?(?:の?(?:達成状況|進捗状況|取組状況|実施状況|取組結果|事後検証結果|検証結果|評価結果|実績|結果)(?:報告書?|一覧表?|表|について)?)?(?:\\(.{1,16}\\)|20\\d\\d)?$`,
  "u",
);
const TITLE_AT_MOST = 60;

/** Said of a department, such words name its statement too: 上下水道局の取り組み, 産業部の検証結果. */
const OF_A_DEPARTMENT = /(?:の取り?組み?|の?(?:事後)?検証結果|の?評価結果|の?取組結果)$/u;

/** True for words that are a title where a department stands in front of them. */
export function endsAsTitleOf(text: string): boolean {
  return text.length <= TITLE_AT_MOST && OF_A_DEPARTMENT.test(text.normalize("NFKC").replace(/\s/gu, ""));
}

/** True for words that end as the titles of such statements do: 部局運営方針, 部長の仕事宣言. */
export function endsAsTitle(text: string): boolean {
  if (text.length > TITLE_AT_MOST) return false;
  return TITLE.test(text.normalize("NFKC").replace(/[\s「」『』【】〈〉《》≪≫<>]/gu, ""));
}
