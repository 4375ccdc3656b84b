import * as os from "node:os";

/** Of nice(1). */
const GENTLY = 10;

/** Lets whoever is served come first: a courtesy, and no condition. */
export function giveWay({
  getPriority,
  setPriority,
}: Pick<typeof os, "getPriority"> & { readonly setPriority: (priority: number) => void } = os): void {
  try {
    if (getPriority() < GENTLY) setPriority(GENTLY);
  } catch {
    // The system does not let us.
  }
}
