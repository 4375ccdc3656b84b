import type { Schema, SearchKind, SubjectKind } from "./schema.ts";

/** The tables whose changes by an import are noted, with what names a row of each besides its municipality. The triggers are in migrations/0006_import_changes.sql. */
export const RECORDED = [
  ["organisation_unit", ["id"]],
  ["plan", ["id"]],
  ["plan_node", ["id"]],
  ["plan_node_section", ["node_id", "position"]],
  ["indicator", ["id"]],
  ["indicator_placement", ["id"]],
  ["indicator_value", ["id"]],
  ["initiative", ["id"]],
  ["role_expectation", ["id"]],
  ["related_plan", ["id"]],
  ["glossary_term", ["id"]],
  ["goal", ["id"]],
  ["goal_revision", ["goal_id", "number"]],
  ["goal_placement", ["goal_id", "position"]],
  ["mission", ["id"]],
  ["mission_revision", ["mission_id", "number"]],
  ["mission_placement", ["mission_id", "mid_term_goal", "position"]],
  ["search_entry", ["kind", "subject_id"]],
] as const satisfies readonly (readonly [keyof Schema, readonly string[]])[];

export type RecordedTable = (typeof RECORDED)[number][0];

/** A row of the record as JSON. */
export interface TableRow {
  readonly table: RecordedTable | "place";
  readonly row: Readonly<Record<string, unknown>>;
}

export type NamedKind = SubjectKind | SearchKind | "organisation-unit";

/** What people call the thing that a row is a part of, and its id. */
export function subjectOf({ table, row }: TableRow): { readonly kind: NamedKind; readonly id: number } {
  switch (table) {
    case "plan_node_section":
      return { kind: "plan-node", id: Number(row.node_id) };
    case "indicator_placement":
    case "indicator_value":
      return { kind: "indicator", id: Number(row.indicator_id) };
    case "goal_revision":
    case "goal_placement":
      return { kind: "goal", id: Number(row.goal_id) };
    case "mission_revision":
    case "mission_placement":
      return { kind: "mission", id: Number(row.mission_id) };
    case "search_entry":
      return { kind: row.kind as NamedKind, id: Number(row.subject_id) };
    case "place":
      return { kind: row.subject_kind as NamedKind, id: Number(row.subject_id) };
    default:
      return { kind: KINDS[table], id: Number(row.id) };
  }
}

const KINDS = {
  organisation_unit: "organisation-unit",
  plan: "plan",
  plan_node: "plan-node",
  indicator: "indicator",
  initiative: "initiative",
  role_expectation: "role",
  related_plan: "related-plan",
  glossary_term: "glossary-term",
  goal: "goal",
  mission: "mission",
} as const;
