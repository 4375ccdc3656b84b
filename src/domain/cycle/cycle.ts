import type { Permission } from "../access/permission.ts";
import { nextPhase, PHASES, type Phase, type PhaseName } from "./phase.ts";

/** 作成中・課長確認待ち・部長承認待ち・受理待ち・差戻し・受理済み. */
export const STATUSES = ["draft", "submitted", "checked", "approved", "returned", "accepted"] as const;

export type SheetStatus = (typeof STATUSES)[number];

interface Act {
  readonly from: readonly SheetStatus[];
  /** Also from these where the department has nobody who approves: what nobody can do holds nothing up. */
  readonly fromUnapproved: readonly SheetStatus[];
  readonly to: SheetStatus;
  /** Who may; the same table of permissions that everything asks. */
  readonly needs: Permission;
  /** Only while the phase is open, or the sheet was reopened. */
  readonly whileOpen: boolean;
  /** Whoever does it says why. */
  readonly needsReason: boolean;
  /** It gives the sheet a time until which it is open, whatever the times of its phase; where the sheet is closed it must. */
  readonly givesTime: boolean;
}

const plain = { fromUnapproved: [], whileOpen: false, needsReason: false, givesTime: false } as const;
const sendsBack = { ...plain, to: "returned", needsReason: true } as const;

/**
 * What can become of a sheet within a phase: screens, use cases and reminders read this table, and nothing else knows it. A sheet is written while it is a draft or
 * was returned (see canWrite).
 *
 * Whoever approves may do so with what nobody has checked: a head stands above the one who checks, who may be away, or not be appointed.
 */
export const ACTS = {
  submit: { ...plain, from: ["draft", "returned"], to: "submitted", needs: "submit-sheet", whileOpen: true },
  withdraw: { ...plain, from: ["submitted"], to: "draft", needs: "submit-sheet", whileOpen: true },
  check: { ...plain, from: ["submitted"], to: "checked", needs: "check-sheet" },
  approve: { ...plain, from: ["submitted", "checked"], to: "approved", needs: "approve-sheet" },
  accept: { ...plain, from: ["approved"], fromUnapproved: ["submitted", "checked"], to: "accepted", needs: "accept-sheet" },
  returnByChecker: { ...sendsBack, from: ["submitted"], needs: "check-sheet" },
  returnByApprover: { ...sendsBack, from: ["submitted", "checked"], needs: "approve-sheet" },
  returnByPlanning: {
    ...{ ...sendsBack, from: ["approved"], fromUnapproved: ["submitted", "checked"], needs: "accept-sheet", givesTime: true },
  },
  reopen: { ...sendsBack, from: STATUSES, needs: "accept-sheet", givesTime: true },
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof ACTS;

export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[];

/** What of a sheet the cycle looks at. */
export interface SheetState {
  readonly phase: PhaseName;
  readonly status: SheetStatus;
  /** Until when it may be written because it was reopened, whatever the times of its phase; null where it was not, or was accepted since. */
  readonly openUntil: Date | null;
}

/** The posts to which somebody is appointed for a sheet. */
export interface HeldPosts {
  readonly checker: boolean;
  readonly approver: boolean;
}

/**
 * Where a sheet stands now: one that was accepted is a draft of the next phase from the moment on which that opens.
 *
 * @param phases of the sheet's year in which its form has something to write.
 */
export function standingAt<State extends SheetState>(sheet: State, phases: readonly Phase[], now: Date): State {
  const next = sheet.status === "accepted" ? nextPhase(sheet.phase, phases) : null;
  return next === null || now < next.opensAt ? sheet : { ...sheet, phase: next.phase, status: "draft", openUntil: null };
}

/**
 * The deadline (締切): from this moment on the sheet is not handed in any more. It is what is shown, and what is enforced. null where the year has no such phase and the
 * sheet was not reopened.
 */
export function deadlineOf(sheet: SheetState, phases: readonly Phase[]): Date | null {
  const closesAt = phases.find(({ phase }) => phase === sheet.phase)?.closesAt ?? null;
  if (closesAt === null || sheet.openUntil === null) return closesAt ?? sheet.openUntil;
  return new Date(Math.max(closesAt.getTime(), sheet.openUntil.getTime()));
}

/** True where the sheet's phase can be written at that time: within its times, or because the sheet was reopened. */
export function isOpen(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  const deadline = deadlineOf(sheet, phases);
  if (deadline === null || now >= deadline) return false;
  const opensAt = phases.find(({ phase }) => phase === sheet.phase)?.opensAt;
  return (opensAt !== undefined && now >= opensAt) || (sheet.openUntil !== null && now < sheet.openUntil);
}

/** True where the text of the sheet may be changed. */
export function canWrite(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  return isWritten(sheet.status) && isOpen(sheet, phases, now);
}

/** The phases whose fields are written in a sheet as it stands: those of its phase, and where planning reopened it, of the phases before too: a target is revised, an error corrected. */
export function phasesWritten(sheet: SheetState): readonly PhaseName[] {
  return sheet.openUntil === null ? [sheet.phase] : PHASES.slice(0, PHASES.indexOf(sheet.phase) + 1);
}

export interface Circumstances {
  readonly phases: readonly Phase[];
  readonly held: HeldPosts;
  readonly now: Date;
}

/** Why an act cannot be done with a sheet as it stands; null where it can. Whether the person may is another question. */
export function obstacleTo(act: ActName, sheet: SheetState, { phases, held, now }: Circumstances): "wrong-status" | "closed" | null {
  const { from, fromUnapproved, whileOpen }: Act = ACTS[act];
  if (!from.includes(sheet.status) && (held.approver || !fromUnapproved.includes(sheet.status))) return "wrong-status";
  return whileOpen && !isOpen(sheet, phases, now) ? "closed" : null;
}

/** 誰を待っているか: whose turn it is. */
export type Turn = "author" | "checker" | "approver" | "planning";

/** Whose turn it is with a sheet; null where all of its phase is done. What is late is the author's still, though only planning can open it again (isLate). */
export function turnOf(status: SheetStatus, held: HeldPosts): Turn | null {
  switch (status) {
    case "draft":
    case "returned":
      return "author";
    case "submitted":
      return held.checker ? "checker" : held.approver ? "approver" : "planning";
    case "checked":
      return held.approver ? "approver" : "planning";
    case "approved":
      return "planning";
    case "accepted":
      return null;
  }
}

/** True where the sheet should have been handed in by now and was not. */
export function isLate(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  const deadline = deadlineOf(sheet, phases);
  return isWritten(sheet.status) && deadline !== null && now >= deadline;
}

function isWritten(status: SheetStatus): boolean {
  return status === "draft" || status === "returned";
}
