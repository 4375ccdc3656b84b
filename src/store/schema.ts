import type { Generated } from "kysely";
import type { TextRange } from "../domain/draft/text-range.ts";
import type { Goal } from "../domain/goal/goal.ts";
import type { Comparator } from "../domain/indicator/value.ts";
import type { Mission } from "../domain/mission/mission.ts";
import type { SuccessionKind, UnitKind } from "../domain/organisation/unit.ts";
import type { IndicatorSchema } from "./indicator-schema.ts";
import type { PublicationSchema } from "./publication-schema.ts";
import type { ReminderSchema } from "./reminder-schema.ts";
import type { ReviewSchema } from "./review-schema.ts";
import type { Json, JsonOrNull, Owned } from "./schema-columns.ts";
import type { YearSchema } from "./year-schema.ts";

export type GoalStatus = "draft" | "submitted" | "returned" | "approved" | "accepted";
export type ValueRole = "baseline" | "interim" | "target" | "actual";
export type OrganisationKind = UnitKind;
export type SubjectKind =
  /** The name of the municipality; its id is 0. */
  "municipality" | "plan" | "plan-node" | "indicator" | "initiative" | "role" | "related-plan" | "glossary-term" | "goal" | "mission";
export type SearchKind = "plan-node" | "indicator" | "initiative" | "goal" | "mission" | "document";

export type LayoutKind = "lines" | "sheets" | "pages";
/** unpacked: an archive, each file of which is an upload of its own. */
export type UploadState = "waiting" | "reading" | "read" | "unpacked" | "refused" | "accepted" | "rejected";
export type ImportAct = "import" | "undo" | "reject" | "reopen";

/** Why a file could not be read: the kind, and facts of it. */
export interface UploadRefusal {
  readonly kind: string;
  readonly [fact: string]: string | number | null;
}

/** How much a draft holds as it is now. */
export interface DraftCounts {
  readonly doubts: number;
  readonly unplaced: number;
  readonly goals: number;
  readonly nodes: number;
  readonly indicators: number;
  readonly missions: number;
}

/** Start and end of each. */
export type StoredRanges = readonly (readonly [number, number])[];

/** A part of a revision that its document left unsaid: an earlier document said it, under a pointer of its own. */
export interface Carried {
  readonly pointer: string;
  readonly documentId: number;
  readonly from: string;
}

