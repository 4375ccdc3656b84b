import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aGoal, aNode, anAction, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { dumpRecord } from "../../../test/record-dump.ts";
import type { Database } from "../../store/database.ts";
import { listDocuments } from "../../store/document-store.ts";
import { listHistory } from "../../store/history-store.ts";
import { listMunicipalities } from "../../store/municipality-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { findUpload } from "../../store/upload-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { importDocument } from "../import-document.ts";
import { initMunicipality } from "../init-municipality.ts";
import { undoImport } from "./undo-import.ts";

const samples = join(import.meta.dirname, "../../../samples");
const demo = JSON.parse(readFileSync(join(samples, "demo.json"), "utf8")) as { documents: string[] };
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
});
