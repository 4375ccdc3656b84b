import type { Plan } from "../../../domain/plan/plan.ts";
import type { Block, Document } from "../../document.ts";
import { type Draft, type Findings, nothingFound } from "../draft.ts";
import { assignCodes, codeDraft } from "./codes.ts";
import { cutCodesBehind } from "./codes-behind.ts";
import { findFurniture } from "./furniture.ts";
import { readGlossary } from "./glossary.ts";
import { moveLabelsBehind } from "./labels-behind.ts";
import { nameLevels } from "./levels.ts";
import { growListed } from "./listed-nodes.ts";
import { NodeTexts } from "./node-drafts.ts";
import { findNotes } from "./notes.ts";
import { Outline, type OutlineNode } from "./outline.ts";
import { putParentsFirst } from "./parents-below.ts";
import { listPieces } from "./piece.ts";
import { findPlanTitle } from "./plan-title.ts";
import { readRelatedPlans } from "./related-plans.ts";
import { putInOrder } from "./scrambled.ts";
import { cutStretches, type Stretch } from "./stretch.ts";
import { headRows, tableKindOf } from "./table-kind.ts";
import { holdsTable, listsWorks, tableRegions, tellsIndicators } from "./table-regions.ts";
import { readPlanTables } from "./tables/plan-tables.ts";
import { listTokens, type Token } from "./token.ts";
import { bare } from "./words.ts";

const TABLES: ReadonlySet<Stretch["kind"]> = new Set(["indicators", "summary-indicators", "roles", "initiatives"]);

/** Reads a plan (総合計画), or the part of one that a document holds; no plan where it has no titles that number one. */
export function readPlan(whole: Document): Findings {
  // What runs around the text is no part of it; it may name the plan.
  const { document, cut } = cutCodesBehind({ ...whole, blocks: whole.blocks.filter(({ kind }) => kind !== "running") });
  const running = whole.blocks.flatMap((block) => (block.kind === "running" ? [block.text] : []));
  const pieces = listPieces(document);
  const furniture = findFurniture(pieces);
  const glossary = readGlossary(pieces);
  const tokens = listTokens(pieces, furniture, findNotes(pieces, glossary));
  const kinds = tokens.flatMap((token) => (token.kind === "node" ? [token.heading.kind] : []));
  if (kinds.length === 0 && !tokens.some(isListing)) return nothingFound;
  const outline = new Outline(kinds);
  const { stretches, furniture: titles } = cutStretches(putParentsFirst(putInOrder(tokens, outline), outline), outline);
  moveLabelsBehind(stretches);
  growListed(stretches, outline);
  const stacked = new Set(tokens.flatMap((token) => (isListing(token) ? (token.pieces[0]?.block ?? []) : [])));
  const listing = stretches.some(({ blocks }) =>
    blocks.slice(0, LINES_OVER_TABLE + 1).some((block) => isHeadOfListing(block) || stacked.has(block)),
  );
  const title = findPlanTitle(pieces, furniture, running);
  const isPlan = holdsPlan(outline, stretches, title !== null);
  if (!isPlan && !listing) return nothingFound;
  const texts = new NodeTexts(outline);
  const tables: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.kind === "head") texts.readHead(stretch);
    else if (tellsIndicators(stretch)) tables.push({ ...stretch, kind: "indicators" });
    else if (listsWorks(stretch)) tables.push({ ...stretch, kind: "initiatives" });
    else if (stretch.kind === "section" || stretch.kind === "reference") texts.readSection(stretch);
    else if (TABLES.has(stretch.kind)) {
      if (holdsTable(stretch)) tables.push(stretch);
      else texts.readSection(stretch);
    }
  }
  outline.settle();
  const codes = assignCodes(outline.nodes);
  const { levels, levelOf } = nameLevels(outline.nodes, outline, pieces);
  const codeOf = (node: OutlineNode): string => codes.get(node) ?? "";
  const related = stretches.flatMap(({ kind, node, blocks }) =>
    kind === "related-plans" && node ? [{ node, ...readRelatedPlans(blocks) }] : [],
  );
  const relatedPlans = related.flatMap(({ node, titles }) => titles.map((title) => ({ node: codeOf(node), title })));
  const read = readPlanTables(
    tableRegions(tables, codeOf),
    outline.nodes.map((node) => ({ code: codeOf(node), title: node.title.text })),
    title,
  );
  const told = Map.groupBy(read.told, ({ node }) => node);
  if (read.indicators.length < LISTED_AT_LEAST && !isPlan) return nothingFound;
  const plan: Draft<Plan> = {
    title,
    levels,
    nodes: inOrder(outline.nodes).map((node) => {
      const { statement, sections } = texts.of(node);
      return {
        code: codeDraft(node, codeOf(node)),
        parent: node.parent ? codeOf(node.parent) : null,
        level: levelOf.get(node) ?? "",
        title: node.title,
        statement,
        sections: [...sections, ...(told.get(codeOf(node)) ?? []).map(({ title, text }) => ({ title, items: [text] }))],
      };
    }),
    indicators: read.indicators,
    initiatives: read.initiatives,
    roles: read.roles,
    relatedPlans,
    glossary,
  };
  return {
    ...nothingFound,
    plan,
    repeats: read.repeats,
    furniture: [
      ...read.furniture,
      ...titles,
      ...texts.furniture,
      ...related.flatMap(({ furniture }) => furniture),
      ...cut,
      ...[...furniture.pieces].map(({ text }) => text),
    ],
  };
}

