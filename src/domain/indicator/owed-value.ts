import type { SaidOfYear } from "./actuals-of.ts";

/** given: a value, or that there is none and why. pending: 集計中. missing: nothing is said. */
export type GivenState = "given" | "preliminary" | "pending" | "missing";

export function givenState(said: Pick<SaidOfYear, "status"> | null): GivenState {
  if (said === null || said.status === "withdrawn") return "missing";
  return said.status === "pending" || said.status === "preliminary" ? said.status : "given";
}

/**
 * Whether the value of a year is owed to whoever asked for it: nothing was said; or, once the day has passed until which it was asked for, that it is still being counted (集計中).
 * A preliminary value is a value.
 *
 * @param due ISO date of the last day on which it can be given in time; null where nobody asked.
 */
export function isOwed(said: Pick<SaidOfYear, "status"> | null, due: string | null, today: string): boolean {
  const state = givenState(said);
  return state === "missing" || (state === "pending" && due !== null && today > due);
}
