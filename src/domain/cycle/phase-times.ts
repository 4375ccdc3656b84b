import { PHASES, type Phase, type PhaseName } from "./phase.ts";

/** What is wrong with the times of a year's phases. */
export type TimesFault =
  | { readonly kind: "no-phase" }
  | { readonly kind: "closes-before-it-opens"; readonly phase: PhaseName }
  /** It opens before the phase before it. */
  | { readonly kind: "out-of-order"; readonly phase: PhaseName };

/** Phases may overlap: departments that are early report while others are late. They open one after the other. */
export function faultsOfTimes(phases: readonly Phase[]): TimesFault[] {
  if (phases.length === 0) return [{ kind: "no-phase" }];
  const inOrder = phases.toSorted((one, other) => PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase));
  return inOrder.flatMap(({ phase, opensAt, closesAt }, i): TimesFault[] => {
    const before = inOrder[i - 1];
    return [
      ...(closesAt <= opensAt ? [{ kind: "closes-before-it-opens", phase } as const] : []),
      ...(before && opensAt < before.opensAt ? [{ kind: "out-of-order", phase } as const] : []),
    ];
  });
}

/** The phases that are open and would be closed at once by new times: what people are writing would be locked. */
export function closedAtOnce(before: readonly Phase[], after: readonly Phase[], now: Date): PhaseName[] {
  const isOpen = ({ opensAt, closesAt }: Phase) => now >= opensAt && now < closesAt;
  return before.filter(isOpen).flatMap(({ phase }) => (after.some((one) => one.phase === phase && isOpen(one)) ? [] : [phase]));
}

/** The times of a year's phases in one word: whoever changes them says which ones they saw. */
export function wordOfTimes(phases: readonly Phase[]): string {
  const inOrder = phases.toSorted((one, other) => PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase));
  return inOrder.map(({ phase, opensAt, closesAt }) => `${phase}/${opensAt.toISOString()}/${closesAt.toISOString()}`).join(",");
}
