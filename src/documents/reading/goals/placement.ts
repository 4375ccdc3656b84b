import type { Placement } from "../../../domain/goal/goal.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { Draft } from "../draft.ts";
import { asPrinted, type Marked, outline, withMarks, withOwnMark } from "../marks.ts";

const TAIL =
  /\s*(?:における|での|への|上の|との|の|に係る)?\s*(?:位置\s*[付づ]\s*け?|(?:施策)?体系(?:図|上の位置付け)?|施策名|施策番号|施策コード|関連(?:性|施策)?|関係|対応施策|該当施策|該当項目)\s*[:：]?\s*$/u;
const HEAD = /^\s*(?:該当する|関連する|対応する)\s*/u;
const PLAN = /(?:計画|戦略|大綱|プラン|ビジョン|政策|公約|マニフェスト|プログラム|方針|構想)$/u;

/** 関連する計画 names no plan but itself. */
const NO_PLAN = /^(?:個別|主な)?(?:計画|施策|戦略|プラン|方針|事業)等?$/u;

/** The plan that a label names: 総合計画における位置付け is 総合計画; null where the label names none (位置付け alone). */
export function planOf(label: Passage): Passage | null {
  const head = label.match(HEAD)?.length ?? 0;
  const tail = label.match(TAIL)?.length ?? 0;
  const bare = label.slice(head, label.length - tail).trim();
  const plan = head > 0 && NO_PLAN.test(bare.text) ? label.trim() : bare;
  return plan.isBlank ? null : plan;
}

const NAMED = /^([^\s　:：、。]{2,24}(?:計画|戦略|大綱|プラン|ビジョン|公約|マニフェスト))[\s　]*[:：\s　][\s　]*(?=\S)/u;

/** 総合計画　4-1-2　商業の振興 behind a label that names no plan: the plan and what stands behind its name. */
export function planIn(label: Passage, lines: readonly CellLine[]): { readonly plan: Passage; readonly lines: readonly CellLine[] } | null {
  const [line, ...others] = lines;
  const [found = "", name = ""] = planOf(label) || !line || others.length > 0 ? [] : (NAMED.exec(line.text.text) ?? []);
  if (!line || name === "" || !CODE.test(line.text.text.slice(found.length))) return null;
  return { plan: line.text.slice(0, name.length), lines: [{ ...line, text: line.text.slice(found.length) }] };
}

/** True for a label of a form that names a plan: it says 位置付け or the like, or it ends as plans' names do. */
export function isPlacementLabel(text: string): boolean {
  if (text.length > 60) return false;
  const bare = text.trim();
  return (
    (TAIL.test(bare) && bare.replace(TAIL, "") !== "" && !/[。、]$/u.test(bare)) ||
    (bare.length <= 30 && PLAN.test(bare.replace(/\s/gu, "")))
  );
}

/** 5, 5-2-①, 1-3, 施策35 in front of a text. */
const CODE = /^(?:(?:施策|政策|基本目標)?[0-9０-９]{1,3}(?:[-－‐ー–.．][0-9０-９①-⑳]{1,3})*)(?=[\s　:：]|$)[\s　:：]*/u;

/**
 * The placements that a cell holds: one for each leading enumerator, which becomes its code; else one, with the number in front of it as its code.
 * Lines that each begin with a code are one each; other lines are one path (第1編 … 第3章 … 第1節 …).
 */
export function draftPlacements(plan: Passage, lines: readonly CellLine[]): Draft<Placement>[] {
  const items = outline(lines);
  const numbered = items.filter(({ ordinal }) => ordinal !== null);
  if (items[0]?.ordinal != null && numbered.length > 0) return groupByMark(items).map(({ mark, text }) => ({ plan, code: mark, text }));
  if (lines.length > 1 && lines.every(({ text }) => CODE.test(text.text))) return lines.map(({ text }) => withCode(plan, text.trim()));
  if (items.length > 1 && items.every(({ kind }) => kind === "bullet")) return items.map((item) => withCode(plan, withMarks(item)));
  const [only] = items;
  const text = only && items.length === 1 && only.kind === "bullet" ? withMarks(only) : asPrinted(items.map(withOwnMark));
  return text.isBlank ? [] : [withCode(plan, text)];
}

function withCode(plan: Passage, text: Passage): Draft<Placement> {
  const code = CODE.exec(text.text)?.[0];
  return code === undefined
    ? { plan, code: null, text }
    : {
        plan,
        code: text
          .slice(0, code.length)
          .trim()
          .match(/^.*[^:：\s]/u),
        text: text.slice(code.length),
      };
}

/** Bullets and unmarked items behind an enumerator stay in its text. */
function groupByMark(items: readonly Marked[]): { mark: Passage | null; text: Passage }[] {
  const groups: { mark: Passage | null; parts: Passage[] }[] = [];
  for (const item of items) {
    if (item.ordinal !== null) groups.push({ mark: item.mark, parts: [withMarks(item)] });
    else groups.at(-1)?.parts.push(withOwnMark(item));
  }
  return groups.map(({ mark, parts }) => ({ mark, text: asPrinted(parts) }));
}
