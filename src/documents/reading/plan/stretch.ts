import type { Block } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { HEAD_MARK, type Label } from "./label.ts";
import type { NodeHeading } from "./node-heading.ts";
import { ancestorsOf, type Outline, type OutlineNode } from "./outline.ts";
import type { RegionKind } from "./region.ts";
import type { Token } from "./token.ts";
import { announcesNodes, bare } from "./words.ts";

/** A run of text under one title or label of one node. */
export interface Stretch {
  /** `head`: straight under the node's title; `aside`: what no field holds. */
  readonly kind: RegionKind | "head" | "aside";
  readonly node: OutlineNode | null;
  readonly label: Label | null;
  readonly blocks: Block[];
  /** Heads of columns stand in it. */
  tabled: boolean;
}

/** Walks through the tokens in reading order: opens nodes, and cuts what stands under them into stretches. Titles and labels go to the furniture. */
export function cutStretches(tokens: readonly Token[], outline: Outline): { stretches: Stretch[]; furniture: Passage[] } {
  const stretches: Stretch[] = [];
  const furniture: Passage[] = [];
  const holding = kindsHoldingLabels(tokens);
  const listed = kindsListed(tokens);
  let node: OutlineNode | null = null;
  let open: Stretch | null = null;
  const start = (kind: Stretch["kind"], label: Label | null): Stretch => {
    const stretch: Stretch = { kind, node: kind === "summary-indicators" ? null : node, label, blocks: [], tabled: false };
    stretches.push(stretch);
    return stretch;
  };
  const leaveListed = (words: string): void => {
    const before = node;
    while (node && listed.get(node.kind)?.(words)) node = node.parent;
    if (node !== before) outline.returnTo(node);
  };
  for (const [i, token] of tokens.entries()) {
    const blocks = token.pieces.map(({ block }) => block);
    if (token.kind === "node" && open && !holding.has(token.heading.kind) && isItemOf(open, token.heading, tokens[i + 1]))
      addAll(open.blocks, blocks);
    else if (token.kind === "node") {
      for (const { text } of token.pieces) furniture.push(text);
      const inner = tokens[i + 1];
      if (inner?.kind === "node" && inner.pieces.length === 0 && outline.isOpen(inner.heading)) {
        outline.putOver(token.heading);
        continue;
      }
      const { node: opened, again } = outline.open(token.heading);
      if (again && opened !== node) continue;
      const heads = open?.kind === "section" || open?.kind === "indicators";
      if (open?.label && heads && open.blocks.length === 0 && announcesNodes(open.label.title.text)) opened.over ??= open.label;
      node = opened;
      if (!again) open = start("head", null);
    } else if (token.kind === "label") {
      const { label } = token;
      for (const { text } of token.pieces) furniture.push(label.aside ? text.slice(0, text.length - label.aside.length) : text);
      // 担当課：… on a line of its own ends nothing.
      if (label.kind === "aside" && label.aside) continue;
      leaveListed(bare(label.title.text));
      open = start(label.kind, label);
      const [block] = blocks;
      if (label.aside && block && block.kind !== "table" && !BESIDE.test(label.aside.text)) open.blocks.push(beside(block, label.aside));
      if (node && token.label.kind === "section" && announcesNodes(token.label.title.text)) node.direction = token.label;
      if (node) {
        node.held = true;
        node.labels += 1;
      }
    } else if (token.kind === "table") {
      const same: boolean =
        open !== null && (open.kind === token.table || (open.kind === "summary-indicators" && token.table === "indicators"));
      if (!same) leaveListed(token.table);
      if (!same) open = start(token.table, open && open.blocks.length === 0 ? open.label : null);
      if (open) addAll(open.blocks, blocks);
      if (open) open.tabled = true;
      if (node) node.held = true;
    } else {
      if (open) addAll(open.blocks, blocks);
      if (node && open?.kind === "head") node.held = true;
    }
  }
  return { stretches, furniture };
}

