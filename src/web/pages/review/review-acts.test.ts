import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheet, STRAY_LINE } from "../../../../test/a-goal-sheet.ts";
import { RELAID_TEXTS } from "../../../../test/layouts/relaid.ts";
import { receiveFile } from "../../../../test/received.ts";
import { openStaffPages, type StaffPages } from "../../../../test/staff-pages.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { addressOf } from "../../routes.ts";

const CODE = "131016";
const SHEET = RELAID_TEXTS["relaid.md"]?.(aGoalSheet()) ?? "";

let pages: StaffPages;
let upload: number;
let made = 0;

beforeAll(async () => {
  pages = await openStaffPages(CODE);
});
afterAll(() => pages?.close());

beforeEach(async () => {
  made += 1;
  upload = await receiveFile(pages, CODE, `${made}.md`, `${SHEET}${"\n".repeat(made)}`);
});

const get = (query?: string) => pages.review(upload, query);
const draft = () => pages.draftOf(upload);
const post = (path: string, fields: Record<string, string | number>) => pages.post(upload, path, fields);
const edit = (fields: Record<string, string | number>, given?: string) => pages.edit(upload, fields, given);
const unplaced = async () => (await draft()).unplaced.find(({ text }) => text === STRAY_LINE) ?? expect.unreachable("it was placed");

describe("the review page", () => {
  test("shows the source beside the draft, the counts and the line without a place", async () => {
    const html = await (await get()).text();
    for (const said of ["重点目標1件", "窓口の案内の見直し", "置き場所の決まらない文（1）", STRAY_LINE, "source-text", "記録する"])
      expect(html).toContain(said);
    expect(html).toMatch(/<script type="module" src="\/assets\/review-[0-9a-f]{12}\.js"/u);
    expect(html).not.toMatch(/\sstyle=/u);
  });

  test("marks the place of a chosen field, and the field of a chosen place", async () => {
    const html = await (await get("?field=/goals/0/actions/0/steps/0/target")).text();
    expect(html).toMatch(/<mark id="place">(?:<[^>]+>)?12か所/u);
    expect(html).toMatch(/id="field"><a class="choose"[^>]*aria-current="true"/u);
    expect(html).toContain("読み取り：12か所");
  });

  test("says why the reader is not sure", async () => {
    const html = await (await get("?field=/goals/0/actions/0/steps/1/period")).text();
    expect(html).toContain("「おりを見て」の始まりと終わりが分かりませんでした。");
    expect(html).toContain("これで正しい");
  });

  test.each(["?field=goals", "?at=5-1", "?at=0-99999", "?page=0", "?page=99", `?field=/${"x".repeat(400)}`])(
    "refuses %s",
    async (query) => {
      expect((await get(query)).status).toBe(400);
    },
  );

  test("puts a text right, says so, and can be taken back", async () => {
    const field = "/goals/0/actions/0/steps/0/target";
    const response = await edit({ kind: "set", pointer: field, text: "15か所", back: `field=${field}` });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toContain(`field=${encodeURIComponent(field)}`);
    const { reading, edits } = await draft();
    expect(reading.goals[0]?.actions[0]?.steps[0]?.target?.values[0]?.value).toBe(15);
    expect(edits[0]?.by).toBe("企画課 佐藤");
    const html = await (await get(`?field=${field}`)).text();
    for (const said of ["直した", "読み取ったときの文：", "12か所", "取り消す"]) expect(html).toContain(said);

    await edit({ kind: "taken-back", edit: 1 });
    expect((await draft()).reading.goals[0]?.actions[0]?.steps[0]?.target?.text).toBe("12か所");
  });

  test("puts a line without a place into a field", async () => {
    const { range } = await unplaced();
    await edit({ kind: "assign", range: `${range.start}-${range.end}`, pointer: "/goals/0/background/-" });
    const { reading, unplaced: left } = await draft();
    expect(reading.goals[0]?.background).toEqual(["初めて来た人が迷いやすい。", STRAY_LINE]);
    expect(left).toEqual([]);
  });

  test("settles a doubt and leads to the next", async () => {
    const pointer = "/goals/0/actions/0/steps/1/period";
    expect((await draft()).doubts.map(({ pointer: at }) => at)).toContain(pointer);
    expect((await edit({ kind: "confirm", pointer })).status).toBe(303);
    expect((await draft()).doubts.map(({ pointer: at }) => at)).not.toContain(pointer);
  });

  test("leaves a part out, and takes it in again", async () => {
    await edit({ kind: "exclude", pointer: "/goals/0" });
    expect((await draft()).excluded).toEqual(new Set(["/goals/0"]));
    expect(await (await get()).text()).toContain("取り込まないもの：1件");
    await edit({ kind: "taken-back", edit: 1 });
    expect((await draft()).excluded.size).toBe(0);
  });

  test("answers the questions of the head", async () => {
    expect(await (await get()).text()).toContain("文書に書かれていないこと");
    await edit({ kind: "head", department: "市民部", fiscalYear: "", municipality: "" });
    expect((await draft()).reading.goals[0]?.department).toBe("市民部");
  });

  test.each([
    ["of no kind", { kind: "destroy", pointer: "/goals/0/title" }, 400],
    ["without a pointer", { kind: "set", text: "x" }, 400],
    ["of nothing", { kind: "taken-back", edit: "x" }, 400],
    ["of a field that is not there", { kind: "set", pointer: "/goals/9/title", text: "x" }, 422],
    ["that empties what cannot be empty", { kind: "set", pointer: "/goals/0/title", text: " " }, 422],
    ["that is no year", { kind: "set", pointer: "/goals/0/fiscalYear", text: "いつか" }, 422],
    ["of an edit that was never made", { kind: "taken-back", edit: 7 }, 422],
    ["without a revision", { kind: "set", pointer: "/goals/0/title", text: "x", revision: "" }, 400],
  ] as const)("%s is refused, and keeps what was typed", async (_, fields, status) => {
    const response = await edit(fields);
    expect(response.status).toBe(status);
    if (status === 422 && "text" in fields && fields.text.trim() !== "")
      expect(await response.text()).toContain(`>${fields.text}</textarea>`);
    expect((await draft()).edits).toEqual([]);
  });

  test("of a draft that somebody else changed meanwhile overwrites nothing, and shows both", async () => {
    const { revision } = await draft();
    await edit({ kind: "set", pointer: "/goals/0/title", text: "先に直した題" });
    const response = await edit({ kind: "set", pointer: "/goals/0/title", text: "後から書いた題", revision });
    expect(response.status).toBe(409);
    const html = await response.text();
    for (const said of ["ほかの人が先に直しました", "先に直した題", "企画課 佐藤", ">後から書いた題</textarea>"])
      expect(html).toContain(said);
    expect((await draft()).reading.goals[0]?.title).toBe("先に直した題");

    const again = /name="revision" value="(\d+)"/u.exec(html)?.[1] ?? "";
    expect((await edit({ kind: "set", pointer: "/goals/0/title", text: "後から書いた題", revision: again })).status).toBe(303);
    expect((await draft()).reading.goals[0]?.title).toBe("後から書いた題");
  });

  test("leads back to the review only, wherever the form wants to", async () => {
    const response = await edit({ kind: "confirm", pointer: "/goals/0/actions/0/steps/1/period", back: "//evil.example/?x" });
    expect(new URL(response.headers.get("location") ?? "", "http://localhost").host).toBe("localhost");
  });

  test("is nobody's who is not staff", async () => {
    expect((await edit({ kind: "confirm", pointer: "/goals/0/title" }, "")).status).toBe(403);
    expect((await draft()).edits).toEqual([]);
  });
});

