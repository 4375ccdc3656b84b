import { sql } from "kysely";
import type { Value } from "../domain/indicator/value.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import { groupBy } from "./rows.ts";
import type { ValueRole } from "./schema.ts";

/** A value of an indicator, with the document that gave it. */
export interface KeptValue extends Value {
  readonly id: number;
  readonly role: ValueRole;
  readonly documentId: number | null;
  /** Where in that document's reading of the indicator: /target, /interimTargets/0. Its place stands under this pointer. */
  readonly pointer: string | null;
  /** The later document that gave another value in its place; null for one that holds. */
  readonly supersededBy: number | null;
}

/** Where in a plan an indicator stands. node is null where the document places it nowhere in the plan. */
export interface IndicatorPlacement {
  readonly planId: number;
  readonly planTitle: string | null;
  readonly node: { readonly id: number; readonly code: string; readonly title: string } | null;
  readonly strategyKpi: boolean;
}

/** An indicator of the record: one, though several plans may hold it. */
export interface KeptIndicator {
  readonly id: number;
  readonly name: string;
  readonly unit: string | null;
  readonly kind: string | null;
  readonly note: string | null;
  readonly divisions: readonly string[];
  readonly placements: readonly IndicatorPlacement[];
  readonly baseline: KeptValue | null;
  readonly interimTargets: readonly KeptValue[];
  readonly target: KeptValue | null;
  readonly actuals: readonly KeptValue[];
  /** Values that held until a later document gave others, the newest first. */
  readonly superseded: readonly KeptValue[];
}

export interface IndicatorFilter {
  readonly planId?: number | null;
  readonly kind?: string | null;
  readonly division?: string | null;
  readonly strategyKpi?: boolean | null;
  /** A part of the name. */
  readonly text?: string | null;
}

/** In the order of the plans and their nodes. */
export async function listIndicators(db: Connection, municipality: string, filter: IndicatorFilter = {}): Promise<KeptIndicator[]> {
  const { planId = null, kind = null, division = null, strategyKpi = null, text = null } = filter;
  let query = db.selectFrom("indicator").where("municipality_code", "=", municipality).select("id");
  if (kind !== null) query = query.where("kind", "=", kind);
  if (division !== null) query = query.where(sql<boolean>`${division} = ANY (divisions)`);
  if (text !== null && textKey(text) !== "") query = query.where(sql<boolean>`strpos(name_key, ${textKey(text)}) > 0`);
  if (planId !== null || strategyKpi !== null)
    query = query.where(({ exists, selectFrom }) => {
      let placed = selectFrom("indicator_placement")
        .whereRef("indicator_placement.municipality_code", "=", "indicator.municipality_code")
        .whereRef("indicator_placement.indicator_id", "=", "indicator.id")
        .select("indicator_placement.id");
      if (planId !== null) placed = placed.where("plan_id", "=", planId);
      if (strategyKpi !== null) placed = placed.where("strategy_kpi", "=", strategyKpi);
      return exists(placed);
    });
  const ids = await query.execute();
  return loadIndicators(
    db,
    municipality,
    ids.map(({ id }) => id),
  );
}

export async function findIndicator(db: Connection, municipality: string, id: number): Promise<KeptIndicator | null> {
  return (await loadIndicators(db, municipality, [id]))[0] ?? null;
}

/** Those of the ids that there are. */
export async function listIndicatorsOf(db: Connection, municipality: string, ids: readonly number[]): Promise<KeptIndicator[]> {
  return loadIndicators(db, municipality, ids);
}

/** The indicators that stand at nodes of a plan. */
export async function listIndicatorsAt(db: Connection, municipality: string, nodeIds: readonly number[]): Promise<KeptIndicator[]> {
  if (nodeIds.length === 0) return [];
  const placed = await db
    .selectFrom("indicator_placement")
    .where("municipality_code", "=", municipality)
    .where("node_id", "in", nodeIds)
    .select("indicator_id")
    .distinct()
    .execute();
  return loadIndicators(
    db,
    municipality,
    placed.map((placement) => placement.indicator_id),
  );
}

