import * as v from "valibot";
import type { Plan } from "../domain/plan/plan.ts";
import { goalBody, valueBody } from "./goal-body.ts";
import { missionBody } from "./mission-body.ts";

const text = v.string();
const texts = v.array(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const planBody = v.strictObject({
  title: v.nullable(text),
  levels: texts,
  nodes: v.array(
    v.strictObject({
      code: text,
      parent: v.nullable(text),
      level: text,
      title: text,
      statement: v.nullable(text),
      sections: v.array(v.strictObject({ title: text, items: texts })),
    }),
  ),
  indicators: v.array(
    v.strictObject({
      node: v.nullable(text),
      name: text,
      unit: v.nullable(text),
      kind: v.nullable(text),
      strategyKpi: v.boolean(),
      baseline: v.nullable(valueBody),
      interimTargets: v.array(valueBody),
      target: v.nullable(valueBody),
      note: v.nullable(text),
      divisions: texts,
    }),
  ),
  initiatives: v.array(v.strictObject({ node: text, group: v.nullable(text), divisions: texts, item: text, details: texts })),
  roles: v.array(v.strictObject({ node: text, actor: text, expectations: texts })),
  relatedPlans: v.array(v.strictObject({ node: text, title: text })),
  glossary: texts,
}) satisfies v.GenericSchema<unknown, Plan>;

/** What a document was read as, before anybody accepted it: the Reading of the contract, and nothing else. */
export const readingBody = v.strictObject({
  format: v.literal("shirube-reading/1"),
  source: v.strictObject({ name: text, sha256: text, mediaType: text }),
  municipality: v.nullable(text),
  plan: v.nullable(planBody),
  goals: v.array(goalBody),
  missions: v.array(missionBody),
  unplaced: v.array(v.strictObject({ text, where: text })),
  coverage: v.strictObject({ total: count, placed: count, furniture: count, unplaced: count }),
});

export const doubtBody = v.strictObject({
  pointer: text,
  sureness: v.picklist(["likely", "doubtful"]),
  reason: text,
  facts: v.record(text, v.union([text, v.number()])),
});
