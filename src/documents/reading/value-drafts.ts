import { readPeriod } from "../../domain/calendar/period.ts";
import type { Period, TargetText } from "../../domain/goal/goal.ts";
import type { Value } from "../../domain/indicator/value.ts";
import { findValues, readValue, type ValueContext } from "../../domain/wording/value.ts";
import type { Passage } from "../passage.ts";
import type { Draft } from "./draft.ts";

/** A value as the passage says it; null where the passage says that there is none. The draft's text is the passage, trimmed. */
export function draftValue(passage: Passage, context: ValueContext = {}): Draft<Value> | null {
  const text = passage.trim();
  const value = readValue(text.text, context);
  return value && { ...value, text };
}

/** A target's text with the values that it states, each with its own place inside the passage. */
export function draftTarget(passage: Passage): Draft<TargetText> {
  const text = passage.trim();
  return {
    text,
    values: findValues(text.text).map(({ value, index }) => ({ ...value, text: text.slice(index, index + value.text.length) })),
  };
}

/** A period as the passage says it, resolved to months in the fiscal year of the goal; null where the passage is blank. */
export function draftPeriod(passage: Passage, fiscalYear: number | null): Draft<Period> | null {
  const text = passage.trim();
  const period = readPeriod(text.text, fiscalYear);
  return period && { ...period, text };
}
