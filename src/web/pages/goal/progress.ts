import type { Goal, Reports } from "../../../domain/goal/goal.ts";

/** On how many of a goal's items there is a report. Items are the steps of an action or, where it has none, the action. */
export interface Progress {
  readonly items: number;
  readonly midterm: number;
  readonly result: number;
}

/** Counts the reports. A report on a whole action speaks of each of its steps. */
export function progressOf({ actions }: Goal): Progress {
  const items = actions.flatMap((action) => (action.steps.length === 0 ? [[action]] : action.steps.map((step) => [action, step])));
  const count = (key: "midterm" | "result") => items.filter((item: readonly Reports[]) => item.some((said) => said[key] !== null)).length;
  return { items: items.length, midterm: count("midterm"), result: count("result") };
}

/** The reports on several goals together. */
export function sumProgress(goals: readonly Goal[]): Progress {
  const each = goals.map(progressOf);
  const sum = (key: keyof Progress) => each.reduce((total, progress) => total + progress[key], 0);
  return { items: sum("items"), midterm: sum("midterm"), result: sum("result") };
}
