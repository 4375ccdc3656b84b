import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { PublicSite, TreeNode } from "../../public/public-site.ts";
import { column, type DataTable, dataTable, joined, lines } from "../data-table.ts";
import { ownerColumns, urlColumn } from "./owner-columns.ts";

type Plan = PublishedOf<"plan">;

/** The plans, and all that stands at their nodes. */
export function planTables(site: PublicSite): DataTable[] {
  const nodes = site.plans.flatMap((plan) => site.nodesOf(plan.id).map((node, position) => ({ plan, node, position })));
  return [plansTable(site), nodesTable(site, nodes), sectionsTable(site, nodes), initiativesTable(site, nodes), rolesTable(site, nodes)];
}

function plansTable(site: PublicSite): DataTable {
  return dataTable("plans", ["code", "plan_id"], site.plans, [
    ...ownerColumns<Plan>(site),
    column("plan_id", "integer", ({ id }) => id),
    column("plan_title", "string", ({ title }) => title),
    column("levels", "string", ({ levels }) => joined(levels)),
    column("from_year", "integer", ({ fromYear }) => fromYear),
    column("to_year", "integer", ({ toYear }) => toYear),
    column("predecessor_id", "integer", ({ predecessor }) => predecessor),
    column("glossary", "string", ({ glossary }) => joined(glossary)),
    column("summary", "string", ({ summary }) => summary),
    urlColumn(site, "plan", ({ id }) => id),
  ]);
}

interface NodeRow {
  readonly plan: Plan;
  readonly node: TreeNode;
  /** In the order of the tree. */
  readonly position: number;
}

/** Which node a row is about. */
const nodeColumns = [
  column<NodeRow>("plan_id", "integer", ({ plan }) => plan.id),
  column<NodeRow>("plan_title", "string", ({ plan }) => plan.title),
  column<NodeRow>("node_id", "integer", ({ node }) => node.id),
  column<NodeRow>("node_code", "string", ({ node }) => node.code),
  column<NodeRow>("node_title", "string", ({ node }) => node.title),
] as const;

function nodesTable(site: PublicSite, rows: readonly NodeRow[]): DataTable {
  return dataTable("nodes", ["code", "node_id"], rows, [
    ...ownerColumns<NodeRow>(site),
    ...nodeColumns,
    column("parent_id", "integer", ({ node }) => node.parent),
    column("level", "string", ({ node }) => node.level),
    column("depth", "integer", ({ node }) => node.depth),
    column("position", "integer", ({ position }) => position + 1),
    column("statement", "string", ({ node }) => node.statement),
    column("related_plans", "string", ({ node }) => joined(node.relatedPlans)),
    column("summary", "string", ({ node }) => node.summary),
    urlColumn(site, "node", ({ node }) => node.id),
  ]);
}

function sectionsTable(site: PublicSite, nodes: readonly NodeRow[]): DataTable {
  const rows = nodes.flatMap((of) =>
    of.node.sections.flatMap(({ title, items }, section) =>
      // A heading without a text under it is a record too.
      (items.length === 0 ? [null] : items).map((text, item) => ({ ...of, section, title, item: text === null ? null : item, text })),
    ),
  );
  return dataTable("sections", ["code", "node_id", "section_number", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    ...nodeColumns,
    column("section_number", "integer", ({ section }) => section + 1),
    column("section_title", "string", ({ title }) => title),
    column("item_number", "integer", ({ item }) => (item === null ? null : item + 1)),
    column("text", "string", ({ text }) => text),
  ]);
}

function initiativesTable(site: PublicSite, nodes: readonly NodeRow[]): DataTable {
  const rows = nodes.flatMap((of) => of.node.initiatives.map((initiative) => ({ ...of, initiative })));
  return dataTable("initiatives", ["code", "initiative_id"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    ...nodeColumns,
    column("initiative_id", "integer", ({ initiative }) => initiative.id),
    column("group", "string", ({ initiative }) => initiative.group),
    column("item", "string", ({ initiative }) => initiative.item),
    column("details", "string", ({ initiative }) => lines(initiative.details)),
    column("divisions", "string", ({ initiative }) => joined(initiative.divisions)),
  ]);
}

function rolesTable(site: PublicSite, nodes: readonly NodeRow[]): DataTable {
  const rows = nodes.flatMap((of) => {
    let number = 0;
    return of.node.roles.flatMap(({ actor, expectations }) =>
      (expectations.length === 0 ? [null] : expectations).map((text) => {
        number += 1;
        return { ...of, actor, text, number };
      }),
    );
  });
  return dataTable("roles", ["code", "node_id", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    ...nodeColumns,
    column("item_number", "integer", ({ number }) => number),
    column("actor", "string", ({ actor }) => actor),
    column("text", "string", ({ text }) => text),
  ]);
}
