import type { PlanNode } from "../../domain/plan/plan.ts";
import { likeness, textKey } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { type OutlineNode, type PlanOutline, recordNodes, saveNodes } from "../../store/plan-outline-store.ts";
import { drawIds, groupBy } from "../../store/rows.ts";
import type { Claim } from "./claim.ts";

export interface KeptNodes {
  /** Ids of the reading's nodes, in their order. */
  readonly ids: readonly number[];
  /** The node of a code that the document uses; null where neither it nor the plan has one. */
  readonly nodeOf: (code: string | null) => number | null;
  readonly added: number;
  readonly claims: readonly Claim[];
}

/** Nodes of one code are the same where their titles are at least so alike; else both are kept. */
const NEAR_TITLE = 0.3;

/** Keeps the nodes of a document in a plan: those that the plan has say what the document says now, the others come behind them. */
export async function keepNodes(
  tx: Connection,
  municipality: string,
  outline: PlanOutline,
  nodes: readonly PlanNode[],
): Promise<KeptNodes> {
  const known = groupBy(outline.nodes, ({ code }) => textKey(code));
  const claimed = new Set<OutlineNode>();
  const matches = nodes.map((node) => {
    const match = known.get(textKey(node.code))?.find((one) => !claimed.has(one) && likeness(one.title, node.title) >= NEAR_TITLE);
    if (match) claimed.add(match);
    return match ?? null;
  });
  const drawn = await drawIds(tx, matches.filter((match) => match === null).length);
  let next = 0;
  const ids = matches.map((match) => {
    if (match) return match.id;
    next += 1;
    return drawn[next - 1] ?? 0;
  });

  // Where a document uses a code twice, the first node has it: that is the one that others point at.
  const idByCode = new Map<string, number>();
  for (const [i, node] of nodes.entries()) if (!idByCode.has(textKey(node.code))) idByCode.set(textKey(node.code), ids[i] ?? 0);
  const nodeOf = (code: string | null) =>
    code === null ? null : (idByCode.get(textKey(code)) ?? known.get(textKey(code))?.[0]?.id ?? null);

  const codes = new Set(outline.nodes.map(({ code }) => code));
  const behind = outline.nodes.reduce((last, { position }) => Math.max(last, position), -1) + 1;
  const added: OutlineNode[] = [];
  const changed: OutlineNode[] = [];
  for (const [i, node] of nodes.entries()) {
    const id = ids[i] ?? 0;
    const match = matches[i] ?? null;
    const parent = nodeOf(node.parent);
    const parentId = parent === id ? null : parent;
    if (!match) {
      const code = freeCode(codes, node.code);
      codes.add(code);
      added.push({
        id,
        planId: outline.id,
        code,
        parentId,
        level: node.level,
        title: node.title,
        statement: node.statement,
        position: behind + i,
      });
      continue;
    }
    const now = {
      ...match,
      parentId: parentId ?? match.parentId,
      level: node.level || match.level,
      title: node.title || match.title,
      statement: node.statement ?? match.statement,
    };
    if (now.parentId !== match.parentId || now.level !== match.level || now.title !== match.title || now.statement !== match.statement)
      changed.push(now);
  }
  await recordNodes(tx, municipality, added);
  await saveNodes(tx, municipality, changed);
  return {
    ids,
    nodeOf,
    added: added.length,
    claims: ids.map((id, i) => ({ from: `/plan/nodes/${i}`, kind: "plan-node", id, to: "" })),
  };
}

/** The code, or where another node of the plan has it: 1-3-1 (2). */
function freeCode(taken: ReadonlySet<string>, code: string): string {
  if (!taken.has(code)) return code;
  let number = 2;
  while (taken.has(`${code} (${number})`)) number += 1;
  return `${code} (${number})`;
}
