import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aReadDocument, aValue } from "../../test/builders.ts";
import { databases, empty } from "../../test/database.ts";
import type { Database } from "../store/database.ts";
import { findGoal, listGoals } from "../store/goal-store.ts";
import { listIndicators } from "../store/indicator-store.ts";
import { countRecord, listMunicipalities } from "../store/municipality-store.ts";
import { findPlanNode } from "../store/plan-node-store.ts";
import { listPlans } from "../store/plan-store.ts";
import { search } from "../store/search-store.ts";
import { keepDocument } from "./import/keep-document.ts";
import { initMunicipality } from "./init-municipality.ts";

describe.each(databases)("a municipality that is registered on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
  });
  afterAll(() => db.close());

  const keep = (given: Parameters<typeof aReadDocument>[0], name: string) =>
    db.transaction().execute((tx) => keepDocument(tx, aReadDocument(given, name), { municipality: null, now: new Date(0) }));

  test("is there once", async () => {
    expect(await initMunicipality(db, { code: "131016", name: "千代田区" })).toMatchObject({ value: { kind: "registered" } });
    expect(await initMunicipality(db, { code: "１３１０１６", name: " 千代田区 " })).toMatchObject({ value: { kind: "unchanged" } });
    expect(await listMunicipalities(db)).toEqual([{ code: "131016", name: "千代田区", provisional: false }]);
  });

  test("is refused under a wrong code, a wrong name, or another's code", async () => {
    expect(await initMunicipality(db, { code: "131017", name: "千代田区" })).toEqual({
      ok: false,
      refusal: { kind: "wrong-code", code: "131017" },
    });
    expect(await initMunicipality(db, { code: "990019", name: "千代田区" })).toMatchObject({ refusal: { kind: "wrong-code" } });
    expect(await initMunicipality(db, { code: "131016", name: "千代田" })).toEqual({
      ok: false,
      refusal: { kind: "wrong-name", name: "千代田" },
    });
    await initMunicipality(db, { code: "131016", name: "千代田区" });
    expect(await initMunicipality(db, { code: "131016", name: "中央区" })).toEqual({
      ok: false,
      refusal: { kind: "code-taken", code: "131016", name: "千代田区" },
    });
  });

  test("takes over everything that documents brought in under a provisional code", async () => {
    const plan = aPlan({
      nodes: [aNode(), aNode({ code: "1-1", parent: "1", title: "協働の推進", sections: [{ title: "現状", items: ["少ない"] }] })],
      indicators: [anIndicator({ node: "1-1", baseline: aValue(), target: aValue({ text: "40％", value: 40 }) })],
      initiatives: [{ node: "1-1", group: null, divisions: ["企画課"], item: "対話の場", details: [] }],
      roles: [{ node: "1-1", actor: "市民", expectations: ["参加する"] }],
      relatedPlans: [{ node: "1-1", title: "地域計画" }],
      glossary: ["協働"],
    });
    const goal = aGoal({
      placements: [{ plan: "総合計画", code: "1-1", text: "協働の推進" }],
      actions: [anAction({ divisions: ["企画課"] })],
    });
    const midTermGoals = [{ number: 1, title: "協働", items: [], schedule: [], placements: goal.placements }];
    await keep({ municipality: "上田市", plan, goals: [goal], missions: [aMission({ midTermGoals })] }, "一.txt");
    await keep(
      { municipality: "上田市", goals: [{ ...goal, purpose: ["早くする。"] }], unplaced: [{ text: "あとがき", where: "L1" }] },
      "二.txt",
    );
    await keep({ municipality: "須坂市", goals: [goal] }, "三.txt");
    const before = await countRecord(db, "990019");

    expect(await initMunicipality(db, { code: "202037", name: "上田市" })).toMatchObject({ value: { kind: "renamed" } });
    expect(await listMunicipalities(db)).toEqual([
      { code: "202037", name: "上田市", provisional: false },
      { code: "990027", name: "須坂市", provisional: true },
    ]);
    expect(await countRecord(db, "202037")).toEqual(before);
    expect((await countRecord(db, "990019")).goals).toBe(0);
    expect((await countRecord(db, "990027")).goals).toBe(1);

    const [row] = await listGoals(db, "202037");
    expect(await findGoal(db, "202037", row?.id ?? 0)).toMatchObject({ revision: 2, placements: [{ node: { code: "1-1" } }] });
    const [kept] = await listPlans(db, "202037");
    expect(await findPlanNode(db, "202037", kept?.id ?? 0, "1-1")).toMatchObject({
      sections: [{ items: ["少ない"] }],
      indicators: [{ baseline: { value: 30 }, target: { value: 40 } }],
      initiatives: [{ item: "対話の場" }],
      roles: [{ actor: "市民" }],
      relatedPlans: [{ title: "地域計画" }],
      goals: [{ title: goal.title }],
      missions: [{ department: "企画部" }],
    });
    expect(await listIndicators(db, "202037")).toHaveLength(1);
    expect((await search(db, "202037", "あとがき")).total).toBe(1);
  });

  test("takes over the only one of the record, where no document named it", async () => {
    await keep({ goals: [aGoal()] }, "一.txt");
    expect(await initMunicipality(db, { code: "272035", name: "豊中市" })).toMatchObject({ value: { kind: "renamed" } });
    expect(await listGoals(db, "272035")).toHaveLength(1);
  });
});
