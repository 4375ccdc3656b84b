import type { SheetStatus } from "../cycle/cycle.ts";
import { PHASES, type PhaseName } from "../cycle/phase.ts";

interface Sheet {
  readonly phase: PhaseName;
  readonly status: SheetStatus;
}

/** The last phase of a sheet that planning has accepted: what stands in the record of it; null where none is. */
export function acceptedPhase({ phase, status }: Sheet): PhaseName | null {
  return status === "accepted" ? phase : (PHASES[PHASES.indexOf(phase) - 1] ?? null);
}

/** The last phase of which every sheet of a year is accepted; null where there is none. */
export function acceptedOfAll(sheets: readonly Sheet[]): PhaseName | null {
  return sheets.length === 0 ? null : (PHASES.findLast((phase) => unacceptedOf(sheets, phase) === 0) ?? null);
}

/** How many sheets of a year are not accepted up to a phase. */
export function unacceptedOf(sheets: readonly Sheet[], phase: PhaseName): number {
  return sheets.filter((sheet) => {
    const accepted = acceptedPhase(sheet);
    return accepted === null || PHASES.indexOf(accepted) < PHASES.indexOf(phase);
  }).length;
}
