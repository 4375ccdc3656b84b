import { type Choice, EVERYTHING, isChosen } from "../../../domain/progress/choice.ts";
import {
  CHANGE_KINDS,
  type ChangeKind,
  type ChangesAsked,
  listProgressChanges,
  type ProgressChange,
} from "../../../store/progress-change-store.ts";
import type { StaffVisit } from "../../page.ts";
import type { ProgressShown } from "./load-progress.ts";

/** So many changes are looked at; of more, the page says that there are more. */
export const MOST_CHANGES = 1_000;

export interface Changes {
  readonly rows: readonly ProgressChange[];
  readonly more: boolean;
}

/** What changed, of the plan and the department that are asked for. */
export async function loadChanges(
  { db, code }: StaffVisit<string>,
  { judged, choice }: Pick<ProgressShown, "judged" | "choice">,
  wanted: ChangesAsked,
): Promise<Changes> {
  const found = await listProgressChanges(db, code, wanted, MOST_CHANGES + 1);
  const { plan, node, department } = choice;
  const asked: Choice = { ...EVERYTHING, plan, node, department };
  const chosen = new Set(judged.filter((one) => isChosen(one, asked)).map(({ indicator }) => indicator.id));
  const rows = found
    .slice(0, MOST_CHANGES)
    .filter((row) => (row.kind === "accepted" ? department === null || (row.departmentId ?? 0) === department : chosen.has(row.id)));
  return { rows, more: found.length > MOST_CHANGES };
}

export function countChanges({ rows }: Changes): { readonly kind: ChangeKind; readonly count: number }[] {
  return CHANGE_KINDS.map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }));
}

/** A moment in an address; null where it is none. */
export function readMoment(text: string | null): Date | null {
  const at = text !== null && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text) ? new Date(text) : null;
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}
