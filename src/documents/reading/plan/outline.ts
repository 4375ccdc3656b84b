import type { Passage } from "../../passage.ts";
import type { Label } from "./label.ts";
import type { NodeHeading } from "./node-heading.ts";
import { bare, rankOf } from "./words.ts";

/** 編, 章 and 節 and what stands as high: levels whose numbers codes repeat. */
const LOWEST_ABOVE_CODES = 2;
/** A level of a name that no plan known so far has stands so far below the level above it. */
const BELOW = 0.35;
/** So many nodes of one number are looked through for one with the same title. */
const ALIKE = 40;

/** A node of the plan while its tree grows. */
export interface OutlineNode {
  readonly kind: string;
  /** The level's name where the heading prints it, or the label over marked items that gives it; null for a bare code. */
  readonly word: string | null;
  readonly numbers: readonly string[];
  readonly mark: Passage;
  title: Passage;
  /** The title in NFKC without white space. */
  words: string;
  parent: OutlineNode | null;
  readonly children: OutlineNode[];
  /** Numbers from the top, where codes say them: ["1", "3", "1"]. */
  path: readonly string[] | null;
  /** The label over its marked items. */
  direction: Label | null;
  /** The label that it stands straight under, among others like it: 具体的な施策 over （１） …. */
  over: Label | null;
  /** How many labels stand under its heading. */
  labels: number;
  /** Something stands under its heading. */
  held: boolean;
}

/** The tree of a plan's headings, in the order in which they open. Headings that repeat one another open the same node. */
export class Outline {
  readonly nodes: OutlineNode[] = [];
  readonly #byNumbers = new Map<string, OutlineNode[]>();
  readonly #byPath = new Map<string, OutlineNode>();
  /** Nodes with a single number that no code has bound yet, by that number. */
  readonly #single = new Map<string, OutlineNode[]>();
  readonly #appeared: string[] = [];
  /** Bare codes stand under the lowest of the high levels that the document names. */
  readonly #codesUnder: number;
  readonly #fewestParts: number;
  /** Where codes turned out to stand under a lower level than that. */
  readonly #codeRanks = new Map<string, number>();
  /** Ranks of levels with names of the document's own: below the title that stands over the first of them. */
  readonly #found = new Map<string, number>();
  #stack: OutlineNode[] = [];

