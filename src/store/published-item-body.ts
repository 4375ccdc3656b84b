import * as v from "valibot";
import { PHASES } from "../domain/cycle/phase.ts";
import { ACTUAL_STATUSES } from "../domain/indicator/actual.ts";
import { FORMULAS } from "../domain/indicator/indicator-definition.ts";
import { NO_RATE_REASONS } from "../domain/progress/no-rate.ts";
import { endingOf } from "../domain/publication/offered-file.ts";
import type { PublicProfile } from "../domain/publication/public-profile.ts";
import type { PublishedItem, PublishedOf } from "../domain/publication/published-item.ts";
import { goalBody, orNull, text, valueBody } from "./goal-body.ts";
import { gradeScaleBody } from "./grade-scale-body.ts";
import { indicatorRuleBody } from "./indicator-rule-body.ts";
import { missionBody } from "./mission-body.ts";

/** Far more than a municipality will ever have, and far less than a sequence holds. */
const LARGEST_ID = 1_000_000_000_000;

export const publishedId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_ID));
export const publishedYear = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const day = v.pipe(v.string(), v.isoDate());
const number = v.pipe(v.number(), v.finite());
const texts = v.array(text);
const summary = orNull(v.pipe(text, v.minLength(1)));

const profile = v.strictObject({
  nameReading: orNull(text),
  contact: v.strictObject({ unit: orNull(text), telephone: orNull(text), mail: orNull(text), url: orNull(text) }),
  licence: v.picklist(["CC-BY-4.0", "CC0-1.0", "PDL-1.0"]),
  address: orNull(text),
  greeting: orNull(text),
}) satisfies v.GenericSchema<unknown, PublicProfile>;

const municipality = v.strictObject({
  kind: v.literal("municipality"),
  id: v.literal(0),
  code: v.pipe(text, v.regex(/^\d{6}$/u)),
  name: orNull(text),
  profile,
});

const plan = v.strictObject({
  ...{ kind: v.literal("plan"), id: publishedId, title: orNull(text), levels: texts, glossary: texts, summary },
  ...{ fromYear: orNull(publishedYear), toYear: orNull(publishedYear), predecessor: orNull(publishedId) },
});

const node = v.strictObject({
  ...{ kind: v.literal("node"), id: publishedId, plan: publishedId, parent: orNull(publishedId), position, summary },
  ...{ code: text, level: text, title: text, statement: orNull(text) },
  sections: v.array(v.strictObject({ title: text, items: texts })),
  initiatives: v.array(v.strictObject({ id: publishedId, group: orNull(text), item: text, details: texts, divisions: texts })),
  roles: v.array(v.strictObject({ actor: text, expectations: texts })),
  relatedPlans: texts,
});

const actual = v.strictObject({
  ...{ part: text, year: publishedYear, status: v.picklist(ACTUAL_STATUSES), text, value: orNull(number), reached: orNull(v.boolean()) },
  ...{ reason: orNull(text), asOf: orNull(day), source: orNull(text), note: orNull(text) },
});

const noRate = v.picklist(NO_RATE_REASONS);
const progress = v.variant("kind", [
  v.strictObject({
    ...{ kind: v.literal("rate"), rate: number, kept: orNull(v.boolean()) },
    formula: v.picklist(FORMULAS.filter((formula) => formula !== "reached")),
  }),
  v.strictObject({ kind: v.literal("kept"), kept: v.boolean(), because: noRate }),
  v.strictObject({ kind: v.literal("none"), reason: noRate }),
]);

const measuredYear = v.strictObject({ kind: v.picklist(["fiscal", "calendar"]), year: v.pipe(v.number(), v.integer()) });
const standing = v.variant("kind", [
  v.strictObject({ kind: v.literal("reached"), year: measuredYear }),
  v.strictObject({ kind: v.literal("on-track"), year: measuredYear, expected: orNull(number) }),
  v.strictObject({ kind: v.literal("behind"), year: measuredYear, expected: orNull(number) }),
  v.strictObject({
    kind: v.literal("cannot-be-said"),
    reason: v.picklist([...NO_RATE_REASONS, "before-path", "year-unknown", "no-path", "not-reached-yet"]),
  }),
]);

