import { sql } from "kysely";
import * as v from "valibot";
import type { IndicatorRule } from "../domain/indicator/indicator-rule.ts";
import type { Connection } from "./database.ts";
import { indicatorRuleBody } from "./indicator-rule-body.ts";
import { insertRows } from "./rows.ts";

/** Who gives the values of an indicator. */
export interface ResponsibleUnit {
  readonly departmentId: number | null;
  readonly divisionId: number | null;
}

export interface KeptRule extends ResponsibleUnit {
  readonly indicatorId: number;
  /** From 1; 0 where there is no rule yet. A change names it. */
  readonly revision: number;
  readonly rule: IndicatorRule;
}

/** A rule as it was saved. */
export interface RuleRevision extends ResponsibleUnit {
  readonly number: number;
  readonly rule: IndicatorRule;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Who changes rules, and when. */
export interface RuleMaker {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
}

/** Any number; with that of the municipality, the lock under which its rules are changed. */
const RULES_LOCK = 7_430_007;

/**
 * Waits until nobody else changes rules of the municipality's indicators or relies on them, and keeps the others waiting until the transaction ends. The first lock of its transaction, as
 * is `relyOnRules`: that of the actuals comes behind them, that of the audit trail last.
 */
export async function awaitRules(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${RULES_LOCK}, hashtext(${municipality}))`.execute(tx);
}

/** Waits until nobody changes rules, and keeps them as they are until the transaction ends. Others may rely on them at the same time. */
export async function relyOnRules(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${RULES_LOCK}, hashtext(${municipality}))`.execute(tx);
}

/** The rules of a municipality's indicators, or of some of them, by the indicator's id. An indicator without a rule is not among them. */
export async function listRules(
  db: Connection,
  municipality: string,
  indicatorIds: readonly number[] | null = null,
): Promise<ReadonlyMap<number, KeptRule>> {
  let query = db
    .selectFrom("indicator_rule")
    .where("municipality_code", "=", municipality)
    .select([
      ...(["indicator_id as indicatorId", "revision", "department_id as departmentId"] as const),
      ...(["division_id as divisionId", "body as rule"] as const),
    ]);
  if (indicatorIds !== null) query = query.where((eb) => eb("indicator_id", "=", eb.fn.any(eb.val(indicatorIds))));
  return new Map((await query.execute()).map((row) => [row.indicatorId, row]));
}

/** What is to be kept of an indicator, made from revision `base`; 0 where it had no rule. */
export interface NewRule extends ResponsibleUnit, Pick<KeptRule, "indicatorId" | "rule"> {
  readonly base: number;
  readonly reason: string | null;
}

/** So many are written at once: PostgreSQL takes 65,535 parameters in a statement. */
const AT_ONCE = 2_000;

/**
 * Gives indicators rules, or changes them, in two queries. Each is of another indicator, and was made from the rule that holds: the caller has looked, and keeps others waiting.
 *
 * @throws where one is no rule, or was made from another than the one that holds.
 */
export async function saveRules(
  tx: Connection,
  municipality: string,
  rules: readonly NewRule[],
  { at, account, by }: RuleMaker,
): Promise<void> {
  const rows = rules.map(({ indicatorId, base, rule, departmentId, divisionId, reason }) => ({
    saved: {
      ...{ municipality_code: municipality, indicator_id: indicatorId, department_id: departmentId, division_id: divisionId },
      ...{ body: JSON.stringify(v.parse(indicatorRuleBody, rule)), revision: base + 1 },
    },
    reason,
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const saved = await tx
      .insertInto("indicator_rule")
      .values(some.map((one) => one.saved))
      .onConflict((conflict) =>
        conflict
          .columns(["municipality_code", "indicator_id"])
          .doUpdateSet((eb) => ({
            ...{ revision: eb.ref("excluded.revision"), body: eb.ref("excluded.body") },
            ...{ department_id: eb.ref("excluded.department_id"), division_id: eb.ref("excluded.division_id") },
          }))
          .where(sql<boolean>`indicator_rule.revision = excluded.revision - 1`),
      )
      .returning("indicator_id")
      .execute();
    if (saved.length < some.length) throw new Error("a rule was changed from another than the one that holds");
  }
  await insertRows(
    tx,
    "indicator_rule_revision",
    rows.map(({ saved: { revision, ...saved }, reason }) => ({ ...saved, number: revision, at, account_id: account, by, reason })),
  );
}

/** The newest first. */
export async function listRuleRevisions(db: Connection, municipality: string, indicatorId: number): Promise<RuleRevision[]> {
  return db
    .selectFrom("indicator_rule_revision")
    .where("municipality_code", "=", municipality)
    .where("indicator_id", "=", indicatorId)
    .orderBy("number", "desc")
    .select(["number", "department_id as departmentId", "division_id as divisionId", "body as rule", "at", "by", "reason"])
    .execute();
}
