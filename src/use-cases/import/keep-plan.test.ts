import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import type { Database } from "../../store/database.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { listMunicipalities } from "../../store/municipality-store.ts";
import { indexPlaces } from "../../store/place-index.ts";
import { findPlaces } from "../../store/place-store.ts";
import { findPlanNode } from "../../store/plan-node-store.ts";
import { findPlan, listPlanNodes, listPlans } from "../../store/plan-store.ts";
import { keepDocument, type ReadDocument } from "./keep-document.ts";

const now = new Date("2026-04-01T00:00:00Z");

describe.each(databases)("a document of a plan on $name", ({ open }) => {
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

  const chapter = aNode({ code: "1", title: "みんなでつくるまち" });
  const section = aNode({ code: "1-1", parent: "1", level: "節", title: "協働の推進", sections: [{ title: "現状", items: ["少ない"] }] });
  const target = anIndicator({ node: "1-1", target: aValue() });

  test("joins the plan that has its title", async () => {
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section], indicators: [target] }) }, "一.txt"));
    const two = aNode({ code: "2", title: "学びのまち" });
    const kept = await keep(aReadDocument({ plan: aPlan({ title: "第３次 総合計画", nodes: [two, chapter] }) }, "二.txt"));
    expect(kept).toMatchObject({ counts: { nodes: 1 } });
    const [plan, ...more] = await listPlans(db, await code());
    expect(more).toEqual([]);
    expect((await listPlanNodes(db, await code(), plan?.id ?? 0)).map((node) => [node.code, node.depth])).toEqual([
      ["1", 0],
      ["1-1", 1],
      ["2", 0],
    ]);
  });

  test("without a title joins the plan that has its nodes", async () => {
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section] }) }, "一.txt"));
    const further = aNode({ code: "1-2", parent: "1", level: "節", title: "情報の公開" });
    await keep(aReadDocument({ plan: aPlan({ title: null, nodes: [chapter, further] }) }, "二.txt"));
    expect(await listPlans(db, await code())).toMatchObject([{ nodes: 3 }]);
  });

  test("with the title and other nodes under its codes is another plan", async () => {
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section] }) }, "一.txt"));
    const other = [aNode({ code: "1", title: "安全な暮らし" }), aNode({ code: "1-1", parent: "1", level: "節", title: "防災" })];
    await keep(aReadDocument({ plan: aPlan({ nodes: other }) }, "二.txt"));
    expect(await listPlans(db, await code())).toHaveLength(2);
  });

  test("of the next generation knows the one before", async () => {
    await keep(aReadDocument({ plan: aPlan({ title: "第3次総合計画 後期基本計画", nodes: [chapter] }) }, "後期.txt"));
    await keep(aReadDocument({ plan: aPlan({ title: "第3次総合計画 前期基本計画", nodes: [chapter] }) }, "前期.txt"));
    const [later, earlier] = await listPlans(db, await code());
    expect(later?.predecessorId).toBe(earlier?.id);
    expect((await findPlan(db, await code(), earlier?.id ?? 0))?.successors).toEqual([{ id: later?.id, title: later?.title }]);
  });

  test("says more of the nodes and indicators that are there", async () => {
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section], indicators: [target] }) }, "一.txt"));
    const again = {
      ...section,
      statement: "力を合わせます。",
      sections: [
        { title: "現状", items: ["増えた"] },
        { title: "目指す姿", items: ["協働"] },
      ],
    };
    const summary = anIndicator({ node: null, kind: "成果指標", strategyKpi: true, target: aValue({ text: "40％", value: 40 }) });
    const second = await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, again], indicators: [summary] }) }, "二.txt"));
    expect(second).toMatchObject({ counts: { nodes: 0, indicators: 0 } });
    const [plan] = await listPlans(db, await code());
    const page = await findPlanNode(db, await code(), plan?.id ?? 0, "1-1");
    expect(page?.node.statement).toBe("力を合わせます。");
    expect(page?.sections.map(({ title, items }) => [title, items])).toEqual([
      ["現状", ["増えた"]],
      ["目指す姿", ["協働"]],
    ]);
    const places = indexPlaces(await findPlaces(db, await code(), "plan-node", page?.node.id ?? 0));
    expect(places("plan-node", page?.node.id ?? 0, "/sections/1/items/0")?.documentId).toBe(
      second.kind === "imported" ? second.documentId : 0,
    );
    expect(page?.indicators).toMatchObject([
      { kind: "成果指標", placements: [{ strategyKpi: true }], target: { value: 40 }, superseded: [{ value: 30, role: "target" }] },
    ]);
  });

  test("shares an indicator with another plan where it promises the same", async () => {
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section], indicators: [target] }) }, "一.txt"));
    const strategy = aPlan({ title: "総合戦略", levels: ["目標"], nodes: [aNode({ code: "目標1", title: "仕事" })] });
    await keep(aReadDocument({ plan: { ...strategy, indicators: [anIndicator({ node: "目標1", target: aValue() })] } }, "二.txt"));
    await keep(
      aReadDocument(
        {
          plan: {
            ...strategy,
            title: "行革大綱",
            indicators: [anIndicator({ node: "目標1", target: aValue({ text: "9％", value: 9 }) })],
          },
        },
        "三.txt",
      ),
    );
    expect((await listIndicators(db, await code())).map(({ placements }) => placements.map(({ planTitle }) => planTitle))).toEqual([
      ["第3次総合計画", "総合戦略"],
      ["行革大綱"],
    ]);
  });

  test("keeps both nodes where a document uses a code twice", async () => {
    const twice = [aNode({ code: "①", title: "人をつくる" }), aNode({ code: "①", title: "場をつくる" })];
    expect(await keep(aReadDocument({ plan: aPlan({ nodes: twice }) }))).toMatchObject({ counts: { nodes: 2 } });
  });

  test("is linked with the goals that are placed in it, whichever came first", async () => {
    const placed = aGoal({ placements: [{ plan: "総合計画", code: "1-1", text: "協働の推進" }] });
    const midTerm = { number: 1, title: "協働", items: [], schedule: [], placements: [{ plan: "総合計画", code: "1-1", text: "" }] };
    await keep(aReadDocument({ goals: [placed] }, "目標.txt"));
    const owner = await code();
    const [before] = await listGoals(db, owner);
    expect((await findGoal(db, owner, before?.id ?? 0))?.placements).toMatchObject([{ code: "1-1", node: null }]);
    await keep(aReadDocument({ plan: aPlan({ nodes: [chapter, section] }) }, "計画.txt"));
    await keep(aReadDocument({ missions: [aMission({ midTermGoals: [midTerm] })] }, "方針.txt"));
    expect((await findGoal(db, owner, before?.id ?? 0))?.placements).toMatchObject([{ node: { code: "1-1", title: "協働の推進" } }]);

    const [plan] = await listPlans(db, owner);
    const page = await findPlanNode(db, owner, plan?.id ?? 0, "1");
    expect(page?.goals).toMatchObject([{ title: placed.title, node: { code: "1-1" } }]);
    expect(page?.missions).toMatchObject([{ department: "企画部", node: { code: "1-1" } }]);
  });
});
