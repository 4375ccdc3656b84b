import type { Permission } from "../access/permission.ts";
import { nextPhase, type Phase, type PhaseName } from "./phase.ts";

/** 作成中・課長確認待ち・部長承認待ち・受理待ち・差戻し・受理済み. */
export type SheetStatus = "draft" | "submitted" | "checked" | "approved" | "returned" | "accepted";

interface Act {
  readonly from: readonly SheetStatus[];
  readonly to: SheetStatus;
  /** Who may; the same table of permissions that everything asks. */
  readonly needs: Permission;
  /** Only while the phase is open, or the sheet was reopened. */
  readonly whileOpen: boolean;
  /** Whoever does it says why. */
  readonly needsReason: boolean;
}

/**
 * What can become of a sheet within a phase: screens, use cases and reminders read this table, and nothing else knows it. A sheet is written while it is a draft or
 * was returned (see canWrite).
 */
export const ACTS = {
  submit: { from: ["draft", "returned"], to: "submitted", needs: "submit-sheet", whileOpen: true, needsReason: false },
  withdraw: { from: ["submitted"], to: "draft", needs: "submit-sheet", whileOpen: true, needsReason: false },
  check: { from: ["submitted"], to: "checked", needs: "check-sheet", whileOpen: false, needsReason: false },
  approve: { from: ["checked"], to: "approved", needs: "approve-sheet", whileOpen: false, needsReason: false },
  accept: { from: ["approved"], to: "accepted", needs: "accept-sheet", whileOpen: false, needsReason: false },
  returnByChecker: { from: ["submitted"], to: "returned", needs: "check-sheet", whileOpen: false, needsReason: true },
  returnByApprover: { from: ["checked"], to: "returned", needs: "approve-sheet", whileOpen: false, needsReason: true },
  returnByPlanning: { from: ["approved"], to: "returned", needs: "accept-sheet", whileOpen: false, needsReason: true },
  reopen: {
    ...{ from: ["draft", "submitted", "checked", "approved", "returned", "accepted"], to: "returned" },
    ...{ needs: "accept-sheet", whileOpen: false, needsReason: true },
  },
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof ACTS;

/** What of a sheet the cycle looks at. */
export interface SheetState {
  readonly phase: PhaseName;
  readonly status: SheetStatus;
  readonly openUntil: Date | null;
}

/**
 * Where a sheet stands now: one that was accepted is a draft of the next phase from the moment on which that opens.
 *
 * @param phases of the sheet's year.
 */
export function standingAt<State extends SheetState>(sheet: State, phases: readonly Phase[], now: Date): State {
  const next = sheet.status === "accepted" ? nextPhase(sheet.phase) : null;
  const opening = next === null ? undefined : phases.find(({ phase }) => phase === next);
  if (next === null || !opening || now < opening.opensAt) return sheet;
  return standingAt({ ...sheet, phase: next, status: "draft", openUntil: null }, phases, now);
}

/** True where the sheet's phase can be written at that time: within its times, or because the sheet was reopened. */
export function isOpen(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  if (sheet.openUntil !== null && now < sheet.openUntil) return true;
  const times = phases.find(({ phase }) => phase === sheet.phase);
  return times !== undefined && now >= times.opensAt && now < times.closesAt;
}

/** True where the text of the sheet may be changed. */
export function canWrite(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  return (sheet.status === "draft" || sheet.status === "returned") && isOpen(sheet, phases, now);
}

/** Why an act cannot be done with a sheet as it stands; null where it can. Whether the person may is another question. */
export function obstacleTo(act: ActName, sheet: SheetState, phases: readonly Phase[], now: Date): "wrong-status" | "closed" | null {
  const { from, whileOpen }: Act = ACTS[act];
  if (!from.includes(sheet.status)) return "wrong-status";
  return whileOpen && !isOpen(sheet, phases, now) ? "closed" : null;
}

/** True where the sheet should have been handed in by now and was not. */
export function isLate(sheet: SheetState, phases: readonly Phase[], now: Date): boolean {
  if (sheet.status !== "draft" && sheet.status !== "returned") return false;
  const closesAt = sheet.openUntil ?? phases.find(({ phase }) => phase === sheet.phase)?.closesAt;
  return closesAt !== undefined && now >= closesAt;
}
