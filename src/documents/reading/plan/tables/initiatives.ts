import type { Initiative } from "../../../../domain/plan/plan.ts";
import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import type { Draft } from "../../draft.ts";
import type { Region, RegionRest } from "../region.ts";
import { marksIn, marksOf } from "./claims.ts";
import { divisionsBehind } from "./divisions.ts";
import { readInitiativeGrid } from "./initiative-grid.ts";
import { readInitiativeLines } from "./initiative-lines.ts";
import type { InitiativePart, InitiativeScope } from "./initiative-part.ts";

export interface InitiativeReading extends RegionRest {
  readonly initiatives: readonly Draft<Initiative>[];
}

/**
 * Reads the initiatives of a region (主な取組内容): tables of item and details, the lines that a layout made of them, and lists of marked items. A section
 * printed beside the heading is in charge of all of them until another is named. Needs the node that the region belongs to.
 */
export function readInitiativeTable(region: Region): InitiativeReading {
  const furniture: Passage[] = [];
  const leftover: Passage[] = [];
  const parts: InitiativePart[] = [];
  let scope: InitiativeScope = { group: null, divisions: region.heading ? (divisionsBehind(region.heading)?.divisions ?? []) : [] };
  let lines: Block[] = [];
  const flush = () => {
    const read = readInitiativeLines(lines, scope);
    addAll(parts, read.parts);
    addAll(furniture, read.furniture);
    addAll(leftover, read.leftover);
    scope = read.scope;
    lines = [];
  };
  for (const block of region.blocks) {
    if (block.kind !== "table") {
      lines.push(block);
      continue;
    }
    flush();
    const read = readInitiativeGrid(block, scope);
    addAll(parts, read.parts);
    addAll(furniture, read.furniture);
    addAll(leftover, read.leftover);
  }
  flush();
  addAll(furniture, [...marksOf(region.blocks, leftover), ...(region.heading ? marksIn(region.heading) : [])]);
  const { node } = region;
  if (node === null)
    return { initiatives: [], furniture, leftover: [...leftover, ...parts.flatMap(({ item, details }) => [item, ...details])] };
  return { initiatives: parts.map((part) => ({ node, ...part })), furniture, leftover };
}
