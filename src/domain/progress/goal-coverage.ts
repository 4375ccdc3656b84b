/** A node of a plan, as far as one asks whether a goal works for it. */
export interface CoveredNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly level: string;
}

/**
 * The nodes for which no goal works: none stands at them, above them, or beneath them.
 *
 * @param level those of one level of the plan (施策); null: those beneath which there is none.
 */
export function nodesWithoutGoal<Node extends CoveredNode>(
  nodes: readonly Node[],
  placed: ReadonlySet<number>,
  level: string | null,
): Node[] {
  const above = ancestorsIn(nodes);
  const parents = new Set(nodes.flatMap(({ parentId }) => parentId ?? []));
  const worked = new Set([...placed].flatMap((id) => above(id)));
  return nodes.filter(
    (node) =>
      (level === null ? !parents.has(node.id) : node.level === level) &&
      !worked.has(node.id) &&
      !above(node.id).some((id) => placed.has(id)),
  );
}

/** A node and all above it, from the bottom up; none for what is no node. A circle of parents ends where it began. */
export function ancestorsIn(nodes: readonly Pick<CoveredNode, "id" | "parentId">[]): (id: number) => readonly number[] {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  const known = new Map<number, readonly number[]>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const way: number[] = [];
    for (let at: number | null = id; at !== null && parents.has(at) && !way.includes(at); at = parents.get(at) ?? null) way.push(at);
    known.set(id, way);
    return way;
  };
}
