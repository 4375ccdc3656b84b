import { ROLES } from "../../../domain/access/role.ts";
import { isDay } from "../../../domain/calendar/day.ts";
import { STATUSES } from "../../../domain/cycle/cycle.ts";
import { PHASES } from "../../../domain/cycle/phase.ts";
import { ACTION_FIELDS, GOAL_FIELDS, MISSION_FIELDS } from "../../../domain/form/form.ts";
import type { IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import { HANDLINGS } from "../../../domain/review/opinion.ts";
import type { WrittenAct } from "../../../store/audit-entry.ts";
import { formatDate, formatMoment } from "../../ui/dates.ts";
import { formatNumber } from "../../ui/numbers.ts";
import type { Locale, SentenceKey, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";

/** What each fact of a row is called. A fact that has no name here stands under the one that it has in the row. */
const NAMES = {
  ...{ set: "phase.set", midterm: "phase.midterm", final: "phase.final", phase: "audit.fact.phase", revision: "audit.fact.revision" },
  ...{ reason: "audit.fact.reason", until: "audit.fact.until", changes: "audit.fact.changes", restored: "audit.fact.restored" },
  ...{ name: "audit.fact.name", bytes: "audit.fact.bytes", pointer: "audit.fact.pointer", settled: "audit.fact.settled" },
  ...{ kind: "audit.fact.kind", sheetKind: "audit.fact.sheetKind", fiscalYear: "audit.fact.fiscalYear", changed: "audit.fact.changed" },
  ...{ hidesTextOfSheets: "audit.fact.hidesTextOfSheets", suited: "audit.fact.suited", sessions: "audit.fact.sessions" },
  ...{ failures: "audit.fact.failures", lockedUntil: "audit.fact.lockedUntil", login: "audit.fact.login", email: "audit.fact.email" },
  ...{ oldLogin: "audit.fact.oldLogin", oldName: "audit.fact.oldName", oldEmail: "audit.fact.oldEmail", role: "audit.fact.role" },
  ...{ unit: "audit.fact.unit", from: "audit.fact.from", to: "audit.fact.to", oldTo: "audit.fact.oldTo", at: "audit.fact.at" },
  ...{ ends: "audit.fact.ends", begins: "audit.fact.begins", posts: "audit.fact.posts", sheets: "audit.fact.sheets" },
  ...{ continued: "audit.fact.continued", existing: "audit.fact.existing", blank: "audit.fact.blank", isOn: "audit.fact.isOn" },
  ...{ matters: "audit.fact.matters", byHand: "audit.fact.byHand", attempt: "audit.fact.attempt", failure: "audit.fact.failure" },
  ...{ opened: "audit.fact.opened", closed: "audit.fact.closed", departments: "audit.fact.departments", number: "audit.fact.revision" },
  ...{ answers: "audit.fact.answers", handling: "audit.fact.handling", year: "audit.fact.year", part: "audit.fact.part" },
  ...{
    code: "audit.fact.code",
    oldCode: "audit.fact.oldCode",
    usual: "audit.fact.usual",
    publications: "audit.fact.publications",
    items: "audit.fact.items",
    lost: "audit.fact.lost",
  },
  ...{ due: "audit.fact.due", years: "audit.fact.years", replaced: "audit.fact.replaced" },
  ...{ thing: "audit.fact.thing", removed: "audit.fact.removed" },
  ...{ validFrom: "audit.fact.validFrom", validTo: "audit.fact.validTo" },
} as const satisfies Readonly<Record<string, SentenceKey>>;

/** What of an indicator's rule was changed, as its page calls it. */
const RULE_FIELDS = {
  ...{ kind: "rule.kind", direction: "indicator.direction", accumulation: "indicator.accumulation", sumFrom: "rule.sumFrom" },
  ...{ yearKind: "rule.yearKind", formula: "indicator.formula", against: "indicator.against", calculation: "indicator.calculation" },
  ...{ source: "indicator.source", collectionMonth: "indicator.collection", unit: "indicator.unit", baselines: "indicator.baseline" },
  ...{ targets: "indicator.target", parts: "rule.parts", breaks: "rule.breaks", scale: "rule.scale", sharedCode: "rule.sharedCode" },
} as const satisfies Readonly<Record<keyof IndicatorRule, SentenceKey>>;

/** What is said elsewhere in the row, or to programs only. */
const UNSAID: readonly string[] = ["proxy", "attachment", "comment", "departmentId", "divisionId", "about", "aboutId", "sha256"];

const FISCAL_YEARS: readonly string[] = ["fiscalYear", "validFrom", "validTo"];

type Fact = WrittenAct["facts"][string];
type Said = readonly [name: string, value: string];

interface Speaking {
  readonly t: Sentences;
  readonly locale: Locale;
}

/** The facts of a row, in words. */
export function saidFacts({ act, facts }: WrittenAct, { t, locale }: Speaking): readonly Said[] {
  const isSheets = act.startsWith("sheet.");
  return Object.entries(facts).flatMap(([name, fact]): Said[] => {
    if (fact === null || fact === "" || UNSAID.includes(name)) return [];
    if (isSheets && (name === "from" || name === "to")) return [[t(`audit.fact.${name}Status`), valueSaid("status", fact, { t, locale })]];
    // Of an appointment that moved, the number of the unit.
    if (name === "to" && typeof fact === "number") return [];
    if (act.startsWith("publication.") && Object.hasOwn(OF_PUBLICATIONS, name))
      return [[t(OF_PUBLICATIONS[name as keyof typeof OF_PUBLICATIONS]), valueSaid(name, fact, { t, locale })]];
    if (LISTS.includes(name) && typeof fact === "string")
      return [[nameOf(name, t), fact.split(", ").map(inWords(act, t)).join(t("list.comma"))]];
    return [[nameOf(name, t), valueSaid(name, fact, { t, locale })]];
  });
}

/** What facts are called that are called otherwise elsewhere: the number of a publication, how many things it changes, when it is due. */
const OF_PUBLICATIONS = {
  ...{ number: "audit.fact.publicationNumber", changes: "audit.fact.changedThings", due: "publications.due" },
} as const satisfies Readonly<Record<string, SentenceKey>>;

/** Facts that are several words: the years of values, what of a rule changed. */
const LISTS: readonly string[] = ["years", "changed"];

const inWords =
  (act: string, t: Sentences) =>
  (word: string): string => {
    if (act !== "form.save") return Object.hasOwn(RULE_FIELDS, word) ? t(RULE_FIELDS[word as keyof typeof RULE_FIELDS]) : word;
    const field = [...GOAL_FIELDS, ...ACTION_FIELDS, ...MISSION_FIELDS].find((name) => word === `field.${name}`);
    if (field !== undefined) return t(`forms.field.${field}`);
    const part = FORM_PARTS.find((name) => word === name);
    return part === undefined ? word : t(`forms.differs.${part}`);
  };

/** What of a form can differ besides its fields. */
const FORM_PARTS = [
  "order",
  "kind",
  "name",
  "layout",
  "placementPlans",
  "remarkLabels",
  "steps",
  "scale",
  "numerals",
  "reasonForShortfall",
] as const;

function nameOf(name: string, t: Sentences): string {
  return Object.hasOwn(NAMES, name) ? t(NAMES[name as keyof typeof NAMES]) : name;
}

const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/gu;

function valueSaid(name: string, fact: NonNullable<Fact>, { t, locale }: Speaking): string {
  if (typeof fact === "boolean") return t(fact ? "audit.yes" : "audit.no");
  if (typeof fact === "number") {
    if (name === "year") return String(fact);
    return FISCAL_YEARS.includes(name) ? formatYear(fact, locale) : formatNumber(fact);
  }
  const word = wordOf(name, fact);
  if (word !== null) return t(word);
  return isDay(fact) ? formatDate(fact, locale) : fact.replaceAll(MOMENT, (moment) => formatMoment(new Date(moment), locale));
}

/** A fact that is one of a few, by the word that the pages have for it. */
function wordOf(name: string, fact: string): SentenceKey | null {
  const among = <const Word extends string>(words: readonly Word[]) => words.find((word) => word === fact) ?? null;
  switch (name) {
    case "phase": {
      const phase = among(PHASES);
      return phase && `phase.${phase}`;
    }
    case "status": {
      const status = among(STATUSES);
      return status && `status.${status}`;
    }
    case "role": {
      const role = among(ROLES);
      return role && `person.role.${role}`;
    }
    case "handling": {
      const handling = among(HANDLINGS);
      return handling && `reviews.handling.${handling}`;
    }
    case "kind":
    case "sheetKind": {
      const change = among(["add", "rename", "merge", "join", "split", "end"]);
      const kind = among(["goal", "mission"]);
      const thing = among(["plan", "node", "indicator"]);
      const publication = among(["regular", "correction"]);
      return (
        (change && `organisation.change.${change}`) ??
        (kind && `forms.kind.${kind}`) ??
        (thing && `kind.${thing}`) ??
        (publication && `publications.kind.${publication}`)
      );
    }
    default:
      return null;
  }
}
