import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { endsSentence, joinEntries, markOf } from "../joining.ts";
import type { RegionRest } from "../region.ts";
import { divisionsBehind, namesDivisions } from "./divisions.ts";
import { initiativeHeads } from "./initiative-heads.ts";
import type { InitiativePart, InitiativeScope } from "./initiatives.ts";
import { splitRuns } from "./narrow-column.ts";

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
  const close = () => {
    const read = readStretch(stretch);
    parts.push(...read.parts.map((part) => withScope(part, scope)));
    leftover.push(...read.leftover);
    stretch = [];
  };
  const tabled = texts.some(isHead);
  for (const [i, block] of texts.entries()) {
    const next = texts[i + 1];
    const announces = next !== undefined && isHead(next);
    const section = namesDivisions(block.text.text) && (announces || (stretch.length === 0 && !tabled));
    const heading = section || announces || (isNumbered(block.text.text) && divisionsBehind(block.text) !== null && tabled);
    if (isHead(block)) {
      close();
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

function isHead({ text }: TextBlock): boolean {
  return text.length <= 60 && initiativeHeads(text.text.split(/[\s　]+/u).filter((word) => word !== "")) !== null;
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

function withScope(part: Pick<InitiativePart, "item" | "details">, scope: InitiativeScope): InitiativePart {
  const own = divisionsBehind(part.item);
  return own && !own.before.isBlank ? { ...scope, ...part, item: own.before, divisions: own.divisions } : { ...scope, ...part };
}

interface Stretch {
  readonly parts: readonly Pick<InitiativePart, "item" | "details">[];
  readonly leftover: readonly Passage[];
}

/** The items of one stretch: in a narrow column before or beside bulleted details, or marked with a mark of their own above them. */
function readStretch(blocks: readonly TextBlock[]): Stretch {
  const [first] = blocks;
  if (!first) return { parts: [], leftover: [] };
  const unmarkedFirst = markOf(first.text.text) === null;
  const bulleted = blocks.some(({ text }) => /(?:^|[\s　])[◇◆○●・■□▪▫◎➢]/u.test(text.text));
  if (unmarkedFirst && bulleted && blocks.every(({ kind }) => kind === "line")) return splitRuns(blocks.map(({ text }) => text));
  return readMarked(blocks);
}

/** Items with the outermost mark and what stands under each; 項目：説明 on one line is an item with its detail. */
function readMarked(blocks: readonly TextBlock[]): Stretch {
  const entries = joinEntries(blocks);
  const outer = entries.find(({ mark }) => mark !== null)?.mark ?? null;
  const parts: { item: Passage; details: Passage[] }[] = [];
  const leftover: Passage[] = [];
  const outermost = Math.min(...entries.filter(({ mark }) => mark !== null).map(({ indent }) => indent));
  for (const { mark, text, indent } of entries) {
    const open = parts.at(-1);
    const isItem =
      mark !== null &&
      outer !== null &&
      (outer.kind === "bullet" ? mark.mark === outer.mark && (mark.length > 0 || indent <= outermost) : mark.kind === outer.kind);
    if (isItem) {
      const colon = /^[^:：。、]{2,30}[:：][\s　]*(?=\S)/u.exec(text.text)?.[0].length;
      if (colon !== undefined) parts.push({ item: text.slice(0, colon).match(/^[^:：]+/u) ?? text, details: [text.slice(colon).trim()] });
      else parts.push({ item: text.trim(), details: [] });
    } else if (open) open.details.push(text.trim());
    else leftover.push(text);
  }
  return { parts, leftover };
}
