import { isDeepStrictEqual } from "node:util";
import type { ReactNode } from "react";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { definitionBy } from "../../../domain/indicator/definition-by.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "../../../domain/indicator/indicator-rule.ts";
import { targetFindings } from "../../../domain/progress/target-findings.ts";
import { listScales } from "../../../store/grade-scale-store.ts";
import { type KeptRule, listRuleRevisions } from "../../../store/indicator-rule-store.ts";
import { findIndicator, type KeptIndicator } from "../../../store/indicator-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { findRule, type SetRuleRefusal, setRule } from "../../../use-cases/indicator/set-rule.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import { PlacedIn } from "../indicator/placed-in.tsx";
import { unitOptions } from "../people/unit-options.ts";
import { namedUnit } from "./named-unit.ts";
import { draftOfRule, type RuleDraft, readRuleDraft, valuesInForce } from "./rule-draft.ts";
import { errorsOfRule, errorsOfUnread } from "./rule-errors.ts";
import { RuleForm } from "./rule-form.tsx";
import { Findings, RuleHistory, StaleRule } from "./rule-notices.tsx";
import { isSameTarget, type ReadRule, ruleOf } from "./rule-of.ts";

/** How an indicator is measured, and who gives its values: to be changed by planning. */
export async function rulePage(visit: StaffVisit<"indicator">): Promise<Answer> {
  const indicator = await indicatorOf(visit);
  if (!indicator) return missing("missing.indicator");
  const kept = await findRule(visit.db, visit.code, indicator.id);
  return formPage(visit, { indicator, kept, draft: draftOfRule(kept, indicator), base: kept.revision });
}

async function indicatorOf({ db, code, parts }: StaffVisit<"indicator">): Promise<KeptIndicator | null> {
  const id = readId(parts.indicator);
  return id === null ? null : findIndicator(db, code, id);
}

export async function changeRuleAnswer(visit: Posting<"indicator">): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const indicator = await indicatorOf(visit);
  if (!indicator) return missing("missing.indicator");
  const [kept, units] = await Promise.all([findRule(db, code, indicator.id), listOrganisationUnits(db, code)]);
  const draft = readRuleDraft(form);
  const base = Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const before = base === kept.revision ? kept : await revisionOf(visit, indicator.id, base);
  const read = ruleOf(draft, { before: before.rule, printed: indicator, units });
  const shown = { indicator, kept, draft, base };
  if (read.unread.length > 0) return formPage(visit, { ...shown, errors: errorsOfUnread(read.unread, t), status: 422 });
  const { rule, departmentId, divisionId } = read;
  const reason = [draft.reason, draft.changedBecause].find((text) => text !== "") ?? null;
  const set = await setRule(db, person, { indicatorId: indicator.id, base, rule, departmentId, divisionId, reason, now });
  if (set.ok)
    return done(addressOf("indicatorRule", { code, indicator: indicator.id }), set.value.unchanged ? "ruleUnchanged" : "ruleSaved");
  return refused(visit, shown, { refusal: set.refusal, read, before });
}

interface Shown {
  readonly indicator: KeptIndicator;
  readonly kept: KeptRule;
  readonly draft: RuleDraft;
  readonly base: number;
  readonly errors?: readonly FieldError[];
  readonly stale?: Omit<KeptRule, "indicatorId" | "revision">;
  readonly status?: 200 | 409 | 422;
}

async function refused(
  visit: StaffVisit,
  shown: Shown,
  { refusal, read, before }: { readonly refusal: SetRuleRefusal; readonly read: ReadRule; readonly before: NonNullable<Shown["stale"]> },
): Promise<Answer> {
  const { t } = visit;
  const again = (errors: readonly FieldError[]) => formPage(visit, { ...shown, errors, status: 422 });
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-indicator":
      return missing("missing.indicator");
    case "unknown-unit":
      return again([{ field: "responsible", message: t("rule.unread.unknown-unit") }]);
    case "faulty":
      return again(errorsOfRule(refusal.faults, t));
    case "needs-reason":
      return again([{ field: "reason", message: t("rule.fault.needs-reason") }]);
    case "part-in-use": {
      const name = before.rule.parts.find(({ key }) => key === refusal.part)?.name ?? refusal.part;
      return again([{ field: "parts", message: t("rule.fault.part-in-use", { part: name }) }]);
    }
    case "stale": {
      const { latest } = refusal;
      const merged = draftOfMerged(before, latest, read, shown);
      const { change, changedOn, changedBecause, reason } = shown.draft;
      const draft = { ...merged, change, changedOn, changedBecause, reason };
      return formPage(visit, { ...shown, kept: latest, draft, base: latest.revision, stale: before, status: 409 });
    }
  }
}

