import * as v from "valibot";
import type { SheetBody } from "../domain/sheet/sheet-body.ts";
import { integer, orNull, placementBody, reportsBody, sdgsBody, text } from "./goal-body.ts";

const key = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,20}$/u));
const texts = keyed(v.object({ key, text }));
const placements = keyed(v.object({ key, ...placementBody.entries, nodeId: orNull(integer) }));
const step = v.object({ key, mark: orNull(text), text, ...reportsBody });
const action = v.object({ key, mark: orNull(text), title: text, steps: keyed(step), ...reportsBody });

/** A list each of whose parts has a key of its own. */
function keyed<Part extends v.GenericSchema<unknown, { key: string }>>(part: Part) {
  return v.pipe(
    v.array(part),
    v.check((parts) => new Set(parts.map((one) => one.key)).size === parts.length, "two parts of a list have one key"),
  );
}

/** The body of a sheet's revision, and nothing else. */
export const sheetBody = v.variant("kind", [
  v.object({
    kind: v.literal("goal"),
    title: text,
    priority: orNull(integer),
    placements,
    background: texts,
    purpose: texts,
    sdgs: sdgsBody,
    actions: keyed(action),
    remarks: keyed(v.object({ key, label: text, text: orNull(text) })),
  }),
  v.object({
    kind: v.literal("mission"),
    post: orNull(text),
    name: orNull(text),
    missions: texts,
    policies: keyed(v.object({ key, mark: orNull(text), text, summary: orNull(text) })),
    midTermGoals: keyed(v.object({ key, number: orNull(integer), title: text, items: texts, schedule: texts, placements })),
  }),
]) satisfies v.GenericSchema<unknown, SheetBody>;

/** The sheet that a JSON text says, as a form brings it along; null where it is none. */
export function readSheetBody(json: string): SheetBody | null {
  try {
    const read = v.safeParse(sheetBody, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
