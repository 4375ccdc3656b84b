import { isDeepStrictEqual } from "node:util";

export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The fields in which two bodies differ, by their pointers. A list of texts is one field; what has a text of its own (a Value, a Period, a TargetText) is its text. An
 * entry that only one of them has is null in the other.
 */
export function differencesOf(before: unknown, after: unknown, pointer = ""): Difference[] {
  const [was, is] = [saidBy(before), saidBy(after)];
  if (isDeepStrictEqual(was, is)) return [];
  if (isEntries(was) && isEntries(is)) {
    const length = Math.max(was.length, is.length);
    return Array.from({ length }, (_, i) => differencesOf(was[i] ?? null, is[i] ?? null, `${pointer}/${i}`)).flat();
  }
  if (isRecord(was) && isRecord(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...keys].flatMap((key) => differencesOf(was[key] ?? null, is[key] ?? null, `${pointer}/${key}`));
  }
  return [{ pointer, before: was, after: is }];
}

const UNDERSTOOD = ["values", "from", "value"];

function saidBy(value: unknown): unknown {
  return isRecord(value) && UNDERSTOOD.some((key) => key in value) && "text" in value ? value.text : value;
}

function isEntries(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some((entry) => entry !== null && typeof entry === "object");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
