import type { Generated } from "kysely";
import type { ActualStatus } from "../domain/indicator/actual.ts";
import type { IndicatorRule } from "../domain/indicator/indicator-rule.ts";
import type { GradeScale } from "../domain/progress/grade-scale.ts";
import type { Json, Owned } from "./schema-columns.ts";

/** Who wrote a row, and when. */
interface Signed {
  at: Date;
  account_id: number | null;
  by: string | null;
}

interface RuleColumns {
  indicator_id: number;
  department_id: number | null;
  division_id: number | null;
  body: Json<IndicatorRule>;
}

/** The tables of what staff say of indicators. */
export interface IndicatorSchema {
  indicator_rule: Owned & RuleColumns & { revision: number };
  indicator_rule_revision: Owned & RuleColumns & Signed & { number: number; reason: string | null };
  indicator_actual: Owned &
    Signed & {
      indicator_id: number;
      part: string;
      year: number;
      number: number;
      status: ActualStatus | "withdrawn";
      text: string;
      value: number | null;
      reached: boolean | null;
      reason: string | null;
      as_of: string | null;
      source: string | null;
      note: string | null;
    };
  grade_scale: Owned & { id: number; revision: number; body: Json<GradeScale>; is_default: boolean; ended_at: Generated<Date | null> };
  grade_scale_revision: Owned & Signed & { scale_id: number; number: number; body: Json<GradeScale> };
  grade_override: Owned &
    Signed & { indicator_id: number; part: string; year: number; number: number; code: string | null; reason: string };
  value_request: Owned &
    Signed & { id: number; year: number; plan_id: number | null; due: string; note: string | null; withdrawn_at: Generated<Date | null> };
  progress_look: Owned & { account_id: number; seen_at: Date; seen_change: number; before_at: Date | null; before_change: number | null };
  progress_change: Owned & {
    number: number;
    kind: "actual" | "grade" | "goal";
    subject_id: number;
    part: string;
    year: number | null;
    revision: number;
    at: Date;
  };
}
