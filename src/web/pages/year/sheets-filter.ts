import { type SheetStatus, STATUSES } from "../../../domain/cycle/cycle.ts";
import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import { statusIn } from "../../../domain/cycle/status-in.ts";
import type { StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import { readId } from "../../page.ts";
import type { Query } from "../../routes.ts";

/** Which sheets of a year a list shows. What the matrix counts and what the list shows is chosen by the same. */
export interface SheetsFilter {
  readonly department: number | null;
  readonly phase: PhaseName | null;
  /** In the phase that is asked for, else in the sheet's own. */
  readonly status: SheetStatus | "ahead" | null;
  readonly late: boolean;
}

export const ALL: SheetsFilter = { department: null, phase: null, status: null, late: false };

export function readSheetsFilter(query: URLSearchParams): SheetsFilter {
  const phase = PHASES.find((name) => name === query.get("phase")) ?? null;
  const status = [...STATUSES, "ahead" as const].find((name) => name === query.get("status")) ?? null;
  return { department: readId(query.get("department") ?? ""), phase, status, late: query.get("late") === "1" };
}

export function queryOf({ department, phase, status, late }: SheetsFilter): Query {
  return { department, phase, status, late: late ? 1 : null };
}

export function isShown(row: StandingRow, { department, phase, status, late }: SheetsFilter): boolean {
  if (department !== null && row.departmentId !== department) return false;
  if (phase !== null && !row.phases.some((one) => one.phase === phase)) return false;
  if (status !== null && statusIn(row, phase ?? row.phase) !== status) return false;
  return !late || (row.late && (phase === null || row.phase === phase));
}
