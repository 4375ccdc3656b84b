import type { Document } from "../document.ts";
import { type Doubt, doubt } from "./doubts/doubt.ts";
import { orderOf } from "./doubts/fields.ts";
import { doubtGoals } from "./doubts/goals.ts";
import { doubtIndicators } from "./doubts/indicators.ts";
import { doubtNodes } from "./doubts/nodes.ts";
import { doubtPlaces } from "./doubts/places.ts";
import { doubtTexts } from "./doubts/texts.ts";
import type { TracedReading } from "./reading.ts";

export type { Doubt, DoubtReason } from "./doubts/doubt.ts";

/** What a person should look at first in a reading, and why. A field without a doubt is sure. The doubts of one field stand together, in the order of the reading. */
export function findDoubts(document: Document, traced: TracedReading): readonly Doubt[] {
  const { reading } = traced;
  const found = [
    ...(reading.municipality === null ? [doubt("/municipality", "no-municipality")] : []),
    ...doubtNodes(reading.plan),
    ...doubtIndicators(reading.plan),
    ...doubtGoals(reading),
    ...doubtTexts(reading),
    ...doubtPlaces(document, traced),
  ];
  const order = orderOf(reading);
  return found
    .map((one) => ({ one, at: order(one.pointer) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
