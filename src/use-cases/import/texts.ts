/** Every text in a body, in its order. The values of a target repeat the target's text and are left out. */
export function textsOf(body: unknown, key = ""): string[] {
  if (typeof body === "string") return body === "" ? [] : [body];
  if (Array.isArray(body)) return key === "values" ? [] : body.flatMap((entry) => textsOf(entry));
  if (body === null || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([name, entry]) => textsOf(entry, name));
}
