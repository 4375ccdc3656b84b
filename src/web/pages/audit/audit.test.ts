import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../../test/a-sheet-body.ts";
import { noReader } from "../../../../test/no-reader.ts";
import { openSheetPages, type SheetPages } from "../../../../test/sheet-pages.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import { readRecords } from "../../../documents/writing/csv-records.ts";
import { AUDIT_ACTS } from "../../../domain/audit/audit-act.ts";
import { type AuditAct, recordAudit } from "../../../store/audit-store.ts";
import { recordMunicipality } from "../../../store/municipality-store.ts";
import { recordOpinion } from "../../../store/opinion-record-store.ts";
import { createApp } from "../../app.tsx";
import { addressOf, type Query } from "../../routes.ts";
import { sentencesIn } from "../../ui/sentences.ts";
import { actsOf, KINDS } from "./act-kinds.ts";
import { saidFacts } from "./audit-facts.ts";

const TOWN = "990027";
const act = (given: Partial<AuditAct> = {}): AuditAct => ({
  ...{ at: day("2026-05-01"), account: null, by: "企画 太郎", act: "sign-in", subject: null, id: null, facts: {} },
  ...given,
});

let pages: Awaited<ReturnType<typeof openSheetPages>>;
let sheet: number;
beforeAll(async () => {
  pages = await openSheetPages();
  sheet = await pages.begin(aGoalSheetBody({ title: "だれも知らない題名" }));
  await recordMunicipality(pages.db, { code: TOWN, name: "よその町", provisional: false });
});
afterAll(() => pages?.close());
beforeEach(() => tamper(sql`DELETE FROM audit_entry`));

async function tamper(change: ReturnType<typeof sql>): Promise<void> {
  await pages.db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    await change.execute(tx);
  });
}
const write = (acts: readonly AuditAct[], municipality = code) =>
  pages.db.transaction().execute((tx) => recordAudit(tx, municipality, acts));
const show = async (query: Query = {}, by: Parameters<SheetPages["get"]>[0] = "planning") => {
  const response = await pages.get(by, addressOf("audit", { code }, query));
  const html = (await response.text()).replaceAll(/<wbr\s*\/?>/gu, "");
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const link = (text: string) =>
    new RegExp(`href="([^"]*)"[^>]*>(?:<span[^>]*>[^<]*</span><span>)?${text}`, "u").exec(main)?.[1]?.replaceAll("&amp;", "&") ?? null;
  return {
    status: response.status,
    html,
    main,
    link,
    numbers: [...main.matchAll(/class="figure short">[\s\S]*?(\d+)<\/td>/gu)].map(([, n]) => Number(n)),
  };
};
const asOperator = async (path: string) => {
  const { cookie } = await signedIn(pages.db, code, [{ role: "operator" }], { now: pages.clock.now });
  const report = (text: string) => expect.unreachable(text);
  const intake = {
    spool: "",
    wake: () => undefined,
    readingSince: () => null,
    read: noReader,
  };
  const app = createApp({ db: pages.db, clock: () => pages.clock.now, report, intake });
  return (await (await app.request(path, { headers: { cookie } })).text()).replaceAll(/<wbr\s*\/?>/gu, "");
};

