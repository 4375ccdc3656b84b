import type { KeptIndicator, KeptValue } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { ComparedRow, ComparedValue } from "./compared-table.tsx";

/** What each document printed of an indicator, what a later one replaced among it: a row a document, the latest last. */
export function generationsOf(alike: readonly KeptIndicator[], code: string, t: Sentences): ComparedRow[] {
  return alike.flatMap((indicator) => {
    const { id, name, unit, note, superseded } = indicator;
    const values = [...valuesInForce(indicator), ...superseded];
    const plans = [...new Set(indicator.placements.map((placement) => planTitle({ title: placement.planTitle }, t)))].join("、");
    return [...Map.groupBy(values, ({ documentId }) => documentId ?? 0)]
      .sort(([one], [other]) => one - other)
      .map(
        ([document, printed]): ComparedRow => ({
          ...{ key: `${id} ${document}`, from: plans, name, unit, note, href: addressOf("indicator", { code, indicator: id }) },
          values: comparable(printed),
        }),
      );
  });
}

/** What is printed of an indicator and holds. */
export const printedValues = (indicator: KeptIndicator): ComparedValue[] => comparable(valuesInForce(indicator));

const valuesInForce = ({ baseline, interimTargets, target }: KeptIndicator): KeptValue[] =>
  [baseline, ...interimTargets, target].filter((value) => value !== null);

const comparable = (values: readonly KeptValue[]): ComparedValue[] =>
  values.flatMap((value) => (value.role === "actual" ? [] : [{ ...value, role: value.role }]));
