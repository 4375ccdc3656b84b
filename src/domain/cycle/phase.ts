/** 当初設定・中間報告・期末報告: the phases of a year, in their order. */
export const PHASES = ["set", "midterm", "final"] as const;

export type PhaseName = (typeof PHASES)[number];

/** When a phase can be written: from opensAt until just before closesAt. */
export interface Phase {
  readonly phase: PhaseName;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The phase after this one; null after the last. */
export function nextPhase(phase: PhaseName): PhaseName | null {
  return PHASES[PHASES.indexOf(phase) + 1] ?? null;
}
