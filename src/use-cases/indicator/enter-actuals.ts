import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan, isDay } from "../../domain/calendar/day.ts";
import { definitionBy } from "../../domain/indicator/definition-by.ts";
import { type EntryFault, readEntry } from "../../domain/indicator/entered-actual.ts";
import { type IndicatorRule, NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import {
  type ActualKey,
  type KeptActual,
  listActuals,
  type NewActual,
  recordActuals,
  type StatedActual,
} from "../../store/actual-store.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type KeptRule, listRules, type ResponsibleUnit, relyOnRules } from "../../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicatorsOf } from "../../store/indicator-store.ts";
import { storable } from "../import/storable.ts";
import { loadAnswerers } from "./answerers.ts";

/** What a person enters of a year of an indicator. */
export interface EnteredActual extends ActualKey {
  /** Number of what was said before, which the person saw; 0 where there was nothing. */
  readonly base: number;
  /** As typed or pasted: 1,234, 78.9（速報）, 集計中. Blank, or a dash, withdraws what was said before. */
  readonly text: string;
  /** Of a value whose text says no status. */
  readonly status: "preliminary" | "final";
  /** Why it is corrected; of what cannot be calculated why, where neither the text nor the note says it. */
  readonly reason: string | null;
  /** ISO date. */
  readonly asOf: string | null;
  readonly source: string | null;
  /** Of what cannot be calculated also why, where the text does not say it. */
  readonly note: string | null;
}

/** What stands beside a value. In characters. */
export const LONGEST_REMARK = 1_000;
const REMARKS = ["note", "source", "reason"] as const satisfies readonly (keyof EnteredActual)[];

export type EnteredFault =
  | EntryFault
  | { readonly kind: "long-remark"; readonly of: (typeof REMARKS)[number]; readonly limit: number }
  | { readonly kind: "needs-reason" }
  /** A final value is said anew, or taken back, and nobody says why. */
  | { readonly kind: "correction-needs-reason" }
  /** The year has not begun. */
  | { readonly kind: "year-to-come" }
  | { readonly kind: "no-year" }
  | { readonly kind: "no-date" }
  | { readonly kind: "unknown-part" };

export type RecordActualsRefusal =
  | { readonly kind: "forbidden"; readonly indicators: readonly number[] }
  | { readonly kind: "unknown-indicator"; readonly id: number }
  /** Nothing was kept: by their place in what was entered. */
  | { readonly kind: "faulty"; readonly faults: readonly { readonly index: number; readonly fault: EnteredFault }[] }
  /** Nothing was kept: somebody else said something of these years since. */
  | { readonly kind: "stale"; readonly latest: readonly KeptActual[] };

export interface RecordedActuals {
  /** How many years say something else now. */
  readonly changed: number;
}

/** Keeps values of indicators, all of them or none. A year that says the same already is left as it is. */
export async function enterActuals(
  db: Database,
  person: Person,
  { entered, now }: { readonly entered: readonly EnteredActual[]; readonly now: Date },
): Promise<Result<RecordedActuals, RecordActualsRefusal>> {
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<RecordedActuals, RecordActualsRefusal>> => {
    // No part is taken away, and nobody else is made responsible, between the check and the writing.
    await relyOnRules(tx, municipality);
    const checked = await checkActuals(tx, person, { entered, now });
    if (!checked.ok) return checked;
    const { changes, latest, unreasoned } = checked.value;
    const fault = { kind: "correction-needs-reason" } as const;
    if (unreasoned.length > 0) return refuse({ kind: "faulty", faults: unreasoned.map((index) => ({ index, fault })) });
    const stale = await recordActuals(tx, municipality, changes, { at: now, account, by });
    if (stale.length > 0) return refuse({ kind: "stale", latest: stale.flatMap((key) => latest.get(keyOf(key)) ?? []) });
    await recordAudit(
      tx,
      municipality,
      idsOf(changes).map((id) => ({
        ...({ at: now, account, by, act: "indicator.actuals", subject: "indicator", id } as const),
        facts: { years: changes.flatMap((one) => (one.indicatorId === id ? [`${one.year}${one.part && ` ${one.part}`}`] : [])).join(", ") },
      })),
    );
    return accept({ changed: changes.length });
  });
}

/** What entering would change. */
export interface CheckedActuals {
  /** Without the years that say the same already. */
  readonly changes: readonly NewActual[];
  /** What holds now of the years of the indicators, by keyOf. */
  readonly latest: ReadonlyMap<string, KeptActual>;
  /** What corrects a final value without a reason, by its place in what was entered: it is kept once there is one. */
  readonly unreasoned: readonly number[];
}

