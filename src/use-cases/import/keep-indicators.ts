import { isDeepStrictEqual } from "node:util";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Value } from "../../domain/indicator/value.ts";
import type { Connection } from "../../store/database.ts";
import {
  type IndicatorFacts,
  type KnownIndicator,
  listKnownIndicators,
  type PlacementRow,
  recordIndicatorPlacements,
  recordIndicators,
  recordIndicatorValues,
  saveIndicator,
  saveIndicatorPlacement,
  supersedeValues,
  type ValueRow,
} from "../../store/indicator-record-store.ts";
import { drawIds } from "../../store/rows.ts";
import type { ValueRole } from "../../store/schema.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import type { Claim } from "./claim.ts";
import { type Standing, sameValue } from "./indicator-candidates.ts";
import { matchIndicators } from "./match-indicators.ts";

interface Source {
  readonly planId: number;
  readonly documentId: number;
  readonly nodeOf: (code: string | null) => number | null;
  /** What a person said of an indicator, by its index: its id in the record, or null for a new one. */
  readonly chosen: ReadonlyMap<number, number | null>;
}

/** A value as a document gives it, with where it stands in the reading of its indicator. */
interface GivenValue {
  readonly role: ValueRole;
  readonly position: number;
  readonly pointer: string;
  readonly value: Value;
}

/** Keeps the indicators of a document. A value that differs from the one that held takes its place; the old one is kept beside it. */
export async function keepIndicators(
  tx: Connection,
  municipality: string,
  source: Source,
  indicators: readonly Indicator[],
): Promise<{ readonly added: number; readonly claims: readonly Claim[] }> {
  const known = await listKnownIndicators(
    tx,
    municipality,
    indicators.map(({ name }) => name),
    [...source.chosen.values()].filter((id) => id !== null),
  );
  const standingOf = ({ node }: Indicator) => ({ planId: source.planId, nodeId: source.nodeOf(node) });
  const matches = matchAround(known, indicators, standingOf, source.chosen);
  const drawn = (await drawIds(tx, matches.filter((match) => match === null).length)).values();

  const facts = indicators.map((indicator, i) => factsOf(indicator, matches[i] ?? null, () => drawn.next().value ?? 0));
  await recordIndicators(
    tx,
    municipality,
    facts.filter((_, i) => !matches[i]),
  );
  for (const [i, fact] of facts.entries()) {
    const match = matches[i];
    if (match && !isDeepStrictEqual(fact, factsOnly(match))) await saveIndicator(tx, municipality, fact);
  }

  await keepPlacements(tx, municipality, facts, indicators, matches, standingOf);
  await keepValues(tx, municipality, source.documentId, facts, indicators, matches);
  await recordSearchEntries(
    tx,
    municipality,
    facts.map(({ id, name, unit, kind, note, divisions }) => ({
      kind: "indicator",
      id,
      title: name,
      text: [unit, kind, note, ...divisions].filter((text) => text !== null && text !== "").join("\n"),
    })),
  );
  return {
    added: matches.filter((match) => !match).length,
    claims: facts.map(({ id }, i) => ({ from: `/plan/indicators/${i}`, kind: "indicator", id, to: "" })),
  };
}

/** The matches that a person made, and around them those that are certain. */
function matchAround(
  known: readonly KnownIndicator[],
  indicators: readonly Indicator[],
  standingOf: (indicator: Indicator) => Standing,
  chosen: Source["chosen"],
): (KnownIndicator | null)[] {
  const taken = new Set(chosen.values());
  const found = matchIndicators(
    known.filter(({ id }) => !taken.has(id)),
    indicators.filter((_, i) => !chosen.has(i)),
    standingOf,
  ).values();
  return indicators.map((_, i) => {
    const id = chosen.get(i);
    return id === undefined ? (found.next().value ?? null) : (known.find((one) => one.id === id) ?? null);
  });
}

