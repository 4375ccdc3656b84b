import type { Reading } from "../reading.ts";

/** A text of a reading in the document's words. */
export interface Field {
  readonly pointer: string;
  readonly text: string;
  /** title: the name of something. text: sentences. mark: an enumerator or a code. value: what values, targets and periods say; the pointer is the whole's. */
  readonly kind: "title" | "text" | "mark" | "value" | "name";
}

const KINDS: Readonly<Record<string, Field["kind"]>> = {
  title: "title",
  name: "title",
  item: "title",
  group: "title",
  mark: "mark",
  code: "mark",
  parent: "mark",
  node: "mark",
  unit: "mark",
  grade: "mark",
  level: "mark",
  levels: "mark",
  kind: "mark",
  department: "name",
  divisions: "name",
  actor: "name",
  post: "name",
  plan: "name",
  label: "name",
  glossary: "name",
};
/** Values, periods and target texts are looked at as a whole. */
const WHOLE = new Set(["baseline", "target", "interimTargets", "period"]);

/** Every text that a reading took out of the document, in the order of the reading. */
export function fieldsOf({ municipality, plan, goals, missions }: Reading): Field[] {
  const fields: Field[] = [];
  if (municipality !== null) fields.push({ pointer: "/municipality", text: municipality, kind: "name" });
  const walk = (part: unknown, pointer: string, key: string, whole: string | null): void => {
    if (typeof part === "string") {
      if (whole === null) fields.push({ pointer, text: part, kind: KINDS[key] ?? "text" });
      else if (pointer === `${whole}/text`) fields.push({ pointer: whole, text: part, kind: "value" });
    } else if (Array.isArray(part))
      for (const [i, entry] of part.entries()) walk(entry, `${pointer}/${i}`, key, WHOLE.has(key) ? `${pointer}/${i}` : whole);
    else if (part !== null && typeof part === "object")
      for (const [name, entry] of Object.entries(part))
        walk(entry, `${pointer}/${name}`, name, whole ?? (WHOLE.has(name) && !Array.isArray(entry) ? `${pointer}/${name}` : null));
  };
  walk(plan, "/plan", "plan", null);
  walk(goals, "/goals", "goals", null);
  // A person's name is no title.
  walk(
    missions.map(({ name: _, ...mission }) => mission),
    "/missions",
    "missions",
    null,
  );
  for (const [i, { name }] of missions.entries())
    if (name !== null) fields.push({ pointer: `/missions/${i}/name`, text: name, kind: "name" });
  return fields;
}

/** Where a pointer comes in the order of the reading; one that leads to nothing comes last. */
export function orderOf(reading: Reading): (pointer: string) => number {
  const order = new Map<string, number>();
  const walk = (part: unknown, pointer: string): void => {
    order.set(pointer, order.size);
    if (part !== null && typeof part === "object") for (const [name, entry] of Object.entries(part)) walk(entry, `${pointer}/${name}`);
  };
  const { municipality, plan, goals, missions } = reading;
  walk({ municipality, plan, goals, missions }, "");
  return (pointer) => order.get(pointer) ?? order.size;
}
