import { sql } from "kysely";
import { NO_RULE } from "../src/domain/indicator/indicator-rule.ts";
import { recordActuals } from "../src/store/actual-store.ts";
import type { Database } from "../src/store/database.ts";
import { listIndicators } from "../src/store/indicator-store.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { recordUnits } from "../src/store/organisation-store.ts";
import { insertRows } from "../src/store/rows.ts";
import { keepDocument } from "../src/use-cases/import/keep-document.ts";
import { aGoal, aNode, anAction, anIndicator, aPlan, aReadDocument, aStep, aValue } from "./builders.ts";

interface Size {
  readonly indicators: number;
  readonly departments: number;
  /** Years of actuals, the last of which is 2025. */
  readonly years: number;
}

const LAST_YEAR = 2025;
const CHAPTERS = ["人が育つまち", "健やかに暮らすまち", "安全で安心なまち", "仕事が生まれるまち", "みどりを守るまち", "ともにつくるまち"];
const MATTERS = ["利用者数", "満足度", "実施回数", "参加率", "件数", "設置数", "待ち時間"];
const THINGS = ["図書館", "健診", "避難訓練", "空き店舗", "公園", "自治会", "窓口", "保育所", "学童", "路線バス"];

/** A city that follows its promises: a plan with indicators of departments, goals, and actuals of years, of which some are owed. Everything is invented. */
export async function makeFollowedCity(db: Database, code: string, { indicators: count, departments, years }: Size): Promise<void> {
  const now = new Date("2026-06-01T09:00:00+09:00");
  await recordMunicipality(db, { code, name: "追川市", provisional: false });
  await db.transaction().execute(async (tx) => {
    const names = Array.from({ length: departments }, (_, i) => `${THINGS[i % THINGS.length]}推進第${Math.floor(i / THINGS.length) + 1}部`);
    const units = await recordUnits(
      tx,
      code,
      "department",
      names.map((name) => ({ name, parentId: null })),
    );
    const kept = await keepDocument(tx, aReadDocument({ plan: planOf(count), goals: names.map(goalOf) }), { municipality: code, now });
    if (!kept.ok) throw new Error(kept.refusal.kind);
    const unitIds = [...units.values()];
    const indicators = await listIndicators(tx, code);
    const mine = indicators.map(({ id }, i) => ({ id, i, unit: i % 41 === 0 ? null : (unitIds[i % unitIds.length] ?? null) }));
    await insertRows(
      tx,
      "indicator_rule",
      mine.map(({ id, unit }) => ({
        ...{ municipality_code: code, indicator_id: id, revision: 1, department_id: unit, division_id: null },
        body: JSON.stringify(NO_RULE),
      })),
    );
    const actuals = mine.flatMap(({ id, i }) =>
      Array.from({ length: years }, (_, back) => {
        const year = LAST_YEAR - back;
        const value = 40 + ((i * 7 + year * 3) % 53);
        return {
          ...{ indicatorId: id, part: "", year, base: 0, status: "final" as const, text: `${value}` },
          ...{ value, reached: null, reason: null, asOf: null, source: null, note: null },
        };
      }).filter(({ year }) => i % 17 !== 0 || year < LAST_YEAR),
    );
    await recordActuals(tx, code, actuals, { at: now, account: null, by: "佐藤 実" });
  });
}

function planOf(count: number) {
  const chapters = CHAPTERS.map((title, i) => aNode({ code: `${i + 1}`, title, level: "章" }));
  const policies = chapters.flatMap(({ code }) =>
    Array.from({ length: 5 }, (_, i) =>
      aNode({ code: `${code}-${i + 1}`, parent: code, level: "施策", title: `${THINGS[i]}を${code}番目に支える` }),
    ),
  );
  const indicators = Array.from({ length: count }, (_, i) =>
    anIndicator({
      ...{ name: `${THINGS[i % THINGS.length]}の${MATTERS[i % MATTERS.length]}（その${i + 1}）`, unit: "件" },
      node: i % 67 === 0 ? null : (policies[i % policies.length]?.code ?? null),
      baseline: aValue({ text: "40件", value: 40, unit: "件", fiscalYear: 2015 }),
      target:
        i % 29 === 0
          ? aValue({ text: "講座１回・講演会２回", value: null, unit: null, comparator: null, fiscalYear: 2027 })
          : aValue({
              text: `${i % 31 === 0 ? 30 : 70}件以上`,
              value: i % 31 === 0 ? 30 : 70,
              unit: "件",
              comparator: ">=",
              fiscalYear: 2027,
            }),
    }),
  );
  return aPlan({ title: "第3次総合計画", levels: ["章", "施策"], nodes: [...chapters, ...policies], indicators });
}

function goalOf(department: string, i: number) {
  const placements = i % 3 === 0 ? [] : [{ plan: "総合計画", code: `${(i % 6) + 1}-${(i % 4) + 1}`, text: "" }];
  const target = { text: "年３回から４回", values: [] };
  return aGoal({
    ...{ fiscalYear: 2026, department, priority: 1, title: `${department}の窓口を待たせない`, placements },
    actions: [anAction({ steps: [aStep({ target })] })],
  });
}

/** Everything of a city once more under other codes. */
export async function copyCity(db: Database, from: string, codes: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    const tables = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'municipality_code' ORDER BY 1`.execute(tx);
    const wanted = JSON.stringify(codes);
    await sql`INSERT INTO municipality SELECT c.code, m.name, m.provisional FROM municipality m, jsonb_array_elements_text(${wanted}::jsonb) AS c(code)
      WHERE m.code = ${from}`.execute(tx);
    for (const { name } of tables.rows) {
      const table = sql.table(name);
      await sql`INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('municipality_code', c.code))).*
        FROM ${table} t, jsonb_array_elements_text(${wanted}::jsonb) AS c(code) WHERE t.municipality_code = ${from}`.execute(tx);
    }
  });
}
