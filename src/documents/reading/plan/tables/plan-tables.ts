import type { Plan } from "../../../../domain/plan/plan.ts";
import type { Passage } from "../../../passage.ts";
import type { Draft } from "../../draft.ts";
import type { Region } from "../region.ts";
import { readIndicatorTable, type ToldOfNode } from "./indicators.ts";
import { readInitiativeTable } from "./initiatives.ts";
import { mergeIndicators } from "./merge-indicators.ts";
import type { NamedNode } from "./node-index.ts";
import { readRoleTable } from "./roles.ts";

export interface PlanTables extends Pick<Draft<Plan>, "indicators" | "initiatives" | "roles"> {
  readonly furniture: readonly Passage[];
  /** What a summary table says again. */
  readonly repeats: readonly Passage[];
  /** What columns say of the nodes that their rows name. */
  readonly told: readonly ToldOfNode[];
}

/** Reads all tables of a plan: indicators with the summaries that repeat them, initiatives and roles. `title` is the plan's. Regions of other kinds are passed over. */
export function readPlanTables(regions: readonly Region[], nodes: readonly NamedNode[], title: Passage | null = null): PlanTables {
  const read = regions
    .filter(({ kind }) => kind === "indicators" || kind === "summary-indicators")
    .map((region) => ({ region, ...readIndicatorTable(region, nodes, title) }));
  const pages = read.flatMap(({ region, indicators, summarised }) =>
    region.kind === "summary-indicators" ? [] : indicators.filter((one) => !summarised.has(one)),
  );
  const summaries = read.flatMap(({ region, indicators, summarised }) =>
    region.kind === "summary-indicators" ? indicators : indicators.filter((one) => summarised.has(one)),
  );
  const { indicators, repeats } = mergeIndicators(pages, summaries);
  const initiatives = regions.filter(({ kind }) => kind === "initiatives").map(readInitiativeTable);
  const roles = regions.filter(({ kind }) => kind === "roles").map(readRoleTable);
  return {
    indicators,
    initiatives: initiatives.flatMap((one) => one.initiatives),
    roles: roles.flatMap((one) => one.roles),
    furniture: [...read, ...initiatives, ...roles].flatMap(({ furniture }) => furniture),
    repeats,
    told: read.flatMap(({ told }) => told),
  };
}
