/** Makes trees of rows that stand in tree order (each before the rows beneath it) and know their depth, 0 at the top. */
export function treeOf<Row extends { readonly depth: number }, Node>(
  rows: readonly Row[],
  make: (row: Row, children: readonly Node[]) => Node,
): Node[] {
  let at = 0;
  const build = (depth: number): Node[] => {
    const nodes: Node[] = [];
    for (let row = rows[at]; row && row.depth >= depth; row = rows[at]) {
      at += 1;
      nodes.push(make(row, build(row.depth + 1)));
    }
    return nodes;
  };
  return build(0);
}
