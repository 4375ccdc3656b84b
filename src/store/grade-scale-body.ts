import * as v from "valibot";
import { type GradeScale, MEASURES } from "../domain/progress/grade-scale.ts";

const year = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)));
const threshold = v.nullable(v.strictObject({ at: v.pipe(v.number(), v.finite()), inclusive: v.boolean() }));
const words = v.exactOptional(v.string());

const condition = v.variant("kind", [
  v.strictObject({ kind: v.literal("band"), band: v.strictObject({ from: threshold, to: threshold }), onlyIfKept: v.boolean() }),
  v.strictObject({ kind: v.literal("target"), is: v.picklist(["kept", "exceeded"]) }),
  v.strictObject({ kind: v.literal("unsaid") }),
]);

/** A scale as it is kept, and nothing else. What is wrong with it as a scale is another question (checkScale). */
export const gradeScaleBody = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.string(),
  measure: v.picklist(MEASURES),
  validFrom: year,
  validTo: year,
  steps: v.array(
    v.strictObject({
      code: v.string(),
      label: v.string(),
      rank: v.nullable(v.pipe(v.number(), v.integer())),
      when: v.nullable(condition),
      ofKept: v.nullable(v.picklist(["kept", "not-kept"])),
      labels: v.strictObject({ yearly: words, "final-year": words, qualitative: words }),
    }),
  ),
}) satisfies v.GenericSchema<unknown, GradeScale>;
