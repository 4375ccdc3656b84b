import type { Indicator } from "../../domain/indicator/indicator.ts";
import { type IndicatorNameKeys, indicatorNameKeys } from "../../domain/indicator/indicator-name.ts";
import type { Value } from "../../domain/indicator/value.ts";
import { bigramsOf, likeness, textKey } from "../../domain/wording/text-key.ts";
import type { KnownIndicator } from "../../store/indicator-record-store.ts";

/** Where a document places an indicator. */
export interface Standing {
  readonly planId: number;
  readonly nodeId: number | null;
}

/** An indicator of the record that an indicator of a document may be. */
export interface IndicatorCandidate {
  readonly known: KnownIndicator;
  /** same-name: but for widths and spaces. same-spelling: but for the unit in brackets, quotation marks, ※, 【再掲】. same-but-note: but for a note in brackets, or 率 for の割合. */
  readonly why: "same-name" | "same-spelling" | "same-but-note" | "similar-name";
  readonly where: "same-node" | "same-plan" | "other-plan";
  /** How certain it is that the two are one, the lower the surer; null where a person has to say so. */
  readonly rule: number | null;
  readonly alike: number;
}

const NEAR_NAME = 0.6;
const MOST_SHOWN = 20;
const MOST_SIMILAR = 6;
/** Of a hostile record's thousands of one name not all are looked at. */
const MOST_COMPARED = 100;
const LONGEST_NAME = 60;

type Entry = { readonly known: KnownIndicator; readonly keys: IndicatorNameKeys };

/**
 * The indicators of the record that an indicator of a document may be, the likeliest first.
 *
 * Of one name they are certainly the same: at the same node of the same plan; in the same plan where one of the two stands at no node (a list of all
 * indicators); or in another plan, where unit and target are the same too. Of names that differ by a note in brackets only where they promise the same.
 */
export function indicatorCandidates(
  known: readonly KnownIndicator[],
): (indicator: Indicator, at: Standing) => readonly IndicatorCandidate[] {
  const byName = new Map<string, Entry[]>();
  const byPair = new Map<string, Entry[]>();
  for (const one of known) {
    const entry = { known: one, keys: indicatorNameKeys(one.name) };
    for (const key of new Set(Object.values(entry.keys))) add(byName, key, entry);
    for (const pair of bigramsOf(entry.keys.plain, LONGEST_NAME)) add(byPair, pair, entry);
  }
  return (indicator, at) => {
    const keys = indicatorNameKeys(indicator.name);
    const named = [...new Set(Object.values(keys))].flatMap((key) => byName.get(key) ?? []);
    const entries = new Set([...named, ...similar(byPair, keys)]);
    return [...entries]
      .map((entry) => compare(entry, indicator, keys, at))
      .filter(({ why, alike }) => why !== "similar-name" || alike >= NEAR_NAME)
      .sort(
        (one, other) =>
          (one.rule ?? RULES) - (other.rule ?? RULES) ||
          WHERE.indexOf(one.where) - WHERE.indexOf(other.where) ||
          WHY.indexOf(one.why) - WHY.indexOf(other.why) ||
          other.alike - one.alike,
      )
      .slice(0, MOST_SHOWN);
  };
}

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const group = index.get(key);
  if (group && group.length >= MOST_COMPARED) return;
  if (group) group.push(entry);
  else index.set(key, [entry]);
}

function similar(byPair: ReadonlyMap<string, readonly Entry[]>, { plain }: IndicatorNameKeys): Entry[] {
  const shared = new Map<Entry, number>();
  for (const pair of bigramsOf(plain, LONGEST_NAME))
    for (const entry of byPair.get(pair) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + 1);
  return [...shared]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_SIMILAR)
    .map(([entry]) => entry);
}

const WHY: readonly IndicatorCandidate["why"][] = ["same-name", "same-spelling", "same-but-note", "similar-name"];
const WHERE: readonly IndicatorCandidate["where"][] = ["same-node", "same-plan", "other-plan"];
/** How many rules there are. */
export const RULES = 9;

function compare({ known, keys }: Entry, indicator: Indicator, own: IndicatorNameKeys, at: Standing): IndicatorCandidate {
  const why = whyOf(keys, own);
  const where = whereOf(known, at);
  const alike = why === "similar-name" ? likeness(keys.plain, own.plain) : 1;
  return { known, why, where, rule: ruleOf(why, where, known, indicator, at), alike };
}

function whyOf(one: IndicatorNameKeys, other: IndicatorNameKeys): IndicatorCandidate["why"] {
  if (one.written === other.written) return "same-name";
  if (one.spelled === other.spelled) return "same-spelling";
  return one.plain === other.plain ? "same-but-note" : "similar-name";
}

function whereOf({ placements }: KnownIndicator, at: Standing): IndicatorCandidate["where"] {
  const here = placements.filter(({ planId }) => planId === at.planId);
  if (here.some(({ nodeId }) => nodeId === at.nodeId)) return "same-node";
  return here.length > 0 ? "same-plan" : "other-plan";
}

/** Names first, then places: of one name, whoever stands at the node is meant before whoever stands in a list. */
function ruleOf(
  why: IndicatorCandidate["why"],
  where: IndicatorCandidate["where"],
  known: KnownIndicator,
  indicator: Indicator,
  at: Standing,
): number | null {
  if (why === "similar-name") return null;
  const base = WHY.indexOf(why) * WHERE.length + WHERE.indexOf(where);
  const promises = known.unit === indicator.unit && samePromise(known, indicator);
  if (where === "other-plan") return promises ? base : null;
  if (!sameUnit(known.unit, indicator.unit)) return null;
  if (why === "same-but-note" && !promises) return null;
  if (where === "same-node") return base;
  const unbound = at.nodeId === null || known.placements.some(({ planId, nodeId }) => planId === at.planId && nodeId === null);
  return unbound ? base : null;
}

function sameUnit(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function samePromise(known: KnownIndicator, { target }: Indicator): boolean {
  return target !== null && known.values.some(({ role, value }) => role === "target" && value.value !== null && sameValue(value, target));
}

/** Two documents say the same: in the same words, or the same number for the same year. */
export function sameValue(one: Value, other: Value): boolean {
  if (textKey(one.text) === textKey(other.text)) return one.fiscalYear === other.fiscalYear;
  return (
    one.value !== null &&
    one.value === other.value &&
    one.comparator === other.comparator &&
    one.fiscalYear === other.fiscalYear &&
    one.unit === other.unit
  );
}