/** What is known of an indicator now: what the document says, and what it leaves unsaid as it was. */
function factsOf(indicator: Indicator, known: KnownIndicator | null, draw: () => number): IndicatorFacts {
  return {
    id: known?.id ?? draw(),
    name: known?.name ?? indicator.name,
    unit: indicator.unit ?? known?.unit ?? null,
    kind: indicator.kind ?? known?.kind ?? null,
    note: indicator.note ?? known?.note ?? null,
    divisions: indicator.divisions.length > 0 ? indicator.divisions : (known?.divisions ?? []),
  };
}

function factsOnly({ id, name, unit, kind, note, divisions }: KnownIndicator): IndicatorFacts {
  return { id, name, unit, kind, note, divisions };
}

async function keepPlacements(
  tx: Connection,
  municipality: string,
  facts: readonly IndicatorFacts[],
  indicators: readonly Indicator[],
  matches: readonly (KnownIndicator | null)[],
  standingOf: (indicator: Indicator) => { planId: number; nodeId: number | null },
): Promise<void> {
  const added: Omit<PlacementRow, "id">[] = [];
  for (const [i, indicator] of indicators.entries()) {
    const { planId, nodeId } = standingOf(indicator);
    const here = matches[i]?.placements.filter((placement) => placement.planId === planId) ?? [];
    const same =
      here.find((placement) => placement.nodeId === nodeId) ?? here.find((placement) => placement.nodeId === null || nodeId === null);
    const { strategyKpi } = indicator;
    if (!same) added.push({ indicatorId: facts[i]?.id ?? 0, planId, nodeId, strategyKpi, position: i });
    else if ((strategyKpi && !same.strategyKpi) || (same.nodeId === null && nodeId !== null))
      await saveIndicatorPlacement(tx, municipality, {
        id: same.id,
        nodeId: same.nodeId ?? nodeId,
        strategyKpi: same.strategyKpi || strategyKpi,
      });
  }
  const ids = await drawIds(tx, added.length);
  await recordIndicatorPlacements(
    tx,
    municipality,
    added.map((placement, i) => ({ ...placement, id: ids[i] ?? 0 })),
  );
}

async function keepValues(
  tx: Connection,
  municipality: string,
  documentId: number,
  facts: readonly IndicatorFacts[],
  indicators: readonly Indicator[],
  matches: readonly (KnownIndicator | null)[],
): Promise<void> {
  const added: Omit<ValueRow, "id">[] = [];
  const superseded: number[] = [];
  for (const [i, indicator] of indicators.entries()) {
    const held = matches[i]?.values ?? [];
    for (const given of valuesOf(indicator)) {
      const rivals = held.filter(
        ({ role, value }) => role === given.role && (role !== "interim" || value.fiscalYear === given.value.fiscalYear),
      );
      if (rivals.some(({ value }) => sameValue(value, given.value))) continue;
      // Targets on the way that name no year are several: one does not take the place of another.
      if (given.role !== "interim" || given.value.fiscalYear !== null) superseded.push(...rivals.map(({ id }) => id));
      added.push({ ...given, indicatorId: facts[i]?.id ?? 0, documentId });
    }
  }
  await supersedeValues(tx, municipality, superseded, documentId);
  const ids = await drawIds(tx, added.length);
  await recordIndicatorValues(
    tx,
    municipality,
    added.map((value, i) => ({ ...value, id: ids[i] ?? 0 })),
  );
}

function valuesOf({ baseline, interimTargets, target }: Indicator): GivenValue[] {
  return [
    ...(baseline ? [{ role: "baseline" as const, position: 0, pointer: "/baseline", value: bound(baseline) }] : []),
    ...interimTargets.map((value, i) => ({ role: "interim" as const, position: i, pointer: `/interimTargets/${i}`, value: bound(value) })),
    ...(target ? [{ role: "target" as const, position: 0, pointer: "/target", value: bound(target) }] : []),
  ];
}

/** A number has a comparator and nothing else has one: the record holds this for every value, whoever read it. */
function bound(value: Value): Value {
  return { ...value, comparator: value.value === null ? null : (value.comparator ?? "=") };
}