/** Sections in charge beside a label; any other text there is what stands under it. */
const BESIDE = /(?:課|室|部|局|所|係|センター|委員会)$/u;

function beside(block: Exclude<Block, { kind: "table" }>, text: Passage): Block {
  return block.kind === "heading" ? { kind: "paragraph", page: block.page, text } : { ...block, text };
}

/** A numbered heading under a label that announces marked items is one of them, unless it has labels of its own. */
function isItemOf({ node, label, kind }: Stretch, heading: NodeHeading, next: Token | undefined): boolean {
  if (!heading.kind.startsWith("numbered") || kind !== "section" || !label || !node) return false;
  if (ancestorsOf(node).some((above) => above.kind === heading.kind)) return false;
  return announcesNodes(label.title.text) && next?.kind !== "label";
}

/** So many of the headings of a kind have labels under them where they are nodes with parts of their own; the last of a list may only seem to. */
const HOLDING = 0.8;

/** Kinds of numbered headings that, nearly all of them, have a label or a table before the next heading. */
function kindsHoldingLabels(tokens: readonly Token[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; labelled: number; last: number }>();
  let open: { all: number; labelled: number; last: number } | null = null;
  for (const token of tokens) {
    if (token.kind === "node") {
      open = counts.get(token.heading.kind) ?? { all: 0, labelled: 0, last: 0 };
      open.all += 1;
      open.last = Math.max(open.last, Number(token.heading.numbers[0]) || 0);
      counts.set(token.heading.kind, open);
    } else if ((token.kind === "label" || token.kind === "table") && open) {
      open.labelled += 1;
      open = null;
    }
  }
  return new Set(
    [...counts].flatMap(([kind, { all, labelled, last }]) =>
      kind.startsWith("numbered") && last > 1 && labelled >= all * HOLDING ? [kind] : [],
    ),
  );
}

/**
 * Kinds of headings that are listed under a label of the node above (取組方針 over 2-1-1, 2-1-2 …) or among its labels (■ 現状と課題, ■ 施策の柱１ …), with the words of the labels that stand under one of several:
 * those, and tables without one, are their own. A label that only stands behind the last, again and again, is that of the node above; so is any where they have none of their own.
 */
function kindsListed(tokens: readonly Token[]): ReadonlyMap<string, (words: string) => boolean> {
  const under = new Set<string>();
  const followed = new Set<string>();
  const own = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  let open: string | null = null;
  let labels: string[] = [];
  /** The mark of the labels of the node above. */
  let mark: string | null = null;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === "table" || (token.kind === "label" && token.label.kind !== "aside")) {
      const words = token.kind === "table" ? token.table : bare(token.label.title.text);
      times.set(words, (times.get(words) ?? 0) + 1);
      labels.push(words);
    }
    if (token.kind === "label" && HEAD_MARK.test(token.label.mark ?? "")) mark = token.label.mark;
    if (token.kind !== "node") continue;
    const before = tokens[i - 1];
    const { kind } = token.heading;
    if (before?.kind === "label" && before.label.kind !== "aside" && announcesNodes(before.label.title.text)) under.add(kind);
    if (mark !== null && token.pieces[0]?.text.text.startsWith(mark)) under.add(kind);
    else mark = null;
    if (open === kind) {
      followed.add(kind);
      const known = own.get(kind) ?? new Set();
      for (const words of labels) known.add(words);
      own.set(kind, known);
    }
    open = kind;
    labels = [];
  }
  return new Map(
    [...under].flatMap((kind) => {
      if (!followed.has(kind)) return [];
      const known = own.get(kind) ?? new Set();
      return [[kind, (words: string) => known.size === 0 || (!known.has(words) && (times.get(words) ?? 0) > 1)] as const];
    }),
  );
}

/** The label over marked items that holds for a node: its own, or that of the nearest node above. */
export function directionOf(node: OutlineNode): Label | null {
  let at: OutlineNode | null = node;
  for (let depth = 0; at !== null && depth < 12; depth += 1) {
    if (at.direction) return at.direction;
    at = at.parent;
  }
  return null;
}
