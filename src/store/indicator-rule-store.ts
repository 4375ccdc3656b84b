import { sql } from "kysely";
import * as v from "valibot";
import type { IndicatorRule } from "../domain/indicator/indicator-rule.ts";
import type { Connection } from "./database.ts";
import { indicatorRuleBody } from "./indicator-rule-body.ts";

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

/** Who changes a rule, when, and why. */
export interface RuleMaker {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Any number; with that of the municipality, the lock under which its rules are changed. */
const RULES_LOCK = 7_430_007;

/** Waits until nobody else changes rules of the municipality's indicators, and keeps the others waiting until the transaction ends. */
export async function awaitRules(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${RULES_LOCK}, hashtext(${municipality}))`.execute(tx);
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

/**
 * Gives an indicator a rule, or changes it. Nothing is written where somebody else changed it since the revision that the change was made from.
 *
 * @param base revision that was changed; 0 where there was none.
 * @returns the new revision; null where `base` is not the latest.
 * @throws where the rule is none.
 */
export async function saveRule(
  tx: Connection,
  municipality: string,
  indicatorId: number,
  { rule, departmentId, divisionId }: Pick<KeptRule, "rule"> & ResponsibleUnit,
  base: number,
  { at, account, by, reason }: RuleMaker,
): Promise<number | null> {
  const row = { department_id: departmentId, division_id: divisionId, body: JSON.stringify(v.parse(indicatorRuleBody, rule)) };
  const named = { municipality_code: municipality, indicator_id: indicatorId };
  const revision = base + 1;
  const saved =
    base === 0
      ? await tx
          .insertInto("indicator_rule")
          .values({ ...named, ...row, revision })
          .onConflict((conflict) => conflict.columns(["municipality_code", "indicator_id"]).doNothing())
          .returning("revision")
          .executeTakeFirst()
      : await tx
          .updateTable("indicator_rule")
          .set({ ...row, revision })
          .where("municipality_code", "=", municipality)
          .where("indicator_id", "=", indicatorId)
          .where("revision", "=", base)
          .returning("revision")
          .executeTakeFirst();
  if (!saved) return null;
  await tx
    .insertInto("indicator_rule_revision")
    .values({ ...named, ...row, number: revision, at, account_id: account, by, reason })
    .execute();
  return revision;
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
