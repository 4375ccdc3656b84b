import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { endsSentence, markOf } from "../joining.ts";
import { plainNumbers } from "../plain-numbers.ts";
import type { RegionRest } from "../region.ts";
import { divisionsBehind, namesDivisions } from "./divisions.ts";
import { type InitiativeColumn, initiativeHeads } from "./initiative-heads.ts";
import { type ListedInitiatives, readInitiativeList } from "./initiative-lists.ts";
import type { InitiativePart, InitiativeScope } from "./initiative-part.ts";
import { readInitiativeRows } from "./initiative-rows.ts";
import { splitRuns } from "./narrow-column.ts";
import { readStackedInitiatives } from "./stacked-initiatives.ts";

export interface InitiativeLines extends RegionRest {
  readonly parts: readonly InitiativePart[];
  /** The group and the sections that hold for what comes behind the lines. */
  readonly scope: InitiativeScope;
}

type TextBlock = Exclude<Block, { kind: "table" }>;

/** Initiatives from lines: stretches under a head, a numbered group or the name of a section, each with its items and details. */
export function readInitiativeLines(blocks: readonly Block[], outer: InitiativeScope): InitiativeLines {
  const texts = blocks.filter((block): block is TextBlock => block.kind !== "table" && !block.text.isBlank);
  const furniture: Passage[] = [];
  const leftover: Passage[] = [];
  const parts: InitiativePart[] = [];
  let scope = outer;
  let stretch: TextBlock[] = [];
  let columns: Columns | null = null;
  const close = () => {
    const read = readStretch(stretch, columns);
    addAll(
      parts,
      read.parts.map((part) => withScope(part, scope)),
    );
    addAll(leftover, read.leftover);
    addAll(furniture, read.furniture ?? []);
    stretch = [];
  };
  const tabled = texts.some(isHead);
  for (const [i, block] of texts.entries()) {
    const next = texts[i + 1];
    const announces = next !== undefined && isHead(next);
    const section = namesDivisions(block.text.text) && (announces || (stretch.length === 0 && !tabled));
    const heading = section || announces || (isNumbered(block.text.text) && divisionsBehind(block.text) !== null && tabled);
    const heads = headsOf(block);
    if (heads) {
      close();
      columns = heads;
      furniture.push(block.text);
    } else if (heading && (section || isNumbered(block.text.text) || isTitle(block, stretch.at(-1)))) {
      close();
      const found = divisionsBehind(block.text);
      const group = found ? found.before : block.text;
      scope = { group: group.isBlank ? scope.group : group.trim(), divisions: found?.divisions ?? outer.divisions };
    } else stretch.push(block);
  }
  close();
  return { parts, furniture, leftover, scope };
}

type Columns = readonly (InitiativeColumn | null)[];

function headsOf({ text }: TextBlock): Columns | null {
  return text.length <= 60 ? initiativeHeads(text.text.split(/[\s　]+/u).filter((word) => word !== "")) : null;
}

function isHead(block: TextBlock): boolean {
  return headsOf(block) !== null;
}

function isNumbered(text: string): boolean {
  const mark = markOf(text);
  return mark !== null && mark.kind !== "bullet";
}

/** A short line over the heads that does not continue the line above it. */
function isTitle({ text }: TextBlock, before: TextBlock | undefined): boolean {
  return (
    markOf(text.text) === null &&
    text.length <= 40 &&
    !endsSentence(text.text) &&
    (before === undefined || endsSentence(before.text.text) || /[■◆●【]/u.test(text.text.charAt(0)))
  );
}

const BRACKETED = /^(?:〔[^〔〕]+〕|［[^［］]+］|【[^【】]+】|＜[^＜＞]+＞|〈[^〈〉]+〉|《[^《》]+》|≪[^≪≫]+≫|\[[^[\]]+\])$/u;

function withScope({ group, divisions, item, details }: InitiativePart, scope: InitiativeScope): InitiativePart {
  const behind = divisions.length > 0 ? null : divisionsBehind(item);
  const own = behind && !behind.before.isBlank ? behind.before : item;
  return {
    group: group ?? scope.group,
    divisions: divisions.length > 0 ? divisions : (behind?.divisions ?? scope.divisions),
    item: BRACKETED.test(own.text) ? own.slice(1, -1).trim() : own,
    details,
  };
}

/** The items of one stretch: in a narrow column before or beside bulleted details, rows under heads, or a list of marked items. */
function readStretch(blocks: readonly TextBlock[], columns: Columns | null): ListedInitiatives {
  const [first] = blocks;
  if (!first) return { parts: [], leftover: [] };
  const lines = blocks.every(({ kind }) => kind === "line") ? blocks.map(({ text }) => text) : null;
  const unmarkedFirst = markOf(first.text.text) === null && !plainNumbers(blocks).has(first);
  const bulleted = blocks.some(({ text }) => /(?:^|[\s　])[◇◆○●・■□▪▫◎➢]/u.test(text.text));
  if (lines && unmarkedFirst && bulleted) {
    const { parts, leftover } = splitRuns(lines);
    return { parts: parts.map((part) => takeDivisions(part, columns?.includes("divisions") === true)), leftover };
  }
  const stacked = lines && columns ? readStackedInitiatives(lines, columns) : null;
  if (stacked) return stacked;
  return lines && columns && !bulleted && (unmarkedFirst || columns[0] === "other")
    ? readInitiativeRows(lines, columns)
    : readInitiativeList(blocks);
}

/** Sections in a column of their own stand at the end of the details' lines. */
function takeDivisions({ item, details }: { item: Passage; details: readonly Passage[] }, printed: boolean): InitiativePart {
  const divisions: Passage[] = [];
  const own = details.map((detail) => {
    const behind = printed ? divisionsBehind(detail) : null;
    if (!behind || behind.before.isBlank) return detail;
    for (const division of behind.divisions) if (!divisions.some(({ text }) => text === division.text)) divisions.push(division);
    return behind.before;
  });
  return { group: null, divisions, item, details: own };
}
