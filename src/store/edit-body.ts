import * as v from "valibot";
import type { EditAct } from "../domain/draft/edit.ts";

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.number(), v.integer());
const pointer = v.pipe(v.string(), v.maxLength(500), v.startsWith("/"));

/** An edit of a draft, and nothing else. */
export const editBody = v.variant("kind", [
  v.strictObject({ kind: v.literal("set"), pointer, text: v.nullable(v.string()) }),
  v.strictObject({ kind: v.literal("assign"), range: v.strictObject({ start: offset, end: offset }), pointer }),
  v.strictObject({ kind: v.literal("exclude"), pointer }),
  v.strictObject({ kind: v.literal("link"), pointer, node: v.nullable(id) }),
  v.strictObject({ kind: v.literal("match"), pointer, indicator: v.nullable(id) }),
  v.strictObject({ kind: v.literal("confirm"), pointer }),
  v.strictObject({ kind: v.literal("taken-back"), edit: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]) satisfies v.GenericSchema<unknown, EditAct>;
