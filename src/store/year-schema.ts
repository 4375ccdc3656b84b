import type { Generated } from "kysely";
import type { Role } from "../domain/access/role.ts";
import type { ActName, SheetStatus } from "../domain/cycle/cycle.ts";
import type { PhaseName } from "../domain/cycle/phase.ts";
import type { Form } from "../domain/form/form.ts";
import type { SheetBody, SheetKind } from "../domain/sheet/sheet-body.ts";
import type { Json, Owned } from "./schema-columns.ts";

/** The tables of people and of the year: who signs in, forms, phases, and the sheets that are written in them. */
export interface YearSchema {
  account: Owned & {
    id: number;
    login: string;
    name: string;
    email: string | null;
    password: string | null;
    must_change: boolean;
    failures: Generated<number>;
    locked_until: Generated<Date | null>;
    calendar_key: Generated<string | null>;
    calendar_key_at: Generated<Date | null>;
    created_at: Date;
    ended_at: Generated<Date | null>;
  };
  appointment: Owned & {
    id: number;
    account_id: number;
    role: Role;
    unit_id: number | null;
    valid_from: string;
    valid_to: string | null;
  };
  session: Owned & { token_hash: string; account_id: number; created_at: Date; seen_at: Date };
  audit_entry: Owned & { number: number; entry: string; hash: string };
  form: Owned & { id: number; kind: SheetKind; fiscal_year: number; revision: number; body: Json<Form> };
  form_revision: Owned & { form_id: number; number: number; body: Json<Form>; at: Date; account_id: number | null; by: string | null };
  phase: Owned & { fiscal_year: number; phase: PhaseName; opens_at: Date; closes_at: Date; changed_at: Date };
  sheet: Owned & {
    id: number;
    kind: SheetKind;
    fiscal_year: number;
    department_id: number;
    division_id: number | null;
    priority: number | null;
    title: string;
    phase: PhaseName;
    status: SheetStatus;
    status_at: Date;
    open_until: Date | null;
    revision: number;
    goal_id: number | null;
    mission_id: number | null;
    continues_goal_id: number | null;
    continues_mission_id: number | null;
    reviewable: Generated<boolean>;
  };
  sheet_revision: Owned & {
    sheet_id: number;
    number: number;
    body: Json<SheetBody>;
    phase: PhaseName;
    at: Date;
    account_id: number | null;
    by: string | null;
    reason: string | null;
    proxy: boolean;
  };
  sheet_act: Owned & {
    sheet_id: number;
    number: number;
    act: ActName;
    phase: PhaseName;
    from_status: SheetStatus;
    to_status: SheetStatus;
    revision: number;
    at: Date;
    account_id: number | null;
    by: string | null;
    reason: string | null;
    proxy: boolean;
  };
  sheet_comment: Owned & {
    id: number;
    sheet_id: number;
    pointer: string | null;
    text: string;
    revision: number;
    phase: PhaseName;
    at: Date;
    account_id: number;
    by: string;
    settled_at: Generated<Date | null>;
    settled_by: Generated<string | null>;
  };
  sheet_attachment: Owned & {
    id: number;
    sheet_id: number;
    name: string;
    sha256: string;
    phase: PhaseName;
    at: Date;
    account_id: number;
    by: string;
    proxy: boolean;
    removed_at: Generated<Date | null>;
    removed_account_id: Generated<number | null>;
    removed_by: Generated<string | null>;
    removed_reason: Generated<string | null>;
  };
}