describe("acceptance", () => {
  const accept = (fields: Record<string, string | number> = {}) => post(addressOf("accept", { code: CODE, upload }), fields);

  test("of what was not checked asks first", async () => {
    const response = await accept();
    expect(response.headers.get("location")).toBe(addressOf("confirmAccept", { code: CODE, upload }));
    const html = await (await pages.request(addressOf("confirmAccept", { code: CODE, upload }))).text();
    expect(html).toContain("確かめていない値があります");
    expect(html).toContain("おりを見て");
    expect((await draft()).state).toBe("read");
  });

  test("keeps the draft with its edits, and leads to the document", async () => {
    await edit({ kind: "set", pointer: "/goals/0/title", text: `受け入れた目標${made}` });
    const response = await accept({ unchecked: "accepted" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/131016\/documents\/\d+\?notice=accepted/u);
    expect((await listGoals(pages.db, CODE)).map(({ title }) => title)).toContain(`受け入れた目標${made}`);

    const html = await (await get()).text();
    expect(html).toContain("この文書は記録済みです。");
    expect(html).not.toContain('data-kind="set"');
    expect((await edit({ kind: "set", pointer: "/goals/0/title", text: "遅い直し" })).status).toBe(422);
    expect((await accept({ unchecked: "accepted" })).status).toBe(409);
  });

  test("of a draft that changed meanwhile keeps nothing", async () => {
    const { revision } = await draft();
    await edit({ kind: "set", pointer: "/goals/0/title", text: "変わった題" });
    for (const fields of [{ unchecked: "accepted" }, {}]) {
      const response = await accept({ ...fields, revision });
      expect(response.status).toBe(409);
      expect(await response.text()).toContain("ほかの人が読み取った内容を変えました");
    }
    expect((await draft()).state).toBe("read");
  });
});

test.each(["0", "999999999"])("there is no upload %s", async (id) => {
  expect((await pages.request(`/${CODE}/imports/${id}`)).status).toBe(404);
});
