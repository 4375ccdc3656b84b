import type { Actual } from "./actual.ts";
import type { IndicatorRule } from "./indicator-rule.ts";
import type { Value } from "./value.ts";

/** 実績値 that a document prints, of the years that it names. What a document prints is final. */
export function printedActuals(values: readonly Value[], { yearKind }: Pick<IndicatorRule, "yearKind">): Actual[] {
  return values.flatMap(({ text, value, unit, fiscalYear }) =>
    fiscalYear === null
      ? []
      : [
          {
            ...({ status: "final", year: { kind: yearKind, year: fiscalYear }, asOf: null } as const),
            measured: value === null ? { kind: "unread", text } : { kind: "number", text, value, unit },
          },
        ],
  );
}
