import type { Person } from "../src/domain/access/person.ts";
import type { Indicator } from "../src/domain/indicator/indicator.ts";
import { type IndicatorRule, NO_RULE } from "../src/domain/indicator/indicator-rule.ts";
import type { Database } from "../src/store/database.ts";
import type { KeptIndicator } from "../src/store/indicator-store.ts";
import { listIndicators } from "../src/store/indicator-store.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { keepDocument } from "../src/use-cases/import/keep-document.ts";
import { type EnteredActual, enterActuals } from "../src/use-cases/indicator/enter-actuals.ts";
import { type SetRule, setRule } from "../src/use-cases/indicator/set-rule.ts";
import { aNode, anIndicator, aPlan, aReadDocument, aValue } from "./builders.ts";
import { aDepartment, aPerson } from "./people.ts";
import { day, municipality } from "./year-desk.ts";

const INDICATORS: readonly Indicator[] = [
  anIndicator({
    ...{ node: "1", name: "市民満足度", unit: "%" },
    baseline: aValue({ text: "62.5％", value: 62.5, fiscalYear: 2022 }),
    target: aValue({ text: "70％以上", value: 70, comparator: ">=", fiscalYear: 2027 }),
  }),
  anIndicator({
    ...{ node: "1", name: "窓口の待ち時間", unit: "分" },
    baseline: aValue({ text: "25分", value: 25, unit: "分", fiscalYear: 2022 }),
    target: aValue({ text: "10分以下", value: 10, unit: "分", comparator: "<=", fiscalYear: 2027 }),
  }),
];

/** A municipality whose plan has two indicators, 市民満足度 and 窓口の待ち時間, the first of which 企画部 gives the values of. */
export interface IndicatorDesk {
  readonly departments: { readonly planning: number; readonly citizens: number };
  readonly staff: { readonly author: Person; readonly planning: Person; readonly leader: Person; readonly stranger: Person };
  readonly satisfaction: KeptIndicator;
  readonly waiting: KeptIndicator;
  rule(indicator: number, rule: Partial<IndicatorRule>, given?: Partial<SetRule>, by?: Person): ReturnType<typeof setRule>;
  enter(by: Person, entered: readonly (Partial<EnteredActual> & { readonly text: string })[], now?: Date): ReturnType<typeof enterActuals>;
}

/** A value of 市民満足度 in 2025, of which nothing was said before, until a test says otherwise. */
export async function openIndicatorDesk(db: Database, indicators: readonly Indicator[] = INDICATORS): Promise<IndicatorDesk> {
  await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
  const now = day("2026-06-01");
  const departments = {
    planning: await aDepartment(db, municipality, "企画部"),
    citizens: await aDepartment(db, municipality, "市民部"),
  };
  const plan = aPlan({ nodes: [aNode({ code: "1", title: "窓口の改善" })], indicators });
  const kept = await db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ plan }), { municipality, now }));
  if (!kept.ok) throw new Error(kept.refusal.kind);
  const [satisfaction, waiting] = await listIndicators(db, municipality);
  if (!satisfaction || !waiting) throw new Error("the plan has no two indicators");
  const someone = (login: string, posts: NonNullable<Parameters<typeof aPerson>[2]["posts"]>) =>
    aPerson(db, municipality, { login, posts }, now);
  const staff = {
    author: await someone("sato", [["author", departments.planning]]),
    planning: await someone("tanaka", [["planning"]]),
    leader: await someone("ito", [["leader"]]),
    stranger: await someone("kato", [["author", departments.citizens]]),
  };
  const rule: IndicatorDesk["rule"] = (indicatorId, said, given = {}, by = staff.planning) =>
    setRule(db, by, {
      ...{ indicatorId, base: 0, rule: { ...NO_RULE, ...said }, departmentId: departments.planning, divisionId: null, reason: null, now },
      ...given,
    });
  const ruled = await rule(satisfaction.id, {});
  if (!ruled.ok) throw new Error(ruled.refusal.kind);
  return {
    ...{ departments, staff, satisfaction, waiting, rule },
    enter: (by, entered, at = now) =>
      enterActuals(db, by, {
        now: at,
        entered: entered.map((one) => ({
          ...{ indicatorId: satisfaction.id, part: "", year: 2025, base: 0, status: "final" as const },
          ...{ reason: null, asOf: null, source: null, note: null },
          ...one,
        })),
      }),
  };
}
