import * as v from "valibot";
import { FORMULAS } from "../domain/indicator/indicator-definition.ts";
import type { IndicatorRule } from "../domain/indicator/indicator-rule.ts";

const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
const part = v.nullable(v.pipe(v.string(), v.minLength(1)));
const stated = { text: v.string(), year: v.nullable(year), part };

/** A rule as it is kept, and nothing else. What is wrong with it as a rule is another question. */
export const indicatorRuleBody = v.strictObject({
  kind: v.nullable(v.picklist(["quantitative", "qualitative"])),
  direction: v.nullable(v.picklist(["higher", "lower", "keep"])),
  accumulation: v.nullable(v.picklist(["level", "running-total", "sum"])),
  sumFrom: v.nullable(year),
  yearKind: v.picklist(["fiscal", "calendar"]),
  formula: v.picklist([...FORMULAS, "automatic"]),
  against: v.picklist(["year", "final"]),
  calculation: v.nullable(v.string()),
  source: v.nullable(v.string()),
  collectionMonth: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  unit: v.nullable(v.string()),
  baselines: v.nullable(v.array(v.strictObject(stated))),
  targets: v.nullable(
    v.array(
      v.strictObject({
        ...stated,
        role: v.picklist(["yearly", "interim", "final"]),
        former: v.array(
          v.strictObject({
            text: v.string(),
            year: v.exactOptional(v.nullable(year)),
            until: v.pipe(v.string(), v.isoDate()),
            reason: v.string(),
          }),
        ),
      }),
    ),
  ),
  parts: v.array(v.strictObject({ key: v.pipe(v.string(), v.minLength(1)), name: v.string() })),
  breaks: v.array(v.strictObject({ from: year, reason: v.string() })),
  scale: v.nullable(v.pipe(v.number(), v.integer())),
  sharedCode: v.nullable(v.string()),
}) satisfies v.GenericSchema<unknown, IndicatorRule>;
