import type { Placement } from "../goal/goal.ts";
import { bigramsOf, likeness, textKey } from "../wording/text-key.ts";
import { figuresOf, namesPlan, type PlacementWords, readPlacementWords } from "./placement-words.ts";

/** A node of a plan as something can be placed at it. */
export interface PlaceableNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly title: string;
}

export interface PlaceablePlan {
  readonly title: string | null;
  readonly nodes: readonly PlaceableNode[];
}

/** A node that a placement may mean. */
export interface PlacementCandidate {
  readonly plan: PlaceablePlan;
  readonly node: PlaceableNode;
  readonly why: "code-and-title" | "path" | "title" | "code" | "similar-title";
  /** How far the titles agree: 1 where the placement holds all of the node's. */
  readonly alike: number;
}

export interface PlacementCandidates {
  /** The first candidate is certain. What is not certain is a person's to choose: a wrong link is worse than none. */
  readonly sure: boolean;
  /** The likeliest first, some at most. */
  readonly candidates: readonly PlacementCandidate[];
}

interface Indexed {
  readonly plan: PlaceablePlan;
  readonly node: PlaceableNode;
  /** Where the plan comes, the newest first. */
  readonly age: number;
}

interface Ranked extends PlacementCandidate {
  readonly age: number;
  /** The label names the plan, and the code is written as the plan writes it. */
  readonly named: boolean;
  readonly written: boolean;
}

/** Shares of common pairs of characters: a title that was shortened or misprinted, and one that merely is about the same. */
const SAME_TITLE = 0.6;
const NEAR_TITLE = 0.3;
const SHORTEST_TITLE = 4;
const MOST_SHOWN = 8;

/** What the names of plans end in. Where a label names one that is not in the record, a single number tells nothing of the plans that are. */
const PLAN_NAME = /計画|大綱|戦略|プラン|ビジョン|構想|方針|指針/u;

/**
 * Finds the nodes that placements (位置付け) may mean in the plans of a municipality, the newest plan last.
 *
 * A placement names its node by a code (5-2-①), by a path (第1編 … 第3章 … 第1節 …) or by the node's title. A code or a path alone is believed where the label names
 * the plan (総合計画 in 第3次澄川市総合計画), the code has more than one figure, since (1) stands in every list, or is written in full (施策35), and no other node of the plan has
 * the title that is printed beside it; else the title must agree.
 */
export function placementCandidates(plans: readonly PlaceablePlan[]): (placement: Placement) => PlacementCandidates {
  const index = indexOf(plans);
  return (placement) => {
    const words = readPlacementWords(placement.code, placement.text);
    const naming = new Map(plans.map((plan) => [plan, namesPlan(placement.plan, plan.title)]));
    const isElsewhere = PLAN_NAME.test(placement.plan) && ![...naming.values()].includes(true);
    const ranked = rank([
      ...byCode(index, words).map((one) => ({ ...one, named: naming.get(one.plan) ?? false })),
      ...byTitle(index, words, placement.text).map((one) => ({ ...one, named: naming.get(one.plan) ?? false })),
    ]).filter(({ why, alike }) => !isElsewhere || why !== "code" || alike >= NEAR_TITLE || words.figures.includes("-"));
    const certain = certainOf(ranked, words, naming);
    const candidates = [...(certain ? [certain] : []), ...ranked.filter((one) => one.node !== certain?.node || one.plan !== certain.plan)];
    return {
      sure: certain !== null,
      candidates: candidates.slice(0, MOST_SHOWN).map(({ plan, node, why, alike }) => ({ plan, node, why, alike })),
    };
  };
}

function certainOf(
  ranked: readonly Ranked[],
  { figures, code }: PlacementWords,
  naming: ReadonlyMap<PlaceablePlan, boolean>,
): Ranked | null {
  const several = figures.includes("-");
  const inFull = /^[^\d]{2,}\d/u.test(code);
  const titled = ranked.filter(({ why }) => why === "title");
  const coded = ranked.filter(({ why, named, alike, written }) => {
    if (why === "title" || why === "similar-title") return false;
    return alike >= SAME_TITLE || (named && (alike >= NEAR_TITLE || several || (inFull && written)));
  });
  const [first, second] = coded;
  if (!first) return onlyOne(titled, naming);
  // The code leads to one node and the title to another: one of the two is misprinted, or was read wrong.
  if (first.alike < NEAR_TITLE && titled.some(({ plan }) => plan === first.plan)) return null;
  const tied = second?.plan === first.plan && second.alike === first.alike && second.written === first.written;
  return tied ? null : first;
}

/** The only candidate of the plan that is named, else of the newest plan that has any. Where the label names plans of the record, no other is meant. */
function onlyOne(titled: readonly Ranked[], naming: ReadonlyMap<PlaceablePlan, boolean>): Ranked | null {
  const named = titled.filter((one) => one.named);
  if (named.length === 0 && [...naming].some(([{ title }, isNamed]) => isNamed && title !== null)) return null;
  const newest = (named.length > 0 ? named : titled).toSorted((one, other) => one.age - other.age);
  const [first, ...more] = newest.filter(({ plan }) => plan === newest[0]?.plan);
  return first && more.length === 0 ? first : null;
}

