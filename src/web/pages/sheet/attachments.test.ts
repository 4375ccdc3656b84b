import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../../test/a-sheet-body.ts";
import { openSheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import { listAttachments } from "../../../store/attachment-store.ts";
import { verifyAudit } from "../../../store/audit-store.ts";
import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../../../use-cases/sheet/attach-file.ts";
import { addressOf } from "../../routes.ts";

const HTML = "<script>document.body.remove()</script>";

describe("files attached to a sheet", () => {
  let pages: Awaited<ReturnType<typeof openSheetPages>>;
  beforeAll(async () => {
    pages = await openSheetPages();
  });
  afterAll(() => pages.close());

  const begin = () => pages.begin(aGoalSheetBody({ title: "窓口の待ち時間の短縮" }));
  const there = async (sheet: number) =>
    (await listAttachments(pages.db, code, sheet)).filter(({ removed }) => removed === null).map(({ name }) => name);
  const fileOf = async (sheet: number) => {
    const [attachment] = await listAttachments(pages.db, code, sheet);
    if (!attachment) throw new Error("nothing is attached");
    return { id: attachment.id, address: addressOf("attachment", { code, sheet, attachment: attachment.id }) };
  };
  const remove = (by: "author" | "leader" | "stranger", sheet: number, id: number, reason: string) =>
    pages.post(by, sheet, new URLSearchParams({ reason }), {}, addressOf("removeAttachment", { code, sheet, attachment: id }));

  test("are listed, and only ever saved, whatever they hold", async () => {
    const sheet = await begin();
    const answer = await pages.attach("author", sheet, { "案内 (1).html": HTML, "写真.jpg": new Uint8Array(1_500_000).fill(7) });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      `${addressOf("sheet", { code, sheet })}?notice=attached#attachments`,
    ]);
    expect(await there(sheet)).toEqual(["案内 (1).html", "写真.jpg"]);
    const page = await (await pages.get("leader", addressOf("sheet", { code, sheet }))).text();
    expect(page).toContain("案内 (1).html");

    const [html, photo] = await listAttachments(pages.db, code, sheet);
    const file = await pages.get("leader", addressOf("attachment", { code, sheet, attachment: html?.id ?? 0 }));
    expect(await file.text()).toBe(HTML);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E6%A1%88%E5%86%85%20%281%29\.html$/u),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cache-control": "no-store",
    });
    const large = await pages.get("author", addressOf("attachment", { code, sheet, attachment: photo?.id ?? 0 }));
    expect(new Uint8Array(await large.arrayBuffer())).toEqual(new Uint8Array(1_500_000).fill(7));
  });

  test("are had by nobody who may not read the sheet, nor under another sheet", async () => {
    const [sheet, other] = [await begin(), await begin()];
    await pages.attach("author", sheet, { "a.txt": "あ" });
    const { id, address } = await fileOf(sheet);
    expect((await pages.get("stranger", address)).status).toBe(404);
    expect((await pages.get("author", addressOf("attachment", { code, sheet: other, attachment: id }))).status).toBe(404);
    expect((await pages.attach("leader", sheet, { "b.txt": "い" })).status).toBe(403);
    expect((await pages.attach("stranger", sheet, { "b.txt": "い" })).status).toBe(404);
    expect((await remove("leader", sheet, id, "x")).status).toBe(403);
    expect((await remove("stranger", sheet, id, "x")).status).toBe(404);
    expect(await there(sheet)).toEqual(["a.txt"]);
  });

  test("are removed with a reason, which stays to be seen", async () => {
    const sheet = await begin();
    await pages.attach("author", sheet, { "古い案.txt": "古い" });
    const { id, address } = await fileOf(sheet);
    const without = await remove("author", sheet, id, " ");
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining("削除する理由を書いてください")]);
    expect((await remove("author", sheet, id, "差し替えのため")).status).toBe(303);
    expect(await there(sheet)).toEqual([]);
    const page = await (await pages.get("author", addressOf("sheet", { code, sheet }))).text();
    for (const said of ["差し替えのため", "古い案.txt", "佐藤 彩"]) expect(page).toContain(said);
    expect(await (await pages.get("author", address)).text()).toBe("古い");
    expect((await remove("author", sheet, id, "もう一度")).status).toBe(404);
    const entries = await pages.db
      .selectFrom("audit_entry")
      .where("municipality_code", "=", code)
      .orderBy("number")
      .select("entry")
      .execute();
    expect(entries.slice(-2).map(({ entry }) => JSON.parse(entry).act)).toEqual(["sheet.attach", "sheet.detach"]);
    expect(await verifyAudit(pages.db, code)).toMatchObject({ ok: true });
  });

  test("are refused where they are too large, empty, too many, or too late", async () => {
    const sheet = await begin();
    const refused = async (files: Parameters<typeof pages.attach>[2], said: string, status = 422) => {
      const answer = await pages.attach("author", sheet, files);
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(said)]);
    };
    await refused({ "大.bin": new Uint8Array(LARGEST_ATTACHMENT + 1) }, "「大.bin」は大きすぎます");
    await refused({ "空.txt": "", "良.txt": "良" }, "「空.txt」には何も入っていません");
    expect(await there(sheet)).toEqual(["良.txt"]);
    await refused({}, "ファイルを選んでください");
    const many = Object.fromEntries(Array.from({ length: MOST_ATTACHMENTS }, (_, i) => [`${i}.txt`, `${i}`]));
    await refused(many, `${MOST_ATTACHMENTS}個まで`);
    expect(await there(sheet)).toHaveLength(MOST_ATTACHMENTS);
    pages.clock.now = day("2026-06-01");
    await refused({ "遅.txt": "遅" }, "今はこのシートの添付ファイルを変えられません");
    pages.clock.now = day("2026-05-10");
  });
});