describe("the audit trail", () => {
  test("says what was done, by whom, in whose place, when, to what, and leads there", async () => {
    await write([
      act({
        act: "sheet.submit",
        account: pages.desk.staff.planning.account,
        by: "田中 実",
        subject: "sheet",
        id: sheet,
        facts: { from: "draft", to: "submitted", reason: "<b>急ぎ</b>", proxy: true, phase: "set", until: null },
      }),
      act({ act: "year.set-phases", subject: "year", id: 2026, facts: { set: "2026-03-31T15:00:00.000Z – 2026-05-31T15:00:00.000Z" } }),
      act({
        act: "sign-in.fail",
        by: null,
        subject: "account",
        id: pages.desk.staff.author.account,
        facts: { failures: 3, lockedUntil: null },
      }),
    ]);
    const { main, html, numbers } = await show();
    expect(numbers).toEqual([3, 2, 1]);
    for (const said of [
      "シートの提出",
      "だれも知らない題名（企画部・令和8年度）",
      "代行",
      "2026年5月1日 0:00",
      "課長確認待ち",
      "当初設定",
      "佐藤 彩（sato）",
      "（サインインなし）",
    ])
      expect(main).toContain(said);
    expect(main).toContain("2026年4月1日 0:00 – 2026年6月1日 0:00");
    expect(main).toContain("&lt;b&gt;急ぎ&lt;/b&gt;");
    for (const [name, parts] of [
      ["sheet", { code, sheet }],
      ["person", { code, account: pages.desk.staff.author.account }],
      ["year", { code, year: 2026 }],
    ] as const)
      expect(main).toContain(`href="${addressOf(name, parts as never)}"`);
    expect(html).toContain(`<a href="${addressOf("audit", { code })}" aria-current="page"`);
    expect((await show({}, "author")).status).toBe(403);
  });

  test("tells no operator the title of a sheet, which no operator may read", async () => {
    await write([act({ act: "sheet.save", subject: "sheet", id: sheet })]);
    for (const path of [addressOf("audit", { code }), addressOf("auditExport", { code })]) {
      const text = await asOperator(path);
      expect(text).toContain(`シート ${sheet}（企画部・令和8年度）`);
      expect(text).not.toContain("だれも知らない題名");
    }
  });

  test("says on what an opinion is, to no operator the title of its sheet", async () => {
    const said = { text: "低い。", at: day("2026-05-01"), account: pages.desk.staff.planning.account, by: "田中 実", reason: null };
    const [one, other] = [900_001, 900_002];
    // The policy is no node of the record: only what it was called is told.
    await pages.db.transaction().execute(async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx);
      await recordOpinion(tx, code, { id: one, fiscalYear: 2026, subject: { kind: "sheet", id: sheet, revision: 1 }, said });
      await recordOpinion(tx, code, { id: other, fiscalYear: 2026, subject: { kind: "node", id: 1, title: "1 便利なまち" }, said });
    });
    await write([one, other].map((id) => act({ act: "opinion.state", subject: "opinion", id })));
    const { main } = await show();
    expect(main).toContain("意見：だれも知らない題名（企画部・令和8年度）");
    expect(main).toContain("意見：1 便利なまち");
    const told = await asOperator(addressOf("audit", { code }));
    expect(told).toContain(`意見：シート ${sheet}（企画部・令和8年度）`);
    expect(told).not.toContain("だれも知らない題名");
  });

  test("is each municipality's own, whatever is asked of it", async () => {
    await write([act({ act: "sheet.save", subject: "sheet", id: sheet, by: "うちの人" })]);
    await write(
      Array.from({ length: 3 }, () => act({ act: "sheet.save", subject: "sheet", id: sheet, by: "よその人" })),
      TOWN,
    );
    for (const query of [
      {},
      { subject: "sheet", id: sheet },
      { name: "人" },
      { name: "よその人" },
      { after: "0" },
      { before: "99" },
      { act: "sheet" },
      { verify: "0" },
      { verify: "2" },
    ] as const)
      for (const path of [addressOf("audit", { code }, query), addressOf("auditExport", { code }, query)])
        expect((await (await pages.get("planning", path)).text()).replaceAll('value="よその人"', ""), path).not.toContain("よその人");
    expect((await show({ verify: 0 })).main).toContain("1 行目から最後の 1 行目まで、つながっています");
  });

  test("shows fifty at a time, leads to the older and back, and says where there is nothing", async () => {
    expect((await show()).main).toContain("まだ何も書かれていません");
    await write(Array.from({ length: 120 }, () => act()));
    await write([act({ by: "山田 花子", act: "sign-out" })]);
    const first = await show();
    expect([first.numbers.length, first.numbers[0], first.numbers.at(-1), first.link("より新しい行")]).toEqual([50, 121, 72, null]);
    const back = async (link: string | null) => show(Object.fromEntries(new URLSearchParams(link?.split("?")[1])));
    const second = await back(first.link("より古い行"));
    expect([second.numbers[0], second.numbers.at(-1)]).toEqual([71, 22]);
    const third = await back(second.link("より古い行"));
    expect([third.numbers[0], third.numbers.at(-1), third.link("より古い行")]).toEqual([21, 1, null]);
    expect((await back(third.link("より新しい行"))).numbers).toEqual(second.numbers);
    expect((await back(second.link("より新しい行"))).numbers).toEqual(first.numbers);
    expect((await show({ name: "山田" })).numbers).toEqual([121]);
    expect((await show({ act: "signing-in", from: "2026-05-02" })).main).toContain("この条件に合う行はありません");
    expect((await show({ name: "太郎", act: "sign-in" })).link("より古い行")).toContain("name=");
  });

  test.each([
    [{ from: "2026-02-30" }, "日付を確かめてください"],
    [{ to: "昨日" }, "日付を確かめてください"],
    [{ from: "2026-05-02", to: "2026-05-01" }, "「いつから」より前です"],
  ])("says what is wrong with the days %j", async (query, said) => {
    const { status, main } = await show(query);
    expect(status).toBe(422);
    expect(main).toContain(said);
    expect((await pages.get("planning", addressOf("auditExport", { code }, query))).status).toBe(400);
  });

  test.each([
    { after: "x" },
    { before: "-1" },
    { id: "9".repeat(30), subject: "sheet" },
    { verify: "-1" },
    { act: "constructor", department: "1e9" },
    { verify: "999999" },
  ])("takes an address that asks for nothing that there is: %j", async (query) => {
    await write([act()]);
    expect((await show(query)).status).toBe(200);
  });

  test("says on demand whether the chain holds, and where it breaks", async () => {
    await write([act(), act(), act()]);
    const whole = await show({ verify: 0 });
    expect(whole.main).toContain("1 行目から最後の 3 行目まで、つながっています");
    expect(whole.main).toMatch(/<code>[0-9a-f]{64}<\/code>/u);
    await tamper(sql`UPDATE audit_entry SET entry = 'ただの文<i>' WHERE number = 2`);
    const broken = await show({ verify: 0 });
    expect(broken.main).toContain("2 行目でつながりが切れています");
    expect(broken.main).toContain("読めない行");
    expect(broken.main).toContain("ただの文&lt;i&gt;");
    expect(broken.status).toBe(200);
    await tamper(sql`DELETE FROM audit_entry WHERE number = 2`);
    expect((await show({ verify: 0 })).main).toContain("この行がありません");
  });

  test("is written out whole as a file that no spreadsheet program takes for formulas, and that is not kept", async () => {
    await write(Array.from({ length: 1_100 }, (_, i) => act({ by: '=HYPERLINK("x")', facts: { reason: `@${i}` } })));
    const response = await pages.get("planning", addressOf("auditExport", { code }));
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("content-disposition")).toContain(`shirube-audit-${code}.csv`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const read = readRecords(new TextDecoder().decode(bytes));
    const [, ...rows] = read.ok ? read.value.map(({ cells }) => cells) : [];
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 1_100 }, (_, i) => i + 1));
    for (const cells of rows) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
    expect(JSON.parse(rows[0]?.at(-2) ?? "")).toMatchObject({ by: '=HYPERLINK("x")' });
    const chosen = await (await pages.get("planning", addressOf("auditExport", { code }, { name: "だれでもない" }))).text();
    expect(chosen.trim().split("\r\n")).toHaveLength(1);
  });

  test("is reached from a sheet's history and from an account, for that alone", async () => {
    await write([act({ act: "sheet.save", subject: "sheet", id: sheet }), act({ act: "sign-out", subject: "account", id: 1 })]);
    const history = await (await pages.get("planning", addressOf("sheetHistory", { code, sheet }))).text();
    const address = addressOf("audit", { code }, { subject: "sheet", id: sheet });
    expect(history).toContain(address.replaceAll("&", "&amp;"));
    expect(await (await pages.get("author", addressOf("sheetHistory", { code, sheet }))).text()).not.toContain(
      addressOf("audit", { code }),
    );
    const { numbers, main } = await show({ subject: "sheet", id: sheet });
    expect(numbers).toEqual([1]);
    expect(main).toContain("次のシートの行だけを表示しています");
  });
});

