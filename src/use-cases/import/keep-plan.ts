import { compareGenerations, readGeneration } from "../../domain/plan/generation.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Connection } from "../../store/database.ts";
import { listNodeTexts, listPlanContent } from "../../store/plan-content-store.ts";
import { listPlanOutlines, type PlanOutline, recordPlan, savePlan } from "../../store/plan-outline-store.ts";
import { drawId } from "../../store/rows.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import { choosePlan, joinLevels } from "./choose-plan.ts";
import type { Claim } from "./claim.ts";
import { keepContent } from "./keep-content.ts";
import { keepIndicators } from "./keep-indicators.ts";
import { keepNodes } from "./keep-nodes.ts";

export interface KeptPlan {
  readonly claims: readonly Claim[];
  /** How many were new. */
  readonly nodes: number;
  readonly indicators: number;
}

/** Keeps what a document says of a plan: in the plan of the record of which it is a part, or in a new one. */
export async function keepPlan(
  tx: Connection,
  municipality: string,
  documentId: number,
  plan: Plan,
  chosen: ReadonlyMap<number, number | null>,
): Promise<KeptPlan> {
  const outlines = await listPlanOutlines(tx, municipality);
  const known = choosePlan(outlines, plan);
  const outline = known ? await extend(tx, municipality, known, plan) : await begin(tx, municipality, outlines, plan);

  const nodes = await keepNodes(tx, municipality, outline, plan.nodes);
  const content = await keepContent(tx, municipality, outline.id, plan, nodes);
  const source = { planId: outline.id, documentId, nodeOf: nodes.nodeOf, chosen };
  const indicators = await keepIndicators(tx, municipality, source, plan.indicators);

  await makeFindable(tx, municipality, outline.id);
  return {
    nodes: nodes.added,
    indicators: indicators.added,
    claims: [{ from: "/plan", kind: "plan", id: outline.id, to: "" }, ...nodes.claims, ...content, ...indicators.claims],
  };
}

async function extend(tx: Connection, municipality: string, outline: PlanOutline, plan: Plan): Promise<PlanOutline> {
  const extended = { ...outline, title: outline.title ?? plan.title, levels: joinLevels(outline.levels, plan.levels) };
  await savePlan(tx, municipality, outline.id, { title: extended.title, levels: extended.levels });
  return extended;
}

async function begin(tx: Connection, municipality: string, outlines: readonly PlanOutline[], plan: Plan): Promise<PlanOutline> {
  const outline = { id: await drawId(tx), title: plan.title, levels: plan.levels, predecessorId: null, nodes: [] };
  await recordPlan(tx, municipality, outline);
  await joinGenerations(tx, municipality, [...outlines, outline], outline);
  return outline;
}

/** Puts a new plan between the generation before it and the one after it, as far as their titles tell. */
async function joinGenerations(tx: Connection, municipality: string, outlines: readonly PlanOutline[], added: PlanOutline): Promise<void> {
  if (added.title === null) return;
  const mine = readGeneration(added.title);
  const others = outlines
    .flatMap((outline) =>
      outline.title === null || outline.id === added.id ? [] : { outline, order: compareGenerations(readGeneration(outline.title), mine) },
    )
    .sort((one, other) => compareGenerations(readGeneration(one.outline.title ?? ""), readGeneration(other.outline.title ?? "")));
  const before = others.filter(({ order }) => order < 0).at(-1)?.outline;
  const after = others.find(({ order }) => order > 0)?.outline;
  if (before) await savePlan(tx, municipality, added.id, { predecessorId: before.id });
  if (after) await savePlan(tx, municipality, after.id, { predecessorId: added.id });
}

/** Makes what stands in a plan findable. */
export async function makeFindable(tx: Connection, municipality: string, planId: number): Promise<void> {
  const nodes = await listNodeTexts(tx, municipality, planId);
  const { initiatives } = await listPlanContent(tx, municipality, planId);
  await recordSearchEntries(tx, municipality, [
    ...nodes.map(({ id, title, text }) => ({ kind: "plan-node" as const, id, title, text })),
    ...initiatives.map(({ id, item, group, details, divisions }) => ({
      kind: "initiative" as const,
      id,
      title: item,
      text: [group ?? "", ...details, ...divisions].filter((text) => text !== "").join("\n"),
    })),
  ]);
}
