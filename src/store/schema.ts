import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Goal } from "../domain/goal/goal.ts";
import type { Comparator } from "../domain/indicator/value.ts";
import type { Mission } from "../domain/mission/mission.ts";
import type { PlanNode } from "../domain/plan/plan.ts";

type Json<T extends object> = JSONColumnType<T, string, string>;
/** A date without time: "2026-04-01". */
type Day = ColumnType<string | null, string | null, string | null>;

interface Owned {
  readonly municipality_code: string;
}
interface Identified extends Owned {
  readonly id: Generated<string>;
}

/** The tables of migrations/, as Kysely sees them. */
export interface Schema {
  migration: { name: string; checksum: string; applied_at: Generated<Date> };
  municipality: { code: string; name: string | null; provisional: boolean };
  source_document: Identified & {
    sha256: string;
    name: string;
    media_type: string;
    bytes: Uint8Array;
    text: string;
    coverage: Json<{ total: number; placed: number; furniture: number; unplaced: number }>;
    unplaced: Json<{ text: string; where: string; start: number; end: number }[]>;
    oddities: Json<{ kind: string; count: number; at: number }[]>;
    counts: Json<Record<string, number>>;
    imported_at: Date;
  };
  organisation_unit: Identified & { kind: "department" | "division"; name: string; valid_from: Day; valid_to: Day };
  organisation_succession: Owned & { predecessor_id: string; successor_id: string };
  plan: Identified & {
    title: string | null;
    levels: string[];
    first_year: number | null;
    last_year: number | null;
    predecessor_id: string | null;
  };
  plan_node: Owned & {
    plan_id: string;
    code: string;
    parent_code: string | null;
    level: string;
    title: string;
    statement: string | null;
    sections: Json<PlanNode["sections"]>;
    position: number;
  };
  indicator: Identified & { name: string; unit: string | null; kind: string | null; note: string | null; divisions: string[] };
  indicator_placement: Owned & {
    indicator_id: string;
    plan_id: string;
    node_code: string | null;
    strategy_kpi: boolean;
    position: number;
  };
  indicator_value: Owned & {
    indicator_id: string;
    plan_id: string;
    role: "baseline" | "interim" | "target" | "actual";
    position: number;
    fiscal_year: number | null;
    text: string;
    value: number | null;
    unit: string | null;
    comparator: Comparator | null;
    cumulative: boolean;
    maintain: boolean;
    change_from: number | null;
    change_to: number | null;
  };
  initiative: Owned & {
    plan_id: string;
    position: number;
    node_code: string;
    group: string | null;
    divisions: string[];
    item: string;
    details: string[];
  };
  role_expectation: Owned & { plan_id: string; position: number; node_code: string; actor: string; expectations: string[] };
  related_plan: Owned & { plan_id: string; position: number; node_code: string; title: string };
  glossary_term: Owned & { plan_id: string; term: string };
  goal: Identified & {
    fiscal_year: number | null;
    department_id: string | null;
    priority: number | null;
    title: string;
    revision: number;
  };
  goal_revision: Owned & { goal_id: string; number: number; body: Json<Goal>; document_id: string | null; at: Date; reason: string };
  goal_placement: Owned & {
    goal_id: string;
    position: number;
    plan_label: string;
    code: string | null;
    text: string;
    plan_id: string | null;
    node_code: string | null;
  };
  mission: Identified & { fiscal_year: number | null; department_id: string | null; revision: number };
  mission_revision: Owned & {
    mission_id: string;
    number: number;
    body: Json<Mission>;
    document_id: string | null;
    at: Date;
    reason: string;
  };
  place: Owned & { subject_kind: SubjectKind; subject_id: string; document_id: string; pointer: string; ranges: Json<[number, number][]> };
  search_entry: Owned & {
    kind: SearchKind;
    subject_id: string;
    fiscal_year: number | null;
    title: string;
    text: string;
    folded: string;
    grams: string[];
  };
}

/** What a place is a place of. A node, an initiative and a role have their plan's id in front of theirs: "PLAN/CODE". */
export type SubjectKind = "plan" | "plan-node" | "indicator" | "initiative" | "role" | "related-plan" | "goal" | "mission";

/** What the search finds. */
export type SearchKind = "plan-node" | "indicator" | "goal" | "mission" | "document";
