import { createHash } from "node:crypto";
import type { Range } from "../src/documents/passage.ts";
import type { Reading, TracedReading } from "../src/documents/reading/reading.ts";
import type { Action, Goal, Step } from "../src/domain/goal/goal.ts";
import type { Indicator } from "../src/domain/indicator/indicator.ts";
import type { Value } from "../src/domain/indicator/value.ts";
import type { Mission } from "../src/domain/mission/mission.ts";
import type { Plan, PlanNode } from "../src/domain/plan/plan.ts";
import type { ReadDocument } from "../src/use-cases/import/keep-document.ts";

/** Shapes of the contract with nothing in them but what a test is about. */
export const aValue = (given: Partial<Value> = {}): Value => ({
  ...{ text: "30％", value: 30, unit: "%", comparator: "=", fiscalYear: 2025, cumulative: false, maintain: false, change: null },
  ...given,
});

export const anIndicator = (given: Partial<Indicator> = {}): Indicator => ({
  ...{ node: null, name: "市民満足度", unit: "%", kind: null, strategyKpi: false, baseline: null, interimTargets: [], target: null },
  ...{ note: null, divisions: [] },
  ...given,
});

export const aNode = (given: Partial<PlanNode> = {}): PlanNode => ({
  ...{ code: "1", parent: null, level: "章", title: "みんなでつくるまち", statement: null, sections: [] },
  ...given,
});

export const aPlan = (given: Partial<Plan> = {}): Plan => ({
  ...{
    title: "第3次総合計画",
    levels: ["章", "節"],
    nodes: [],
    indicators: [],
    initiatives: [],
    roles: [],
    relatedPlans: [],
    glossary: [],
  },
  ...given,
});

const noReports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };

export const aStep = (given: Partial<Step> = {}): Step => ({ mark: "(1)", text: "予約システムの導入", ...noReports, ...given });

export const anAction = (given: Partial<Action> = {}): Action => ({
  ...{ mark: "①", title: "窓口のデジタル化", steps: [], ...noReports },
  ...given,
});

export const aGoal = (given: Partial<Goal> = {}): Goal => ({
  ...{ fiscalYear: 2025, department: "企画部", priority: 1, title: "行政サービスのデジタル化", placements: [] },
  ...{ background: [], purpose: [], sdgs: [], actions: [], remarks: [] },
  ...given,
});

export const aMission = (given: Partial<Mission> = {}): Mission => ({
  ...{ department: "企画部", post: "部長", name: null, fiscalYear: 2025, missions: [], policies: [], midTermGoals: [] },
  ...given,
});

/** A document that says what a reading holds, text by text, each on a line of its own, so that every text of the reading has its place. */
export function aReadDocument(given: Partial<Omit<Reading, "source" | "coverage" | "format">>, name = "文書.txt"): ReadDocument {
  const said = { municipality: null, plan: null, goals: [], missions: [], unplaced: [], ...given };
  let text = "";
  const places = new Map<string, readonly Range[]>();
  const unplacedRanges: Range[] = [];
  const write = (value: unknown, pointer: string): void => {
    if (typeof value === "string") {
      const range = { start: text.length, end: text.length + value.length };
      if (/^\/unplaced\/\d+\/text$/u.test(pointer)) unplacedRanges.push(range);
      else if (!pointer.startsWith("/unplaced")) places.set(pointer, [range]);
      text += `${value}\n`;
    } else if (value !== null && typeof value === "object")
      for (const [key, entry] of Object.entries(value)) write(entry, `${pointer}/${key}`);
  };
  write(said, "");

  const bytes = Buffer.from(`${name}\n${text}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const total = text.replace(/\s/gu, "").length;
  const unplaced = said.unplaced.reduce((sum, entry) => sum + entry.text.replace(/\s/gu, "").length, 0);
  const reading: TracedReading["reading"] = {
    ...said,
    format: "shirube-reading/1",
    source: { name, sha256, mediaType: "text/plain" },
    coverage: { total, placed: total - unplaced, furniture: 0, unplaced },
  };
  const document = { name, mediaType: "text/plain", sha256, text, layout: { kind: "lines" } as const, oddities: [] };
  return { document, traced: { reading, places, unplacedRanges }, bytes };
}
