import { inTreeOrder } from "../../domain/plan/tree-order.ts";
import { type ItemKey, keyOfItem } from "../../domain/publication/item-title.ts";
import { type NumberedPublication, type Publication, toldOf } from "../../domain/publication/publication.ts";
import type { PublishedItem, PublishedKind, PublishedOf } from "../../domain/publication/published-item.ts";

export type TreeNode = PublishedOf<"node"> & {
  /** 0 for a node without parent. */
  readonly depth: number;
};

/** What a publication told. */
export interface ToldOnce {
  readonly publication: NumberedPublication;
  /** In the order of kinds and ids. */
  readonly items: readonly PublishedItem[];
}

/** Of what a publication told that was withdrawn: of each thing that it was told, and nothing of what was said. */
export interface WithdrawnOnce {
  readonly publication: NumberedPublication;
  readonly keys: readonly Pick<PublishedItem, "kind" | "id">[];
}

/** 公表サイト: everything that citizens read of a municipality, made of what was published and of nothing else. */
export interface PublicSite {
  readonly publication: NumberedPublication;
  /** Everything that was ever published, withdrawn ones among it, of which only the reason is told: the newest first. */
  readonly publications: readonly NumberedPublication[];
  /** What each of them told, but for those that were withdrawn: the newest first. Of a thing that is as it was they share what is said. */
  readonly told: readonly ToldOnce[];
  readonly withdrawn: readonly WithdrawnOnce[];
  readonly municipality: PublishedOf<"municipality">;
  readonly plans: readonly PublishedOf<"plan">[];
  readonly indicators: readonly PublishedOf<"indicator">[];
  /** The newest first. */
  readonly years: readonly PublishedOf<"year">[];
  /** By year (the newest first), department and priority. */
  readonly goals: readonly PublishedOf<"goal">[];
  readonly missions: readonly PublishedOf<"mission">[];
  readonly units: readonly PublishedOf<"unit">[];
  readonly scales: readonly PublishedOf<"scale">[];
  readonly terms: readonly PublishedOf<"term">[];
  readonly documents: readonly PublishedOf<"document">[];
  /** Sums of the offered files whose bytes are kept. */
  readonly files: ReadonlySet<string>;
  /** The nodes of a plan, each straight before those beneath it. */
  nodesOf(plan: number): readonly TreeNode[];
  /** Null where the publication does not tell of it: what is told may name what is not. */
  find<Kind extends PublishedKind>(kind: Kind, id: number | null): PublishedOf<Kind> | null;
}

/**
 * The site of what a publication tells.
 *
 * @param others what the other publications told that were not withdrawn.
 */
export function openSite(
  publication: NumberedPublication,
  publications: readonly Publication[],
  items: readonly PublishedItem[],
  others: readonly ToldOnce[] = [],
  withdrawn: readonly WithdrawnOnce[] = [],
  files: ReadonlySet<string> = new Set(),
): PublicSite {
  const byKey = new Map<ItemKey, PublishedItem>(items.map((item) => [keyOfItem(item), item]));
  const of = <Kind extends PublishedKind>(kind: Kind): PublishedOf<Kind>[] =>
    items.filter((item): item is PublishedOf<Kind> => item.kind === kind);
  const trees = new Map(
    [...Map.groupBy(of("node"), ({ plan }) => plan)].map(([plan, nodes]) => {
      const inPlan = nodes.toSorted((one, other) => one.position - other.position || one.id - other.id);
      return [plan, inTreeOrder(inPlan.map((node) => ({ ...node, parentId: node.parent }))).map(({ parentId: _, ...node }) => node)];
    }),
  );
  const [municipality] = of("municipality");
  if (municipality === undefined) throw new Error("a publication tells whose it is");
  return {
    ...{ publication, publications: toldOf(publications).sort((one, other) => other.number - one.number), municipality },
    told: [{ publication, items }, ...others].sort((one, other) => other.publication.number - one.publication.number),
    ...{ withdrawn, files, documents: of("document") },
    ...{ plans: of("plan"), indicators: of("indicator"), units: of("unit"), scales: of("scale"), terms: of("term") },
    years: of("year").sort((one, other) => other.id - one.id),
    goals: of("goal").sort(byYearAndPriority),
    missions: of("mission").sort(byYear),
    nodesOf: (plan) => trees.get(plan) ?? [],
    find: (kind, id) => {
      const item = id === null ? undefined : byKey.get(keyOfItem({ kind, id }));
      return (item as PublishedOf<typeof kind> | undefined) ?? null;
    },
  };
}

/** What is told where all that was published is withdrawn: that it was, and why. */
export interface WithdrawnSite {
  /** Of the municipality; null where it is not known. */
  readonly name: string | null;
  /** The newest first. */
  readonly publications: readonly NumberedPublication[];
  readonly withdrawn: readonly WithdrawnOnce[];
}

type OfYear = PublishedOf<"goal"> | PublishedOf<"mission">;

function byYear(one: OfYear, other: OfYear): number {
  return other.fiscalYear - one.fiscalYear || (one.department ?? 0) - (other.department ?? 0) || one.id - other.id;
}

function byYearAndPriority(one: PublishedOf<"goal">, other: PublishedOf<"goal">): number {
  const rank = ({ body }: PublishedOf<"goal">) => body.priority ?? Number.MAX_SAFE_INTEGER;
  return (
    other.fiscalYear - one.fiscalYear || (one.department ?? 0) - (other.department ?? 0) || rank(one) - rank(other) || one.id - other.id
  );
}
