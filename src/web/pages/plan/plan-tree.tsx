import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { Words } from "../../ui/words.tsx";

export interface TreeNode {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly level: string;
  readonly href: string;
  /** Of the node itself and of all under it. */
  readonly indicators: number;
  readonly goals: number;
  readonly children: readonly TreeNode[];
}

/** A plan's tree (施策体系). What stands beneath the topmost nodes is open, the rest opens one by one, without a script. */
export function PlanTree({ nodes, depth = 0 }: { readonly nodes: readonly TreeNode[]; readonly depth?: number }) {
  return (
    <ul className={depth === 0 ? "tree" : "branch"}>
      {nodes.map((node) => (
        <li key={node.id}>
          <NodeLine node={node} />
          {node.children.length === 0 ? null : (
            <details open={depth === 0}>
              <summary>
                <Beneath nodes={node.children} />
              </summary>
              <PlanTree nodes={node.children} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What stands beneath a node, by level: 章 3. */
function Beneath({ nodes }: { readonly nodes: readonly TreeNode[] }) {
  const { t } = usePage();
  return [...Map.groupBy(nodes, ({ level }) => level)].map(([level, ofLevel]) => (
    <span key={level}>
      <Words>{level}</Words> {t("count.items", { count: ofLevel.length })}
    </span>
  ));
}

function NodeLine({ node: { code, title, level, href, indicators, goals } }: { readonly node: TreeNode }) {
  const { t } = usePage();
  const counts = [
    indicators > 0 ? t("plan.indicatorCount", { count: indicators }) : null,
    goals > 0 ? t("plan.goalCount", { count: goals }) : null,
  ].filter((count) => count !== null);
  return (
    <div className="node-line">
      <span className="node-name">
        <span className="level">
          <Words>{nodeLabel(level, code)}</Words>{" "}
        </span>
        <a href={href}>
          <Words>{title}</Words>
        </a>
      </span>
      {counts.length > 0 ? <span className="counts">{counts.join(" ・ ")}</span> : null}
    </div>
  );
}
