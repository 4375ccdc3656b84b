import type { MeasuredYear } from "../calendar/measured-year.ts";
import { accept, type Result, refuse } from "../result.ts";
import { normalise } from "../wording/normal.ts";
import type { Actual, ActualStatus } from "./actual.ts";
import type { IndicatorDefinition } from "./indicator-definition.ts";
import { readActual } from "./read-actual.ts";

/** What somebody typed or pasted as the value of a year, as it is kept. */
export interface EnteredValue {
  readonly status: ActualStatus;
  /** As typed; empty where there is no value. */
  readonly text: string;
  readonly value: number | null;
  /** Of a qualitative indicator. */
  readonly reached: boolean | null;
  /** Of what cannot be calculated, where it was typed in brackets behind. */
  readonly reason: string | null;
}

export type EntryFault =
  /** No single number: 3～5, 80以上, 順調. */
  | { readonly kind: "not-a-number" }
  /** Neither 達成 nor 未達成. */
  | { readonly kind: "not-a-judgement" }
  /** The value names another unit: 12人 of what is counted in ％. */
  | { readonly kind: "other-unit"; readonly unit: string; readonly expected: string }
  | { readonly kind: "too-long"; readonly limit: number };

const LONGEST = 400;
/** What takes a value back. ###### is a number that a spreadsheet had no room to show: it is asked for again. */
const BLANK = /^[-‐‑‒–—―−ー─━ｰ－]*$/u;
const BRACKETED = /^\s*[^(（]+[(（](.+)[)）]\s*$/su;

/**
 * Reads what is entered as the value of a year, or says what is wrong with it.
 *
 * @param status of a value whose text says none itself.
 * @returns null where nothing is said: blank, or a dash.
 */
export function readEntry(
  text: string,
  year: MeasuredYear,
  definition: Pick<IndicatorDefinition, "kind" | "unit">,
  status: "preliminary" | "final" = "final",
): Result<EnteredValue | null, EntryFault> {
  if (text.length > LONGEST) return refuse({ kind: "too-long", limit: LONGEST });
  const typed = text.trim();
  const actual = readActual(typed, year, definition);
  const none = { text: "", value: null, reached: null, reason: null };
  if (actual === null) return BLANK.test(typed) ? accept(null) : refuse({ kind: notRead(definition) });
  switch (actual.status) {
    case "unavailable":
      return accept({ ...none, status: actual.status, reason: BRACKETED.exec(typed)?.[1]?.trim() ?? null });
    case "pending":
    case "not-applicable":
      return accept({ ...none, status: actual.status });
    default:
      return measuredEntry(typed, actual, definition, status);
  }
}

const notRead = ({ kind }: Pick<IndicatorDefinition, "kind">) => (kind === "qualitative" ? "not-a-judgement" : "not-a-number");

function measuredEntry(
  typed: string,
  actual: Actual & { readonly status: "preliminary" | "final" },
  definition: Pick<IndicatorDefinition, "kind" | "unit">,
  status: "preliminary" | "final",
): Result<EnteredValue, EntryFault> {
  const { measured } = actual;
  const of = {
    text: typed,
    reason: null,
    status: actual.status === "preliminary" || status === "preliminary" ? "preliminary" : "final",
  } as const;
  if (measured.kind === "unread") return refuse({ kind: notRead(definition) });
  if (measured.kind === "reached") return accept({ ...of, value: null, reached: measured.reached });
  const expected = definition.unit;
  if (expected !== null && measured.unit !== null && measured.unit !== normalise(expected))
    return refuse({ kind: "other-unit", unit: measured.unit, expected });
  return accept({ ...of, value: measured.value, reached: null });
}
