import { readKanjiNumber } from "../wording/kanji-number.ts";
import { normalise } from "../wording/normal.ts";
import { textKey } from "../wording/text-key.ts";

const KANJI_FIGURE = "[一二三四五六七八九十]{1,3}";
const LEVEL = "編|部|章|節|項|款|部門|分野|柱";
const PATH = new RegExp(`第\\s?([0-9]{1,3}|${KANJI_FIGURE})\\s?(?:${LEVEL})`, "gu");
/** 基本目標三, 第二章: a figure in kanji stands behind the name of a level or between 第 and one. 一 in any other word is none. */
const COUNTED = new RegExp(
  `(第\\s?|(?:目標|施策|政策|方針|戦略|プロジェクト)\\s?)(${KANJI_FIGURE})(?!\\p{Script=Han})|(第)(${KANJI_FIGURE})(?=${LEVEL})`,
  "gu",
);

/** What a placement says of where it stands, taken apart. */
export interface PlacementWords {
  /** 5-2-1 of 5-2-①, 1-3-1 of 第1編 … 第3章 … 第1節 …; empty where it has no code. */
  readonly figures: string;
  /** The code as written, in the form in which texts are compared. */
  readonly code: string;
  /** The figures are those of a path, which has each step's. */
  readonly isPath: boolean;
  /** The title of the node, as far as the placement says it: of a path that of the last step. */
  readonly title: string;
}

/** A code at the front of a text: 施策35 市民協働の推進, 5-2-① 市民が…, 70 みんなで…. A number that counts something (3つの柱) is none. */
const FRONT = new RegExp(
  `^\\s*((?:(?:基本|重点|個別|主要)?(?:目標|施策|政策|方針|戦略|プロジェクト)\\s?(?:\\d{1,3}|${KANJI_FIGURE}))(?:-\\d{1,3})*|\\d{1,3}(?:[-.]\\d{1,3}){1,5}|\\d{1,3}(?=\\s))(?:\\s+|[:、.]\\s*|$)`,
  "u",
);

/** @param code the code that was read already, or null where the text may begin with it. */
export function readPlacementWords(code: string | null, text: string): PlacementWords {
  const plain = normalise(text.slice(0, LONGEST)).replace(/[‐‑‒–—―−ー－](?=\d)/gu, "-");
  const path = readPath(plain);
  if (path) return { ...path, code: "", isPath: true };
  if (code !== null) return { figures: figuresOf(code), code: textKey(code), isPath: false, title: plain.trim() };
  const front = FRONT.exec(plain);
  if (!front?.[1]) return { figures: "", code: "", isPath: false, title: plain.trim() };
  return { figures: figuresOf(front[1]), code: textKey(front[1]), isPath: false, title: plain.slice(front[0].length).trim() };
}

/** A longer text is no placement. */
const LONGEST = 400;

/** The figures of a code, whatever their form and what stands between them: 5-2-①, ５－２－１ and 5/施策2/① are 5-2-1, 基本目標三 is 3. */
export function figuresOf(code: string): string {
  const counted = normalise(code.slice(0, LONGEST)).replace(
    COUNTED,
    (whole, before: string | undefined, figure: string | undefined, _, second: string | undefined) =>
      figure ? `${before}${readKanjiNumber(figure) ?? figure}` : second ? `第${readKanjiNumber(second) ?? second}` : whole,
  );
  return (counted.match(/\d+/gu) ?? []).map(Number).join("-");
}

/** Reads 第1編 自治 第3章 行財政 第1節 改革の推進: the figures, and the title of the last. */
function readPath(plain: string): { figures: string; title: string } | null {
  const steps = [...plain.matchAll(PATH)];
  const last = steps.at(-1);
  if (!last) return null;
  const figures = steps.map(([, figure = ""]) => (/^\d/u.test(figure) ? Number(figure) : (readKanjiNumber(figure) ?? 0)));
  return { figures: figures.join("-"), title: plain.slice(last.index + last[0].length).trim() };
}

const GENERAL_PLAN = /総合計画|振興計画|基本計画|まちづくり計画/u;
const SHORTEST_LABEL = 4;

/** True where a printed label (総合計画における位置付け) means the plan of a title. A plan without a title is taken for the general plan. */
export function namesPlan(label: string, title: string | null): boolean {
  if (title === null) return GENERAL_PLAN.test(normalise(label));
  const [said, printed] = [textKey(label), textKey(title)];
  return said.length >= SHORTEST_LABEL && (printed.includes(said) || (printed.length >= SHORTEST_LABEL && said.includes(printed)));
}
