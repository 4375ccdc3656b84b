import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aReadDocument, aStep, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import type { Database } from "../../store/database.ts";
import { findDocument, listDocuments } from "../../store/document-store.ts";
import { findGoal, type GoalDetail, listGoals } from "../../store/goal-store.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { findMission, listMissions } from "../../store/mission-store.ts";
import { countRecord, listMunicipalities } from "../../store/municipality-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { indexPlaces } from "../../store/place-index.ts";
import { findPlaces, listPlaces, listSubjects } from "../../store/place-store.ts";
import { placesOfRevision } from "../../store/revision-places.ts";
import { search } from "../../store/search-store.ts";
import { initMunicipality } from "../init-municipality.ts";
import { keepDocument, type ReadDocument } from "./keep-document.ts";

const now = new Date("2026-04-01T00:00:00Z");

describe.each(databases)("a document that is kept on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
  });
  afterAll(() => db.close());

  const keep = async (read: ReadDocument, municipality: string | null = null) => {
    const kept = await db.transaction().execute((tx) => keepDocument(tx, read, { municipality, now }));
    if (!kept.ok) throw new Error(kept.refusal.kind);
    return kept.value;
  };
  const code = async () => (await listMunicipalities(db))[0]?.code ?? "";
  const placesOf = async (owner: string, goal: GoalDetail | null) =>
    indexPlaces(goal ? placesOfRevision(await findPlaces(db, owner, "goal", goal.id), goal.documentId, goal.carried) : []);

  test("is kept once", async () => {
    const read = aReadDocument({ municipality: "澄川市", goals: [aGoal()], unplaced: [{ text: "あとがき", where: "L9" }] });
    expect(await keep(read)).toMatchObject({
      kind: "imported",
      counts: { goals: 1, unplaced: 1 },
      municipality: { name: "澄川市", added: true },
    });
    const before = await countRecord(db, await code());
    expect(await keep(read)).toMatchObject({ kind: "already-imported" });
    expect(await countRecord(db, await code())).toEqual(before);
  });

  test("leads from every value to its place, and from every place to its value", async () => {
    const read = aReadDocument({
      municipality: "澄川市",
      plan: aPlan({
        nodes: [aNode({ statement: "支え合います。", sections: [{ title: "現状と課題", items: ["人が減る。"] }] })],
        indicators: [anIndicator({ node: "1", baseline: aValue({ text: "20％", value: 20 }), target: aValue() })],
        initiatives: [{ node: "1", group: null, divisions: ["企画課"], item: "対話の場", details: ["年２回"] }],
        roles: [{ node: "1", actor: "市民", expectations: ["参加する"] }],
        relatedPlans: [{ node: "1", title: "地域計画" }],
        glossary: ["協働", "協働"],
      }),
      goals: [aGoal({ background: ["窓口が混む。"], actions: [anAction({ steps: [aStep()] })] })],
      missions: [aMission({ missions: ["市政を支える。"] })],
    });
    const kept = await keep(read);
    const owner = await code();
    const places = await listPlaces(db, owner, kept.documentId);
    // The second mark of a term is the same term: one of its two places is kept.
    expect(places.length).toBe(read.traced.places.size - 1);

    const text = read.document.text;
    const said = ({ ranges }: { ranges: readonly { start: number; end: number }[] }) =>
      ranges.map(({ start, end }) => text.slice(start, end)).join("");
    const subjects = await listSubjects(db, owner, kept.documentId);
    expect(subjects.every(({ id, kind }) => places.some(({ subjectId, subjectKind }) => id === subjectId && kind === subjectKind))).toBe(
      true,
    );
    expect(subjects.map(({ kind, title }) => `${kind} ${title}`)).toEqual(
      expect.arrayContaining([
        "municipality 澄川市",
        "plan-node みんなでつくるまち",
        "indicator 市民満足度",
        "initiative 対話の場",
        "role 市民",
        "mission 企画部",
      ]),
    );

    const [goal] = await listGoals(db, owner);
    const detail = await findGoal(db, owner, goal?.id ?? 0);
    const at = await placesOf(owner, detail);
    expect(said(at("goal", goal?.id ?? 0, "/background/0") ?? { ranges: [] })).toBe("窓口が混む。");
    expect(said(at("goal", goal?.id ?? 0, "/actions/0/steps/0/text") ?? { ranges: [] })).toBe("予約システムの導入");

    const [indicator] = await listIndicators(db, owner);
    const value = indexPlaces(await findPlaces(db, owner, "indicator", indicator?.id ?? 0));
    const spot = value("indicator", indicator?.id ?? 0, indicator?.baseline?.pointer ?? "", indicator?.baseline?.documentId);
    expect(spot && said(spot)).toContain("20％");
  });

  test("keeps its file, its text and what no reader placed", async () => {
    const read = aReadDocument({ unplaced: [{ text: "写真", where: "L1" }] }, "計画.txt");
    const { documentId } = await keep(read);
    const document = await findDocument(db, await code(), documentId);
    expect(document).toMatchObject({ name: "計画.txt", text: read.document.text, bytes: read.bytes?.length, unplacedPassages: 1 });
    expect(document?.unplaced).toEqual([{ text: "写真", where: "L1", range: { start: 0, end: 2 } }]);
    expect(await listDocuments(db, await code())).toHaveLength(1);
  });

  describe("of the same goals", () => {
    const sheet = aGoal({
      background: ["窓口が混む。"],
      actions: [anAction({ target: { text: "30％", values: [aValue()] }, midterm: "準備した。" })],
    });
    const list = aGoal({ actions: [anAction({ result: "導入した。" })] });

    test("makes a new revision, which keeps what the document leaves unsaid with its place", async () => {
      const first = await keep(aReadDocument({ goals: [sheet] }, "管理シート.txt"));
      const second = await keep(aReadDocument({ goals: [list] }, "一覧表.txt"));
      expect(second).toMatchObject({ counts: { goals: 0, revised: 1 } });
      const owner = await code();
      const [row, ...more] = await listGoals(db, owner);
      expect(more).toEqual([]);
      expect(row).toMatchObject({ revision: 2, documentId: second.documentId });

      const goal = await findGoal(db, owner, row?.id ?? 0);
      expect(goal?.body).toEqual({ ...sheet, actions: [{ ...sheet.actions[0], result: "導入した。" }] });
      const at = await placesOf(owner, goal);
      expect(at("goal", goal?.id ?? 0, "/background/0")?.documentId).toBe(first.documentId);
      expect(at("goal", goal?.id ?? 0, "/actions/0/midterm")?.documentId).toBe(first.documentId);
      expect(at("goal", goal?.id ?? 0, "/actions/0/result")?.documentId).toBe(second.documentId);

      const third = await keep(aReadDocument({ goals: [aGoal({ purpose: ["早くする。"] })] }, "三.txt"));
      const latest = await findGoal(db, owner, row?.id ?? 0);
      const now = await placesOf(owner, latest);
      expect(latest?.revision).toBe(3);
      expect(now("goal", goal?.id ?? 0, "/background/0")?.documentId).toBe(first.documentId);
      expect(now("goal", goal?.id ?? 0, "/actions/0/midterm")?.documentId).toBe(first.documentId);
      expect(now("goal", goal?.id ?? 0, "/actions/0/result")?.documentId).toBe(second.documentId);
      expect(now("goal", goal?.id ?? 0, "/purpose/0")?.documentId).toBe(third.documentId);
    });

    test("changes nothing where it says nothing else", async () => {
      await keep(aReadDocument({ goals: [sheet] }, "一.txt"));
      expect(await keep(aReadDocument({ goals: [sheet] }, "二.txt"))).toMatchObject({ counts: { goals: 0, revised: 0 } });
      expect((await listGoals(db, await code())).map(({ revision }) => revision)).toEqual([1]);
    });

    test.each([
      ["a corrected title", { title: "行政サービスのデジタル化の推進" }, 1],
      ["another priority", { priority: 3 }, 1],
      ["another goal of the same priority", { title: "防災訓練" }, 2],
      ["another year", { fiscalYear: 2026 }, 2],
      ["another department", { department: "総務部" }, 2],
      ["the same department in other widths", { department: "企画 部" }, 1],
    ])("knows them with %s", async (_, given, expected) => {
      await keep(aReadDocument({ goals: [aGoal()] }, "一.txt"));
      await keep(aReadDocument({ goals: [aGoal(given)] }, "二.txt"));
      expect(await listGoals(db, await code())).toHaveLength(expected);
    });

    test("takes none of the record's goals twice", async () => {
      await keep(aReadDocument({ goals: [aGoal()] }, "一.txt"));
      expect(await keep(aReadDocument({ goals: [aGoal(), aGoal()] }, "二.txt"))).toMatchObject({ counts: { goals: 1, revised: 0 } });
    });
  });

  test("of the same mission makes a new revision", async () => {
    const stated = aMission({ policies: [{ mark: "①", text: "対話する", summary: null }], missions: ["支える。"] });
    await keep(aReadDocument({ missions: [stated] }, "一.txt"));
    await keep(
      aReadDocument(
        { missions: [{ ...stated, missions: [], policies: [{ mark: "①", text: "対話する", summary: "対話した" }] }] },
        "二.txt",
      ),
    );
    const [mission, ...more] = await listMissions(db, await code());
    expect(more).toEqual([]);
    expect((await findMission(db, await code(), mission?.id ?? 0))?.body).toMatchObject({
      missions: ["支える。"],
      policies: [{ summary: "対話した" }],
    });
  });

  test("names departments and divisions once", async () => {
    const goals = [
      aGoal({ actions: [anAction({ divisions: ["企画課", "広報課"] })] }),
      aGoal({ title: "別の目標", priority: 2, department: "企画 部" }),
    ];
    await keep(aReadDocument({ goals, plan: aPlan({ indicators: [anIndicator({ divisions: ["企画課", "税務課"] })] }) }));
    const units = await listOrganisationUnits(db, await code());
    const department = units.find(({ kind }) => kind === "department");
    expect(units.map(({ kind, name, parentId }) => [kind, name, parentId])).toEqual([
      ["department", "企画部", null],
      ["division", "企画課", department?.id],
      ["division", "税務課", null],
      ["division", "広報課", department?.id],
    ]);
  });

  test("may hold what a database cannot: NULs, halves of characters, endless names, numbers beyond all counting", async () => {
    const endless = "あ𠮷".repeat(20_000);
    const plan = aPlan({
      title: endless,
      nodes: [aNode({ code: endless, title: endless })],
      indicators: [anIndicator({ name: endless })],
      glossary: [endless],
    });
    const goal = aGoal({ title: "a\0b\uD800", department: endless, priority: 1e12, fiscalYear: 2 ** 40 });
    const kept = await keep(aReadDocument({ municipality: "澄川市", plan, goals: [goal] }, "\0.txt"));
    expect(await listGoals(db, await code())).toMatchObject([{ title: "a\uFFFDb\uFFFD", priority: null, fiscalYear: null }]);
    expect((await findDocument(db, await code(), kept.documentId))?.name).toBe("\uFFFD.txt");
  });

  test("leaves nothing when it fails", async () => {
    await keep(aReadDocument({ municipality: "澄川市" }, "一.txt"));
    const before = await countRecord(db, await code());
    const broken = aReadDocument({ municipality: "別府市", goals: [aGoal({ sdgs: [18] })], plan: aPlan({ nodes: [aNode()] }) }, "二.txt");
    await expect(keep(broken)).rejects.toThrow();
    expect(await countRecord(db, await code())).toEqual(before);
    expect(await listMunicipalities(db)).toHaveLength(1);
    expect((await search(db, await code(), "みんなでつくるまち")).total).toBe(0);
  });

  describe("belongs to", () => {
    const of = (municipality: string | null, name: string) => aReadDocument({ municipality }, name);

    test("the municipality that it names, under a provisional code", async () => {
      await keep(of("澄川市", "一.txt"));
      await keep(of("長野県澄川市", "二.txt"));
      await keep(of("別府市", "三.txt"));
      expect(await listMunicipalities(db)).toEqual([
        { code: "990019", name: "澄川市", provisional: true },
        { code: "990027", name: "別府市", provisional: true },
      ]);
    });

    test("the only one of the record where it names none", async () => {
      expect(await keep(of(null, "一.txt"))).toMatchObject({ municipality: { name: null, provisional: true, added: true } });
      expect(await keep(of(null, "二.txt"))).toMatchObject({ municipality: { code: "990019", added: false } });
    });

    test("nobody where it names none and there are several", async () => {
      await keep(of("澄川市", "一.txt"));
      await keep(of("別府市", "二.txt"));
      await expect(keep(of(null, "三.txt"))).rejects.toThrow("which-municipality");
      expect(await keep(of(null, "三.txt"), "990027")).toMatchObject({ municipality: { name: "別府市" } });
      await expect(keep(of(null, "四.txt"), "131016")).rejects.toThrow("unknown-municipality");
    });

    test("no other than the registered one, unless a person says so", async () => {
      await initMunicipality(db, { code: "202037", name: "上田市" });
      await expect(keep(of("須坂市", "一.txt"))).rejects.toThrow("other-municipality");
      expect(await keep(of("須坂市", "一.txt"), "202037")).toMatchObject({ municipality: { name: "上田市", added: false } });
      expect(await keep(of(null, "二.txt"))).toMatchObject({ municipality: { name: "上田市" } });
      expect(await listMunicipalities(db)).toHaveLength(1);
    });
  });
});