const WEIGHT = { "code-and-title": 3, path: 3, title: 2, code: 1, "similar-title": 0 } as const;

/** Each node once, the likeliest first. */
function rank(found: readonly Ranked[]): Ranked[] {
  const sorted = found.toSorted(
    (one, other) =>
      weightOf(other) - weightOf(one) || other.alike - one.alike || Number(other.written) - Number(one.written) || one.age - other.age,
  );
  const seen = new Set<string>();
  return sorted.filter(({ node, age }) => {
    const key = `${age}/${node.id}`;
    return !seen.has(key) && seen.add(key);
  });
}

const weightOf = ({ why, alike, named }: Ranked): number =>
  WEIGHT[why] + (alike >= SAME_TITLE ? 2 : alike < NEAR_TITLE ? -1 : 0) + (named ? 1 : 0);

interface Index {
  readonly figures: ReadonlyMap<string, readonly Indexed[]>;
  readonly titles: ReadonlyMap<string, readonly Indexed[]>;
  readonly pairs: ReadonlyMap<string, readonly Indexed[]>;
}

/** A code or a title stands in some plans a few times each. Of a hostile plan's thousands not all are looked at. */
const MOST_CANDIDATES = 100;
const LONGEST_TITLE = 60;

function indexOf(plans: readonly PlaceablePlan[]): Index {
  const figures = new Map<string, Indexed[]>();
  const titles = new Map<string, Indexed[]>();
  const pairs = new Map<string, Indexed[]>();
  for (const [age, plan] of plans.toReversed().entries()) {
    const byId = new Map(plan.nodes.map((node) => [node.id, node]));
    for (const node of plan.nodes) {
      const indexed = { plan, node, age };
      for (const key of new Set([figuresOf(node.code), pathOf(byId, node)])) add(figures, key, indexed);
      const title = textKey(node.title.slice(0, LONGEST_TITLE * 4));
      add(titles, title, indexed);
      for (const pair of bigramsOf(title, LONGEST_TITLE)) add(pairs, pair, indexed);
    }
  }
  return { figures, titles, pairs };
}

function add(index: Map<string, Indexed[]>, key: string, indexed: Indexed): void {
  if (key === "") return;
  const group = index.get(key);
  if (group && group.length >= MOST_CANDIDATES) return;
  if (group) group.push(indexed);
  else index.set(key, [indexed]);
}

/** No outline is deeper. */
const DEEPEST = 12;

/** The last figure of each code from the top of the tree: 第1編 > 第3章 > 第1節 is 1-3-1. Empty where one has none. */
function pathOf(byId: ReadonlyMap<number, PlaceableNode>, node: PlaceableNode): string {
  const figures: string[] = [];
  for (let at: PlaceableNode | undefined = node; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    const last = figuresOf(at.code).split("-").at(-1) ?? "";
    if (last === "" || figures.length === DEEPEST) return "";
    figures.unshift(last);
  }
  return figures.join("-");
}

type Found = Omit<Ranked, "named">;

function byCode({ figures }: Index, { figures: said, code, isPath, title }: PlacementWords): Found[] {
  return (figures.get(said) ?? []).map((indexed) => {
    const alike = agreement(title, indexed.node.title);
    const written = code !== "" && textKey(indexed.node.code) === code;
    return { ...indexed, alike, written, why: isPath ? "path" : alike >= SAME_TITLE ? "code-and-title" : "code" };
  });
}

/** Nodes whose title the text is, or is the last part of (暮らし ＞ 防災 ＞ 地域防災力の強化), and those whose titles are much like it. */
function byTitle({ titles, pairs }: Index, { title }: PlacementWords, text: string): Found[] {
  const said = title.slice(0, LONGEST_TITLE * 4);
  const parts = [title, text, said.split(/[>＞→／/\s]+/u).at(-1) ?? "", said.replace(/^[^\s]{0,12}\s+/u, "")].map(textKey);
  const key = parts.find((part) => part.length >= SHORTEST_TITLE && titles.has(part));
  const same = (key === undefined ? [] : (titles.get(key) ?? [])).map((one): Found => ({ ...one, alike: 1, written: false, why: "title" }));
  return [...same, ...similar(pairs, textKey(said))];
}

function similar(pairs: Index["pairs"], said: string): Found[] {
  if (said.length < SHORTEST_TITLE) return [];
  const shared = new Map<Indexed, number>();
  for (const pair of bigramsOf(said, LONGEST_TITLE))
    for (const indexed of pairs.get(pair) ?? []) shared.set(indexed, (shared.get(indexed) ?? 0) + 1);
  return [...shared]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_SHOWN * 2)
    .map(([indexed]): Found => ({ ...indexed, alike: agreement(said, indexed.node.title), written: false, why: "similar-title" }))
    .filter(({ alike }) => alike >= NEAR_TITLE);
}

/** How far what a placement says agrees with a node's title: 1 where it holds all of it. */
function agreement(text: string, title: string): number {
  const [said, printed] = [textKey(text), textKey(title)];
  if (said === "" || printed === "") return 0;
  if (printed.length >= SHORTEST_TITLE && said.includes(printed)) return 1;
  return likeness(said, printed);
}
