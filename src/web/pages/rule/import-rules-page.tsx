import { decode } from "../../../documents/formats/decode.ts";
import { listScales } from "../../../store/grade-scale-store.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import {
  exportRules,
  type ImportRulesRefusal,
  importRules,
  REQUIRED_COLUMNS,
  RULE_COLUMNS,
  type RuleLineRefusal,
} from "../../../use-cases/indicator/rule-table.ts";
import { type Answer, done, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { type CsvPage, csvFile, csvRefusal, givePage, lineErrors, previewPage } from "../people/csv-page.tsx";
import { givenCsv } from "../people/given-csv.ts";
import { ChangedRules } from "./changed-rules.tsx";
import { rowFaultSaid } from "./row-fault.ts";
import { errorsOfRule } from "./rule-errors.ts";

export async function importRulesPage(visit: StaffVisit): Promise<Answer> {
  return givePage(visit, pageOf(visit), []);
}

/** Shows what a file would do; does it when it comes again. */
export async function importRulesAnswer(visit: Posting): Promise<Answer> {
  const { db, code, person, now, t, locale } = visit;
  const given = await givenCsv(visit);
  if (!given.ok) return givePage(visit, pageOf(visit), [csvRefusal(given.refusal, t)]);
  const { kind, bytes, seen } = given.value;
  const taken = await importRules(db, person, { bytes, seen: kind === "preview" ? null : seen, now });
  if (!taken.ok)
    return taken.refusal.kind === "forbidden" ? stopped("not-permitted") : givePage(visit, pageOf(visit), told(taken.refusal, t));
  if (taken.value.done) return done(addressOf("indicatorRules", { code }), "rulesSaved");
  const [indicators, units, scales] = [await listIndicators(db, code), await listOrganisationUnits(db, code), await listScales(db, code)];
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const { changes, seal } = taken.value;
  const would = (
    <>
      {kind === "do" ? <p>{t("csv.rules.changedSince")}</p> : null}
      <p>{t("csv.rules.would", { changed: changes.length })}</p>
      {changes.length === 0 ? null : <ChangedRules {...{ changes, names, words: { units, scales, t, locale } }} />}
    </>
  );
  const page = previewPage(visit, pageOf(visit), decode(bytes).text, would, seal);
  return kind === "do" ? { ...page, status: 409 } : page;
}

export async function exportRulesAnswer({ db, code }: StaffVisit): Promise<Answer> {
  return csvFile(await exportRules(db, code), `shirube-indicator-rules-${code}.csv`);
}

function pageOf({ code, t }: StaffVisit): CsvPage {
  return {
    title: t("csv.rules.title"),
    lead: t("csv.rules.lead"),
    crumbs: [{ title: t("rules.title"), href: addressOf("indicatorRules", { code }) }],
    action: addressOf("rulesImport", { code }),
    sample: addressOf("rulesExport", { code }),
    columns: RULE_COLUMNS.map(({ column, word }) => ({
      ...{ name: word, means: `csv.rules.${column}.means` as const, required: REQUIRED_COLUMNS.includes(column) },
    })),
  };
}

function told(refusal: Exclude<ImportRulesRefusal, { kind: "forbidden" }>, t: Sentences): readonly string[] {
  return refusal.kind === "wrong-lines" ? lineErrors(refusal.errors, t, (one) => lineSaid(one, t)) : [csvRefusal(refusal, t)];
}

function lineSaid(refusal: RuleLineRefusal, t: Sentences): string {
  switch (refusal.kind) {
    case "no-indicator":
      return t("csv.rules.no-indicator", { text: refusal.text });
    case "indicator-twice":
      return t("csv.rules.indicator-twice");
    case "unknown-unit-name":
    case "ambiguous-unit":
    case "unknown-word":
    case "no-month":
      return rowFaultSaid(refusal, t);
    case "faulty":
      return errorsOfRule(refusal.faults, t)
        .map(({ message }) => message)
        .join(" ");
    default:
      return t(`rule.refusal.${refusal.kind}`);
  }
}
