import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Reading } from "../src/documents/reading/reading.ts";
import { formatFiscalYear } from "../src/domain/calendar/fiscal-year.ts";
import { goalList } from "./layouts/goal-list.ts";
import { goalSheets } from "./layouts/goal-sheet.ts";
import { missionStatement } from "./layouts/mission.ts";
import { type Piece, paragraph } from "./layouts/piece.ts";
import { planPages } from "./layouts/plan.ts";
import { renderDocx } from "./layouts/render-docx.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const gold = join(shared, "corpus", "gold");
if (!existsSync(gold)) console.warn("skipped: the corpus is not beside the project, so its readings are not laid out as Word files");

const year = (fiscalYear: number): string => formatFiscalYear(fiscalYear, "era");

function pieces({ municipality, plan, goals, missions }: Reading): Piece[] {
  const [mission] = missions;
  const head = municipality === null ? [] : [paragraph(municipality)];
  if (plan) return [...head, ...planPages(plan, year)];
  if (mission) return [...head, ...missionStatement(mission, goals, year)];
  return [...head, ...(new Set(goals.map(({ fiscalYear }) => fiscalYear)).size > 1 ? goalList(goals, year) : goalSheets(goals, year))];
}

const LEAST_F1 = 0.95;

describe.skipIf(!existsSync(gold))("the corpus, laid out as Word files", () => {
  const names = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith(".json")) : [];
  const cases = names.flatMap((name) => [false, true].map((numbered) => [name, numbered] as const));

  test.each(cases)("%s reads the same, numbered by Word: %s", async (name, numbered) => {
    const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const expected = JSON.parse(readFileSync(join(gold, name), "utf8")) as Reading;
    const bytes = await renderDocx(pieces(expected), { numbered, title: "市の計画" });
    const document = await openDocument("計画.docx", bytes);
    if (!document.ok) throw new Error(document.refusal.kind);
    const { f1 } = score(expected, readDocument(document.value).reading);
    expect(f1).toBeGreaterThanOrEqual(LEAST_F1);
  });
});
