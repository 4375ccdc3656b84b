import type { Actual } from "./actual.ts";
import type { IndicatorRule } from "./indicator-rule.ts";
import { understood } from "./understood-value.ts";
import type { Value } from "./value.ts";

/** 実績値 that a document prints, of the years that it names. What a document prints is final. @param unit of the indicator. */
export function printedActuals(values: readonly Value[], { yearKind }: Pick<IndicatorRule, "yearKind">, unit: string | null): Actual[] {
  return values
    .map((value) => understood(value, unit))
    .flatMap(({ text, value, unit, fiscalYear }) =>
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
