import type { Actual, ActualStatus, Measured } from "./actual.ts";
import type { IndicatorRule } from "./indicator-rule.ts";

/** What was said of a year, as it is kept. */
export interface SaidOfYear {
  readonly part: string;
  readonly year: number;
  readonly status: ActualStatus | "withdrawn";
  readonly text: string;
  readonly value: number | null;
  readonly reached: boolean | null;
  readonly reason: string | null;
  readonly asOf: string | null;
}

/** The actuals of the whole (an empty key) or of a part, by year. What was withdrawn is none. */
export function actualsOf(
  said: readonly SaidOfYear[],
  part: string,
  { yearKind, unit }: { readonly yearKind: IndicatorRule["yearKind"]; readonly unit: string | null },
): Actual[] {
  return said
    .filter((one) => one.part === part)
    .toSorted((one, other) => one.year - other.year)
    .flatMap((one): Actual[] => {
      const of = { year: { kind: yearKind, year: one.year }, asOf: one.asOf } as const;
      switch (one.status) {
        case "withdrawn":
          return [];
        case "preliminary":
        case "final":
          return [{ ...of, status: one.status, measured: measuredOf(one, unit) }];
        case "unavailable":
          return [{ ...of, status: one.status, reason: one.reason ?? "" }];
        default:
          return [{ ...of, status: one.status }];
      }
    });
}

function measuredOf({ text, value, reached }: SaidOfYear, unit: string | null): Measured {
  if (reached !== null) return { kind: "reached", text, reached };
  return value === null ? { kind: "unread", text } : { kind: "number", text, value, unit };
}
