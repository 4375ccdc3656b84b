export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

export function textOrNull(text: string | null): string | null {
  return isBlank(text) ? null : text;
}

/** Names of a part that are no text of a person: its key, and what the program understood of its texts. */
const NOT_SAID = new Set(["key", "from", "to", "values"]);

/** True where anything is written in a part of a sheet, or in a part of that. */
export function saysSomething(part: unknown): boolean {
  if (typeof part === "string") return !isBlank(part);
  if (typeof part === "number") return true;
  if (Array.isArray(part)) return part.some(saysSomething);
  if (part === null || typeof part !== "object") return false;
  return Object.entries(part).some(([name, entry]) => !NOT_SAID.has(name) && saysSomething(entry));
}
