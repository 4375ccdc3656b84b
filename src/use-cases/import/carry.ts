import { isWithin } from "../../domain/draft/pointer.ts";
import type { Carried } from "../../store/schema.ts";
import type { Brought } from "./merge-goal.ts";

/** From which document a revision has what it brought from the revision before, which may itself have brought it. */
export function carry(
  brought: readonly Brought[],
  before: { readonly documentId: number | null; readonly carried: readonly Carried[] },
): Carried[] {
  return brought.flatMap(({ pointer, from }) => {
    const whole = before.carried.find((one) => isWithin(from, one.pointer));
    if (whole) return [{ pointer, documentId: whole.documentId, from: `${whole.from}${from.slice(whole.pointer.length)}` }];
    const within = before.carried
      .filter((one) => one.pointer.startsWith(`${from}/`))
      .map((one) => ({ ...one, pointer: `${pointer}${one.pointer.slice(from.length)}` }));
    return before.documentId === null ? within : [{ pointer, documentId: before.documentId, from }, ...within];
  });
}
