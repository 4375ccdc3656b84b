import type { Reading } from "../../../documents/reading/reading.ts";

/** What a person may look at and change of a reading. */
export type Draft = Pick<Reading, "municipality" | "plan" | "goals" | "missions">;

/** The parts of a JSON pointer, from the top. None of the contract's names holds a ~ or a /. */
export const segmentsOf = (pointer: string): string[] => pointer.split("/").slice(1);

/** What stands under a pointer; undefined where nothing can. */
export function valueAt(draft: Draft, pointer: string): unknown {
  let value: unknown = draft;
  for (const segment of segmentsOf(pointer)) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return value;
}

/**
 * The field of which a pointer is a part: a Value, a Period or a TargetText is one, with all that was understood of it (/plan/indicators/3/target of
 * /plan/indicators/3/target/fiscalYear); any other text, number or flag is one by itself.
 */
export function fieldOf(draft: Draft, pointer: string): string {
  let value: unknown = draft;
  let field = "";
  for (const segment of segmentsOf(pointer)) {
    if (value === null || typeof value !== "object") return pointer;
    field += `/${segment}`;
    value = (value as Readonly<Record<string, unknown>>)[segment];
    if (isUnderstood(value)) return field;
  }
  return pointer;
}

/** The field that an address names, be it empty or one more entry of a list; null where the draft has none. */
export function findField(draft: Draft, pointer: string): string | null {
  const at = pointer.endsWith("/-") ? valueAt(draft, pointer.slice(0, -2)) : valueAt(draft, fieldOf(draft, pointer));
  if (pointer.endsWith("/-")) return Array.isArray(at) ? pointer : null;
  return at === null || textOf(at) !== null ? fieldOf(draft, pointer) : null;
}

/** A text with what was understood of it: a Value, a Period or a TargetText. */
export function isUnderstood(value: unknown): value is { readonly text: string } {
  return value !== null && typeof value === "object" && "text" in value && ("comparator" in value || "values" in value || "from" in value);
}

/** What a field says, as a person would type it; null where it says nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return isUnderstood(value) ? value.text : null;
}

/** What any part of a draft or of the record says, its texts one after the other; null where it says nothing. */
export function saidOf(value: unknown): string | null {
  const texts = [...fieldsUnder(value, "")].flatMap((pointer) => textOf(pointer === "" ? value : valueAt(value as Draft, pointer)) ?? []);
  return texts.length === 0 ? null : texts.join(" / ");
}

/** Every field under a pointer that says something, in the order of the draft. */
export function* fieldsUnder(value: unknown, pointer: string): Generator<string> {
  if (textOf(value) !== null) yield pointer;
  else if (value !== null && typeof value === "object")
    for (const [key, entry] of Object.entries(value)) yield* fieldsUnder(entry, `${pointer}/${key}`);
}

/** The thing of the record that a pointer is a part of: a goal, a mission, a node, an indicator … of its own; the plan or the head of the document else. */
export function unitOf(pointer: string): string {
  return /^\/(?:goals|missions|plan\/(?:nodes|indicators|initiatives|roles|relatedPlans))\/\d+/u.exec(pointer)?.[0] ?? "";
}

/** Names of what is no text of the document, or is decided elsewhere. */
const NO_SLOTS = ["parent", "node", "level", "values", "strategyKpi", "mark"];

/** Lists of texts, to which an entry can be added. */
const LISTS = ["background", "purpose", "sdgs", "divisions", "items", "schedule", "missions", "expectations", "details", "glossary"];

/** Every field under a pointer into which a text can be put: those that say something, the empty ones, and one more entry of each list. */
export function* slotsUnder(value: unknown, pointer: string): Generator<string> {
  if (value === null || textOf(value) !== null) yield pointer;
  else if (typeof value === "object")
    for (const [key, entry] of Object.entries(value)) {
      if (NO_SLOTS.includes(key)) continue;
      yield* slotsUnder(entry, `${pointer}/${key}`);
      if (Array.isArray(entry) && LISTS.includes(key) && entry.every((one) => typeof one !== "object")) yield `${pointer}/${key}/-`;
    }
}
