/** JSON with the keys of every object in the order of their characters: what says the same has the same bytes, however it was put together. What is undefined is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)))
      : part,
  );
}

/** True where both have the same canonical JSON. Publications that say the same of a thing share it, so that few are looked into. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}