  /** `kinds`: of all headings of the document, in order; ranks of bare codes depend on what stands above them. */
  constructor(kinds: Iterable<string>) {
    const listed = [...kinds];
    const all = [...new Set(listed)];
    this.#codesUnder = Math.max(0, ...all.map((kind) => rankOf(kind) ?? 0).filter((rank) => rank <= LOWEST_ABOVE_CODES));
    this.#fewestParts = Math.min(9, ...all.map((kind) => partsOf(kind) ?? 9));
    for (const [i, kind] of listed.entries()) {
      if (rankOf(kind) !== null || /^(?:numbered|heading|marked|code)/u.test(kind) || this.#found.has(kind)) continue;
      const above = listed[i - 1];
      this.#found.set(kind, above === undefined ? 0 : this.rank(above) + BELOW);
    }
  }

  get current(): OutlineNode | null {
    return this.#stack.at(-1) ?? null;
  }

  /** How high headings of a kind stand: a smaller number is higher. */
  rank(kind: string): number {
    const parts = partsOf(kind);
    if (parts !== null) return (this.#codeRanks.get(kind) ?? this.#codesUnder + 0.5) + (parts - this.#fewestParts) / 100;
    const known = rankOf(kind) ?? this.#found.get(kind) ?? null;
    return (known ?? 9) + this.#order(kind, known);
  }

  /** Kinds of one rank nest as they first appear. */
  #order(kind: string, rank: number | null): number {
    const alike = this.#appeared.filter((other) => rankOf(other) === rank && !other.startsWith("code/"));
    return (alike.includes(kind) ? alike.indexOf(kind) : alike.length) / 10;
  }

  /** Opens the node of a heading. `again` is true where it was open already, so that the heading only repeats it. */
  open(heading: NodeHeading): { node: OutlineNode; again: boolean } {
    if (!this.#appeared.includes(heading.kind)) this.#appeared.push(heading.kind);
    const rank = this.rank(heading.kind);
    const key = `${heading.kind} ${heading.numbers.join("-")}`;
    const alike = this.#byNumbers.get(key) ?? [];
    const words = bare(heading.title.text);
    const open = alike.find((node) => this.#stack.includes(node) && sameTitle(node.words, words));
    if (open) {
      adopt(open, heading);
      return { node: open, again: true };
    }
    const above = this.#coded(heading, rank);
    while (!above && this.#stack.length > 0 && this.rank(this.current?.kind ?? "") >= rank) this.#stack.pop();
    const parent = above ?? this.current;
    const known = alike.find(
      (node) =>
        sameTitle(node.words, words) && (node.parent === parent || node.parent === null || !node.held || heading.numbers.length > 1),
    );
    const node = known ?? this.#grow(heading, parent);
    if (known) {
      adopt(known, heading);
      if (known.parent === null && parent !== null && parent !== known) this.#attach(known, parent);
    } else this.#byNumbers.set(key, [...alike.slice(-ALIKE), node]);
    this.#stack = [...ancestorsOf(node).filter((ancestor) => ancestor !== node), node];
    return { node, again: false };
  }

  /** Whether a heading only repeats one of the open nodes. */
  isOpen({ kind, numbers, title }: NodeHeading): boolean {
    const words = bare(title.text);
    return this.#stack.some((node) => node.kind === kind && node.numbers.join("-") === numbers.join("-") && sameTitle(node.words, words));
  }

  /** Puts a node over all that are open, which stay so: what a running head names for the first time (第２編 基本計画　第１章 …). */
  putOver(heading: NodeHeading): void {
    const [top] = this.#stack;
    if (this.isOpen(heading) || !top || this.rank(heading.kind) >= this.rank(top.kind)) return;
    const key = `${heading.kind} ${heading.numbers.join("-")}`;
    const known = this.#byNumbers.get(key)?.find(({ words }) => sameTitle(words, bare(heading.title.text)));
    const node = known ?? this.#grow(heading, null);
    if (!known) this.#byNumbers.set(key, [node]);
    this.#attach(top, node);
    this.#stack.unshift(node);
  }

  /** Goes on under a node that was open before; under none for null. */
  returnTo(node: OutlineNode | null): void {
    this.#stack = node ? ancestorsOf(node) : [];
  }

  /** Adds a marked item as a child, or finds it where an overview listed it before. */
  add(parent: OutlineNode, word: string | null, mark: Passage, title: Passage): OutlineNode {
    const words = bare(title.text);
    const listed = parent.children
      .slice(0, ALIKE)
      .find((child) => child.kind.startsWith("marked") && child.words === words && bare(child.mark.text) === bare(mark.text));
    if (listed) return listed;
    const node: OutlineNode = {
      labels: 0,
      kind: `marked ${word ?? ""}`,
      word,
      numbers: [],
      mark,
      title,
      words,
      parent,
      children: [],
      path: null,
      direction: null,
      over: null,
      held: true,
    };
    parent.children.push(node);
    this.nodes.push(node);
    return node;
  }

  /** Hangs nodes whose codes say where they belong under their parents, where these came later. */
  settle(): void {
    for (const node of this.nodes) {
      if (node.parent !== null || node.path === null || node.path.length < 2) continue;
      const parent = this.#byPath.get(node.path.slice(0, -1).join("-")) ?? this.#topOf(node.path.slice(0, -1));
      if (parent && parent !== node && !ancestorsOf(parent).includes(node)) this.#attach(node, parent);
    }
  }

  #topOf(path: readonly string[]): OutlineNode | null {
    if (path.length !== 1) return null;
    const found = this.#single.get(path[0] ?? "")?.find(({ parent, path: own }) => parent === null && own === null) ?? null;
    if (found) this.#bind(found, path);
    return found;
  }

  #grow(heading: NodeHeading, parent: OutlineNode | null): OutlineNode {
    const { kind, word, numbers, mark, title } = heading;
    const node: OutlineNode = {
      kind,
      word,
      numbers,
      mark,
      title,
      words: bare(title.text),
      parent: null,
      children: [],
      path: null,
      direction: null,
      over: null,
      labels: 0,
      held: false,
    };
    this.nodes.push(node);
    if (parent) this.#attach(node, parent);
    if (numbers.length > 1) this.#bind(node, numbers);
    const [number = ""] = numbers;
    if (numbers.length === 1) this.#single.set(number, [...(this.#single.get(number) ?? []).slice(-ALIKE), node]);
    return node;
  }

  #attach(node: OutlineNode, parent: OutlineNode): void {
    node.parent = parent;
    parent.children.push(node);
  }

  #bind(node: OutlineNode, path: readonly string[]): void {
    if (node.path !== null || this.#byPath.has(path.join("-"))) return;
    node.path = path;
    this.#byPath.set(path.join("-"), node);
    const [own, parent] = [path.slice(0, -1), node.parent];
    if (parent && own.length > 0 && parent.numbers.length === 1 && parent.numbers[0] === own.at(-1)) this.#bind(parent, own);
  }

  /** The node that a code of several parts names as the one above: 1-3 for 1-3-1, 第３章 or 政策３ where no heading prints 1-3. */
  #coded(heading: NodeHeading, rank: number): OutlineNode | null {
    const wanted = heading.numbers.slice(0, -1);
    if (wanted.length === 0) return null;
    const known = this.#byPath.get(wanted.join("-"));
    if (known) return known;
    const fits = (node: OutlineNode) =>
      node.path === null &&
      node.numbers.length === 1 &&
      node.numbers[0] === wanted.at(-1) &&
      ancestorsOf(node).every(({ kind }) => kind !== heading.kind);
    const near = (node: OutlineNode) => fits(node) && this.rank(node.kind) < rank && this.rank(node.kind) >= rank - 1.5;
    const open = this.#stack.findLast(fits) ?? this.#single.get(wanted.at(-1) ?? "")?.findLast(near) ?? null;
    if (!open) return null;
    this.#bind(open, wanted);
    if (heading.word === null) this.#codeRanks.set(heading.kind, Math.max(this.rank(heading.kind), this.rank(open.kind) + 0.5));
    return open;
  }
}

