/** Adds entries one by one: as arguments of one `push`, the lines of a hostile cell would overflow the stack. */
export function append<Entry>(to: Entry[], entries: Iterable<Entry>): void {
  for (const entry of entries) to.push(entry);
}
