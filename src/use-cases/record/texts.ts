/** What is left out of the texts of a body: marks, and the values of a target, which repeat its text. */
const LEFT_OUT = new Set(["mark", "values"]);

/** Every text in a body by which it is found, in its order. */
export function textsOf(body: unknown, key = ""): string[] {
  if (LEFT_OUT.has(key)) return [];
  if (typeof body === "string") return body === "" ? [] : [body];
  if (Array.isArray(body)) return body.flatMap((entry) => textsOf(entry));
  if (body === null || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([name, entry]) => textsOf(entry, name));
}
