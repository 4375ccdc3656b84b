import { addAll } from "../add-all.ts";
import { markOf } from "./joining.ts";
import type { Outline } from "./outline.ts";
import { chunksOf, inReadingOrder } from "./spread.ts";
import type { Token } from "./token.ts";
import { announcesNodes } from "./words.ts";

/** Signs of a scrambled order, counted over the document: so many at least, and for so many of its sheets. */
const SIGNS = 2;

/**
 * Puts a plan in reading order whose pages print it in another: titles behind what they stand over, labels behind their texts. Such a text comes from
 * a PDF that set its titles last. What stands on a page belongs to the node that has its title there, wherever it stands on it; a page without
 * one goes on with the node before. Documents in order are given back as they are.
 */
export function putInOrder(tokens: readonly Token[], outline: Outline): readonly Token[] {
  const sheet = sheetKind(tokens, outline);
  const lines = tokens.filter(({ pieces }) => pieces[0]?.block.kind === "line").length;
  if (sheet === null || lines * 4 < tokens.length * 3 || !isScrambled(tokens, sheet, outline)) return tokens;
  const groups = groupPages(tokens, sheet);
  return groups.flatMap((group) => inReadingOrder(chunksOf(group, sheet, outline)));
}

type NodeToken = Extract<Token, { kind: "node" }>;

const isNode = (token: Token): token is NodeToken => token.kind === "node";

/** The kind of heading that has pages of its own: the lowest of which no page has two. */
function sheetKind(tokens: readonly Token[], outline: Outline): string | null {
  const pages = new Map<string, Map<number, Set<string>>>();
  for (const token of tokens) {
    if (!isNode(token)) continue;
    const byPage = pages.get(token.heading.kind) ?? new Map<number, Set<string>>();
    pages.set(token.heading.kind, byPage);
    const numbers = byPage.get(token.page) ?? new Set();
    byPage.set(token.page, numbers.add(token.heading.numbers.join("-")));
  }
  const single = [...pages].filter(([, byPage]) => [...byPage.values()].every(({ size }) => size === 1)).map(([kind]) => kind);
  const misplaced = kindsMisplaced(tokens, outline);
  const several = single.filter(
    (kind) => new Set([...(pages.get(kind)?.values() ?? [])].flatMap((set) => [...set])).size > 1 && !misplaced.has(kind),
  );
  const pick = several.length > 0 ? several : single.filter((kind) => !misplaced.has(kind));
  return pick.sort((a, b) => outline.rank(b) - outline.rank(a))[0] ?? null;
}

/** Kinds of headings that often have nothing under them but a heading of a higher level: titles that were set behind what they stand over. */
function kindsMisplaced(tokens: readonly Token[], outline: Outline): ReadonlySet<string> {
  const counts = new Map<string, { all: number; bare: number }>();
  for (const [i, token] of tokens.entries()) {
    if (!isNode(token)) continue;
    const { kind } = token.heading;
    const count = counts.get(kind) ?? { all: 0, bare: 0 };
    const next = tokens[i + 1];
    count.all += 1;
    if (next && isNode(next) && outline.rank(next.heading.kind) < outline.rank(kind)) count.bare += 1;
    counts.set(kind, count);
  }
  return new Set([...counts].flatMap(([kind, { all, bare }]) => (bare * 3 >= all ? [kind] : [])));
}

/** Whether text stands before the title of its page, and labels and titles stand where nothing follows that they could head. */
function isScrambled(tokens: readonly Token[], sheet: string, outline: Outline): boolean {
  const rank = outline.rank(sheet);
  /** A title of a level above that is printed for the first time heads what follows it; later it only runs along the pages. */
  const seen = new Set<string>();
  let signs = 0;
  let sheets = 0;
  let ahead = 0;
  let page = 0;
  let before = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.page !== page) before = 0;
    page = token.page;
    const next = tokens[i + 1];
    const title = isNode(token) ? `${token.heading.kind} ${token.heading.numbers.join("-")}` : "";
    if (isNode(token) && token.heading.kind !== sheet && outline.rank(token.heading.kind) < rank && !seen.has(title)) before = -Infinity;
    if (isNode(token)) seen.add(title);
    if (isNode(token) && token.heading.kind === sheet) {
      sheets += 1;
      if (before > 0) ahead += 1;
      before = -Infinity;
    } else if (isAside(token)) before = -Infinity;
    else if (!isNode(token) && !continuesNumbering(token, before)) before += 1;
    if (isNode(token) && outline.rank(token.heading.kind) > rank && next && isNode(next) && next.heading.kind === sheet) {
      signs += 1;
      if (next.page === token.page) ahead += 1;
    }
    if (
      token.kind === "label" &&
      token.label.aside === null &&
      !isAside(token) &&
      !headsItems(token, next) &&
      (!next || next.kind === "label" || next.page !== token.page || isNode(next)) &&
      next?.kind !== "table"
    )
      signs += 1;
  }
  return ahead > 0 && signs >= SIGNS && signs * 2 >= sheets;
}

/** A chapter of the document, a part without a field: what stands above the titles of the plan. */
function isAside(token: Token): boolean {
  return token.kind === "label" && token.label.kind === "aside";
}

/** 具体的な施策 over （１） …. */
function headsItems(token: Token, next: Token | undefined): boolean {
  return (
    token.kind === "label" &&
    announcesNodes(token.label.title.text) &&
    next !== undefined &&
    isNode(next) &&
    /^numbered/u.test(next.heading.kind)
  );
}

/** ③ at the top of a page goes on with the page before. */
function continuesNumbering(token: Token, before: number): boolean {
  if (token.kind !== "text" || before > 0) return false;
  const mark = markOf(token.pieces[0]?.text.text ?? "");
  return mark !== null && (mark.ordinal ?? 1) > 1;
}

/** The tokens of each sheet, from all of its pages. */
function groupPages(tokens: readonly Token[], sheet: string): Token[][] {
  const groups: Token[][] = [];
  for (const page of pagesOf(tokens)) {
    const titles = page.flatMap((token, i) => (isNode(token) && token.heading.kind === sheet ? [i] : []));
    const [first] = titles;
    const top = page.find((token) => !isNode(token));
    const goesOn = top !== undefined && continuesNumbering(top, 0);
    const open = groups.at(-1);
    if (first === undefined) {
      if (open) addAll(open, page);
      else groups.push([...page]);
      continue;
    }
    const own = goesOn && open ? first : 0;
    if (open) addAll(open, page.slice(0, own));
    for (const [k, at] of titles.entries()) groups.push(page.slice(k === 0 ? own : at, titles[k + 1]));
  }
  return groups;
}

function pagesOf(tokens: readonly Token[]): Token[][] {
  const pages: Token[][] = [];
  let number = -1;
  for (const token of tokens) {
    if (token.page !== number) pages.push([]);
    number = token.page;
    pages.at(-1)?.push(token);
  }
  return pages;
}