test("every act is of one kind, so that it can be asked for", () => {
  expect(KINDS.flatMap(actsOf).toSorted()).toEqual([...AUDIT_ACTS].toSorted());
});

test("facts that this program does not know are said under their own names, and none is left out but what the row says elsewhere", () => {
  const facts = { 未知: "x", revision: 3, proxy: true, sha256: "abc", constructor: "y", isOn: false, empty: "", day: "2026-04-01" };
  const speaking = { t: sentencesIn("ja"), locale: "ja" } as const;
  expect(saidFacts({ at: new Date(0), account: null, by: null, act: "form.save", subject: null, id: null, facts }, speaking)).toEqual([
    ["未知", "x"],
    ["版", "3"],
    ["constructor", "y"],
    ["自動で送る", "いいえ"],
    ["day", "2026年4月1日"],
  ]);
});

test.each([
  ["indicator.actuals", { years: "2023, 2024 男" }, ["年", "2023、2024 男"]],
  ["form.save", { changed: "field.background, name" }, ["変えたもの", "現況・課題（背景）、様式の名称"]],
  ["indicator.rule", { changed: "source, collectionMonth" }, ["変えたもの", "出典、集計する月"]],
] as const)("the facts of %s are in the words of the pages", (act, facts, said) => {
  const speaking = { t: sentencesIn("ja"), locale: "ja" } as const;
  expect(saidFacts({ at: new Date(0), account: null, by: null, act, subject: null, id: null, facts }, speaking)).toEqual([said]);
});
