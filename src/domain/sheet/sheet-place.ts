import type { SheetBody } from "./sheet-body.ts";

/** Longer than any pointer into a sheet. */
const LONGEST = 200;

/** True where a sheet has a field or a part under a pointer: /title, /actions/a1, /actions/a1/steps/s2/target, whether anything is written there or not. */
export function hasPlace(body: SheetBody, pointer: string): boolean {
  if (!pointer.startsWith("/") || pointer.length > LONGEST) return false;
  let part: unknown = body;
  for (const name of pointer.slice(1).split("/")) {
    if (Array.isArray(part)) part = part.find((one) => isPart(one) && one.key === name);
    else if (isPart(part) && name !== "key" && name !== "kind" && Object.hasOwn(part, name)) part = part[name];
    else return false;
    if (part === undefined) return false;
  }
  return true;
}

function isPart(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
