import type { Placement } from "../goal/goal.ts";
import { normalise } from "../wording/normal.ts";
import { likeness, textKey } from "../wording/text-key.ts";

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

interface Candidate {
  readonly plan: PlaceablePlan;
  readonly node: PlaceableNode;
}

const PATH = /第([0-9]{1,3}|[一二三四五六七八九十]{1,3})(編|部|章|節|項|款|部門|分野|柱)/gu;
const KANJI = "一二三四五六七八九";
/** Shares of common pairs of characters: a title that was shortened or misprinted, and one that merely is about the same. */
const SAME_TITLE = 0.6;
const NEAR_TITLE = 0.3;
const SHORTEST_TITLE = 4;

/**
 * Finds the nodes that placements (位置付け) mean in the plans of a municipality, the newest plan last.
 *
 * A placement names its node by a code (5-2-①), by a path (第1編 … 第3章 … 第1節 …) or by the node's title. A code or a path alone is believed
 * where the label names the plan (総合計画 in 第3次澄川市総合計画) and the code has more than one figure, since (1) stands in every list; else the title must agree. What is
 * not certain is null: a wrong link is worse than none.
 */
export function placementFinder(plans: readonly PlaceablePlan[]): (placement: Placement) => PlaceableNode | null {
  const byFigures = new Map<string, Candidate[]>();
  const byTitle = new Map<string, Candidate[]>();
  for (const plan of plans.toReversed()) {
    const byId = new Map(plan.nodes.map((node) => [node.id, node]));
    for (const node of plan.nodes) {
      const candidate = { plan, node };
      for (const key of new Set([figuresOf(node.code), pathOf(byId, node)])) add(byFigures, key, candidate);
      add(byTitle, textKey(node.title), candidate);
    }
  }

  return (placement) => {
    const named = (plan: PlaceablePlan) => namesPlan(placement.plan, plan.title);
    const path = readPath(placement.text);
    const title = path?.title ?? placement.text;
    const numbered = path?.figures ?? figuresOf(placement.code ?? "");
    const sure = numbered.includes("-");
    const ranked = (byFigures.get(numbered) ?? [])
      .map((candidate) => ({ ...candidate, alike: agreement(title, candidate.node.title) }))
      .filter(({ plan, alike }) => alike >= SAME_TITLE || (named(plan) && (alike >= NEAR_TITLE || sure)))
      .sort((one, other) => other.alike - one.alike || Number(named(other.plan)) - Number(named(one.plan)));
    return ranked[0]?.node ?? onlyOne(titled(byTitle, title), named);
  };
}

/** A code or a title stands in some plans a few times each. Of a hostile plan's thousands not all are looked at. */
const MOST_CANDIDATES = 100;

function add(index: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  if (key === "") return;
  const group = index.get(key);
  if (group && group.length >= MOST_CANDIDATES) return;
  if (group) group.push(candidate);
  else index.set(key, [candidate]);
}

/** The figures of a code, whatever their form and what stands between them: 5-2-①, ５－２－１ and 5/施策2/① are 5-2-1. */
function figuresOf(code: string): string {
  return (normalise(code).match(/\d+/gu) ?? []).map(Number).join("-");
}

/** The last figure of each code from the top of the tree: 第1編 > 第3章 > 第1節 is 1-3-1. Empty where one has none. */
function pathOf(byId: ReadonlyMap<number, PlaceableNode>, node: PlaceableNode): string {
  const figures: string[] = [];
  const seen = new Set<number>();
  for (let at: PlaceableNode | undefined = node; at && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    seen.add(at.id);
    const last = figuresOf(at.code).split("-").at(-1) ?? "";
    if (last === "") return "";
    figures.unshift(last);
  }
  return figures.join("-");
}

/** Reads 第1編 自治 第3章 行財政 第1節 改革の推進: the figures, and the title of the last. */
function readPath(text: string): { figures: string; title: string } | null {
  const plain = normalise(text).replace(/第\s+/gu, "第");
  const steps = [...plain.matchAll(PATH)];
  const last = steps.at(-1);
  if (!last) return null;
  return { figures: steps.map(([, figure]) => numberOf(figure ?? "")).join("-"), title: plain.slice(last.index + last[0].length).trim() };
}

function numberOf(figure: string): number {
  if (/^\d/u.test(figure)) return Number(figure);
  const [tens, ones] = figure.includes("十") ? figure.split("十") : ["", figure];
  const ten = figure.includes("十") ? (tens ? KANJI.indexOf(tens) + 1 : 1) : 0;
  return ten * 10 + (ones ? KANJI.indexOf(ones) + 1 : 0);
}

/** How far what a placement says agrees with a node's title: 1 where it holds all of it. */
function agreement(text: string, title: string): number {
  const [said, printed] = [textKey(text), textKey(title)];
  if (said === "" || printed === "") return 0;
  if (printed.length >= SHORTEST_TITLE && said.includes(printed)) return 1;
  return likeness(said, printed);
}

/** Nodes whose title the text is, or is the last part of: 暮らし ＞ 防災 ＞ 地域防災力の強化. */
function titled(byTitle: ReadonlyMap<string, readonly Candidate[]>, text: string): readonly Candidate[] {
  const parts = [text, text.split(/[>＞→／/\s]+/u).at(-1) ?? "", text.replace(/^[^\s]{0,12}\s+/u, "")];
  for (const key of parts.map(textKey)) {
    const found = key.length >= SHORTEST_TITLE ? byTitle.get(key) : undefined;
    if (found) return found;
  }
  return [];
}

/** The only candidate of the plan that is named, else of the newest plan that has any. */
function onlyOne(candidates: readonly Candidate[], named: (plan: PlaceablePlan) => boolean): PlaceableNode | null {
  const plan = candidates.find((candidate) => named(candidate.plan))?.plan ?? candidates[0]?.plan;
  const [first, ...more] = candidates.filter((candidate) => candidate.plan === plan);
  return first && more.length === 0 ? first.node : null;
}

const GENERAL_PLAN = /総合計画|振興計画|基本計画|まちづくり計画/u;

/** True where a printed label (総合計画における位置付け) means the plan of a title. A plan without a title is taken for the general plan. */
function namesPlan(label: string, title: string | null): boolean {
  if (title === null) return GENERAL_PLAN.test(normalise(label));
  const [said, printed] = [textKey(label), textKey(title)];
  return said.length >= SHORTEST_TITLE && (printed.includes(said) || (printed.length >= SHORTEST_TITLE && said.includes(printed)));
}
