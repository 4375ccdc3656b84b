import type { OutlineNode } from "./outline.ts";
import type { Region } from "./region.ts";
import type { Stretch } from "./stretch.ts";
import { readIndicatorTable } from "./tables/indicators.ts";
import { readInitiativeTable } from "./tables/initiatives.ts";
import { readRoleTable } from "./tables/roles.ts";

/** The stretch as the readers of tables see it. */
export function regionOf({ kind, label, blocks }: Stretch, node: string | null): Region | null {
  if (kind === "head" || kind === "aside") return null;
  return { kind, heading: label?.whole ?? null, node, blocks };
}

/** Whether what stands under a label of a table is one; else it is a section, whatever the label says. */
export function holdsTable(stretch: Stretch): boolean {
  const region = regionOf(stretch, "");
  if (!region || region.blocks.length === 0) return false;
  if (stretch.tabled || region.kind === "summary-indicators") return true;
  if (region.kind === "indicators") return readIndicatorTable(region).indicators.length > 0;
  if (region.kind === "roles") return readRoleTable(region).roles.length > 0;
  return region.kind === "initiatives" && readInitiativeTable(region).initiatives.some(({ details }) => details.length > 0);
}

/** The regions of the tables, each with the code of its node. */
export function tableRegions(stretches: readonly Stretch[], codeOf: (node: OutlineNode) => string): Region[] {
  return stretches.flatMap((stretch) => regionOf(stretch, stretch.node ? codeOf(stretch.node) : null) ?? []);
}
