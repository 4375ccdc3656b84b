import type { SheetStatus } from "../../domain/cycle/cycle.ts";
import type { PhaseName } from "../../domain/cycle/phase.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { blankBody, copyForward } from "../../domain/sheet/copy-forward.ts";
import type { SheetBody, SheetKind, SheetPlacement } from "../../domain/sheet/sheet-body.ts";
import { bodyOfGoal } from "../../domain/sheet/sheet-goal.ts";
import { bodyOfMission } from "../../domain/sheet/sheet-mission.ts";
import type { Connection } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { findKnownGoal } from "../../store/goal-record-store.ts";
import { findKnownMission } from "../../store/mission-record-store.ts";
import { findHandLinks } from "../../store/placement-store.ts";
import { drawId } from "../../store/rows.ts";
import { type By, findSheetOf, recordSheet } from "../../store/sheet-store.ts";

/** What a sheet begins with. */
export type SheetOrigin =
  | { readonly kind: "blank"; readonly of: SheetKind }
  /** A goal or a mission statement that the record has for the same year: the sheet is its own. */
  | { readonly kind: "record"; readonly of: SheetKind; readonly id: number }
  /** One of the year before, which the sheet carries on. */
  | { readonly kind: "last-year"; readonly of: SheetKind; readonly id: number };

export interface BeginSheet {
  readonly fiscalYear: number;
  readonly departmentId: number;
  readonly divisionId: number | null;
  readonly from: SheetOrigin;
  /** The one of the year before that the record's own carries on; null where it is not known. */
  readonly continues?: number | null;
  /** Where it stands: at the beginning of the year, unless what the record has is further on. */
  readonly phase?: PhaseName;
  readonly status?: SheetStatus;
}

export type BeginRefusal =
  | { readonly kind: "unknown-subject"; readonly of: SheetKind; readonly id: number }
  | { readonly kind: "already-begun"; readonly sheet: number };

/**
 * Begins a sheet. Whoever calls it knows that the person may, has the turn where the sheet is of something in the record (awaitTurn), and writes it into the audit trail.
 */
export async function beginSheet(
  tx: Connection,
  municipality: string,
  { fiscalYear, departmentId, divisionId, from, continues = null, phase = "set", status = "draft" }: BeginSheet,
  made: By,
): Promise<Result<{ readonly sheet: number }, BeginRefusal>> {
  const subject = from.kind === "blank" ? null : from;
  const begun = from.kind === "record" ? await findSheetOf(tx, municipality, { kind: from.of, id: from.id }) : null;
  if (begun) return refuse({ kind: "already-begun", sheet: begun.id });
  const { form } = await findForm(tx, municipality, from.of, fiscalYear);
  const known = subject ? await bodyOf(tx, municipality, subject) : blankBody(form);
  if (!known) return refuse({ kind: "unknown-subject", of: from.of, id: subject?.id ?? 0 });

  const isOf = (kind: SheetOrigin["kind"], of: SheetKind) => (subject?.kind === kind && subject.of === of ? subject.id : null);
  const sheet = {
    ...{ id: await drawId(tx), fiscalYear, departmentId, divisionId, phase, status },
    ...{ goalId: isOf("record", "goal"), missionId: isOf("record", "mission") },
    ...{ continuesGoalId: isOf("last-year", "goal") ?? (isOf("record", "goal") === null ? null : continues) },
    ...{ continuesMissionId: isOf("last-year", "mission") ?? (isOf("record", "mission") === null ? null : continues) },
    body: from.kind === "last-year" ? copyForward(known, form, fiscalYear) : known,
  };
  await recordSheet(tx, municipality, sheet, made);
  return accept({ sheet: sheet.id });
}

/** What the record says, with the nodes that persons chose for its placements. */
async function bodyOf(
  tx: Connection,
  municipality: string,
  { of, id }: { readonly of: SheetKind; readonly id: number },
): Promise<SheetBody | null> {
  const links = await findHandLinks(tx, municipality, of, [id]);
  const linked = (placements: readonly SheetPlacement[]) =>
    placements.map((placement) => ({ ...placement, nodeId: links(id, placement).node_id }));
  if (of === "goal") {
    const goal = await findKnownGoal(tx, municipality, id);
    if (!goal) return null;
    const body = bodyOfGoal(goal.body);
    return { ...body, placements: linked(body.placements) };
  }
  const mission = await findKnownMission(tx, municipality, id);
  if (!mission) return null;
  const body = bodyOfMission(mission.body);
  return { ...body, midTermGoals: body.midTermGoals.map((goal) => ({ ...goal, placements: linked(goal.placements) })) };
}
