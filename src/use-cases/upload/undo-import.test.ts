import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { dumpRecord } from "../../../test/record-dump.ts";
import { NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import type { Database } from "../../store/database.ts";
import { listDocuments } from "../../store/document-store.ts";
import { listHistory } from "../../store/history-store.ts";
import { saveRules } from "../../store/indicator-rule-store.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { listMunicipalities } from "../../store/municipality-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { listPlans } from "../../store/plan-store.ts";
import { findUpload } from "../../store/upload-store.ts";
import { recordValueRequest } from "../../store/value-request-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { importDocument } from "../import-document.ts";
import { initMunicipality } from "../init-municipality.ts";
import { undoImport } from "./undo-import.ts";

const samples = join(import.meta.dirname, "../../../samples");
const demo = JSON.parse(readFileSync(join(samples, "demo.json"), "utf8")) as { documents: string[] };
const RUNS = 20;
const now = new Date("2026-04-01T09:30:00.123Z");

describe.each(databases)("an import that is undone on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  const code = async () => (await listMunicipalities(db))[0]?.code ?? "";
  const undo = async (documentId: number) => undoImport(db, { municipality: await code(), documentId, by: "企画 花子", now });
  async function give(name: string): Promise<number> {
    const imported = await importDocument(db, { name, bytes: readFileSync(join(samples, name)), now });
    if (!imported.ok) throw new Error(imported.refusal.kind);
    return imported.value.documentId;
  }
  async function keep(given: Parameters<typeof aReadDocument>[0], name: string): Promise<number> {
    const kept = await db
      .transaction()
      .execute((tx) => keepDocument(tx, aReadDocument({ municipality: "澄川市", ...given }, name), { municipality: null, now }));
    if (!kept.ok) throw new Error(kept.refusal.kind);
    return kept.value.documentId;
  }

  test("leaves the record of the demo city as it was before, document by document, back to nothing", async () => {
    const states: string[][] = [];
    const documents: number[] = [];
    for (const name of demo.documents) {
      documents.push(await give(name));
      states.push(await dumpRecord(db));
    }
    for (const [i, documentId] of [...documents.entries()].toReversed()) {
      expect(await undo(documentId)).toMatchObject({ ok: true });
      // The first document brought the municipality in, which stays.
      expect(await dumpRecord(db)).toEqual(states[i - 1] ?? [expect.stringMatching(/^municipality /u)]);
    }
    expect(await listDocuments(db, await code())).toEqual([]);
    const history = await listHistory(db, await code());
    expect(history.filter(({ act }) => act === "undo")).toHaveLength(documents.length);
    expect(history.filter(({ act }) => act === "import").every(({ undone }) => undone)).toBe(true);
    expect(await findUpload(db, await code(), history[0]?.uploadId ?? 0)).toMatchObject({ state: "waiting", documentId: null });
  });

  const sheet = (title: string, department = "企画部") => ({ goals: [aGoal({ title, department, actions: [anAction()] })] });

  test("is refused while a later import holds what it made, and says which", async () => {
    const first = await keep({ goals: [aGoal({ title: "窓口をなくす" })] }, "一.txt");
    const before = await dumpRecord(db);
    const second = await keep({ goals: [aGoal({ title: "窓口をなくす", purpose: ["待たせない"] })] }, "二.txt");
    const after = await dumpRecord(db);
    expect(await undo(first)).toMatchObject({
      ok: false,
      refusal: {
        kind: "changed-since",
        subjects: [{ kind: "goal", title: "窓口をなくす" }],
        imports: [{ documentId: second, name: "二.txt" }],
      },
    });
    expect(await dumpRecord(db)).toEqual(after);
    expect(await undo(second)).toMatchObject({ ok: true });
    expect(await dumpRecord(db)).toEqual(before);
    expect(await undo(first)).toMatchObject({ ok: true });
    expect(await undo(first)).toMatchObject({ ok: false, refusal: { kind: "unknown-document", id: first } });
  });

  test("is refused while a later document says the same, though it changed nothing", async () => {
    const first = await keep({ goals: [aGoal({ title: "窓口をなくす" })] }, "一.txt");
    const second = await keep({ goals: [aGoal({ title: "窓口をなくす" })] }, "二.txt");
    expect(await undo(first)).toMatchObject({
      ok: false,
      refusal: { kind: "changed-since", subjects: [{ kind: "goal", title: "窓口をなくす" }], imports: [{ documentId: second }] },
    });
  });

  test("is refused for a plan at whose nodes a later goal stands", async () => {
    const nodes = [aNode({ code: "1-1", title: "みんなでつくるまち" })];
    const plan = await keep({ plan: aPlan({ nodes, indicators: [anIndicator({ node: "1-1", target: aValue() })] }) }, "計画.txt");
    const before = await dumpRecord(db);
    const placements = [{ plan: "総合計画", code: "1-1", text: "みんなでつくるまち" }];
    const goals = await keep({ goals: [aGoal({ title: "窓口をなくす", placements })] }, "シート.txt");
    expect(await undo(plan)).toMatchObject({
      ok: false,
      refusal: { kind: "changed-since", subjects: [{ kind: "goal", title: "窓口をなくす" }], imports: [{ documentId: goals }] },
    });
    expect(await undo(goals)).toMatchObject({ ok: true });
    expect(await dumpRecord(db)).toEqual(before);
  });

  test("is refused for a plan whose values somebody asked for, and for a department that gives values", async () => {
    const plan = await keep(
      {
        plan: aPlan({
          nodes: [aNode({ code: "1-1", title: "みんなでつくるまち" })],
          indicators: [anIndicator({ node: "1-1", target: aValue() })],
        }),
      },
      "計画.txt",
    );
    const goals = await keep({ goals: [aGoal({ title: "窓口をなくす", department: "企画部" })] }, "シート.txt");
    const municipality = await code();
    const [indicator, [department], [asked]] = [
      (await listIndicators(db, municipality))[0],
      await listOrganisationUnits(db, municipality),
      await listPlans(db, municipality),
    ];
    const said = { at: now, account: null, by: "企画 花子" };
    await db.transaction().execute(async (tx) => {
      await recordValueRequest(tx, municipality, { year: 2025, planId: asked?.id ?? 0, due: "2026-05-31", note: null, ...said });
      const rule = { rule: NO_RULE, departmentId: department?.id ?? 0, divisionId: null, base: 0, reason: null };
      await saveRules(tx, municipality, [{ indicatorId: indicator?.id ?? 0, ...rule }], said);
    });
    expect(await undo(goals)).toMatchObject({ ok: false, refusal: { kind: "changed-since", subjects: [{ title: "企画部" }] } });
    expect(await undo(plan)).toMatchObject({ ok: false, refusal: { kind: "changed-since", subjects: [{ kind: "plan" }] } });
  });

  test("leaves the departments that another document names as well, until that one goes too", async () => {
    const first = await keep(
      { goals: [aGoal({ title: "窓口をなくす", department: "企画部", actions: [anAction({ divisions: ["総務課"] })] })] },
      "一.txt",
    );
    const second = await keep(
      { goals: [aGoal({ title: "道を直す", department: "企画部", actions: [anAction({ divisions: ["総務課"] })] })] },
      "二.txt",
    );
    expect(await undo(first)).toMatchObject({ ok: true });
    const units = async () => (await listOrganisationUnits(db, await code())).map(({ name }) => name);
    expect(await units()).toEqual(["企画部", "総務課"]);
    expect(await undo(second)).toMatchObject({ ok: true });
    expect(await units()).toEqual([]);
  });

  test("is undone under the code that the municipality was given since", async () => {
    const first = await keep(sheet("窓口をなくす"), "一.txt");
    const before = await dumpRecord(db);
    const second = await keep({ goals: [aGoal({ title: "窓口をなくす", purpose: ["待たせない"] })] }, "二.txt");
    const renamed = await initMunicipality(db, { code: "202037", name: "澄川市" });
    expect(renamed).toMatchObject({ ok: true, value: { kind: "renamed" } });
    expect(await undo(second)).toMatchObject({ ok: true });
    expect(await dumpRecord(db)).toEqual(
      before.map((row) => row.replaceAll("990019", "202037").replace('"provisional": true', '"provisional": false')),
    );
    expect(await undo(first)).toMatchObject({ ok: true });
  });

  /** Documents of a small world: they share a plan, its nodes, indicators, departments and goals, and say different things of them. */
  const code1 = fc.constantFrom("1", "1-1", "1-2");
  const sentence = fc.constantFrom("窓口をなくす", "道を直す", "水を守る");
  const aDocument = fc.record({
    plan: fc.option(
      fc.record({
        title: fc.constantFrom("第3次総合計画", "第4次総合計画", null),
        nodes: fc.uniqueArray(
          fc.record({ code: code1, title: fc.constantFrom("みんなでつくるまち", "みんなで作るまち"), statement: fc.option(sentence) }),
          { maxLength: 3, selector: ({ code: key }) => key },
        ),
        indicators: fc.array(
          fc.record({ node: fc.option(code1), name: fc.constantFrom("満足度", "利用者数"), target: fc.option(fc.constantFrom(30, 40)) }),
          { maxLength: 2 },
        ),
        initiatives: fc.array(fc.record({ node: code1, item: sentence, details: fc.array(sentence, { maxLength: 2 }) }), { maxLength: 2 }),
        glossary: fc.uniqueArray(fc.constantFrom("DX", "協働"), { maxLength: 2 }),
      }),
    ),
    goals: fc.array(
      fc.record({
        title: sentence,
        department: fc.constantFrom("企画部", "建設部", null),
        priority: fc.option(fc.constantFrom(1, 2)),
        purpose: fc.array(sentence, { maxLength: 1 }),
        placements: fc.array(
          fc.record({ plan: fc.constant("総合計画"), code: code1, text: fc.constantFrom("みんなでつくるまち", "別の題") }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 3 },
    ),
    missions: fc.array(fc.record({ department: fc.constantFrom("企画部", "建設部"), missions: fc.array(sentence, { maxLength: 1 }) }), {
      maxLength: 1,
    }),
  });

  test("leaves the record as it was, or as it is, whatever was imported before and after", { timeout: 240_000 }, async () => {
    let undone = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aDocument, { minLength: 2, maxLength: 4 }), fc.nat(), async (documents, pick) => {
        await empty(db);
        const states: string[][] = [];
        const kept: number[] = [];
        for (const [i, { plan, goals, missions }] of documents.entries()) {
          const indicators = plan?.indicators.map(({ target, ...one }) =>
            anIndicator({ ...one, target: target && aValue({ text: `${target}％`, value: target }) }),
          );
          const said =
            plan &&
            aPlan({
              ...plan,
              nodes: plan.nodes.map(aNode),
              indicators: indicators ?? [],
              initiatives: plan.initiatives.map((one) => ({ group: null, divisions: ["総務課"], ...one })),
            });
          kept.push(await keep({ plan: said, goals: goals.map(aGoal), missions: missions.map(aMission) }, `${i}.txt`));
          states.push(await dumpRecord(db));
        }
        const at = pick % kept.length;
        const last = states.at(-1);
        const early = await undo(kept[at] ?? 0);
        if (early.ok && at === kept.length - 1) undone += 1;
        else if (early.ok) {
          // Nothing of the others went with it, and what they say can be undone still, the newest first.
          undone += 1;
          for (const document of kept.toReversed()) if (document !== kept[at]) expect(await undo(document)).toMatchObject({ ok: true });
          expect((await dumpRecord(db)).filter((row) => !row.startsWith("municipality "))).toEqual([]);
          return;
        } else {
          refused += 1;
          expect(early.refusal).toMatchObject({ kind: "changed-since" });
          if (early.refusal.kind === "changed-since")
            expect(early.refusal.subjects.length * early.refusal.imports.length).toBeGreaterThan(0);
          expect(await dumpRecord(db)).toEqual(last);
          expect(await undo(kept.at(-1) ?? 0)).toMatchObject({ ok: true });
        }
        expect(await dumpRecord(db)).toEqual(states.at(-2));
      }),
      { numRuns: RUNS, seed: 7 },
    );
    // Both happen often enough to mean something.
    expect(Math.min(undone, refused)).toBeGreaterThan(RUNS / 10);
  });
});
