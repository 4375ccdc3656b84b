import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDemoPublication } from "../src/cli/demo-publication.ts";
import { openDemoReviews } from "../src/cli/demo-reviews.ts";
import { openDemoValues } from "../src/cli/demo-values.ts";
import { findDemoPerson, openDemoYear } from "../src/cli/demo-year.ts";
import { demoCity } from "../src/cli/samples.ts";
import { standingAt } from "../src/domain/cycle/cycle.ts";
import type { Database } from "../src/store/database.ts";
import { findForm } from "../src/store/form-store.ts";
import { listMunicipalities } from "../src/store/municipality-store.ts";
import { listOpinions } from "../src/store/opinion-store.ts";
import { listPhases } from "../src/store/phase-store.ts";
import { listPublications } from "../src/store/publication-store.ts";
import { listPublishedItems } from "../src/store/published-item-store.ts";
import { countOpenComments } from "../src/store/sheet-comment-store.ts";
import { listSheets } from "../src/store/sheet-store.ts";
import { castDemo } from "../src/use-cases/account/cast-demo.ts";
import { importDocument } from "../src/use-cases/import-document.ts";
import { databases } from "./database.ts";
import { sampleFiles } from "./e2e/site.ts";

const NOW = new Date("2026-11-29T10:00:00+09:00");
const [pglite] = databases;

let db: Database;
let code: string;

beforeAll(async () => {
  if (!pglite) throw new Error("no database");
  db = await pglite.open();
  for (const file of await sampleFiles()) {
    const done = await importDocument(db, { name: file, bytes: await readFile(file), municipality: null, now: NOW });
    if (!done.ok) throw new Error(done.refusal.kind);
  }
  code = (await listMunicipalities(db))[0]?.code ?? "";
  const cast = await castDemo(db, {
    municipality: code,
    people: demoCity().people,
    password: "kfmw-2xq7-hbty-9rcd",
    isNew: true,
    now: NOW,
  });
  if (!cast.ok) throw new Error(cast.refusal.kind);
}, 300_000);
afterAll(() => db?.close());

test("the demo city's year is half way through its midterm reports, whoever looks at it finds something to do, and is told once", async () => {
  await openDemoYear(db, code, demoCity().people, NOW);
  const phases = await listPhases(db, code, 2026);
  const sheets = (await listSheets(db, code, { fiscalYear: 2026 })).map((sheet) => standingAt(sheet, phases, NOW));
  const goals = sheets.filter(({ kind }) => kind === "goal");
  expect(goals.length).toBeGreaterThan(8);
  expect(new Set(goals.map(({ phase }) => phase))).toEqual(new Set(["midterm"]));
  for (const status of ["draft", "submitted", "checked", "approved", "returned", "accepted"])
    expect(
      goals.map((sheet) => sheet.status),
      status,
    ).toContain(status);

  const { form } = await findForm(db, code, "goal", 2026);
  expect(form).toMatchObject({
    placementPlans: ["第3次澄川市総合計画", "行財政改革大綱"],
    remarkLabels: ["市民参加・協働の工夫", "取組の効果と残された課題"],
  });

  await openDemoYear(db, code, demoCity().people, NOW);
  expect(await listSheets(db, code, { fiscalYear: 2026 })).toHaveLength(sheets.length);
});

test("two opinions on the demo city's sheets were given, of which one is answered, and a comment waits at a field that was sent back", async () => {
  const personOf = (role: "planning" | "reviewer") => findDemoPerson(db, code, demoCity().people, { role, department: null, now: NOW });
  const people = { planning: await personOf("planning"), reviewer: await personOf("reviewer") };
  await openDemoReviews(db, people, NOW);
  await openDemoReviews(db, people, NOW);
  expect((await listOpinions(db, code)).map(({ state }) => state).sort()).toEqual(["answered", "unanswered"]);
  const sheets = (await listSheets(db, code, { fiscalYear: 2026 })).map(({ id }) => id);
  expect([...(await countOpenComments(db, code, sheets)).values()]).toEqual([1]);
});

test("the demo city has published twice, the second time with a value put right, and is left as it is at the next start", async () => {
  const planning = await findDemoPerson(db, code, demoCity().people, { role: "planning", department: null, now: NOW });
  await openDemoValues(db, planning, { divisions: demoCity().divisions, now: NOW });
  await openDemoPublication(db, planning, NOW);
  await openDemoPublication(db, planning, NOW);
  const publications = await listPublications(db, code);
  expect(publications.map(({ number, kind }) => [number, kind])).toEqual([
    [2, "correction"],
    [1, "regular"],
  ]);
  const [current] = publications;
  expect(current?.corrections).toEqual([expect.objectContaining({ kind: "indicator", place: "実績値 令和6年度" })]);
  const items = (await listPublishedItems(db, code, current?.id ?? 0)).map(({ item }) => item);
  expect(items.filter(({ kind }) => kind === "term").length).toBeGreaterThan(2);
  expect(items.filter((item) => (item.kind === "node" || item.kind === "plan") && item.summary !== null).length).toBeGreaterThan(3);
  expect(items.filter(({ kind }) => kind === "year").map(({ id }) => id)).toEqual([2025, 2026]);
});
