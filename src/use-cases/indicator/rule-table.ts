import { createHash } from "node:crypto";
import { writeCsv } from "../../documents/writing/csv.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type KeptRule, listRules } from "../../store/indicator-rule-store.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { type CsvRefusal, type LineError, readCsvTable } from "../csv-table.ts";
import columns from "./rule-columns.json" with { type: "json" };
import { type RuleRowRefusal, rowOfRule, ruleOfRow } from "./rule-row.ts";
import { noRuleOf, type RuleChange, type SetRuleRefusal, setRules } from "./set-rule.ts";

export type RuleLineRefusal =
  | RuleRowRefusal
  | SetRuleRefusal
  | { readonly kind: "no-indicator"; readonly text: string }
  | { readonly kind: "indicator-twice" };

export type ImportRulesRefusal =
  | CsvRefusal
  | { readonly kind: "forbidden" }
  | { readonly kind: "wrong-lines"; readonly errors: readonly LineError<RuleLineRefusal>[] };

type Column = keyof typeof columns;

/** The first word of each column: as the file names it. */
export const RULE_COLUMNS = Object.entries(columns).map(([column, [word = ""]]) => ({ column: column as Column, word }));

/** For whoever reads the file; nothing is taken from them. */
const TOLD: readonly Column[] = ["name", "place"];
/** Columns that must be there: what is blank in them is taken for blank. */
export const REQUIRED_COLUMNS = RULE_COLUMNS.map(({ column }) => column).filter((column) => !TOLD.includes(column) && column !== "reason");

/** The rules of all indicators, a line each, as they can be taken in again. */
export async function exportRules(db: Connection, municipality: string): Promise<string> {
  const [indicators, rules, units] = await Promise.all([
    listIndicators(db, municipality),
    listRules(db, municipality),
    listOrganisationUnits(db, municipality),
  ]);
  const rows = indicators.map(({ id, name, placements }) => {
    const row = rowOfRule(rules.get(id) ?? noRuleOf(id), units);
    const place = placements.map(({ planTitle, node }) => [planTitle, node?.title].filter((one) => one != null).join(" ")).join("、");
    const cells: Readonly<Record<Column, string>> = { ...row, indicator: String(id), name, place, reason: "" };
    return RULE_COLUMNS.map(({ column }) => cells[column]);
  });
  return writeCsv([RULE_COLUMNS.map(({ word }) => word), ...rows]);
}

/** A rule that a file makes another one. */
export interface ChangedRule {
  readonly indicatorId: number;
  readonly before: KeptRule;
  readonly after: Pick<RuleChange, "rule" | "departmentId" | "divisionId">;
}

export interface ImportedRules {
  readonly changes: readonly ChangedRule[];
  /** Stands for the rules that the file was compared with. */
  readonly seal: string;
  /** False where it was only looked at, or the rules are not those any more that the person saw. */
  readonly done: boolean;
}

/**
 * Takes the rules of indicators from a CSV file, all of it or nothing. Indicators that are not in it stay as they are.
 *
 * @param seen seal of what the person saw; null where they only look.
 */
export async function importRules(
  db: Database,
  person: Person,
  { bytes, seen, now }: { readonly bytes: Uint8Array; readonly seen: string | null; readonly now: Date },
): Promise<Result<ImportedRules, ImportRulesRefusal>> {
  const table = readCsvTable(bytes, columns, REQUIRED_COLUMNS);
  if (!table.ok) return table;
  const { municipality } = person;
  const [rules, units] = await Promise.all([listRules(db, municipality), listOrganisationUnits(db, municipality)]);
  const errors: LineError<RuleLineRefusal>[] = [];
  const changes: (RuleChange & { readonly line: number })[] = [];
  const today = dayInJapan(now);
  for (const { line, cells } of table.value) {
    const id = /^[1-9]\d{0,14}$/u.test(cells.indicator) ? Number(cells.indicator) : null;
    if (id === null) errors.push({ line, refusal: { kind: "no-indicator", text: cells.indicator } });
    else if (changes.some(({ indicatorId }) => indicatorId === id)) errors.push({ line, refusal: { kind: "indicator-twice" } });
    else {
      const kept: KeptRule = rules.get(id) ?? noRuleOf(id);
      const read = ruleOfRow(kept, cells, units, today);
      if (read.ok)
        changes.push({ line, indicatorId: id, base: kept.revision, ...read.value, reason: cells.reason === "" ? null : cells.reason });
      else errors.push(...read.refusal.faults.map((refusal) => ({ line, refusal })));
    }
  }
  if (errors.length > 0) return refuse({ kind: "wrong-lines", errors });
  const seal = createHash("sha256")
    .update(JSON.stringify(changes.map(({ indicatorId, base }) => [indicatorId, base])))
    .digest("hex");
  const done = seen === seal;
  const set = await setRules(db, person, { changes: changes.map(({ line: _, ...change }) => change), now, tryOnly: !done });
  if (set.ok) {
    const changed = changes.filter((_, i) => set.value.rules[i]?.unchanged === false);
    return accept({
      ...{ seal, done },
      changes: changed.map(({ indicatorId, ...after }) => ({
        indicatorId,
        before: rules.get(indicatorId) ?? noRuleOf(indicatorId),
        after,
      })),
    });
  }
  if (set.refusal.kind === "forbidden") return refuse(set.refusal);
  return refuse({
    kind: "wrong-lines",
    errors: set.refusal.refusals.map(({ index, refusal }) => ({ line: changes[index]?.line ?? 0, refusal })),
  });
}