/** How many parts the codes of a kind have; null for other kinds. */
function partsOf(kind: string): number | null {
  const parts = /^code\/(\d+)$/u.exec(kind)?.[1];
  return parts === undefined ? null : Number(parts);
}

/** From the top down to the node itself. */
export function ancestorsOf(node: OutlineNode): OutlineNode[] {
  const path: OutlineNode[] = [];
  for (let at: OutlineNode | null = node; at !== null && !path.includes(at); at = at.parent) path.unshift(at);
  return path;
}

function sameTitle(a: string, b: string): boolean {
  return a === b || (a.length > 3 && b.startsWith(a)) || (b.length > 3 && a.startsWith(b)) || b === "" || a === "";
}

/** The longer printing of a title is the whole one, but for a note that it goes on. */
function adopt(node: OutlineNode, heading: NodeHeading): void {
  const [own, other] = [node.words, bare(heading.title.text)];
  const more = other.slice(own.length);
  const longer = other.length > own.length && !/^(?:\d{1,3}|[(（](?:つづき|続き)[)）])$/u.test(more);
  // A table of contents came first, with the page behind the title.
  const paged = other !== "" && other.length < own.length && /^\d{1,3}$/u.test(own.slice(other.length)) && !/\d$/u.test(other);
  if (longer || paged) {
    node.title = heading.title;
    node.words = other;
  }
}