/** Says what entering values would change, or what is wrong with them, and keeps nothing. */
export async function checkActuals(
  tx: Connection,
  person: Person,
  { entered, now }: { readonly entered: readonly EnteredActual[]; readonly now: Date },
): Promise<Result<CheckedActuals, Exclude<RecordActualsRefusal, { readonly kind: "stale" }>>> {
  const { municipality } = person;
  const ids = [...new Set(entered.map(({ indicatorId }) => indicatorId))];
  const found = await findMeasured(tx, municipality, ids);
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) return refuse({ kind: "unknown-indicator", id: unknown });
  const answerersOf = await loadAnswerers(tx, municipality, now);
  const forbidden = ids.filter((id) => !mayEnter(person, answerersOf(found.get(id)?.kept ?? NOBODY)));
  if (forbidden.length > 0) return refuse({ kind: "forbidden", indicators: forbidden });
  const read = entered.map((one) => stated(storable(one), found.get(one.indicatorId), now));
  const faults = read.flatMap((one, index) => (one.ok ? [] : [{ index, fault: one.refusal }]));
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  const latest = new Map((await listActuals(tx, municipality, ids)).map((one) => [keyOf(one), one]));
  const changes = read.flatMap((one) => (one.ok && !isSame(latest.get(keyOf(one.value)) ?? null, one.value) ? [one.value] : []));
  const unreasoned = read.flatMap((one, index) =>
    one.ok && isFinalCorrected(latest.get(keyOf(one.value)) ?? null, one.value) && (one.value.reason ?? "").trim() === "" ? [index] : [],
  );
  return accept({ changes, latest, unreasoned });
}

/** Whether the final value that a person saw comes to be another one, or none. What stands beside it (出典, 備考) may be completed without a word. */
const isFinalCorrected = (kept: KeptActual | null, entered: NewActual): boolean =>
  kept?.status === "final" && kept.number === entered.base && SAID.some((field) => kept[field] !== entered[field]);

/** Whether a person may give the values of an indicator. One for which nobody answers is planning's. */
export function mayEnter(person: Person, answerers: readonly ResponsibleUnit[]): boolean {
  const asked = answerers.length === 0 ? [NOBODY] : answerers;
  return asked.some(({ departmentId, divisionId }) =>
    mayWith(person, "enter-values", { departmentId: departmentId ?? NO_UNIT, divisionId, reviewable: false }),
  );
}

const NOBODY: ResponsibleUnit = { departmentId: null, divisionId: null };
/** No unit has this id. */
const NO_UNIT = -1;

interface Measured {
  readonly indicator: KeptIndicator;
  readonly kept: KeptRule | null;
  readonly rule: IndicatorRule;
}

async function findMeasured(tx: Connection, municipality: string, ids: readonly number[]): Promise<ReadonlyMap<number, Measured>> {
  const [indicators, rules] = [await listIndicatorsOf(tx, municipality, ids), await listRules(tx, municipality, ids)];
  return new Map(
    indicators.map((indicator) => {
      const kept = rules.get(indicator.id) ?? null;
      return [indicator.id, { indicator, kept, rule: kept?.rule ?? NO_RULE }];
    }),
  );
}

function stated(entered: EnteredActual, measured: Measured | undefined, now: Date): Result<NewActual, EnteredFault> {
  const { indicatorId, part, year, base, asOf, source } = entered;
  if (!measured) throw new Error(`indicator ${indicatorId} was not looked up`);
  const { indicator, rule } = measured;
  if (part !== "" && !rule.parts.some(({ key }) => key === part)) return refuse({ kind: "unknown-part" });
  if (!Number.isInteger(year) || year < 1900 || year > 2200) return refuse({ kind: "no-year" });
  if (asOf !== null && !isDay(asOf)) return refuse({ kind: "no-date" });
  const measuredYear = { kind: rule.yearKind, year };
  const read = readEntry(entered.text, measuredYear, definitionBy(indicator, rule, part === "" ? null : part), entered.status);
  if (!read.ok) return read;
  const value = read.value ?? { status: "withdrawn", text: "", value: null, reached: null, reason: null };
  const said: Omit<StatedActual, "asOf" | "source"> = { ...value, ...remarksOf(value, entered) };
  if (said.status === "unavailable" && said.reason === null) return refuse({ kind: "needs-reason" });
  const long = REMARKS.find((of) => [entered[of], of === "source" ? null : said[of]].some((text) => (text ?? "").length > LONGEST_REMARK));
  if (long) return refuse({ kind: "long-remark", of: long, limit: LONGEST_REMARK });
  const firstDay = `${year}-${rule.yearKind === "fiscal" ? "04" : "01"}-01`;
  if (said.status !== "withdrawn" && dayInJapan(now) < firstDay) return refuse({ kind: "year-to-come" });
  return accept({ indicatorId, part, year, base, asOf, source, ...said });
}

/** What stands beside a value. Of what cannot be calculated the reason is why: what was said besides, as why it is corrected, follows in the note. */
function remarksOf(value: Pick<StatedActual, "status" | "reason">, entered: EnteredActual): Pick<StatedActual, "reason" | "note"> {
  if (value.status !== "unavailable") return { reason: entered.reason, note: entered.note };
  const said = [value.reason, entered.note, entered.reason].flatMap((one) => (one === null || one.trim() === "" ? [] : [one]));
  const [reason = null, ...others] = new Set(said);
  return { reason, note: others.length === 0 ? null : others.join("\n") };
}

/** Whether a year says so already. Nothing said and withdrawn are the same. */
function isSame(kept: KeptActual | null, entered: NewActual): boolean {
  if (kept === null) return entered.status === "withdrawn";
  if (kept.status === "withdrawn" && entered.status === "withdrawn") return true;
  return COMPARED.every((field) => kept[field] === entered[field]);
}

const SAID = ["status", "text", "value", "reached"] as const;
const COMPARED = [...SAID, "reason", "asOf", "source", "note"] as const;

const idsOf = (changes: readonly NewActual[]): number[] => [...new Set(changes.map(({ indicatorId }) => indicatorId))];
const keyOf = ({ indicatorId, part, year }: ActualKey): string => `${indicatorId} ${year} ${part}`;
