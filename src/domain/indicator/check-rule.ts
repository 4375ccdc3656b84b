import { isDay } from "../calendar/day.ts";
import type { IndicatorRule, StatedValue } from "./indicator-rule.ts";

/** What is wrong with a rule: the field, and its place in a list. */
export type RuleFault =
  | { readonly kind: "blank"; readonly field: "part" | "target" | "baseline" | "break-reason" | "former-reason"; readonly index: number }
  | { readonly kind: "too-long"; readonly field: keyof IndicatorRule; readonly limit: number }
  | { readonly kind: "too-many"; readonly field: keyof IndicatorRule; readonly limit: number }
  | { readonly kind: "twice"; readonly field: "parts" | "baselines" | "targets" | "breaks"; readonly index: number }
  | { readonly kind: "unknown-part"; readonly field: "baselines" | "targets"; readonly index: number }
  | { readonly kind: "no-year"; readonly field: "baselines" | "targets" | "breaks" | "sumFrom"; readonly index: number }
  | { readonly kind: "no-date"; readonly field: "targets"; readonly index: number };

const LONGEST = 2000;
const LONGEST_VALUE = 400;
const MOST = 100;

/** Everything that is wrong with a rule; none where it may be kept. */
export function checkRule(rule: IndicatorRule): readonly RuleFault[] {
  const { parts, breaks, sumFrom } = rule;
  const [baselines, targets] = [rule.baselines ?? [], rule.targets ?? []];
  const lists = { parts, breaks, baselines, targets };
  const tooMany = Object.entries(lists).flatMap(([field, list]): RuleFault[] =>
    list.length > MOST ? [{ kind: "too-many", field: field as keyof typeof lists, limit: MOST }] : [],
  );
  if (tooMany.length > 0) return tooMany;
  const texts = { calculation: rule.calculation, source: rule.source, unit: rule.unit, sharedCode: rule.sharedCode };
  return [
    ...Object.entries(texts).flatMap(([field, text]): RuleFault[] => {
      const limit = field === "unit" || field === "sharedCode" ? LONGEST_VALUE : LONGEST;
      return text !== null && text.length > limit ? [{ kind: "too-long", field: field as keyof typeof texts, limit }] : [];
    }),
    ...parts.flatMap(({ key, name }, index): RuleFault[] => {
      if (key.trim() === "" || name.trim() === "") return [{ kind: "blank", field: "part", index }];
      if (name.length > LONGEST_VALUE || key.length > LONGEST_VALUE) return [{ kind: "too-long", field: "parts", limit: LONGEST_VALUE }];
      const isTwice = parts.findIndex((one) => one.key === key || one.name === name) < index;
      return isTwice ? [{ kind: "twice", field: "parts", index }] : [];
    }),
    ...baselines.flatMap((one, index) => valueFaults(rule, "baselines", one, index)),
    ...baselines.flatMap(({ part }, index): RuleFault[] =>
      baselines.findIndex((one) => one.part === part) < index ? [{ kind: "twice", field: "baselines", index }] : [],
    ),
    ...targets.flatMap((one, index) => valueFaults(rule, "targets", one, index)),
    ...targets.flatMap(({ part, role, year, former }, index): RuleFault[] => [
      ...(targets.findIndex((one) => one.part === part && one.role === role && one.year === year) < index
        ? [{ kind: "twice", field: "targets", index } as const]
        : []),
      ...former.flatMap(({ year: before, until, reason }): RuleFault[] => [
        ...(before == null || isYear(before) ? [] : [{ kind: "no-year", field: "targets", index } as const]),
        ...(isDay(until) ? [] : [{ kind: "no-date", field: "targets", index } as const]),
        ...(reason.trim() === "" ? [{ kind: "blank", field: "former-reason", index } as const] : []),
      ]),
    ]),
    ...breaks.flatMap(({ from, reason }, index): RuleFault[] => [
      ...(isYear(from) ? [] : [{ kind: "no-year", field: "breaks", index } as const]),
      ...(reason.trim() === "" ? [{ kind: "blank", field: "break-reason", index } as const] : []),
      ...((breaks[index - 1]?.from ?? 0) >= from ? [{ kind: "twice", field: "breaks", index } as const] : []),
    ]),
    ...(sumFrom === null || isYear(sumFrom) ? [] : [{ kind: "no-year", field: "sumFrom", index: 0 } as const]),
  ];
}

function valueFaults(rule: IndicatorRule, field: "baselines" | "targets", { text, year, part }: StatedValue, index: number): RuleFault[] {
  return [
    ...(text.trim() === "" ? [{ kind: "blank", field: field === "targets" ? "target" : "baseline", index } as const] : []),
    ...(text.length > LONGEST_VALUE ? [{ kind: "too-long", field, limit: LONGEST_VALUE } as const] : []),
    ...(year === null || isYear(year) ? [] : [{ kind: "no-year", field, index } as const]),
    ...(part === null || rule.parts.some(({ key }) => key === part) ? [] : [{ kind: "unknown-part", field, index } as const]),
  ];
}

const isYear = (year: number): boolean => Number.isInteger(year) && year >= 1900 && year <= 2200;
