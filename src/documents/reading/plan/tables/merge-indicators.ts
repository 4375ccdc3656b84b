import type { Indicator } from "../../../../domain/indicator/indicator.ts";
import { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { Derived, type Draft, textOf } from "../../draft.ts";
import { bare } from "./column-head.ts";

export interface MergedIndicators {
  readonly indicators: readonly Draft<Indicator>[];
  /** What a summary says again. */
  readonly repeats: readonly Passage[];
}

/**
 * Merges the indicators of the pages with those of summary tables (指標・目標値一覧): one that both print stands once, as its page prints it, with what only the
 * summary says (KPI of the 総合戦略, a kind, a note, a section) added; one that only a summary prints is added behind.
 */
export function mergeIndicators(pages: readonly Draft<Indicator>[], summaries: readonly Draft<Indicator>[]): MergedIndicators {
  const merged = [...pages];
  const repeats: Passage[] = [];
  const byName = new Map<string, number[]>();
  for (const [i, indicator] of merged.entries()) byName.set(keyOf(indicator), [...(byName.get(keyOf(indicator)) ?? []), i]);
  for (const summary of summaries) {
    const candidates = byName.get(keyOf(summary)) ?? [];
    const at =
      candidates.find((i) => sameNode(merged[i], summary)) ??
      (nodeOf(summary) === null && candidates.length === 1 ? candidates[0] : undefined);
    const page = at === undefined ? undefined : merged[at];
    if (at === undefined || page === undefined) {
      merged.push(summary);
      byName.set(keyOf(summary), [...candidates, merged.length - 1]);
      continue;
    }
    merged[at] = {
      ...page,
      unit: page.unit ?? summary.unit,
      kind: page.kind ?? summary.kind,
      strategyKpi: isTrue(page.strategyKpi) ? page.strategyKpi : summary.strategyKpi,
      baseline: page.baseline ?? summary.baseline,
      interimTargets: page.interimTargets.length > 0 ? page.interimTargets : summary.interimTargets,
      target: page.target ?? summary.target,
      note: page.note ?? summary.note,
      divisions: page.divisions.length > 0 ? page.divisions : summary.divisions,
    };
    addAll(repeats, passagesOf(summary));
  }
  return { indicators: merged, repeats };
}

/** Names are the same whatever their spaces, marks and the reference sign ＊. */
function keyOf({ name }: Draft<Indicator>): string {
  return bare(textOf(name))
    .replace(/[*＊※「」『』・、,]/gu, "")
    .toLowerCase();
}

function nodeOf({ node }: Draft<Indicator>): string | null {
  return node === null ? null : textOf(node);
}

/** In the same node, or in one that lies within the other; a table that does not say the node may mean any. */
function sameNode(page: Draft<Indicator> | undefined, summary: Draft<Indicator>): boolean {
  if (!page) return false;
  const [a, b] = [nodeOf(page), nodeOf(summary)];
  return a === null || b === a || (b !== null && (a.startsWith(`${b}/`) || b.startsWith(`${a}/`) || a.startsWith(`${b}-`)));
}

function isTrue(flag: Draft<boolean>): boolean {
  return flag instanceof Derived ? flag.value : flag;
}

function passagesOf(draft: unknown): Passage[] {
  if (draft instanceof Passage) return [draft];
  if (draft instanceof Derived) return [draft.from];
  if (Array.isArray(draft)) return draft.flatMap(passagesOf);
  return draft !== null && typeof draft === "object" ? Object.values(draft).flatMap(passagesOf) : [];
}
