import type { Period, TargetText } from "../../../domain/goal/goal.ts";
import type { Leaf } from "../../../domain/sheet/sheet-tree.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatPeriod, formatValue } from "../../ui/understood.ts";

/** What was understood of a period or a target, in words; null where nothing was. */
export function leafSaid(leaf: Leaf, t: Sentences, locale: Locale): string | null {
  if (leaf === null || typeof leaf !== "object") return null;
  if (isTarget(leaf)) return leaf.values.flatMap((value) => formatValue(value, t) ?? []).join(t("list.comma")) || null;
  return isPeriod(leaf) ? formatPeriod(leaf, t, locale) : null;
}

const isTarget = (leaf: object): leaf is TargetText => "values" in leaf && Array.isArray(leaf.values) && "text" in leaf;

const isPeriod = (leaf: object): leaf is Period => "from" in leaf && "to" in leaf;
