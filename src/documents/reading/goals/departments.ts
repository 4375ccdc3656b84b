import type { Passage } from "../../passage.ts";

const NAME =
  /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・A-ZＡ-Ｚ]{1,18}(?:部|局|室|課|本部|事務局|委員会|会計課|議会事務局|消防署|病院|支所|総合支所|区役所|センター|図書館|博物館|美術館|公民館)$/u;
/** Words that end like a department and are none. */
const NOT_A_NAME =
  /^(?:担当[部局課]{1,2}|各[部局課]{1,2}|[所主]管課|課|日課|放課|関係課|各部局?|部局?|主管部局?|全部局?|所管部局?|内部|一部|全部|外部|幹部|本部|部局長?)$|(?:の部|の一部)$/u;

/** True for a text that is the name of a department and nothing else: 政策企画部, 教育委員会事務局. */
export function isDepartmentName(text: string): boolean {
  const words = text.trim().split(/[\s　]+/u);
  if (words.length > 1 && words.some(({ length }) => length > 1)) return false;
  const bare = words.join("");
  return bare.length <= 20 && NAME.test(bare) && !NOT_A_NAME.test(bare);
}

/** The department that a title names beside other words: 令和6年度 総務部 重点目標一覧表. */
export function departmentIn(title: Passage): Passage | null {
  return (
    title
      .split(/[\s　【】（）()「」［］[\]:：_／/]+|の(?=重点|最重点|組織|部局|目標|取組|取り組み|約束|宣言|主要|仕事|マニフェスト)/u)
      .map((part) => part.trim())
      .map((part) => (/[部局課室]長$/u.test(part.text) ? part.slice(0, part.length - 1) : part))
      .find((part) => isDepartmentName(part.text)) ?? null
  );
}

/** A department alone in its line, brackets and marks around it aside (【市民生活部】, ■ 市民生活部); null for other texts. */
export function departmentAlone(line: Passage): { readonly name: Passage; readonly around: readonly Passage[] } | null {
  const found = /^[【［〔《＜<■◆●◇□○▼][\s　]*([^】］〕》＞>]+?)[\s　]*[】］〕》＞>]?$/u.exec(line.text);
  const inside = found?.[1] ?? line.text;
  if (!isDepartmentName(inside)) return null;
  const at = line.text.indexOf(inside);
  const around = [line.slice(0, at), line.slice(at + inside.length)].filter((part) => !part.isBlank);
  return { name: line.slice(at, at + inside.length), around };
}
