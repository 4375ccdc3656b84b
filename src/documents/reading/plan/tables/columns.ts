import type { ColumnHead, ColumnRole } from "./column-head.ts";

/** What a column is for, once all heads of the table are known. `ignored` holds what no field of the contract takes: rates, past results. */
export type ColumnUse = Exclude<ColumnRole, "year" | "actual" | "progress"> | "ignored";

export interface Column {
  readonly use: ColumnUse;
  readonly fiscalYear: number | null;
  readonly unit: string | null;
  /** Null for a column without a head. */
  readonly head: ColumnHead | null;
}

/** Uses of columns whose cells are values. */
const VALUES: readonly ColumnUse[] = ["baseline", "interim", "target"];

export function holdsValues({ use }: Pick<Column, "use">): boolean {
  return VALUES.includes(use);
}

/** True for heads that only a table of indicators has: a name and a value, or two values. */
export function areIndicatorHeads(heads: readonly (ColumnHead | null)[]): boolean {
  const roles = heads.flatMap((head) => (head ? [head.role] : []));
  const values = roles.filter((role) => isValueRole(role)).length;
  const named = roles.includes("name");
  const placed = named || roles.includes("node");
  const promised = roles.some((role) => role === "baseline" || role === "target" || role === "interim");
  return (promised && ((placed && values >= 1) || values >= 2)) || (named && values >= 2);
}

function isValueRole(role: ColumnRole): boolean {
  return role === "baseline" || role === "interim" || role === "target" || role === "year" || role === "actual";
}

/**
 * Says of each column what it is for. Of several targets the last is the target and the others lie between (中間); columns that only say a year take
 * their part from the words beside them; past results (実績) are the baseline where no column is called so.
 */
export function resolveColumns(printed: readonly (ColumnHead | null)[]): Column[] {
  const heads = printed.map((head, i) => (isTitleOf(printed[i - 1] ?? null, head) ? (printed[i - 1] ?? head) : head));
  const uses: (ColumnUse | null)[] = heads.map((head) =>
    head && head.role !== "year" && head.role !== "actual" && head.role !== "progress" ? head.role : null,
  );
  const at = (test: (role: ColumnRole, head: ColumnHead) => boolean) =>
    heads.flatMap((head, i) => (head && test(head.role, head) ? [i] : []));
  const years = at((role) => role === "year");
  const actuals = at((role) => role === "actual");
  settleName(heads, uses);
  settleBaseline(heads, uses, actuals, years);
  const baseline = uses.lastIndexOf("baseline");
  for (const i of years) uses[i] ??= i > baseline || baseline < 0 ? "interim" : "ignored";
  const targets = uses.flatMap((use, i) => (use === "target" || use === "interim" ? [i] : []));
  const explicit = uses.lastIndexOf("target");
  const last = explicit >= 0 ? latest(heads, uses, explicit) : targets.at(-1);
  // A head over two columns of the grid is one.
  const isLast = (i: number) => i === last || (last !== undefined && heads[i] !== null && heads[i] === heads[last]);
  for (const i of targets) uses[i] = isLast(i) ? "target" : years.includes(i) && explicit >= 0 && i > explicit ? "ignored" : "interim";
  if (last === undefined) {
    const direction = uses.indexOf("direction");
    if (direction >= 0) uses[direction] = "target";
  }
  return heads.map((head, i) => ({ use: uses[i] ?? "ignored", fiscalYear: head?.fiscalYear ?? null, unit: head?.unit ?? null, head }));
}

/** 節項 | 内容: the number of a node beside what it is called. */
function isTitleOf(before: ColumnHead | null, head: ColumnHead | null): boolean {
  return (
    before?.role === "node" &&
    /(?:[編章節項]|番号|コード)$/u.test(before.word) &&
    /^(?:内容|名称|名|タイトル|題名)$/u.test(head?.word ?? "")
  );
}

/** The last of the columns that are called targets, or the one whose year is latest. */
function latest(heads: readonly (ColumnHead | null)[], uses: readonly (ColumnUse | null)[], last: number): number {
  let best = last;
  for (const [i, head] of heads.entries())
    if (uses[i] === "target" && (head?.fiscalYear ?? 0) > (heads[best]?.fiscalYear ?? Number.POSITIVE_INFINITY)) best = i;
  return best;
}

function settleName(heads: readonly (ColumnHead | null)[], uses: (ColumnUse | null)[]): void {
  const names = uses.flatMap((use, i) => (use === "name" ? [i] : []));
  const distinct = new Set(names.map((i) => heads[i]));
  if (distinct.size > 1) {
    const name = names.find((i) => /指標|KPI/iu.test(heads[i]?.word ?? "")) ?? names[0] ?? 0;
    for (const i of names) if (heads[i] !== heads[name]) uses[i] = /^KPI$|総合戦略/iu.test(heads[i]?.word ?? "") ? "strategy" : "note";
    return;
  }
  if (names.length > 0) return;
  const goal = uses.indexOf("target");
  const untitled = heads.findIndex((head, i) => head === null && i < uses.length - 1);
  const node = uses.lastIndexOf("node");
  if (
    goal >= 0 &&
    uses.indexOf("target", goal + 1) > 0 &&
    uses.slice(0, goal).every((use) => use === null || use === "code" || use === "kind" || use === "node")
  )
    uses[goal] = "name";
  else if (node >= 0) uses[node] = "name";
  else if (untitled >= 0) uses[untitled] = "name";
}

function settleBaseline(
  heads: readonly (ColumnHead | null)[],
  uses: (ColumnUse | null)[],
  actuals: readonly number[],
  years: readonly number[],
): void {
  const baselines = uses.flatMap((use, i) => (use === "baseline" ? [i] : []));
  if (baselines.length > 1) {
    const kept = baselines.find((i) => /基準/u.test(heads[i]?.word ?? "")) ?? baselines.at(-1);
    for (const i of baselines) if (i !== kept && heads[i] !== heads[kept ?? -1]) uses[i] = "ignored";
    return;
  }
  if (baselines.length === 1) return;
  const actual = actuals.at(-1);
  const goal = uses.indexOf("target");
  const before = years.filter((i) => goal < 0 || i < goal);
  if (actual !== undefined) uses[actual] = "baseline";
  else if (goal < 0 && before.length >= 2 && before[0] !== undefined) uses[before[0]] = "baseline";
  else if (goal > 0 && before.length > 0) settlePastYears(heads, uses, before, goal);
}

/**
 * Columns that only say their year before one that is called a target. Where they lead up to it year by year, the first is the baseline; where a gap lies
 * before the target, they are past results and the last is the baseline.
 */
function settlePastYears(heads: readonly (ColumnHead | null)[], uses: (ColumnUse | null)[], before: readonly number[], goal: number): void {
  const yearAt = (i: number | undefined) => (i === undefined ? null : (heads[i]?.fiscalYear ?? null));
  const [last, target] = [yearAt(before.at(-1)), yearAt(goal)];
  const gap = last !== null && target !== null && target - last > 1;
  const baseline = gap ? before.at(-1) : before[0];
  for (const i of before) if (gap && i !== baseline) uses[i] = "ignored";
  if (baseline !== undefined) uses[baseline] = "baseline";
}
