import type { SheetState, SheetStatus } from "./cycle.ts";
import { PHASES, type PhaseName } from "./phase.ts";

/** How far a sheet is with one phase of its year: what it stands at in its own, accepted in those before, ahead in those after. */
export function statusIn({ phase, status }: Pick<SheetState, "phase" | "status">, of: PhaseName): SheetStatus | "ahead" {
  const [at, asked] = [PHASES.indexOf(phase), PHASES.indexOf(of)];
  if (at === asked) return status;
  return at > asked ? "accepted" : "ahead";
}
