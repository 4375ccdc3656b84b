import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../../test/a-sheet-body.ts";
import { aGoal, aReadDocument } from "../../../../test/builders.ts";
import { openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, type Staff } from "../../../../test/year-desk.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { saveSheet } from "../../../use-cases/sheet/save-sheet.ts";
import { addressOf } from "../../routes.ts";

describe("who reads a sheet to decide about it", () => {
  let pages: Awaited<ReturnType<typeof openSheetPages>>;
  beforeAll(async () => {
    pages = await openSheetPages();
  });
  afterAll(() => pages.close());

  const pageOf = (sheet: number) => addressOf("sheet", { code, sheet });
  const read = async (by: keyof Staff, path: string) => (await pages.get(by, path)).text();

  test("finds the sheet of the year before under it", async () => {
    const goals = [aGoal({ title: "窓口の混雑をなくす", fiscalYear: 2025, background: ["昨年の窓口は混んでいた。"] })];
    const given = { municipality: code, now: pages.clock.now };
    await pages.db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ goals }), given));
    const [before] = await listGoals(pages.db, code, { fiscalYear: 2025 });
    if (!before) throw new Error("there is no goal");
    const sheet = await pages.begin(aGoalSheetBody({ title: "窓口の混雑をなくす" }), { continuesGoalId: before.id });
    const text = await read("approver", pageOf(sheet));
    expect(text).toContain("昨年の窓口は混んでいた。");
    expect(text).toContain(addressOf("goal", { code, goal: before.id }));
    expect(await read("approver", pageOf(await pages.begin(aGoalSheetBody({ title: "新しい取組" }))))).not.toContain("前年度のシート");
  });

  test("is led to what was written since it was sent back, once something was", async () => {
    const sheet = await pages.begin(aGoalSheetBody({ title: "窓口" }), { status: "submitted" });
    const { now } = pages.clock;
    expect(await pages.desk.act("checker", sheet, "returnByChecker", { reason: "もう少し詳しく", now })).toMatchObject({ ok: true });
    expect(await read("author", pageOf(sheet))).not.toContain("あとに変わったところ");
    const body = aGoalSheetBody({ title: "窓口の予約" });
    expect(await saveSheet(pages.db, pages.desk.staff.author, { sheet, base: 1, body, now })).toMatchObject({ ok: true });
    const since = addressOf("sheetRevision", { code, sheet, number: 2 }, { from: 1 });
    expect(await read("checker", pageOf(sheet))).toContain(`href="${since}">差戻し（2026年5月10日）のあとに変わったところ`);
    expect(await read("checker", since)).toContain("窓口の予約");
  });

  test("is led on to the next that waits for them, and told when none does", async () => {
    const [first, second] = [
      await pages.begin(aGoalSheetBody({ title: "一つ目" }), { status: "approved" }),
      await pages.begin(aGoalSheetBody({ title: "二つ目" }), { status: "approved" }),
    ];
    const accept = (sheet: number) =>
      pages.post("planning", sheet, new URLSearchParams({ act: "accept", revision: "1" }), {}, addressOf("actOnSheet", { code, sheet }));
    const next = async (sheet: number) => read("planning", (await accept(sheet)).headers.get("location") ?? "");
    const led = await next(first);
    expect(led).toContain("あなたの番のシートが、あと1件あります");
    expect(led).toContain(`href="${pageOf(second)}"`);
    expect(await next(second)).toContain("あなたの番のシートはもうありません");
    expect(await read("planning", pageOf(second))).not.toContain("あなたの番のシート");
  });

  test("leads the city to its promises where no sheet ever waits for them, and shows how far the departments are", async () => {
    const text = await read("leader", addressOf("desk", { code }));
    expect(text).toContain("計画の進捗を見る");
    expect(text).toContain("提出の様子");
    expect(text).not.toContain("あなたの番のシート");
    const planning = await read("planning", addressOf("desk", { code }));
    expect([planning.includes("あなたの番のシート"), planning.includes("state=open")]).toEqual([true, false]);
  });
});
