import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../../test/a-sheet-body.ts";
import { databases, empty } from "../../../test/database.ts";
import { day, municipality, openYearDesk, type Staff, type YearDesk } from "../../../test/year-desk.ts";
import type { Database } from "../../store/database.ts";
import { countOpenComments, listSheetComments } from "../../store/sheet-comment-store.ts";
import { commentOnSheet } from "./comment-on-sheet.ts";
import { settleComment } from "./settle-comment.ts";

const now = day("2026-07-01");

describe.each(databases)("comments on a sheet on $name", ({ open }) => {
  let db: Database;
  let desk: YearDesk;
  let sheet: number;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openYearDesk(db);
    sheet = await desk.begin(aGoalSheetBody({ title: "待たない窓口", actions: [aSheetAction({ key: "a1" })] }));
  });
  afterAll(() => db.close());

  const say = (by: keyof Staff, text: string, pointer: string | null = null) =>
    commentOnSheet(db, desk.staff[by], { sheet, pointer, text, now });
  const listed = () => listSheetComments(db, municipality, sheet);

  test("are made by whoever works on it or leads, also when nothing can be written any more", async () => {
    await say("author", "確かめました。");
    await say("leader", "進み具合は。", "/actions/a1/target");
    expect((await listed()).map(({ by, pointer, text, revision }) => [by, pointer, text, revision])).toEqual([
      ["佐藤 彩", null, "確かめました。", 1],
      ["伊藤 光", "/actions/a1/target", "進み具合は。", 1],
    ]);
    expect(await countOpenComments(db, municipality, [sheet])).toEqual(new Map([[sheet, 2]]));
    expect((await desk.find(sheet)).revision).toBe(1);
  });

  test("are not made by strangers, on fields that there are not, or without a word", async () => {
    expect(await say("stranger", "見えますか。")).toMatchObject({ refusal: { kind: "unknown-sheet" } });
    expect(await say("author", "どこ。", "/actions/a2/target")).toMatchObject({ refusal: { kind: "unknown-field" } });
    expect(await say("author", " \n ")).toMatchObject({ refusal: { kind: "nothing-said" } });
    expect(await listed()).toEqual([]);
  });

  test("are settled once, by whom and when is kept, and opened again", async () => {
    await say("checker", "根拠を。", "/title");
    const [comment] = await listed();
    const settle = (settled: boolean, by: keyof Staff = "author") =>
      settleComment(db, desk.staff[by], { sheet, comment: comment?.id ?? 0, settled, now });
    expect(await settle(true, "stranger")).toMatchObject({ refusal: { kind: "unknown-sheet" } });
    expect(await settle(true)).toMatchObject({ ok: true });
    expect(await settle(true, "checker")).toMatchObject({ ok: true });
    expect((await listed())[0]).toMatchObject({ settledBy: "佐藤 彩", settledAt: now });
    expect(await countOpenComments(db, municipality, [sheet])).toEqual(new Map());
    await settle(false);
    expect((await listed())[0]).toMatchObject({ settledBy: null, settledAt: null });
    expect(await settleComment(db, desk.staff.author, { sheet, comment: 1, settled: true, now })).toMatchObject({
      refusal: { kind: "unknown-comment" },
    });
  });
});
