import type { Oddity } from "../../document.ts";

type Kind = "hidden" | "tracked-changes" | "comments" | "unread-parts" | "nesting-cut";

/** Counts what is odd about a Word file, and notes where each kind was met first. */
export class Tally {
  readonly #found = new Map<Kind, { count: number; readonly at: number }>();

  add(kind: Kind, at: number, count = 1): void {
    if (count === 0) return;
    const known = this.#found.get(kind);
    if (known) known.count += count;
    else this.#found.set(kind, { count, at });
  }

  /** @param length Of the document's text, within which every place must lie. */
  oddities(length: number): Oddity[] {
    return [...this.#found].map(([kind, { count, at }]) => ({ kind, count, at: Math.min(at, Math.max(0, length - 1)) }));
  }
}