/** What is typed on, whose targets name those of `latest` that they were made from. */
function draftOfMerged(before: NonNullable<Shown["stale"]>, latest: KeptRule, mine: ReadRule, { indicator, draft }: Shown): RuleDraft {
  const merged = mergedRule(before, latest, mine);
  const [stated, was, holds] = [merged.rule, before.rule, latest.rule].map((rule) => valuesInForce(rule, indicator).targets);
  const placeOf = (target: StatedTarget | undefined) => holds?.findIndex((one) => target !== undefined && isSameTarget(one, target)) ?? -1;
  const fromOf = (target: StatedTarget, at: number): number | null => {
    const typed = draft.targets[at];
    const own = typed?.from != null && typed.text === target.text ? placeOf(was?.[typed.from]) : -1;
    const from = own < 0 ? placeOf(target) : own;
    return from < 0 ? null : from;
  };
  const again = draftOfRule(merged, indicator);
  return { ...again, targets: again.targets.map((row, at) => ({ ...row, from: stated?.[at] ? fromOf(stated[at], at) : null })) };
}

/** What was typed where it was changed, and what somebody else saved where it was not. */
function mergedRule(before: NonNullable<Shown["stale"]>, latest: KeptRule, mine: ReadRule): NonNullable<Shown["stale"]> {
  const fields = Object.keys(NO_RULE) as (keyof IndicatorRule)[];
  const changed = fields.filter((field) => !isDeepStrictEqual(before.rule[field], mine.rule[field]));
  const rule = { ...latest.rule, ...Object.fromEntries(changed.map((field) => [field, mine.rule[field]])) };
  const isSameUnit = before.departmentId === mine.departmentId && before.divisionId === mine.divisionId;
  const { departmentId, divisionId } = isSameUnit ? latest : mine;
  return { rule, departmentId, divisionId };
}

/** The rule as it was when the form was opened. */
async function revisionOf({ db, code }: StaffVisit, indicator: number, base: number): Promise<NonNullable<Shown["stale"]>> {
  const found = (await listRuleRevisions(db, code, indicator)).find(({ number }) => number === base);
  return found ?? { rule: NO_RULE, departmentId: null, divisionId: null };
}

async function formPage(visit: StaffVisit, shown: Shown): Promise<Page> {
  const { db, code, t, locale, now, fiscalYear } = visit;
  const { indicator, kept, draft, base, errors = [], stale = null, status = 200 } = shown;
  const [units, scales, revisions] = await Promise.all([
    listOrganisationUnits(db, code),
    listScales(db, code),
    listRuleRevisions(db, code, indicator.id),
  ]);
  const today = dayInJapan(now);
  const words = { units, scales, t, locale };
  const running = { kind: kept.rule.yearKind, year: fiscalYear };
  const found = [null, ...kept.rule.parts].map((part) => {
    const definition = definitionBy(indicator, kept.rule, part?.key ?? null);
    // Where the parts have the targets, the whole promises nothing.
    const isNothing = part === null && kept.rule.parts.length > 0 && definition.targets.length === 0;
    return { part: part?.name ?? null, findings: isNothing ? [] : targetFindings(definition, running) };
  });
  const href = addressOf("indicator", { code, indicator: indicator.id });
  const notice: ReactNode = stale === null ? null : <StaleRule before={stale} latest={kept} words={words} />;
  return {
    kind: "page",
    title: t("rule.title"),
    status,
    crumbs: [
      { title: t("rules.title"), href: addressOf("indicatorRules", { code }) },
      { title: indicator.name, href },
    ],
    body: (
      <>
        <PageHead eyebrow={<Words>{indicator.name}</Words>} title={t("rule.title")}>
          <p className="lead">{t("rule.lead")}</p>
          <PlacedIn code={code} placements={indicator.placements} />
          <p className="actions-line">
            <a href={href}>{t("rule.toIndicator")}</a>
            <a href={addressOf("indicatorGrade", { code, indicator: indicator.id })}>{t("grade.title")}</a>
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {notice}
        <Findings found={found} />
        <RuleForm
          {...{ draft, base, errors, scales, action: addressOf("changeRule", { code, indicator: indicator.id }) }}
          proposed={definitionBy(indicator, { ...kept.rule, kind: null, direction: null, accumulation: null, unit: null })}
          named={namedUnit(indicator, units, today)}
          units={unitOptions(units, today, { t, locale })}
        />
        <RuleHistory revisions={revisions} words={words} />
      </>
    ),
  };
}
