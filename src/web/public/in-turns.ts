import { setImmediate } from "node:timers/promises";

/** In milliseconds. */
const TURN_MS = 50;

/** Does something of each, one after the other; a few times a second others get their turn: who waits is answered, who wants it ended is heard. */
export async function inTurns<T>(all: Iterable<T>, each: (one: T) => void, turn?: () => void): Promise<void> {
  let since = performance.now();
  for (const one of all) {
    each(one);
    if (performance.now() - since < TURN_MS) continue;
    turn?.();
    await setImmediate();
    since = performance.now();
  }
}
