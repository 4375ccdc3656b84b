import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { isProxy } from "../../domain/access/proxy.ts";
import { ACTS, type ActName, deadlineOf, isOpen, obstacleTo, type SheetStatus } from "../../domain/cycle/cycle.ts";
import type { PhaseName } from "../../domain/cycle/phase.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { isBlank } from "../../domain/sheet/sheet-text.ts";
import { type UnfinishedField, unfinishedFields } from "../../domain/sheet/unfinished-fields.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { recordSheetComments } from "../../store/sheet-comment-store.ts";
import { recordSheetAct } from "../../store/sheet-history-store.ts";
import { lockSheet, type Sheet, saveSheetState } from "../../store/sheet-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import { storable } from "../import/storable.ts";
import { type CommentText, readComments } from "./comment-text.ts";
import { enterSheet } from "./enter-sheet.ts";
import { findStanding, type Standing } from "./find-standing.ts";

export interface ActInput {
  readonly sheet: number;
  readonly act: ActName;
  /** The revision that the person saw: nobody approves what they have not read. */
  readonly revision: number;
  readonly reason: string | null;
  /** What the person says of fields while sending it back, or of the whole. */
  readonly comments: readonly CommentText[];
  /** Until when the sheet is open, whatever the times of its phase; null where the act gives no time. */
  readonly until: Date | null;
  readonly now: Date;
}

export interface ActDone {
  readonly phase: PhaseName;
  readonly status: SheetStatus;
  /** What it is in the record, where it was accepted. */
  readonly goalId: number | null;
  readonly missionId: number | null;
}

export type ActRefusal =
  | { readonly kind: "unknown-sheet" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "wrong-status"; readonly phase: PhaseName; readonly status: SheetStatus }
  /** Nothing is handed in any more since then; null where the phase has no times. */
  | { readonly kind: "closed"; readonly deadline: Date | null }
  /** Somebody has saved the sheet since. */
  | { readonly kind: "stale"; readonly revision: number }
  | { readonly kind: "needs-reason" }
  /** The sheet is closed: it can be sent back only with a time to come, until which it is open. */
  | { readonly kind: "needs-time" }
  | { readonly kind: "incomplete"; readonly fields: readonly UnfinishedField[] }
  | { readonly kind: "unknown-field"; readonly pointer: string };

/** 提出・確認・承認・受理・差戻し・再開: takes a sheet a step on, or back, as the table of the cycle says, and keeps who did it, when and why. */
export async function actOnSheet(db: Database, person: Person, input: ActInput): Promise<Result<ActDone, ActRefusal>> {
  const { municipality } = person;
  return db.transaction().execute(async (tx): Promise<Result<ActDone, ActRefusal>> => {
    // Before anything is locked: whoever changes the record waits for the turn first.
    if (input.act === "accept") await awaitTurn(tx);
    const stored = await lockSheet(tx, municipality, input.sheet);
    if (!stored || !mayWith(person, "read-sheet", stored)) return refuse({ kind: "unknown-sheet" });
    const standing = await findStanding(tx, municipality, stored, input.now);
    const { sheet } = standing;
    const refusal = whyNot(person, standing, input);
    if (refusal) return refuse(refusal);
    const comments = readComments(sheet.body, input.comments);
    if (!comments.ok) return comments;
    return accept(await carryOut(tx, person, sheet, { ...input, comments: comments.value }));
  });
}

function whyNot(person: Person, standing: Standing<Sheet>, { act, revision, reason, until, now }: ActInput): ActRefusal | null {
  const { sheet, form, phases } = standing;
  const { needs, needsReason, givesTime } = ACTS[act];
  if (!mayWith(person, needs, sheet)) return { kind: "forbidden" };
  if (sheet.revision !== revision) return { kind: "stale", revision: sheet.revision };
  const obstacle = obstacleTo(act, sheet, standing);
  if (obstacle === "closed") return { kind: "closed", deadline: deadlineOf(sheet, phases) };
  if (obstacle !== null) return { kind: "wrong-status", phase: sheet.phase, status: sheet.status };
  if (needsReason && isBlank(reason)) return { kind: "needs-reason" };
  if (givesTime && (until === null ? !isOpen(sheet, phases, now) : until <= now)) return { kind: "needs-time" };
  if (act !== "submit") return null;
  const fields = unfinishedFields(sheet.body, form, sheet.phase);
  return fields.length > 0 ? { kind: "incomplete", fields } : null;
}

async function carryOut(tx: Connection, person: Person, sheet: Sheet, input: ActInput): Promise<ActDone> {
  const { municipality, account, name: by } = person;
  const { act, comments, now: at } = input;
  const { to: status, needs, givesTime } = ACTS[act];
  const { phase, revision } = sheet;
  const reason = input.reason === null || isBlank(input.reason) ? null : storable(input.reason);
  const proxy = isProxy(person, needs, sheet);
  const became =
    act === "accept" ? await enterSheet(tx, municipality, sheet, { at, by }) : { goalId: sheet.goalId, missionId: sheet.missionId };
  const openUntil = act === "accept" ? null : givesTime ? (input.until ?? sheet.openUntil) : sheet.openUntil;
  await saveSheetState(tx, municipality, sheet.id, { phase, status, statusAt: at, openUntil, ...became });
  await recordSheetAct(tx, municipality, sheet.id, {
    act,
    phase,
    from: sheet.status,
    to: status,
    revision,
    at,
    account,
    by,
    reason,
    proxy,
  });
  await recordSheetComments(tx, municipality, sheet.id, { revision, phase, at, account, by }, comments);
  const facts = { phase, from: sheet.status, to: status, revision, reason, until: openUntil?.toISOString() ?? null, proxy };
  await recordAudit(tx, municipality, [{ at, account, by, act: `sheet.${act}`, subject: "sheet", id: sheet.id, facts }]);
  return { phase, status, ...became };
}