/** The tables as the migrations make them. Numbers of type bigint and numeric are read as numbers. */
export interface Schema extends YearSchema, ReviewSchema, ReminderSchema, IndicatorSchema, PublicationSchema {
  municipality: { code: string; name: string | null; provisional: boolean };
  source_document: Owned & {
    id: number;
    sha256: string;
    name: string;
    characters: number;
    placed_characters: number;
    furniture_characters: number;
    unplaced_characters: number;
    unplaced_starts: readonly number[];
    unplaced_ends: readonly number[];
    unplaced_wheres: readonly string[];
    imported_at: Date;
  };
  source_file: Owned & {
    sha256: string;
    size: number;
    media_type: string | null;
    layout: LayoutKind | null;
    text: string | null;
    oddities: Json<readonly { readonly kind: string; readonly count: number; readonly at: number }[]>;
  };
  source_file_part: Owned & { sha256: string; number: number; bytes: Uint8Array };
  source_layout: Owned & { sha256: string; number: number; start_offset: number; end_offset: number; layout: Json<object> };
  upload: Owned & {
    id: number;
    sha256: string;
    name: string;
    state: UploadState;
    revision: number;
    received_at: Date;
    by: string | null;
    archive: string | null;
    attempts: number;
    refusal: JsonOrNull<UploadRefusal>;
    document_id: number | null;
    counts: JsonOrNull<DraftCounts>;
    reading: JsonOrNull<unknown>;
    places: JsonOrNull<Readonly<Record<string, StoredRanges>>>;
    unplaced: JsonOrNull<StoredRanges>;
    doubts: JsonOrNull<unknown>;
    reader: Generated<string | null>;
    touched_at: Generated<Date | null>;
  };
  upload_edit: Owned & { upload_id: number; number: number; revision: number; at: Date; by: string | null; edit: Json<unknown> };
  import_history: Owned & {
    id: number;
    act: ImportAct;
    upload_id: number;
    document_id: number | null;
    undoes_id: number | null;
    noted: Generated<boolean>;
    at: Date;
    by: string | null;
    counts: Json<Readonly<Record<string, number>>>;
  };
  organisation_unit: Owned & {
    id: number;
    kind: OrganisationKind;
    name: string;
    name_key: string;
    parent_id: number | null;
    valid_from: string | null;
    valid_to: string | null;
  };
  organisation_succession: Owned & { predecessor_id: number; successor_id: number; at: string; kind: SuccessionKind };
  plan: Owned & {
    id: number;
    title: string | null;
    levels: readonly string[];
    from_year: number | null;
    to_year: number | null;
    predecessor_id: number | null;
  };
  plan_node: Owned & {
    id: number;
    plan_id: number;
    code: string;
    parent_id: number | null;
    level: string;
    title: string;
    statement: string | null;
    position: number;
  };
  plan_node_section: Owned & { node_id: number; position: number; title: string; items: readonly string[] };
  indicator: Owned & {
    id: number;
    name: string;
    name_key: string;
    unit: string | null;
    kind: string | null;
    note: string | null;
    divisions: readonly string[];
  };
  indicator_placement: Owned & {
    id: number;
    indicator_id: number;
    plan_id: number;
    node_id: number | null;
    strategy_kpi: boolean;
    position: number;
  };
  indicator_value: Owned & {
    id: number;
    indicator_id: number;
    role: ValueRole;
    position: number;
    text: string;
    value: number | null;
    unit: string | null;
    comparator: Comparator | null;
    fiscal_year: number | null;
    cumulative: boolean;
    maintain: boolean;
    change_from: number | null;
    change_to: number | null;
    document_id: number | null;
    pointer: string | null;
    superseded_by: number | null;
  };
  initiative: Owned & {
    id: number;
    plan_id: number;
    node_id: number | null;
    position: number;
    group_title: string | null;
    item: string;
    divisions: readonly string[];
    details: readonly string[];
  };
  role_expectation: Owned & {
    id: number;
    plan_id: number;
    node_id: number | null;
    position: number;
    actor: string;
    expectations: readonly string[];
  };
  related_plan: Owned & { id: number; plan_id: number; node_id: number | null; position: number; title: string };
  glossary_term: Owned & { id: number; plan_id: number; position: number; term: string };
  goal: Owned & {
    id: number;
    fiscal_year: number | null;
    department_id: number | null;
    priority: number | null;
    title: string;
    status: GoalStatus;
    revision: number;
  };
  goal_revision: Owned & {
    goal_id: number;
    number: number;
    body: Json<Goal>;
    carried: Json<readonly Carried[]>;
    at: Date;
    by: string | null;
    reason: string;
    document_id: number | null;
    sheet_id: Generated<number | null>;
  };
  goal_placement: Owned & PlacementColumns & { goal_id: number };
  mission: Owned & {
    id: number;
    fiscal_year: number | null;
    department_id: number | null;
    post: string | null;
    name: string | null;
    revision: number;
  };
  mission_revision: Owned & {
    mission_id: number;
    number: number;
    body: Json<Mission>;
    carried: Json<readonly Carried[]>;
    at: Date;
    by: string | null;
    reason: string;
    document_id: number | null;
    sheet_id: Generated<number | null>;
  };
  mission_placement: Owned & PlacementColumns & { mission_id: number; mid_term_goal: number };
  place: Owned & {
    document_id: number;
    subject_kind: SubjectKind;
    subject_id: number;
    pointer: string;
    ranges: Json<readonly TextRange[]>;
  };
  search_entry: Owned & {
    kind: SearchKind;
    subject_id: number;
    title: string;
    text: string | null;
    title_folded: string;
    folded: string;
    grams: readonly string[] | null;
  };
}

interface PlacementColumns {
  position: number;
  plan_label: string;
  code: string | null;
  text: string;
  node_id: number | null;
  by_hand: Generated<boolean>;
}