/** Lines that may stand between the title of a list and its table: the unit, the day on which it was drawn up. */
const LINES_OVER_TABLE = 3;
/** A list of indicators without a plan around it has so many. */
const LISTED_AT_LEAST = 2;
const OF_LISTING = /指標|KPI|目標値|数値目標|めざそう値|ベンチマーク/iu;

/** A table whose heads say that it lists indicators, wherever it stands. */
function isListing(token: Token): boolean {
  if (token.kind !== "table" || token.table !== "indicators") return false;
  const [first, ...others] = token.pieces;
  if (first === undefined) return false;
  // Heads one below the other are read as a table of indicators only together.
  return isHeadOfListing(first.block) || (others.length > 0 && token.pieces.some(({ text }) => OF_LISTING.test(bare(text.text))));
}

function isHeadOfListing(block: Block): boolean {
  if (tableKindOf(block) !== "indicators" || block.kind === "heading") return false;
  const heads =
    block.kind === "table"
      ? headRows(block).flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ text }) => text)))
      : [block.text];
  return heads.some(({ text }) => OF_LISTING.test(bare(text)));
}

/**
 * Whether the headings are those of a plan: some are named or coded, and under them stand parts that plans have, or there is a tree of them. Chapters alone
 * (第１章 総則) are those of any document; they need the title of a plan.
 */
function holdsPlan({ nodes }: Outline, stretches: readonly Stretch[], titled: boolean): boolean {
  const named = nodes.filter(({ kind }) => !/^(?:numbered|heading)/u.test(kind));
  const parts = stretches.filter(
    ({ node, kind, label, blocks }) => node !== null && kind !== "head" && blocks.length > 0 && (label === null || label.known),
  );
  const chapters = named.every(({ kind }) => /^[編章節項]$/u.test(kind));
  return named.length > 0 && (parts.length > 0 || (named.length > 2 && (titled || !chapters)));
}

/** Parents before their children, siblings as they came. */
function inOrder(nodes: readonly OutlineNode[]): OutlineNode[] {
  const listed: OutlineNode[] = [];
  const stack = nodes.filter(({ parent }) => parent === null).reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    listed.push(node);
    for (const child of [...node.children].reverse()) stack.push(child);
  }
  return listed;
}
