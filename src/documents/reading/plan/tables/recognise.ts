import { Passage } from "../../../passage.ts";
import { readActorHead } from "./actor.ts";
import { bare, type ColumnHead, readColumnHead } from "./column-head.ts";
import { areIndicatorHeads } from "./columns.ts";
import { initiativeHeads } from "./initiative-heads.ts";

/** A head is no longer than this. */
const LONGEST = 240;

/** Whether a text (a line, the cells of a row with spaces between) is the head of a table of indicators: 指標名 現状値 目標値. */
export function looksLikeIndicatorHead(text: string): boolean {
  if (text.length > LONGEST || /[。]/u.test(text)) return false;
  const words = wordsOf(text);
  const heads: (ColumnHead | null)[] = [];
  let others = 0;
  for (const word of words) {
    const head = readColumnHead(Passage.of(word, 0, word.length));
    if (head === null) others += 1;
    if (others * 2 > words.length) return false;
    heads.push(head);
  }
  return (others * 3 <= words.length || isWhole(heads)) && areIndicatorHeads(heads);
}

/** Heads that leave no doubt, whatever else stands between them: what is measured, where it starts and where it is to go. */
function isWhole(heads: readonly (ColumnHead | null)[]): boolean {
  return (["name", "baseline", "target"] as const).every((role) => heads.some((head) => head?.role === role));
}

/** Whether a text is the head of a table of roles: 主体 期待される役割, or the actors side by side: 市民の役割 事業者の役割 行政の役割. */
export function looksLikeRoleHead(text: string): boolean {
  if (text.length > LONGEST || /[。]/u.test(text)) return false;
  return readActorHead(wordsOf(text)) !== null;
}

/** Whether a text is the head of a table of initiatives: 取組項目 具体的な内容. */
export function looksLikeInitiativeHead(text: string): boolean {
  if (text.length > LONGEST || /[。]/u.test(text)) return false;
  return initiativeHeads(wordsOf(text)) !== null;
}

function wordsOf(text: string): string[] {
  return text.split(/[\s　|｜]+/u).filter((word) => bare(word) !== "");
}
