import type { Plan } from "../../domain/plan/plan.ts";
import { likeness, textKey } from "../../domain/wording/text-key.ts";
import type { PlanOutline } from "../../store/plan-outline-store.ts";

/** Titles of one node in two documents: a word may have been corrected. */
const SAME_NODE = 0.5;

/** How the nodes that a document and a plan both have compare: those of one code whose titles agree, and those whose titles do not. */
interface Overlap {
  readonly agreeing: number;
  readonly differing: number;
}

/**
 * Which plan of the record a document is a part of, or null for none.
 *
 * Its title tells, unless most of the nodes that both have differ (a generation with the same title). A document without a title belongs to a plan whose
 * nodes it has, or to the only plan without a title that has the same levels.
 */
export function choosePlan(outlines: readonly PlanOutline[], plan: Plan): PlanOutline | null {
  const codes = new Map(plan.nodes.map(({ code, title }) => [textKey(code), title]));
  const ranked = outlines
    .map((outline) => ({ outline, ...overlapOf(outline, codes) }))
    .filter(({ agreeing, differing }) => agreeing >= differing)
    .sort((one, other) => other.agreeing - one.agreeing);
  const agreeing = ranked.filter((one) => one.agreeing > 0);
  const { title } = plan;

  if (title !== null) {
    const titled = ranked.filter(({ outline }) => outline.title !== null && textKey(outline.title) === textKey(title));
    const longer = agreeing.filter(({ outline, agreeing: count }) => outline.title !== null && count > 1 && holds(outline.title, title));
    const untitled = agreeing.filter(({ outline }) => outline.title === null && sharesLevels(outline.levels, plan.levels));
    return (titled[0] ?? longer[0] ?? untitled[0])?.outline ?? null;
  }
  const [best] = agreeing.filter(({ outline, agreeing: count }) => count > 1 || sharesLevels(outline.levels, plan.levels));
  if (best) return best.outline;
  const [only, ...more] = ranked.filter(
    ({ outline }) =>
      outline.title === null &&
      plan.levels.length > 0 &&
      isSubsequence(plan.levels, outline.levels) &&
      isSubsequence(outline.levels, plan.levels),
  );
  return only && more.length === 0 ? only.outline : null;
}

function overlapOf(outline: PlanOutline, codes: ReadonlyMap<string, string>): Overlap {
  let agreeing = 0;
  let differing = 0;
  for (const node of outline.nodes) {
    const title = codes.get(textKey(node.code));
    if (title === undefined) continue;
    if (likeness(title, node.title) >= SAME_NODE) agreeing += 1;
    else differing += 1;
  }
  return { agreeing, differing };
}

/** One title holds the other: まちづくり計画 and 第二次上田市総合計画 後期まちづくり計画. */
function holds(one: string, other: string): boolean {
  return textKey(one).includes(textKey(other)) || textKey(other).includes(textKey(one));
}

/** One has all levels of the other, in order. */
function sharesLevels(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && (isSubsequence(one, other) || isSubsequence(other, one));
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const level of whole) if (part[at] !== undefined && textKey(part[at] ?? "") === textKey(level)) at += 1;
  return at === part.length;
}

/** The levels of a plan and those that a document adds to it, each where it stands in the document. */
export function joinLevels(kept: readonly string[], added: readonly string[]): readonly string[] {
  const levels = [...kept];
  let at = 0;
  for (const level of added) {
    const found = levels.findIndex((one) => textKey(one) === textKey(level));
    if (found >= 0) at = found + 1;
    else {
      levels.splice(at, 0, level);
      at += 1;
    }
  }
  return levels;
}
