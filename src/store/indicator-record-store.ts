import { sql } from "kysely";
import type { Value } from "../domain/indicator/value.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import { groupBy, insertRows } from "./rows.ts";
import type { ValueRole } from "./schema.ts";

/** What an indicator is, without where it stands and what it measured. */
export interface IndicatorFacts {
  readonly id: number;
  readonly name: string;
  readonly unit: string | null;
  readonly kind: string | null;
  readonly note: string | null;
  readonly divisions: readonly string[];
}

export interface PlacementRow {
  readonly id: number;
  readonly indicatorId: number;
  readonly planId: number;
  readonly nodeId: number | null;
  readonly strategyKpi: boolean;
  readonly position: number;
}

export interface ValueRow {
  readonly id: number;
  readonly indicatorId: number;
  readonly role: ValueRole;
  readonly position: number;
  readonly value: Value;
  /** Null where no document of the record printed it. */
  readonly documentId: number | null;
  readonly pointer: string | null;
}

/** An indicator of the record as one needs it to recognise it in another document: with the values that hold. */
export interface KnownIndicator extends IndicatorFacts {
  readonly placements: readonly PlacementRow[];
  readonly values: readonly Omit<ValueRow, "documentId" | "pointer">[];
}

/** A city has some hundreds. Of a record with more, those of the names come first. */
const MOST_INDICATORS = 5000;

/** The indicators in which those of the names may be found again, in another spelling too, and those of the ids. */
export async function listKnownIndicators(
  db: Connection,
  municipality: string,
  names: readonly string[],
  chosen: readonly number[] = [],
): Promise<KnownIndicator[]> {
  const keys = [...new Set(names.map(textKey))];
  if (keys.length === 0) return [];
  const indicators = await db
    .selectFrom("indicator")
    .where("municipality_code", "=", municipality)
    .orderBy(sql<boolean>`id = ANY (${chosen}::bigint[])`, "desc")
    .orderBy(sql<boolean>`md5(name_key) IN (SELECT md5(k) FROM unnest(${keys}::text[]) AS k)`, "desc")
    .orderBy("id")
    .limit(MOST_INDICATORS)
    .select(["id", "name", "unit", "kind", "note", "divisions"])
    .execute();
  const ids = indicators.map(({ id }) => id);
  if (ids.length === 0) return [];
  const placements = await db
    .selectFrom("indicator_placement")
    .where("municipality_code", "=", municipality)
    .where(sql<boolean>`indicator_id = ANY (${ids}::bigint[])`)
    .orderBy("id")
    .select(["id", "indicator_id as indicatorId", "plan_id as planId", "node_id as nodeId", "strategy_kpi as strategyKpi", "position"])
    .execute();
  const values = await db
    .selectFrom("indicator_value")
    .where("municipality_code", "=", municipality)
    .where(sql<boolean>`indicator_id = ANY (${ids}::bigint[])`)
    .where("superseded_by", "is", null)
    .orderBy("position")
    .orderBy("id")
    .selectAll()
    .execute();
  const placed = groupBy(placements, ({ indicatorId }) => indicatorId);
  const valued = groupBy(values, (row) => row.indicator_id);
  return indicators.map((indicator) => ({
    ...indicator,
    placements: placed.get(indicator.id) ?? [],
    values: (valued.get(indicator.id) ?? []).map((row) => ({
      id: row.id,
      indicatorId: row.indicator_id,
      role: row.role,
      position: row.position,
      value: {
        text: row.text,
        value: row.value,
        unit: row.unit,
        comparator: row.comparator,
        fiscalYear: row.fiscal_year,
        cumulative: row.cumulative,
        maintain: row.maintain,
        change: row.change_from === null || row.change_to === null ? null : { from: row.change_from, to: row.change_to },
      },
    })),
  }));
}

export async function recordIndicators(tx: Connection, municipality: string, indicators: readonly IndicatorFacts[]): Promise<void> {
  await insertRows(
    tx,
    "indicator",
    indicators.map(({ id, name, unit, kind, note, divisions }) => ({
      municipality_code: municipality,
      id,
      name,
      name_key: textKey(name),
      unit,
      kind,
      note,
      divisions,
    })),
  );
}

/** Changes what is known of an indicator; its name stays. */
export async function saveIndicator(tx: Connection, municipality: string, indicator: IndicatorFacts): Promise<void> {
  const { id, unit, kind, note, divisions } = indicator;
  await tx
    .updateTable("indicator")
    .set({ unit, kind, note, divisions })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

export async function recordIndicatorPlacements(tx: Connection, municipality: string, placements: readonly PlacementRow[]): Promise<void> {
  await insertRows(
    tx,
    "indicator_placement",
    placements.map(({ id, indicatorId, planId, nodeId, strategyKpi, position }) => ({
      municipality_code: municipality,
      id,
      indicator_id: indicatorId,
      plan_id: planId,
      node_id: nodeId,
      strategy_kpi: strategyKpi,
      position,
    })),
  );
}

export async function saveIndicatorPlacement(
  tx: Connection,
  municipality: string,
  { id, nodeId, strategyKpi }: Pick<PlacementRow, "id" | "nodeId" | "strategyKpi">,
): Promise<void> {
  await tx
    .updateTable("indicator_placement")
    .set({ node_id: nodeId, strategy_kpi: strategyKpi })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

export async function recordIndicatorValues(tx: Connection, municipality: string, values: readonly ValueRow[]): Promise<void> {
  await insertRows(
    tx,
    "indicator_value",
    values.map(({ id, indicatorId, role, position, value, documentId, pointer }) => ({
      municipality_code: municipality,
      id,
      indicator_id: indicatorId,
      role,
      position,
      text: value.text,
      value: value.value,
      unit: value.unit,
      comparator: value.comparator,
      fiscal_year: value.fiscalYear,
      cumulative: value.cumulative,
      maintain: value.maintain,
      change_from: value.change?.from ?? null,
      change_to: value.change?.to ?? null,
      document_id: documentId,
      pointer,
      superseded_by: null,
    })),
  );
}

/** Notes that a later document gave other values in the place of these, which are kept. */
export async function supersedeValues(tx: Connection, municipality: string, ids: readonly number[], documentId: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("indicator_value")
    .set({ superseded_by: documentId })
    .where("municipality_code", "=", municipality)
    .where(sql<boolean>`id = ANY (${ids}::bigint[])`)
    .execute();
}
