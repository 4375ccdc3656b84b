import type { Plan, PlanNode } from "../../../domain/plan/plan.ts";
import { normalise } from "../../../domain/wording/normal.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import { type Doubt, doubt } from "./doubt.ts";

/** Doubts about the outline of a plan: codes that repeat or skip, and parents that are not there. */
export function doubtNodes(plan: Plan | null): Doubt[] {
  if (!plan) return [];
  const codes = new Set(plan.nodes.map(({ code }) => code));
  const seen = new Set<string>();
  const last = new Map<string, { readonly number: number; readonly code: string }>();
  return plan.nodes.flatMap((node, i) => {
    const pointer = `/plan/nodes/${i}`;
    const found: Doubt[] = [];
    if (textKey(node.title) === "") found.push(doubt(`${pointer}/title`, "no-title"));
    if (seen.has(node.code)) found.push(doubt(`${pointer}/code`, "code-repeats", { code: node.code }));
    seen.add(node.code);
    if (node.parent !== null && !codes.has(node.parent)) found.push(doubt(`${pointer}/parent`, "no-parent", { parent: node.parent }));

    const number = lastFigure(node);
    const siblings = `${node.parent ?? ""}\n${node.level}`;
    const before = last.get(siblings);
    if (number !== null) last.set(siblings, { number, code: node.code });
    if (number !== null && before && number > before.number + 1)
      found.push(doubt(`${pointer}/code`, "code-skips", { code: printed(node.code), before: printed(before.code) }));
    return found;
  });
}

/** The part of a code that the document prints: ① of 1-3-1/基本施策2/①. */
const printed = (code: string): string => code.split("/").at(-1) ?? code;

/** The figure by which a node counts among its siblings; null where its code has none. */
function lastFigure({ code }: PlanNode): number | null {
  const figures = normalise(code).match(/\d{1,4}/gu);
  return figures ? Number(figures.at(-1)) : null;
}
