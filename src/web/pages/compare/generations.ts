import type { KeptIndicator } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { ComparedRow, ComparedValue } from "./compared-table.tsx";

/** What each document printed of an indicator, what a later one replaced among it: a row a document, the latest last. */
export function generationsOf(alike: readonly KeptIndicator[], code: string, t: Sentences): ComparedRow[] {
  return alike.flatMap((indicator) => {
    const { id, name, unit, note, baseline, interimTargets, target, superseded } = indicator;
    const values = [baseline, ...interimTargets, target, ...superseded].filter((value) => value !== null);
    const plans = [...new Set(indicator.placements.map((placement) => planTitle({ title: placement.planTitle }, t)))].join("、");
    return [...Map.groupBy(values, ({ documentId }) => documentId ?? 0)]
      .sort(([one], [other]) => one - other)
      .map(
        ([document, printed]): ComparedRow => ({
          ...{ key: `${id} ${document}`, from: plans, name, unit, note, href: addressOf("indicator", { code, indicator: id }) },
          values: printed.flatMap((value): ComparedValue[] => (value.role === "actual" ? [] : [{ ...value, role: value.role }])),
        }),
      );
  });
}
