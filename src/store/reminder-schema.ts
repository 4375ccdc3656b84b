import type { Json, Owned } from "./schema-columns.ts";

export type ReminderState = "queued" | "sending" | "sent" | "failed" | "unknown";

/** What a reminder told of, as it is kept. */
export interface ToldMatter {
  readonly kind: "due" | "late" | "waiting" | "summary" | "values";
  readonly fiscalYear: number;
  /** null for a summary, and for values of indicators. */
  readonly sheet: number | null;
  readonly occasion: string | null;
}

/** The tables of reminders. */
export interface ReminderSchema {
  reminder: Owned & {
    id: number;
    account_id: number;
    day: string;
    by_hand: boolean;
    state: ReminderState;
    attempts: number;
    next_at: Date | null;
    at: Date;
    address: string;
    matters: Json<readonly ToldMatter[]>;
    failure: string | null;
    by: string | null;
  };
  unreminded_year: Owned & { fiscal_year: number };
}
