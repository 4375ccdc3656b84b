import type { Document } from "../document.ts";
import type { Doubt } from "./doubts/doubt.ts";
import { doubtGoals } from "./doubts/goals.ts";
import { doubtIndicators } from "./doubts/indicators.ts";
import { doubtTexts } from "./doubts/texts.ts";
import type { TracedReading } from "./reading.ts";

export type { Doubt, DoubtReason, Sureness } from "./doubts/doubt.ts";

/** What a person should look at first in a reading, and why. A field without a doubt is sure. The doubts of one field stand together, in the order of the reading. */
export function findDoubts(_document: Document, { reading }: TracedReading): readonly Doubt[] {
  const found = [...doubtIndicators(reading.plan), ...doubtGoals(reading), ...doubtTexts(reading)];
  const order = new Map<string, number>();
  for (const { pointer } of found) if (!order.has(pointer)) order.set(pointer, order.size);
  return found.toSorted((one, other) => (order.get(one.pointer) ?? 0) - (order.get(other.pointer) ?? 0));
}
