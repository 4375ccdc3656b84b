import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../src/store/database.ts";
import { openEmbedded } from "../src/store/embedded-database.ts";
import { listIndicators } from "../src/store/indicator-store.ts";
import { listPlans } from "../src/store/plan-store.ts";
import { keepDocument } from "../src/use-cases/import/keep-document.ts";
import { enterActuals } from "../src/use-cases/indicator/enter-actuals.ts";
import { type PartChoice, preparePublication } from "../src/use-cases/publication/prepare-publication.ts";
import { publish } from "../src/use-cases/publication/publish.ts";
import { aGoal, anAction, aReadDocument, aStep } from "../test/builders.ts";
import { makeFollowedCity } from "../test/followed-city.ts";
import { signedIn } from "../test/signed-in.ts";
import type { Figure } from "./figure.ts";
import { startServer } from "./server.ts";

const CODE = "131016";
const [INDICATORS, DEPARTMENTS, GOALS, YEARS] = [400, 20, 500, 10] as const;
const ASKED = 9;
const NOW = new Date("2026-06-01T09:00:00+09:00");

/** What planning waits for before the second publication of a large city, a few values and goals of which changed since the first. */
export async function measurePublication(root: string): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  try {
    const { cookie, plan } = await writeCity(data);
    const server = await startServer(root, data);
    try {
      const ask = async (path: string): Promise<number> => {
        const began = performance.now();
        const answer = await fetch(`${server.url.replace(/\/$/u, "")}/${CODE}/${path}`, { headers: { cookie } });
        const text = await answer.text();
        if (answer.status !== 200 || answer.redirected || text.length < 1_000) throw new Error(`${answer.status} ${answer.url}`);
        return performance.now() - began;
      };
      const median = async (path: string): Promise<number> => {
        const times: number[] = [];
        for (let asked = 0; asked < ASKED; asked += 1) times.push(await ask(path));
        return times.sort((one, other) => one - other)[Math.floor(ASKED / 2)] ?? 0;
      };
      const parts = `plan-${plan}=renew&plan-${plan}-to=2025&year-2025=renew&year-2025-to=final`;
      const [empty, choice] = [await median("password"), await median("publications/new")];
      const of = `${INDICATORS} indicators, ${GOALS} goals`;
      const figure = (what: string, took: number): Figure => ({
        what: `${what}: ${of}`,
        figure: `${took.toFixed(0)} ms`,
        against: `an empty page: ${empty.toFixed(0)} ms (${(took / empty).toFixed(0)}×)`,
      });
      return [
        figure("what to publish", choice),
        figure("preview, few changes", await median(`publications/new?look=1&${parts}`)),
        figure("preview of a correction", await median(`publications/new?look=1&${parts}&kind=correction`)),
        figure("preview, all removed", await median(`publications/new?look=1&year-2025=renew&year-2025-to=set`)),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** @returns what the browser of somebody in planning sends. */
async function writeCity(data: string): Promise<{ readonly cookie: string; readonly plan: number }> {
  const opened = await openEmbedded(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const db: Database = opened.value;
  await makeFollowedCity(db, CODE, { indicators: INDICATORS, departments: DEPARTMENTS, years: YEARS });
  await keepGoals(db, "予約を始めた");
  const { person, cookie } = await signedIn(db, CODE, [{ role: "planning" }]);
  const [plan] = await listPlans(db, CODE);
  if (!plan) throw new Error("the city has no plan");
  const choices: readonly PartChoice[] = [
    { take: "renew", part: { kind: "plan", plan: plan.id, valuesThrough: 2025 } },
    { take: "renew", part: { kind: "year", year: 2025, phase: "final" } },
  ];
  const { seal: seen } = await preparePublication(db, CODE, choices, NOW);
  const published = await publish(db, person, {
    ...{ choices, seen, removes: false, kind: "regular", note: "初めの公表", corrections: [], dueAt: null, now: NOW },
  });
  if (!published.ok) throw new Error(published.refusal.kind);
  const indicators = (await listIndicators(db, CODE)).slice(1, 11);
  const entered = indicators.map(({ id: indicatorId }) => ({
    ...{ indicatorId, part: "", year: 2024, base: 1, text: "71", status: "final" as const, reason: "集計の誤り" },
    ...{ asOf: null, source: null, note: null },
  }));
  const corrected = await enterActuals(db, person, { entered, now: NOW });
  if (!corrected.ok) throw new Error(corrected.refusal.kind);
  await db.close();
  return { cookie, plan: plan.id };
}

function keepGoals(db: Database, said: string): Promise<unknown> {
  const goals = Array.from({ length: GOALS }, (_, i) => {
    const step = (n: number) =>
      aStep({ mark: `(${n})`, text: `窓口${n}の案内を見直す`, midterm: `${n}か所で${said}`, result: `${n * 2}か所で${said}` });
    return aGoal({
      ...{ fiscalYear: 2025, department: `窓口推進第${(i % DEPARTMENTS) + 1}部`, priority: Math.floor(i / DEPARTMENTS) + 1 },
      ...{ title: `待ち時間を短くする取組その${i + 1}`, background: ["待つ人が多い。"], purpose: ["待たずに済むようにする。"] },
      placements: [{ plan: "総合計画", code: `${(i % 6) + 1}-${(i % 5) + 1}`, text: "" }],
      actions: [1, 2, 3].map((n) => anAction({ mark: ["①", "②", "③"][n - 1] ?? null, title: `取組${n}`, steps: [1, 2, 3].map(step) })),
    });
  });
  return db.transaction().execute(async (tx) => {
    const kept = await keepDocument(tx, aReadDocument({ goals }, `目標 ${said}.txt`), { municipality: CODE, now: NOW });
    if (!kept.ok) throw new Error(kept.refusal.kind);
  });
}
