/** 当初設定・中間報告・期末報告: the phases of a year, in their order. */
export const PHASES = ["set", "midterm", "final"] as const;

export type PhaseName = (typeof PHASES)[number];

/** When a phase can be written: from opensAt until just before closesAt. */
export interface Phase {
  readonly phase: PhaseName;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The phase after this one among those that a year has; null after the last. A year may have no midterm report. */
export function nextPhase(phase: PhaseName, phases: readonly Phase[]): Phase | null {
  const behind = PHASES.slice(PHASES.indexOf(phase) + 1);
  return behind.map((name) => phases.find((one) => one.phase === name)).find((found) => found !== undefined) ?? null;
}
