import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aNode, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { dumpRecord, withoutIds } from "../../../test/record-dump.ts";
import { by, municipality, now, openUploadDesk, reader, SHEET } from "../../../test/upload-desk.ts";
import { type FileReader, readFile } from "../../documents/read-file.ts";
import type { EditAct } from "../../domain/draft/edit.ts";
import { accept } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { listHistory } from "../../store/history-store.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { listPlanOutlines } from "../../store/plan-outline-store.ts";
import { findUpload } from "../../store/upload-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { importDocument } from "../import-document.ts";
import { acceptUpload } from "./accept-upload.ts";
import { compareUpload } from "./compare-upload.ts";
import { editUpload } from "./edit-upload.ts";
import { listPlacementCandidates } from "./list-candidates.ts";
import { readWaiting } from "./read-waiting.ts";
import { rejectUpload } from "./reject-upload.ts";
import { undoImport } from "./undo-import.ts";

const samples = join(import.meta.dirname, "../../../samples");
const sheet = join(samples, "令和7年度_重点目標管理シート_企画総務部.txt");

describe.each(databases)("an upload on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  const { spool, register, receive, give, draftOf, edit } = openUploadDesk(() => db);
  async function take(id: number): Promise<number> {
    const accepted = await acceptUpload(db, { municipality, id, revision: (await draftOf(id)).revision, by, now });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    return accepted.value.documentId;
  }
  async function keepPlan(): Promise<ReadonlyMap<string, number>> {
    await register();
    const nodes = [aNode({ code: "1-1", title: "みんなでつくるまち" }), aNode({ code: "1-2", title: "行政のデジタル化" })];
    const plan = aPlan({ nodes, indicators: [anIndicator({ node: "1-1", name: "市民満足度", target: aValue() })] });
    const read = aReadDocument({ municipality: "澄川市", plan }, "計画.txt");
    const kept = await db.transaction().execute((tx) => keepDocument(tx, read, { municipality, now }));
    if (!kept.ok) throw new Error(kept.refusal.kind);
    const [outline] = await listPlanOutlines(db, municipality);
    return new Map(outline?.nodes.map(({ code, id }) => [code, id]));
  }

  test("is read, changed by a person, accepted, and found in the record as it was changed", async () => {
    const id = await give(SHEET);
    expect(await draftOf(id)).toMatchObject({ state: "read", name: "シート.md", by, counts: { goals: 1 } });
    expect((await draftOf(id)).unplaced.map(({ text }) => text)).toContain("この表に書けないことは別に述べる。");
    expect(await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たせない窓口" })).toMatchObject({ ok: true });
    const [range] = (await draftOf(id)).unplaced.filter(({ text }) => text.startsWith("この表に"));
    if (!range) throw new Error("nothing unplaced");
    expect(await edit(id, { kind: "assign", pointer: "/goals/0/background/-", range: range.range })).toMatchObject({ ok: true });
    const documentId = await take(id);
    const [goal] = await listGoals(db, municipality, { fiscalYear: 2025 });
    const found = await findGoal(db, municipality, goal?.id ?? 0);
    expect(found?.body).toMatchObject({ title: "待たせない窓口", background: ["この表に書けないことは別に述べる。"] });
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "accepted", documentId });
    expect(await listHistory(db, municipality)).toMatchObject([{ act: "import", by, uploadId: id, documentId, undone: false }]);
    expect(await acceptUpload(db, { municipality, id, revision: 99, by, now })).toEqual({
      ok: false,
      refusal: { kind: "closed", state: "accepted" },
    });
  });

  test("without an edit makes the very record that importing the file makes", async () => {
    const bytes = readFileSync(sheet);
    await take(await give(bytes, "a.txt"));
    const accepted = withoutIds(await dumpRecord(db));
    await empty(db);
    await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
    expect(await importDocument(db, { name: "a.txt", bytes, municipality, now })).toMatchObject({ ok: true });
    expect(accepted.map((row) => row.replace(`"by": "${by}"`, '"by": null'))).toEqual(withoutIds(await dumpRecord(db)));
  });

  test.each([null, municipality])("that people are changing is not imported as it was read, given %s", async (given) => {
    const bytes = Buffer.from(SHEET);
    const imported = () => importDocument(db, { name: "シート.md", bytes, municipality: given, now });
    const id = await give(bytes);
    await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たせない窓口" });
    await edit(id, { kind: "confirm", pointer: "/goals/0/department" });
    const before = await dumpRecord(db);
    expect(await imported()).toEqual({ ok: false, refusal: { kind: "being-reviewed", by: [by], edits: 2 } });
    expect(await dumpRecord(db)).toEqual(before);
    expect(await draftOf(id)).toMatchObject({ state: "read", reading: { goals: [{ title: "待たせない窓口" }] } });
    for (const number of [1, 2]) await edit(id, { kind: "taken-back", edit: number });
    expect(await imported()).toMatchObject({ ok: true, value: { kind: "imported" } });
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "accepted" });
  });

  test("that people changed and turned down is imported as it was read", async () => {
    const id = await give(SHEET);
    await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たせない窓口" });
    await rejectUpload(db, { municipality, id, by, now });
    expect(await importDocument(db, { name: "シート.md", bytes: Buffer.from(SHEET), now })).toMatchObject({ ok: true });
    expect((await listGoals(db, municipality, { fiscalYear: 2025 })).map(({ title }) => title)).toEqual(["待たない窓口"]);
  });

  test.each(["another text", "the same text"])("imported on the command line by a reader that finds %s, and undone", async (found) => {
    const old: FileReader = async ({ name, path }) => {
      const read = await readFile(
        name,
        Buffer.from(found === "the same text" ? readFileSync(path) : `前の版の字\n\n${readFileSync(path, "utf8")}`),
      );
      if (!read.ok) return read;
      return accept({
        ...read.value,
        document: { ...read.value.document, sha256: createHash("sha256").update(readFileSync(path)).digest("hex") },
      });
    };
    const id = await receive(SHEET);
    await readWaiting(db, old, { spool, now: () => now });
    await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たせない窓口" });
    await edit(id, { kind: "exclude", pointer: "/goals/0/actions/0" });
    await edit(id, { kind: "taken-back", edit: 2 });
    await rejectUpload(db, { municipality, id, by, now });
    const imported = await importDocument(db, { name: "シート.md", bytes: Buffer.from(SHEET), now });
    if (!imported.ok) throw new Error(imported.refusal.kind);
    const { documentId } = imported.value;
    expect(await undoImport(db, { municipality, documentId, by, now })).toMatchObject({ ok: true });
    await readWaiting(db, reader, { spool, now: () => now });

    const draft = await draftOf(id);
    expect(draft).toMatchObject({ state: "read", text: SHEET });
    const [place] = draft.places.get("/goals/0/department") ?? [];
    expect(draft.text.slice(place?.start, place?.end)).toBe("企画部");
    const kept = found === "the same text";
    expect(draft.reading.goals[0]?.title).toBe(kept ? "待たせない窓口" : "待たない窓口");
    expect(draft.edits.map((one) => (one.kind === "taken-back" ? one.edit : one.kind))).toEqual([
      "set",
      "exclude",
      2,
      ...(kept ? [] : [1]),
    ]);
    expect(await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待ち時間のない窓口" })).toMatchObject({ ok: true });
  });

  test("whose import was undone keeps its edits, and accepted again makes the same record", async () => {
    await keepPlan();
    const id = await give(SHEET);
    await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たせない窓口" });
    const before = await dumpRecord(db);
    const documentId = await take(id);
    const after = withoutIds(await dumpRecord(db));
    expect(await undoImport(db, { municipality, documentId, by, now })).toEqual({ ok: true, value: { uploadId: id } });
    expect(await dumpRecord(db)).toEqual(before);
    expect(await draftOf(id)).toMatchObject({ state: "read", reading: { goals: [{ title: "待たせない窓口" }] } });
    await take(id);
    expect(withoutIds(await dumpRecord(db))).toEqual(after);
    expect((await listHistory(db, municipality)).map(({ act }) => act)).toEqual(["import", "undo", "import", "import"]);
  });

  test("tells the second of two editors what the first did, and overwrites nothing", async () => {
    const id = await give(SHEET);
    const { revision } = await draftOf(id);
    const set = (text: string) => ({ kind: "set", pointer: "/goals/0/title", text }) as const;
    expect(await editUpload(db, { municipality, id, revision, acts: [set("一")], by: "甲", now })).toMatchObject({ ok: true });
    expect(await editUpload(db, { municipality, id, revision, acts: [set("二")], by: "乙", now })).toMatchObject({
      ok: false,
      refusal: { kind: "stale", revision: revision + 1, changes: [{ kind: "set", text: "一", by: "甲" }] },
    });
    expect(await acceptUpload(db, { municipality, id, revision, by: "乙", now })).toMatchObject({ ok: false, refusal: { kind: "stale" } });
    expect((await draftOf(id)).reading.goals[0]?.title).toBe("一");
    expect(await edit(id, { kind: "taken-back", edit: 1 })).toMatchObject({ ok: true });
    expect((await draftOf(id)).reading.goals[0]?.title).toBe("待たない窓口");
  });

  test("takes several edits in one revision, or none of them", async () => {
    const id = await give(SHEET);
    const { revision } = await draftOf(id);
    const set = (pointer: string, text: string) => ({ kind: "set", pointer, text }) as const;
    const make = (acts: readonly EditAct[]) => editUpload(db, { municipality, id, revision, acts, by, now });
    const title = set("/goals/0/title", "待たせない窓口");
    expect(await make([title, set("/goals/0/fiscalYear", "いつか")])).toMatchObject({ ok: false, refusal: { kind: "not-understood" } });
    expect(await draftOf(id)).toMatchObject({ revision, edits: [] });
    expect(await make([title, set("/goals/0/department", "市民部")])).toEqual({ ok: true, value: { revision: revision + 1 } });
    const { edits, reading } = await draftOf(id);
    expect(edits.map(({ number }) => number)).toEqual([1, 2]);
    expect(reading.goals[0]).toMatchObject({ title: "待たせない窓口", department: "市民部" });
  });

  test("that names another municipality is accepted only after a person has confirmed it", async () => {
    const id = await give(`長野県上田市\n\n${SHEET}`);
    const draft = await draftOf(id);
    if (draft.read.municipality === null) throw new Error("the reader found no municipality");
    expect(draft.doubts[0]).toMatchObject({ pointer: "/municipality", reason: "another-municipality", facts: { here: "澄川市" } });
    expect(await acceptUpload(db, { municipality, id, revision: draft.revision, by, now })).toMatchObject({
      ok: false,
      refusal: { kind: "other-municipality" },
    });
    await edit(id, { kind: "confirm", pointer: "/municipality" });
    expect(await take(id)).toBeGreaterThan(0);
  });

  test("leaves out the parts that are excluded, and says so of what the record has", async () => {
    const id = await give(readFileSync(sheet), "a.txt");
    const titles = (await draftOf(id)).reading.goals.map(({ title }) => title);
    await edit(id, { kind: "exclude", pointer: "/goals/0" });
    expect((await draftOf(id)).counts).toMatchObject({ goals: titles.length - 1 });
    expect(await compareUpload(db, municipality, await draftOf(id))).toMatchObject([
      { pointer: "/goals/1", status: "new", existing: null },
      { pointer: "/goals/2", status: "new", existing: null },
    ]);
    await take(id);
    const kept = (await listGoals(db, municipality, { fiscalYear: 2025 })).map(({ title }) => title);
    expect(new Set(kept)).toEqual(new Set(titles.slice(1)));
  });

  test("is compared with the record as accepting would change it, and the comparison changes nothing", async () => {
    await take(await give(SHEET));
    const before = await dumpRecord(db);
    const id = await give(SHEET.replace("30％", "40％").replace("| 優先順位 | 1 |", "| 優先順位 | 1 |\n| SDGs | 11 |"), "改訂.md");
    const [goal] = await listGoals(db, municipality, { fiscalYear: 2025 });
    const compared = await compareUpload(db, municipality, await draftOf(id));
    expect(compared).toMatchObject([
      {
        pointer: "/goals/0",
        status: "changed",
        existing: { kind: "goal", id: goal?.id, title: "待たない窓口" },
        differences: expect.arrayContaining([{ pointer: "/goals/0/actions/0/target", before: "予約率 30％", after: "予約率 40％" }]),
      },
    ]);
    expect(await dumpRecord(db)).toEqual(before);
    const same = await give(`${SHEET}\n\n`, "同じ.md");
    expect(await compareUpload(db, municipality, await draftOf(same))).toMatchObject([
      { pointer: "/goals/0", status: "same", differences: [] },
    ]);
  });

  test("keeps the node that a person chose for a placement, whatever is imported later", async () => {
    const nodes = await keepPlan();
    const [found, chosen] = [nodes.get("1-1") ?? 0, nodes.get("1-2") ?? 0];
    const id = await give(SHEET);
    const [choice] = await listPlacementCandidates(db, municipality, await draftOf(id));
    expect(choice).toMatchObject({ pointer: "/goals/0/placements/0", chosen: found, sure: true, byHand: false });
    expect(await edit(id, { kind: "link", pointer: "/goals/0/placements/0", node: 1 })).toMatchObject({
      ok: false,
      refusal: { kind: "unknown-node" },
    });
    await edit(id, { kind: "link", pointer: "/goals/0/placements/0", node: chosen });
    await take(id);
    const nodeOf = async () => {
      const [goal] = await listGoals(db, municipality, { fiscalYear: 2025 });
      return (await findGoal(db, municipality, goal?.id ?? 0))?.placements.map(({ node }) => node?.id ?? null);
    };
    expect(await nodeOf()).toEqual([chosen]);
    await take(await give(SHEET.replace("30％", "40％"), "改訂.md"));
    expect(await nodeOf()).toEqual([chosen]);

    const none = await give(SHEET.replace("30％", "50％"), "再改訂.md");
    await edit(none, { kind: "link", pointer: "/goals/0/placements/0", node: null });
    await take(none);
    expect(await nodeOf()).toEqual([null]);
    await take(await give(SHEET.replace("30％", "60％"), "再々改訂.md"));
    expect(await nodeOf()).toEqual([null]);
  });

  test("keeps an indicator as the one that a person said it is", async () => {
    await keepPlan();
    const plan =
      "# 第3次総合計画\n\n## 1-1 みんなでつくるまち\n\n| 指標 | 単位 | 基準値（令和5年度） | 目標値（令和11年度） |\n| --- | --- | --- | --- |\n| くらしの満足の割合 | ％ | 20 | 45 |\n| まちの店の数 | 店 | 5 | 9 |\n";
    const id = await give(plan, "指標.md");
    const { reading } = await draftOf(id);
    expect(reading.plan?.indicators.map(({ name }) => name)).toEqual(["くらしの満足の割合", "まちの店の数"]);
    const [known] = (await compareUpload(db, municipality, await draftOf(id))).filter(({ existing }) => existing?.kind === "indicator");
    expect(known).toBeUndefined();
    const [indicator] = await listIndicators(db, municipality);
    await edit(id, { kind: "match", pointer: "/plan/indicators/0", indicator: indicator?.id ?? 0 });
    expect(await compareUpload(db, municipality, await draftOf(id))).toContainEqual(
      expect.objectContaining({
        pointer: "/plan/indicators/0",
        status: "changed",
        existing: { kind: "indicator", id: indicator?.id, title: "市民満足度" },
      }),
    );
    await take(id);
    expect((await listIndicators(db, municipality)).map(({ name }) => name).sort()).toEqual(["まちの店の数", "市民満足度"]);
  });
});
