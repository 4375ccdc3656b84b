import { isDeepStrictEqual } from "node:util";
import type { Plan } from "../../domain/plan/plan.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { listPlanContent, type PlanContent, recordPlanContent, type SectionRow, savePlanContent } from "../../store/plan-content-store.ts";
import { drawIds, groupBy } from "../../store/rows.ts";
import type { SubjectKind } from "../../store/schema.ts";
import type { Claim } from "./claim.ts";
import type { KeptNodes } from "./keep-nodes.ts";

/** Keeps what a document says at the nodes of a plan; what the plan has already is brought up to date, never doubled. */
export async function keepContent(tx: Connection, municipality: string, planId: number, plan: Plan, nodes: KeptNodes): Promise<Claim[]> {
  const known = await listPlanContent(tx, municipality, planId);
  const at = <Row extends { readonly node: string }>(row: Row) => ({ ...row, nodeId: nodes.nodeOf(row.node) });

  const sections = mergeSections(known.sections, plan, nodes);
  const initiatives = merge(known.initiatives, plan.initiatives.map(at), ({ nodeId, group, item }) => keyOf(nodeId, group, item));
  const roles = merge(known.roles, plan.roles.map(at), ({ nodeId, actor }) => keyOf(nodeId, actor));
  const relatedPlans = merge(known.relatedPlans, plan.relatedPlans.map(at), ({ nodeId, title }) => keyOf(nodeId, title));
  const glossary = new Map(known.glossary.map(({ id, term }) => [textKey(term), id]));
  const terms = [...new Map(plan.glossary.map((term) => [textKey(term), term]))].filter(([key]) => !glossary.has(key));

  const counts = [initiatives.added.length, roles.added.length, relatedPlans.added.length, terms.length];
  const drawn = (
    await drawIds(
      tx,
      counts.reduce((sum, count) => sum + count, 0),
    )
  ).values();
  const ids = () => drawn.next().value ?? 0;
  const added = {
    sections: sections.added,
    initiatives: initiatives.added.map(({ row: { nodeId, group, item, divisions, details }, position }) => ({
      id: ids(),
      nodeId,
      position,
      group,
      item,
      divisions,
      details,
    })),
    roles: roles.added.map(({ row: { nodeId, actor, expectations }, position }) => ({ id: ids(), nodeId, position, actor, expectations })),
    relatedPlans: relatedPlans.added.map(({ row: { nodeId, title }, position }) => ({ id: ids(), nodeId, position, title })),
    glossary: terms.map(([, term], i) => ({ id: ids(), position: known.glossary.length + i, term })),
  } satisfies PlanContent;
  await recordPlanContent(tx, municipality, planId, added);
  await savePlanContent(tx, municipality, {
    sections: sections.changed,
    initiatives: initiatives.matched.flatMap(({ row, kept }) => {
      const now = { ...kept, divisions: filled(row.divisions, kept.divisions), details: filled(row.details, kept.details) };
      return isDeepStrictEqual(now, kept) ? [] : now;
    }),
    roles: roles.matched.flatMap(({ row, kept }) => {
      const now = { ...kept, expectations: filled(row.expectations, kept.expectations) };
      return isDeepStrictEqual(now, kept) ? [] : now;
    }),
  });

  for (const { id, term } of added.glossary) glossary.set(textKey(term), id);
  return [
    ...sections.claims,
    ...claimsOf("/plan/initiatives", "initiative", initiatives, added.initiatives),
    ...claimsOf("/plan/roles", "role", roles, added.roles),
    ...claimsOf("/plan/relatedPlans", "related-plan", relatedPlans, added.relatedPlans),
    // A term that a document marks twice is one term.
    ...plan.glossary.map((term, i): Claim => {
      return { from: `/plan/glossary/${i}`, kind: "glossary-term", id: glossary.get(textKey(term)) ?? 0, to: "" };
    }),
  ];
}

interface Merged<Row, Kept> {
  readonly added: readonly { readonly row: Row; readonly index: number; readonly position: number }[];
  readonly matched: readonly { readonly row: Row; readonly index: number; readonly kept: Kept }[];
}

/** Parts the rows of a document into those that the plan has, each once, and those that come behind them. */
function merge<Row, Kept extends { readonly position: number }>(
  known: readonly Kept[],
  rows: readonly Row[],
  key: (row: Row | Kept) => string,
): Merged<Row, Kept> {
  const free = groupBy(known, key);
  const behind = known.reduce((last, { position }) => Math.max(last, position), -1) + 1;
  const added: Merged<Row, Kept>["added"][number][] = [];
  const matched: Merged<Row, Kept>["matched"][number][] = [];
  for (const [index, row] of rows.entries()) {
    const kept = free.get(key(row))?.shift();
    if (kept) matched.push({ row, index, kept });
    else added.push({ row, index, position: behind + added.length });
  }
  return { added, matched };
}

function claimsOf(
  from: string,
  kind: SubjectKind,
  { added, matched }: Merged<unknown, { readonly id: number }>,
  recorded: readonly { readonly id: number }[],
): Claim[] {
  return [
    ...added.map(({ index }, i) => ({ from: `${from}/${index}`, kind, id: recorded[i]?.id ?? 0, to: "" })),
    ...matched.map(({ index, kept }) => ({ from: `${from}/${index}`, kind, id: kept.id, to: "" })),
  ];
}

function mergeSections(
  known: readonly SectionRow[],
  plan: Plan,
  nodes: KeptNodes,
): { readonly added: SectionRow[]; readonly changed: SectionRow[]; readonly claims: Claim[] } {
  const ofNode = groupBy(known, ({ nodeId }) => nodeId);
  const added: SectionRow[] = [];
  const changed: SectionRow[] = [];
  const claims: Claim[] = [];
  for (const [i, node] of plan.nodes.entries()) {
    const nodeId = nodes.ids[i] ?? 0;
    const { added: fresh, matched } = merge(ofNode.get(nodeId) ?? [], node.sections, ({ title }) => textKey(title));
    const claim = (index: number, position: number) =>
      claims.push({ from: `/plan/nodes/${i}/sections/${index}`, kind: "plan-node", id: nodeId, to: `/sections/${position}` });
    for (const { row, index, position } of fresh) {
      added.push({ nodeId, position, title: row.title, items: row.items });
      claim(index, position);
    }
    for (const { row, index, kept } of matched) {
      if (row.items.length > 0 && !isDeepStrictEqual(row.items, kept.items)) changed.push({ ...kept, items: row.items });
      claim(index, kept.position);
    }
  }
  return { added, changed, claims };
}

const keyOf = (nodeId: number | null, ...texts: readonly (string | null)[]): string =>
  JSON.stringify([nodeId, ...texts.map((text) => text && textKey(text))]);

const filled = (now: readonly string[], before: readonly string[]): readonly string[] => (now.length > 0 ? now : before);