const ungraded = v.picklist([...NO_RATE_REASONS, "judged", "kept-not-graded", "outside-bands", "time-unknown", "baseline-zero"]);
const grade = v.variant("kind", [
  v.strictObject({
    ...{ kind: v.literal("graded"), scale: text, code: text, label: orNull(text), because: orNull(ungraded) },
    override: orNull(v.strictObject({ reason: text, proposed: orNull(text) })),
  }),
  v.strictObject({ kind: v.literal("ungraded"), scale: text, reason: ungraded }),
]);

const indicator = v.strictObject({
  ...{ kind: v.literal("indicator"), id: publishedId, name: text, unit: orNull(text), indicatorKind: orNull(text), note: orNull(text) },
  ...{ divisions: texts, department: orNull(publishedId), division: orNull(publishedId), summary, rule: indicatorRuleBody },
  placements: v.array(v.strictObject({ plan: publishedId, node: orNull(publishedId), strategyKpi: v.boolean() })),
  printed: v.strictObject({
    ...{ baseline: orNull(valueBody), interimTargets: v.array(valueBody), target: orNull(valueBody), actuals: v.array(valueBody) },
  }),
  actuals: v.array(actual),
  results: v.array(v.strictObject({ part: text, year: publishedYear, progress, standing, grade })),
});

const year = v.strictObject({ kind: v.literal("year"), id: publishedYear, phase: v.picklist(PHASES) });

const goal = v.strictObject({
  ...{ kind: v.literal("goal"), id: publishedId, fiscalYear: publishedYear, department: orNull(publishedId), body: goalBody },
  ...{ nodes: v.array(orNull(publishedId)), continues: orNull(publishedId), summary },
});

const mission = v.strictObject({
  ...{ kind: v.literal("mission"), id: publishedId, fiscalYear: publishedYear, department: orNull(publishedId), body: missionBody },
  ...{ nodes: v.array(v.array(orNull(publishedId))), summary },
});

const unit = v.strictObject({
  ...{ kind: v.literal("unit"), id: publishedId, unitKind: v.picklist(["department", "division"]), name: text },
  ...{ parent: orNull(publishedId), validFrom: orNull(day), validTo: orNull(day) },
  successors: v.array(v.strictObject({ to: publishedId, at: day, how: v.picklist(["rename", "merge", "split"]) })),
});

const scale = v.strictObject({
  ...{ kind: v.literal("scale"), id: publishedId, scale: gradeScaleBody, isDefault: v.boolean(), isEnded: v.boolean() },
});

const term = v.strictObject({
  ...{ kind: v.literal("term"), id: publishedId, term: text, reading: orNull(text), explanation: orNull(text) },
  otherNames: v.exactOptional(texts),
});

const document = v.strictObject({
  ...{
    kind: v.literal("document"),
    id: publishedId,
    title: text,
    day: orNull(day),
    plan: orNull(publishedId),
    year: orNull(publishedYear),
  },
  ...{
    name: text,
    mediaType: v.pipe(
      text,
      v.check((type) => endingOf(type) !== null),
    ),
    size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  },
  sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/u)),
});

/** A published thing, and nothing else. */
export const publishedItemBody = v.variant("kind", [
  municipality,
  plan,
  node,
  indicator,
  year,
  goal,
  mission,
  unit,
  scale,
  term,
  document,
]) satisfies v.GenericSchema<unknown, PublishedItem>;

/** The same, kind by kind. */
export const PUBLISHED_BODIES = { municipality, plan, node, indicator, year, goal, mission, unit, scale, term, document } satisfies {
  readonly [Kind in PublishedItem["kind"]]: v.GenericSchema<unknown, PublishedOf<Kind>>;
};
