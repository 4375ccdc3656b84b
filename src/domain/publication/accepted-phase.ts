import type { SheetStatus } from "../cycle/cycle.ts";
import { PHASES, type PhaseName } from "../cycle/phase.ts";

interface Sheet {
  readonly phase: PhaseName;
  readonly status: SheetStatus;
  /** The phases in which its form has something to write. */
  readonly written: readonly PhaseName[];
}

/** The last phase of which every sheet of a year is accepted; null where there is none. A statement without a midterm report holds none up. */
export function acceptedOfAll(sheets: readonly Sheet[]): PhaseName | null {
  const phases = PHASES.filter((phase) => sheets.some(({ written }) => written.includes(phase)));
  return phases.findLast((phase) => sheets.every((sheet) => isAccepted(sheet, phase))) ?? null;
}

/** True where everything is accepted that is written in a sheet up to a phase. */
function isAccepted({ phase: stands, status, written }: Sheet, upTo: PhaseName): boolean {
  const at = (phase: PhaseName) => PHASES.indexOf(phase);
  const left = [stands, ...written].filter((phase) => at(phase) > at(stands) || (phase === stands && status !== "accepted"));
  return left.every((phase) => at(phase) > at(upTo));
}
