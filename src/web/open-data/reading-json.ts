import { createHash } from "node:crypto";
import type { Reading } from "../../documents/reading/reading.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { canonicalJson } from "../../domain/publication/canonical-json.ts";
import type { PublishedOf } from "../../domain/publication/published-item.ts";
import type { PublicSite } from "../public/public-site.ts";

type Said = Pick<Reading, "plan" | "goals" | "missions">;

/** A plan in the form in which documents are read: what it prints, and nothing that staff say beyond that. */
export function planReading(site: PublicSite, { id, title, levels, glossary }: PublishedOf<"plan">): Reading {
  const nodes = site.nodesOf(id);
  const codes = new Map(nodes.map((node) => [node.id, node.code]));
  const plan: Plan = {
    ...{ title, levels },
    nodes: nodes.map(({ code, parent, level, title: of, statement, sections }) => ({
      ...{ code, parent: parent === null ? null : (codes.get(parent) ?? null), level, title: of, statement, sections },
    })),
    indicators: indicatorsOf(site, id, codes),
    initiatives: nodes.flatMap(({ code, initiatives }) =>
      initiatives.map(({ group, divisions, item, details }) => ({ node: code, group, divisions, item, details })),
    ),
    roles: nodes.flatMap(({ code, roles }) => roles.map(({ actor, expectations }) => ({ node: code, actor, expectations }))),
    relatedPlans: nodes.flatMap(({ code, relatedPlans }) => relatedPlans.map((of) => ({ node: code, title: of }))),
    glossary,
  };
  return readingOf(site, `plan-${id}.json`, { plan, goals: [], missions: [] });
}

/** One for each node at which an indicator stands, in the order of the nodes. */
function indicatorsOf(site: PublicSite, plan: number, codes: ReadonlyMap<number, string>): Indicator[] {
  const order = new Map([...codes.keys()].map((node, i) => [node, i]));
  return site.indicators
    .flatMap((indicator) => indicator.placements.filter((one) => one.plan === plan).map((placement) => ({ indicator, ...placement })))
    .toSorted((one, other) => placeOf(order, one.node) - placeOf(order, other.node))
    .map(({ indicator: { name, unit, indicatorKind, note, divisions, printed }, node, strategyKpi }) => ({
      ...{ node: node === null ? null : (codes.get(node) ?? null), name, unit, kind: indicatorKind, strategyKpi },
      ...{ baseline: printed.baseline, interimTargets: printed.interimTargets, target: printed.target, note, divisions },
    }));
}

const placeOf = (order: ReadonlyMap<number, number>, node: number | null): number =>
  (node === null ? undefined : order.get(node)) ?? Number.MAX_SAFE_INTEGER;

/** The goals and statements of a fiscal year in the form in which documents are read. */
export function yearReading(site: PublicSite, year: number): Reading {
  const bodies = <Item extends PublishedOf<"goal"> | PublishedOf<"mission">>(items: readonly Item[]): Item["body"][] =>
    items.filter(({ fiscalYear }) => fiscalYear === year).map(({ body }) => body);
  return readingOf(site, `year-${year}.json`, { plan: null, goals: bodies(site.goals), missions: bodies(site.missions) });
}

/** Everything is placed: there is no document with more in it. */
function readingOf({ municipality: { name } }: PublicSite, file: string, said: Said): Reading {
  const total = characters(said);
  return {
    ...{ format: "shirube-reading/1", municipality: name, ...said, unplaced: [] },
    source: { name: file, sha256: createHash("sha256").update(canonicalJson(said)).digest("hex"), mediaType: "application/json" },
    coverage: { total, placed: total, furniture: 0, unplaced: 0 },
  };
}

function characters(value: unknown): number {
  if (typeof value === "string") return [...value.replace(/\s+/gu, "")].length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + characters(one), 0);
}
