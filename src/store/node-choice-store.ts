import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";

/** A node of a plan as one chooses it for a placement. */
export interface ChoosableNode {
  readonly id: number;
  /** Title of the plan. */
  readonly plan: string | null;
  readonly planId: number;
  readonly code: string;
  readonly title: string;
}

/** The nodes of these ids that there are, by their ids. */
export async function findChoosableNodes(
  db: Connection,
  municipality: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ChoosableNode>> {
  if (ids.length === 0) return new Map();
  const found = await nodes(db, municipality)
    .where("n.id", "in", [...new Set(ids)])
    .execute();
  return new Map(found.map((node) => [node.id, node]));
}

const MOST_WORDS = 5;

/** The nodes in whose code or title all words stand, whatever their width and case; those whose code begins with the first word come first. Newer plans come before older ones. */
export async function searchNodes(db: Connection, municipality: string, words: string, most: number): Promise<readonly ChoosableNode[]> {
  const sought = words
    .split(/\s+/u)
    .map(textKey)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  const [first] = sought;
  if (first === undefined) return [];
  const all = await nodes(db, municipality).orderBy("n.plan_id", "desc").orderBy("n.position").orderBy("n.id").execute();
  const found = all.flatMap((node) => {
    const [code, title] = [textKey(node.code), textKey(node.title)];
    return sought.every((word) => code.includes(word) || title.includes(word)) ? [{ node, isCode: code.startsWith(first) }] : [];
  });
  return [...found.filter(({ isCode }) => isCode), ...found.filter(({ isCode }) => !isCode)].slice(0, most).map(({ node }) => node);
}

function nodes(db: Connection, municipality: string) {
  return db
    .selectFrom("plan_node as n")
    .innerJoin("plan as p", (join) => join.onRef("p.municipality_code", "=", "n.municipality_code").onRef("p.id", "=", "n.plan_id"))
    .where("n.municipality_code", "=", municipality)
    .select(["n.id", "p.title as plan", "n.plan_id as planId", "n.code", "n.title"]);
}
