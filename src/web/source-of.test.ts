import { expect, test } from "vitest";
import { aGoal, anAction, aReadDocument } from "../../test/builders.ts";
import { databases } from "../../test/database.ts";
import { findGoal, listGoals } from "../store/goal-store.ts";
import { keepDocument } from "../use-cases/import/keep-document.ts";
import { loadSources } from "./source-of.ts";

test.each(databases)("what a goal carries over from an earlier document leads there, on $name", async ({ open }) => {
  const db = await open();
  const keep = async (goal: ReturnType<typeof aGoal>, name: string) => {
    const read = aReadDocument({ goals: [goal] }, name);
    const kept = await db.transaction().execute((tx) => keepDocument(tx, read, { municipality: null, now: new Date(0) }));
    if (!kept.ok || kept.value.kind !== "imported") throw new Error("not kept");
    return { code: kept.value.municipality.code, id: kept.value.documentId };
  };
  const sheet = await keep(aGoal({ background: ["窓口が混む。"], actions: [anAction({ midterm: "選定した。" })] }), "管理シート.txt");
  const list = await keep(aGoal({ background: [], actions: [anAction({ result: "導入した。" })] }), "一覧表.txt");

  const [row] = await listGoals(db, list.code);
  const goal = await findGoal(db, list.code, row?.id ?? 0);
  if (!goal) throw new Error("no goal");
  const sourceOf = await loadSources({ db, code: list.code }, [{ kind: "goal", id: goal.id }]);
  const source = sourceOf("goal", goal.id, goal.documentId, goal.carried);
  expect(source("/background/0")).toContain(`/documents/${sheet.id}/source?at=`);
  expect(source("/actions/0/midterm")).toContain(`/documents/${sheet.id}/source?at=`);
  expect(source("/actions/0/result")).toContain(`/documents/${list.id}/source?at=`);
  expect(source("/title")).toContain(`/documents/${list.id}/source?at=`);
  await db.close();
});
