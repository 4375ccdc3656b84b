import { normalise } from "../../domain/wording/normal.ts";
import groups from "./labels.json" with { type: "json" };

/** A label longer than this is no label: with its explanation in brackets the longest seen has some sixty characters. */
const LONGEST = 120;
const BRACKETED = /[(〈<＜][^()〈〉<>]*[)〉>]/gu;
const LEADING = /^(?:[○●◯〇・◇◆■□◎★☆▼▽▪※*]|[①-⑳]|\(\d{1,2}\)|\d{1,2}[.)、])+/u;
const YEAR = /^(?:(?:令和|平成|[rh])(?:元|\d{1,2})|20\d\d)(?:\(\d{1,4}\))?(?:年度|年)?(?:末|の)?|^(?:前|昨|今|本|当|翌|次)年度(?:の|末)/u;

/**
 * The form in which labels are compared: NFKC without white space, explanations in brackets, marks, a year in front, a colon behind; 取り組み and
 * 位置づけ in one spelling, 重点的に取り組む 目標 as 重点目標; と, 及び and ／ between two words as ・. Empty for what is too long to be a label.
 */
export function labelKey(text: string): string {
  if (text.length > LONGEST) return "";
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  if (KEYS.size >= KEYS_AT_MOST) KEYS.clear();
  const key = foldLabel(text);
  KEYS.set(text, key);
  return key;
}

/** Every text is looked up as several kinds of label, one after the other, and labels are printed again on every form. */
const KEYS = new Map<string, string>();
const KEYS_AT_MOST = 4096;

function foldLabel(text: string): string {
  let key = normalise(text).replace(/\s/gu, "").toLowerCase();
  for (let depth = 0; depth < 3 && /[(〈<＜]/u.test(key); depth += 1) key = key.replace(BRACKETED, "");
  key = key
    .replace(LEADING, "")
    .replace(/(?<=.)※.*$/u, "")
    .replace(/[【】［］[\]〔〕「」『』《》]/gu, "")
    .replace(YEAR, "")
    .replace(/(?:重点|優先|積極)的?に取り?組む(?:べき)?/gu, "重点")
    .replace(/取り?組み|とりくみ/gu, "取組")
    .replace(/位置づけ|位置付(?!け)/gu, "位置付け")
    .replace(/および|及び|ならびに|並びに|[/／、,＆&･]|と(?=.)/gu, "・");
  return key.replace(/(?:[:：]|・|等)+$/u, "").replace(/^・+/u, "");
}

/** A label that only its ending names has no more characters: a sentence may end alike. */
const ENDED_AT_MOST = 14;

/** Words of forms by field, from labels.json: which field does a printed label name? */
export class Lexicon<Field extends string> {
  readonly #fields = new Map<string, Field>();
  readonly #endings: readonly (readonly [ending: string, field: Field])[];

  /** @param endings how labels of a field end, whoever speaks in them: 市長コメント, 評価委員の所見. */
  constructor(synonyms: Readonly<Record<Field, readonly string[]>>, endings?: Readonly<Partial<Record<Field, readonly string[]>>>) {
    this.#endings = (Object.keys(endings ?? {}) as Field[]).flatMap((field) =>
      (endings?.[field] ?? []).map((word) => [labelKey(word), field] as const),
    );
    for (const field of Object.keys(synonyms) as Field[])
      for (const word of synonyms[field]) {
        const key = labelKey(word);
        if (!this.#fields.has(key)) this.#fields.set(key, field);
      }
  }

  /** The field whose label this is; null where it is none. */
  find(text: string): Field | null {
    const key = labelKey(text);
    return key === "" ? null : this.#find(key);
  }

  #find(key: string): Field | null {
    const known = this.#fields.get(key);
    if (known || key.length > ENDED_AT_MOST) return known ?? null;
    return this.#endings.find(([ending]) => key.endsWith(ending))?.[1] ?? null;
  }

  /** Like `find`; a label put together of several (取組項目及び方法・手段) is the first that is known, or the one preferred where it is among them. */
  findCompound(text: string, preferred: Field | null = null): Field | null {
    const key = labelKey(text);
    if (key === "") return null;
    const whole = this.#find(key);
    if (whole) return whole;
    const parts = key.split("・");
    if (parts.length < 2 || parts.some((part) => part.length > 14)) return null;
    const known = parts.map((part) => this.#fields.get(part) ?? this.#fields.get(part.replace(/^の|の$/gu, "")) ?? null);
    if (known.filter((field) => field !== null).length * 2 < parts.length) return null;
    return preferred !== null && known.includes(preferred) ? preferred : (known.find((field) => field !== null) ?? null);
  }
}

export const sheetLabels = new Lexicon(groups["goal.sheet"], groups["goal.endings"]);
export const columnLabels = new Lexicon(groups["goal.columns"], groups["goal.endings"]);
export type SheetField = keyof (typeof groups)["goal.sheet"];
export type ColumnField = keyof (typeof groups)["goal.columns"];
/** Heads that say nothing of what stands below: 項目, 内容. */
export const plainHeads = new Lexicon(groups["goal.plain"]);
export const remarkLabels = new Lexicon(groups["goal.remarks"]);
export const formTitles: readonly string[] = [...groups["goal.titles"].sheet, ...groups["goal.titles"].list];

const NAME_OF_GOAL = /^(?:重点|重要|主要)?(?:事業|取組|施策|項目|プロジェクト)(?:名|名称|の名称)$/u;

/** 事業名, 取組名: what is done for a goal, or, where no other label names it, the goal. */
export const namesGoal = (text: string): boolean => NAME_OF_GOAL.test(labelKey(text));

const PROMISE = /^(?:[市町村区]長|選挙)?(?:公約|マニフェスト)(?:項目|事項|内容|名)?$/u;

/** 公約: what was promised, and so the goal, where no other label names it; elsewhere the plan in which a goal is placed. */
export const namesPromise = (text: string): boolean => PROMISE.test(labelKey(text));

/** What a head of a column that no synonym names is about, by a word in it: 令和6年9月末現在の進捗 is a midterm report. */
export function guessColumn(text: string): ColumnField | null {
  const key = labelKey(text);
  // A sentence is no head, whatever words it holds: いつでもどこでも手続ができる。
  if (key === "" || key.length > 24 || /。|いつでも|いつまでも/u.test(key)) return null;
  if (/課題.{0,6}(?:取組|方策|手段|実施内容)$/u.test(key)) return "action";
  for (const [field, words] of Object.entries(groups["goal.columns.contains"]))
    if (words.some((word) => key.includes(word))) return field as ColumnField;
  return null;
}