/** The kinds and divisions that indicators of a municipality have: what a list can be filtered by. */
export async function listIndicatorChoices(
  db: Connection,
  municipality: string,
): Promise<{ readonly kinds: readonly string[]; readonly divisions: readonly string[] }> {
  const rows = await db
    .selectFrom("indicator")
    .where("municipality_code", "=", municipality)
    .select(["kind", "divisions"])
    .orderBy("id")
    .execute();
  return {
    kinds: [...new Set(rows.flatMap(({ kind }) => kind ?? []))],
    divisions: [...new Set(rows.flatMap(({ divisions }) => divisions))],
  };
}

async function loadIndicators(db: Connection, municipality: string, ids: readonly number[]): Promise<KeptIndicator[]> {
  if (ids.length === 0) return [];
  const among = (column: string) => sql<boolean>`${sql.ref(column)} = ANY (${ids}::bigint[])`;
  const indicators = await db
    .selectFrom("indicator")
    .where("municipality_code", "=", municipality)
    .where(among("id"))
    .select(["id", "name", "unit", "kind", "note", "divisions"])
    .execute();
  const placements = await db
    .selectFrom("indicator_placement as i")
    .innerJoin("plan as p", (join) => join.onRef("p.municipality_code", "=", "i.municipality_code").onRef("p.id", "=", "i.plan_id"))
    .leftJoin("plan_node as n", (join) => join.onRef("n.municipality_code", "=", "i.municipality_code").onRef("n.id", "=", "i.node_id"))
    .where("i.municipality_code", "=", municipality)
    .where(among("i.indicator_id"))
    .select([
      "i.indicator_id",
      "i.plan_id",
      "p.title as plan_title",
      "i.strategy_kpi",
      "n.id as node_id",
      "n.code",
      "n.title as node_title",
    ])
    .orderBy("i.plan_id")
    .orderBy("n.position")
    .orderBy("i.position")
    .orderBy("i.id")
    .execute();
  const values = await db
    .selectFrom("indicator_value")
    .where("municipality_code", "=", municipality)
    .where(among("indicator_id"))
    .selectAll()
    .orderBy("position")
    .orderBy("id")
    .execute();

  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const placed = groupBy(placements, (placement) => placement.indicator_id);
  const valued = groupBy(values, (value) => value.indicator_id);
  // An indicator of the record always stands in a plan: the order of the placements is that of the list.
  return [...placed].flatMap(([id, rows]) => {
    const indicator = byId.get(id);
    if (!indicator) return [];
    const kept = (valued.get(id) ?? []).map(keptValue);
    const current = (role: ValueRole) => kept.filter((value) => value.role === role && value.supersededBy === null);
    return {
      ...indicator,
      placements: rows.map((row) => ({
        planId: row.plan_id,
        planTitle: row.plan_title,
        node: row.node_id === null ? null : { id: row.node_id, code: row.code ?? "", title: row.node_title ?? "" },
        strategyKpi: row.strategy_kpi,
      })),
      baseline: current("baseline")[0] ?? null,
      interimTargets: current("interim"),
      target: current("target")[0] ?? null,
      actuals: current("actual"),
      superseded: kept.filter((value) => value.supersededBy !== null).sort((one, other) => other.id - one.id),
    };
  });
}

function keptValue(row: {
  readonly id: number;
  readonly role: ValueRole;
  readonly text: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly comparator: Value["comparator"];
  readonly fiscal_year: number | null;
  readonly cumulative: boolean;
  readonly maintain: boolean;
  readonly change_from: number | null;
  readonly change_to: number | null;
  readonly document_id: number | null;
  readonly pointer: string | null;
  readonly superseded_by: number | null;
}): KeptValue {
  const change = row.change_from === null || row.change_to === null ? null : { from: row.change_from, to: row.change_to };
  return {
    id: row.id,
    role: row.role,
    text: row.text,
    value: row.value,
    unit: row.unit,
    comparator: row.comparator,
    fiscalYear: row.fiscal_year,
    cumulative: row.cumulative,
    maintain: row.maintain,
    change,
    documentId: row.document_id,
    pointer: row.pointer,
    supersededBy: row.superseded_by,
  };
}
