import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Indicator } from "../../../../domain/indicator/indicator.ts";
import type { Plan } from "../../../../domain/plan/plan.ts";
import { openText } from "../../../formats/open-text.ts";
import { settle } from "../../settle.ts";
import { readPlan } from "../read-plan.ts";
import type { Region, RegionKind } from "../region.ts";
import { readPlanTables } from "./plan-tables.ts";

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

function documentOf(text: string, name = "plan.txt") {
  const opened = openText(name, new TextEncoder().encode(text));
  if (!opened.ok) throw new Error(`${name} does not open: ${opened.refusal.kind}`);
  return opened.value;
}

function readAs(kind: RegionKind, text: string) {
  const region: Region = { kind, heading: null, node: "1", blocks: documentOf(text).blocks };
  return readPlanTables([region], []);
}

const words = [
  "指標名",
  "現状値",
  "目標値",
  "（令和7年度）",
  "統計指標",
  "人口の数（人）",
  "65.0％",
  "―",
  "1,200",
  "【戦略】",
  "※注",
  "→",
  "1-1-1",
  "市民課",
  "維持",
  " ",
  "　",
  "\n",
  "・",
  "（",
  "」",
  "市民",
];

describe("whatever stands there", () => {
  test("no reader throws, and no character is made up", () => {
    const text = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => `指標名 現状値 目標値\n${parts.join("")}あ`);
    fc.assert(
      fc.property(text, fc.constantFrom<RegionKind>("indicators", "summary-indicators", "roles", "initiatives"), (source, kind) => {
        const { indicators, roles, initiatives } = readAs(kind, source);
        for (const { name } of indicators) expect(String(name).length).toBeLessThanOrEqual(source.length);
        for (const { actor } of roles) expect(source).toContain(String(actor));
        for (const { item } of initiatives) expect(String(item).length).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["one line of numbers", `指標名 現状値 目標値\n${"12 ".repeat(20_000)}`],
    ["open brackets", `指標名 現状値 目標値\n${"（".repeat(50_000)}`],
    ["many short lines", `指標名 現状値 目標値\n${"あ\n12\n".repeat(5_000)}`],
    ["heads without end", "指標名 現状値 目標値\n".repeat(4_000)],
    ["bullets without end", `市民\n${"・あ ◇い\n".repeat(5_000)}`],
  ])("%s ends within the time limit of a test", (_, source) => {
    for (const kind of ["indicators", "roles", "initiatives"] as const) expect(() => readAs(kind, source)).not.toThrow();
  });
});

describe.skipIf(!existsSync(CORPUS))("the corpus (skipped where ../shared/corpus is absent)", () => {
  const plans = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => /^00[24]_.*\.txt$/u.test(name)) : [];

  test.each(plans)("the tables of %s say what its gold says", (name) => {
    const document = documentOf(readFileSync(new URL(name, CORPUS), "utf8"), name);
    const read = settle(document, null, readPlan(document)).reading.plan;
    const gold = (JSON.parse(readFileSync(new URL(`gold/${name.replace(".txt", ".json")}`, CORPUS), "utf8")) as { plan: Plan }).plan;
    expect(sayAll(read?.indicators ?? [])).toEqual(sayAll(gold.indicators));
    expect(sort(read?.roles ?? [])).toEqual(sort(gold.roles));
    expect(sort(read?.initiatives ?? [])).toEqual(sort(gold.initiatives));
  });
});

/** As the scorer compares: NFKC, no white space, no bullets. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (isPlain(entry) ? Object.fromEntries(Object.entries(entry).sort()) : entry))
    .normalize("NFKC")
    .replace(/\s|\\t|[●・◇○]/gu, "");
}

function isPlain(entry: unknown): entry is Record<string, unknown> {
  return entry !== null && typeof entry === "object" && !Array.isArray(entry);
}

function sort(entries: readonly unknown[]): string[] {
  return entries.map(plain).sort();
}

function sayAll(indicators: readonly Indicator[]): string[] {
  return sort(indicators.map(({ unit: _, ...said }) => said));
}
