import type { ScaleStep } from "./form.ts";

/** What is wrong with the steps of a scale, whatever it is used for. `at` counts them from 0. */
export interface StepFault {
  readonly kind: "no-step-label" | "double-rank";
  readonly at: number;
  readonly code: string;
}

export function faultsOfSteps(steps: readonly ScaleStep[]): StepFault[] {
  const ranks = new Set<number>();
  return steps.flatMap(({ code, label, rank }, at): StepFault[] => {
    const double = rank !== null && ranks.has(rank);
    if (rank !== null) ranks.add(rank);
    return [
      ...(label.trim() === "" ? [{ kind: "no-step-label", at, code } as const] : []),
      ...(double ? [{ kind: "double-rank", at, code } as const] : []),
    ];
  });
}
