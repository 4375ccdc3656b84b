/** Appends many: a spread argument for each would overflow the stack on a hostile file. */
export function addAll<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item);
}
