import type { TargetText } from "../goal/goal.ts";
import { findValues } from "./value.ts";

/** A target as it stands in a goal sheet (数値目標): its text, and every number with its unit that it states. */
export function readTargetText(text: string): TargetText {
  return { text, values: findValues(text).map(({ value }) => value) };
}
