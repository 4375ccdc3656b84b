import type { Indicator } from "../../../../domain/indicator/indicator.ts";
import type { Value } from "../../../../domain/indicator/value.ts";
import { isNoValue } from "../../../../domain/wording/normal.ts";
import { isUnit, splitUnit } from "../../../../domain/wording/unit.ts";
import { findValues } from "../../../../domain/wording/value.ts";
import { Passage } from "../../../passage.ts";
import { Derived, type Draft } from "../../draft.ts";
import { draftValue } from "../../value-drafts.ts";
import { bare, readColumnHead, yearOf } from "./column-head.ts";
import type { Column } from "./columns.ts";
import { splitDivisions } from "./divisions.ts";
import { type Naming, nameOf } from "./indicator-name.ts";
import type { NodeIndex } from "./node-index.ts";

/** What stands in one row of a table of indicators, cell by cell. */
export interface IndicatorRow {
  readonly node: Passage | null;
  /** The nodes from the top that the row names in columns of their own; the last of them is `node`. */
  readonly path: readonly NamedLevel[];
  /** The indicator's own number, which may begin with that of its node. */
  readonly code: Passage | null;
  readonly kind: Passage | null;
  readonly name: Passage;
  readonly unit: Passage | null;
  readonly values: readonly ValueCell[];
  readonly notes: readonly Passage[];
  readonly divisions: readonly Passage[];
  /** A mark in a column of its own that makes it a KPI of the 総合戦略. */
  readonly strategy: Passage | null;
  /** What columns of their own say of the node: what it aims at (意図), how it is gone about (取組方針). */
  readonly told?: readonly Told[];
}

export interface Told {
  readonly title: Passage;
  readonly text: Passage;
}

/** A node as a column of a table names it, with the head of the column (施策名). */
export interface NamedLevel {
  readonly level: Passage;
  readonly text: Passage;
}

export interface ValueCell {
  readonly column: Column;
  readonly text: Passage;
  /** The cell of a column of years (基準年度) beside it. */
  readonly year: Passage | null;
}

/** What holds for all rows of a table. */
export interface TableScope {
  readonly node: string | null;
  readonly kind: Derived<string> | null;
  /** （単位：人） over the table. */
  readonly unit: string | null;
  /** All of the table are KPIs of the 総合戦略. */
  readonly strategy: Passage | null;
  readonly naming: Naming;
  readonly nodes: NodeIndex;
}

export interface DraftedRow {
  readonly draft: Draft<Indicator>;
  readonly furniture: readonly Passage[];
}

/** An indicator from its row; null where the row names nothing or promises nothing. */
export function draftIndicator(row: IndicatorRow, scope: TableScope): DraftedRow | null {
  const { name, unit: inName, strategy, furniture } = nameOf(row.name, scope.naming);
  if (bare(name.text).length < 2) return null;
  const unitCell = row.unit && !isNoValue(row.unit.text) ? row.unit : null;
  const unit = inName?.value ?? (unitCell ? unitText(unitCell.text) : null);
  const cumulative = /累計|累積|通算/u.test(name.text);
  const values = row.values.map((cell) => ({
    use: cell.column.use,
    value: readCell(cell, unit ?? cell.column.unit ?? scope.unit, cumulative),
  }));
  if (values.every(({ value }) => value === null) && !row.values.some(({ text }) => !text.isBlank && isNoValue(text.text))) return null;
  const baseline = values.find(({ use }) => use === "baseline")?.value ?? null;
  const target = values.findLast(({ use }) => use === "target")?.value ?? null;
  const draft: Draft<Indicator> = {
    node: nodeOf(row, scope),
    name,
    unit: inName ?? (unitCell && unit !== null ? new Derived(unit, unitCell) : (unitOf([target, baseline]) ?? scope.unit)),
    kind: row.kind && !isNoValue(row.kind.text) ? row.kind : scope.kind,
    strategyKpi:
      (strategy ?? row.strategy ?? scope.strategy) ? new Derived(true, strategy ?? row.strategy ?? scope.strategy ?? name) : false,
    baseline,
    interimTargets: values.flatMap(({ use, value }) => (use === "interim" && value ? [value] : [])),
    target,
    note: noteOf(row.notes),
    divisions: row.divisions.flatMap(splitDivisions),
  };
  const silent = [...row.values.map(({ text }) => text), row.unit, row.kind].filter(
    (text) => text !== null && isNoValue(text.text),
  ) as Passage[];
  const years = row.values.flatMap(({ year }) => (year ? [year] : []));
  return { draft, furniture: [...furniture, ...silent, ...years, ...row.path.map(({ text }) => text), ...(row.unit ? [row.unit] : [])] };
}

function readCell({ column, text, year }: ValueCell, unit: string | null, cumulative: boolean): Draft<Value> | null {
  if (text.isBlank || readColumnHead(text)?.role === "year") return null;
  const fiscalYear = (year ? yearOf(bare(year.text)) : null) ?? column.fiscalYear;
  return draftValue(text, { unit, fiscalYear, cumulative });
}

/**
 * The node that the row names, or that the code before it begins with; else the one that the table stands in. A code that no node has means something
 * else: the measure of another plan.
 */
function nodeOf({ node, code }: IndicatorRow, scope: TableScope): Draft<string> | null {
  const named = node && (scope.node === null || scope.nodes.knows) ? scope.nodes.find(node.text) : null;
  if (named !== null && node) return new Derived(named, node);
  if (node && scope.nodes.knows && CODED.test(node.text)) return null;
  if (scope.node !== null || !code) return scope.node;
  const coded = CODED.test(code.text) ? scope.nodes.find(code.text) : null;
  return coded === null ? null : new Derived(coded, code);
}

const CODED = /^\s*[0-9０-９]{1,3}\s?[-－‐ー.]\s?[0-9０-９①-⑳]/u;

/** The unit that the values themselves say; a text of several numbers says it too. */
function unitOf(values: readonly (Draft<Value> | null)[]): string | null {
  for (const value of values) if (value?.unit) return String(value.unit instanceof Derived ? value.unit.value : value.unit);
  for (const value of values) {
    const said = value ? findValues(String(value.text)).find(({ value: { unit } }) => unit !== null) : undefined;
    if (said?.value.unit) return said.value.unit.replace(/\/.*$/u, "");
  }
  return null;
}

/** ％ is %; （人） and 単位：人 are 人. */
function unitText(text: string): string {
  const word = bare(text).replace(/^単位:?/u, "");
  const inner = /^[([](.+)[)\]]$/u.exec(word)?.[1] ?? word;
  return isUnit(inner) ? inner : (splitUnit(`x(${inner})`).unit ?? inner);
}

function noteOf(notes: readonly Passage[]): Passage | null {
  const said = notes.filter((note) => !isNoValue(note.text));
  return said.length > 0 ? Passage.join(said, " ") : null;
}
