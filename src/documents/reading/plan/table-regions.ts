import { markOf } from "./joining.ts";
import type { OutlineNode } from "./outline.ts";
import type { Region } from "./region.ts";
import type { Stretch } from "./stretch.ts";
import { divisionsBehind } from "./tables/divisions.ts";
import { readIndicatorTable } from "./tables/indicators.ts";
import { readInitiativeTable } from "./tables/initiatives.ts";
import { readRoleTable } from "./tables/roles.ts";
import { tellsIndicator } from "./tables/spoken-rows.ts";
import { announcesNodes } from "./words.ts";

/** The stretch as the readers of tables see it. */
export function regionOf({ kind, label, blocks }: Stretch, node: string | null): Region | null {
  if (kind === "head" || kind === "aside") return null;
  return { kind, heading: (kind === "roles" ? label?.title : label?.whole) ?? null, node, blocks };
}

/** Whether what stands under a label of a table is one; else it is a section, whatever the label says. */
export function holdsTable(stretch: Stretch): boolean {
  const region = regionOf(stretch, "");
  if (!region || region.blocks.length === 0) return false;
  if (stretch.tabled || region.kind === "summary-indicators") return true;
  if (region.kind === "indicators") return readIndicatorTable(region).indicators.length > 0;
  if (region.kind === "roles") return readRoleTable(region).roles.length > 0;
  return (
    region.kind === "initiatives" &&
    readInitiativeTable(region).initiatives.some(({ details, divisions }) => details.length + divisions.length > 0)
  );
}

/** Whether each line under a label of no table (目標) tells an indicator with its values. */
export function tellsIndicators({ kind, label, node, blocks }: Stretch): boolean {
  if (kind !== "section" || !label || !node || blocks.length === 0) return false;
  return blocks.every((block) => block.kind !== "table" && tellsIndicator(block.text.text));
}

const CHARGED = /(?:[)）】\]］]|[^\s　][\s　]+\S{1,16}(?:課|室|局|係))[\s　]*$/u;

/** Whether the numbered items under a label name the sections in charge (（１）住宅の耐震化【建築指導課】, or that behind the sentence below): what is done, rather than levels of the plan. */
export function listsWorks({ kind, label, node, blocks }: Stretch): boolean {
  if (kind !== "section" || !label || !node || !announcesNodes(label.title.text)) return false;
  let [numbered, charged] = [0, 0];
  let open = false;
  for (const block of blocks) {
    if (block.kind === "table") continue;
    const begins = (markOf(block.text.text)?.kind ?? "bullet") !== "bullet";
    if (begins) numbered += 1;
    open ||= begins;
    // Behind the title, or behind what is told under it.
    if (!open || !CHARGED.test(block.text.text) || divisionsBehind(block.text) === null) continue;
    charged += 1;
    open = false;
  }
  return charged > 0 && charged * 2 >= numbered;
}

/** The regions of the tables, each with the code of its node. */
export function tableRegions(stretches: readonly Stretch[], codeOf: (node: OutlineNode) => string): Region[] {
  return stretches.flatMap((stretch) => regionOf(stretch, stretch.node ? codeOf(stretch.node) : null) ?? []);
}
