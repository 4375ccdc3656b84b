import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../../../test/a-sheet-body.ts";
import { openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import type { GoalSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { readTargetText } from "../../../domain/wording/target-text.ts";
import { listAttachments } from "../../../store/attachment-store.ts";
import { openToReviewers } from "../../../use-cases/review/open-to-reviewers.ts";
import { stateOpinion } from "../../../use-cases/review/state-opinion.ts";
import { addressOf } from "../../routes.ts";

const ACCEPTED = "待たせない窓口";
const BEGUN = "書きかけの窓口";

const period = { text: "9月", from: "2026-09", to: "2026-09" };
const BODY = aGoalSheetBody({
  ...{ title: ACCEPTED, priority: 1, background: [{ key: "b1", text: "長く待たせている。" }] },
  ...{ purpose: [{ key: "u1", text: "すぐに用が済む。" }] },
  actions: [aSheetAction({ key: "a1", title: "予約を始める", period, target: readTargetText("4回以上") })],
  placements: [{ key: "p1", plan: "総合計画", code: "1-1", text: "みんなでつくるまち", nodeId: null }],
});

describe("a sheet that is opened to reviewers", () => {
  let pages: Awaited<ReturnType<typeof openSheetPages>>;
  let sheet: number;
  beforeAll(async () => {
    pages = await openSheetPages();
    const { desk, db, clock } = pages;
    sheet = await pages.begin(BODY);
    await pages.attach("author", sheet, { "計画.txt": "計画" });
    for (const [by, act] of [
      ["author", "submit"],
      ["approver", "approve"],
      ["planning", "accept"],
    ] as const)
      expect(await desk.act(by, sheet, act, { now: clock.now })).toMatchObject({ ok: true });
    const opened = await openToReviewers(db, desk.staff.planning, {
      ...{ fiscalYear: 2026, departments: [desk.departments.planning], now: clock.now },
    });
    expect(opened).toMatchObject({ value: { opened: 1 } });
    const until = day("2026-08-01");
    expect(await desk.act("planning", sheet, "reopen", { reason: "誤り", until, now: clock.now })).toMatchObject({ ok: true });
    clock.now = day("2026-05-11");
    await pages.post("author", sheet, await pages.form("author", sheet), { "/title": BEGUN });
    await pages.attach("author", sheet, { "案.txt": "案" });
  });
  afterAll(() => pages.close());

  const read = async (by: "reviewer" | "author" | "planning", address = addressOf("sheet", { code, sheet })) =>
    (await pages.get(by, address)).text();

  test("shows them what was accepted, not what is being written", async () => {
    expect(((await pages.body(sheet)) as GoalSheetBody).title).toBe(BEGUN);
    expect(await read("author")).toContain(BEGUN);
    const page = await read("reviewer");
    expect(page).toContain(ACCEPTED);
    expect(page).toContain("受理済み");
    expect(page).not.toContain(BEGUN);
  });

  test("has them speak of the revision that they read", async () => {
    const page = await read("reviewer", addressOf("newOpinion", { code }, { sheet }));
    expect(page).toContain(ACCEPTED);
    expect(page).toMatch(/name="revision" value="1"/u);
  });

  test("is called in lists of theirs what it was called when it was accepted", async () => {
    for (const list of [addressOf("reviews", { code }), addressOf("yearSheets", { code, year: 2026 })]) {
      const page = await read("reviewer", list);
      expect(page).toContain(ACCEPTED);
      expect(page).not.toContain(BEGUN);
    }
    const list = await read("reviewer", addressOf("yearSheets", { code, year: 2026 }));
    expect(list).toContain("受理済み</span>");
    expect(await read("author", addressOf("yearSheets", { code, year: 2026 }))).toContain(BEGUN);
  });

  test("takes an opinion on what was accepted, and on nothing that is being written", async () => {
    const say = (revision: string) =>
      pages.post(
        "reviewer",
        sheet,
        new URLSearchParams({ sheet: String(sheet), revision, text: "低い。" }),
        {},
        addressOf("stateOpinion", { code }),
      );
    const latest = await pages.desk.find(sheet);
    const refused = await say(String(latest.revision));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("低い。</textarea>");
    expect((await say("1")).status).toBe(303);
    for (const by of ["reviewer", "author"] as const) {
      const page = await read(by, addressOf("reviews", { code }));
      expect(page).toContain(ACCEPTED);
      expect(page).not.toContain(BEGUN);
    }
  });

  test("gives them the files that were there when it was accepted", async () => {
    const page = await read("reviewer");
    expect(page).toContain("計画.txt");
    expect(page).not.toContain("案.txt");
    const files = await listAttachments(pages.db, code, sheet);
    const had = await Promise.all(
      files.map(async ({ id }) => (await pages.get("reviewer", addressOf("attachment", { code, sheet, attachment: id }))).status),
    );
    expect(had).toEqual([200, 404]);
  });

  test("is reached from a reviewer's desk", async () => {
    expect(await read("reviewer", addressOf("desk", { code }))).toContain("意見を書けるシート");
    expect(await read("author", addressOf("desk", { code }))).not.toContain("意見を書けるシート");
  });

  test("is said of on planning's desk as long as an opinion on it waits for an answer", async () => {
    const open = `href="${addressOf("reviews", { code }, { state: "open" })}"`;
    const subject = { kind: "sheet", id: sheet, revision: 1 } as const;
    const given = { subject, text: "年代別に示してほしい。", now: pages.clock.now };
    const { desk } = pages;
    expect(await stateOpinion(pages.db, desk.staff.reviewer, given)).toMatchObject({ ok: true });
    expect(await read("planning", addressOf("desk", { code }))).toContain(open);
    expect(await read("author", addressOf("desk", { code }))).not.toContain(open);
  });
});
