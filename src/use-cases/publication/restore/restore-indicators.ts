import { isDeepStrictEqual } from "node:util";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { recordActuals } from "../../../store/actual-store.ts";
import type { Connection } from "../../../store/database.ts";
import {
  recordIndicatorPlacements,
  recordIndicators,
  recordIndicatorValues,
  type ValueRow,
} from "../../../store/indicator-record-store.ts";
import { awaitRules, saveRules } from "../../../store/indicator-rule-store.ts";
import { restoreOverrides } from "../../../store/restored-record-store.ts";
import { drawIds } from "../../../store/rows.ts";
import { recordSearchEntries } from "../../../store/search-store.ts";

type Indicator = PublishedOf<"indicator">;

/** Indicators with what plans print of them, their rules, what was measured, and the grades that people gave. */
export async function restoreIndicators(tx: Connection, code: string, indicators: readonly Indicator[], at: Date): Promise<void> {
  const maker = { at, account: null, by: null };
  await recordIndicators(
    tx,
    code,
    indicators.map(({ id, name, unit, indicatorKind, note, divisions }) => ({ id, name, unit, kind: indicatorKind, note, divisions })),
  );
  await restorePlacements(tx, code, indicators);
  await restoreValues(tx, code, indicators);
  await awaitRules(tx, code);
  await saveRules(
    tx,
    code,
    indicators
      .filter(({ rule, department, division }) => department !== null || division !== null || !isDeepStrictEqual(rule, NO_RULE))
      .map(({ id, rule, department, division }) => ({
        ...{ indicatorId: id, base: 0, rule, departmentId: department, divisionId: division, reason: null },
      })),
    maker,
  );
  const actuals = indicators.flatMap(({ id, actuals: said }) => said.map((one) => ({ ...one, indicatorId: id, base: 0 })));
  const stale = await recordActuals(tx, code, actuals, maker);
  if (stale.length > 0) throw new Error("an indicator that nobody has known had values");
  await restoreOverrides(
    tx,
    code,
    indicators.flatMap(({ id, results }) =>
      results.flatMap(({ part, year, grade }) =>
        grade.kind === "graded" && grade.override !== null
          ? [{ indicatorId: id, part, year, code: grade.code, reason: grade.override.reason }]
          : [],
      ),
    ),
    at,
  );
  await recordSearchEntries(
    tx,
    code,
    indicators.map(({ id, name, unit, indicatorKind, note, divisions }) => ({
      ...{ kind: "indicator" as const, id, title: name },
      text: [unit, indicatorKind, note, ...divisions].filter((text) => text !== null && text !== "").join("\n"),
    })),
  );
}

async function restorePlacements(tx: Connection, code: string, indicators: readonly Indicator[]): Promise<void> {
  const placed = indicators.flatMap(({ id, placements }, position) =>
    placements.map(({ plan, node, strategyKpi }) => ({ indicatorId: id, planId: plan, nodeId: node, strategyKpi, position })),
  );
  const ids = await drawIds(tx, placed.length);
  await recordIndicatorPlacements(
    tx,
    code,
    placed.map((placement, i) => ({ ...placement, id: ids[i] ?? 0 })),
  );
}

async function restoreValues(tx: Connection, code: string, indicators: readonly Indicator[]): Promise<void> {
  const values = indicators.flatMap(({ id, printed: { baseline, interimTargets, target, actuals } }) => {
    const rows = (role: ValueRow["role"], said: readonly (Value | null)[]) =>
      said.flatMap((value, position) =>
        value === null ? [] : [{ role, position, value, indicatorId: id, documentId: null, pointer: null }],
      );
    return [...rows("baseline", [baseline]), ...rows("interim", interimTargets), ...rows("target", [target]), ...rows("actual", actuals)];
  });
  const ids = await drawIds(tx, values.length);
  await recordIndicatorValues(
    tx,
    code,
    values.map((value, i) => ({ ...value, id: ids[i] ?? 0 })),
  );
}
