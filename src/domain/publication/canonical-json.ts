/** JSON with the keys of every object in the order of their characters: what says the same has the same bytes, however it was put together. What is undefined is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)))
      : part,
  );
}

/** True where both have the same canonical JSON. What both share is not looked into, and publications that say the same of a thing share it. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((part, i) => saysTheSame(part, other[i]));
  const said = Object.entries(one).filter(([, part]) => part !== undefined);
  const asked = new Map(Object.entries(other).filter(([, part]) => part !== undefined));
  return said.length === asked.size && said.every(([key, part]) => asked.has(key) && saysTheSame(part, asked.get(key)));
}
