import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../test/a-sheet-body.ts";
import { databases, empty } from "../../test/database.ts";
import { aDepartment } from "../../test/people.ts";
import type { AuditActName } from "../domain/audit/audit-act.ts";
import { type AuditAct, recordAudit } from "./audit-store.ts";
import { type AuditFilter, type AuditStretch, findLastAudit, listAudit } from "./audit-trail-store.ts";
import type { Database } from "./database.ts";
import { recordMunicipality } from "./municipality-store.ts";
import { recordSheet } from "./sheet-store.ts";

const [CITY, TOWN] = ["990019", "990027"];
const act = (name: AuditActName, given: Partial<AuditAct> = {}): AuditAct => ({
  ...{ at: new Date("2026-10-10T00:00:00Z"), account: 5, by: "企画 太郎", act: name, subject: null, id: null, facts: {} },
  ...given,
});

describe.each(databases)("the rows of the audit trail on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [CITY, TOWN]) await recordMunicipality(db, { code, name: null, provisional: false });
  });
  afterAll(() => db.close());

  const write = (acts: readonly AuditAct[], code = CITY) => db.transaction().execute((tx) => recordAudit(tx, code, acts));
  const numbers = async (filter: AuditFilter = {}, stretch: AuditStretch = { before: null }, most = 100) =>
    (await listAudit(db, CITY, { stretch, most, filter })).map(({ number }) => number);

  test("come the newest first or the oldest first, so many at a time, of one municipality", async () => {
    expect(await findLastAudit(db, CITY)).toBe(0);
    await write([1, 2, 3, 4, 5].map(() => act("sign-in")));
    await write([act("year.open")], TOWN);
    expect(await numbers()).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({}, { before: null }, 2)).toEqual([5, 4]);
    expect(await numbers({}, { before: 4 }, 2)).toEqual([3, 2]);
    expect(await numbers({}, { after: 2 }, 2)).toEqual([3, 4]);
    expect(await findLastAudit(db, CITY)).toBe(5);
    expect(await listAudit(db, TOWN, { stretch: { before: null }, most: 9 })).toMatchObject([{ number: 1, written: { act: "year.open" } }]);
  });

  test("of a day are those of the day in Japan", async () => {
    const at = (moment: string) => act("sign-in", { at: new Date(moment) });
    await write([at("2026-10-09T14:59:59.999Z"), at("2026-10-09T15:00:00Z"), at("2026-10-10T14:59:59.999Z"), at("2026-10-10T15:00:00Z")]);
    expect(await numbers({ from: "2026-10-10" })).toEqual([4, 3, 2]);
    expect(await numbers({ to: "2026-10-10" })).toEqual([3, 2, 1]);
    expect(await numbers({ from: "2026-10-10", to: "2026-10-10" })).toEqual([3, 2]);
  });

  test("are chosen by who did it, what was done, and what to", async () => {
    const sheet = { subject: "sheet", id: 12 } as const;
    await write([
      act("sheet.save", sheet),
      act("sheet.save", { ...sheet, id: 123, account: 55, by: '山田 "花子"\\' }),
      act("sheet.submit", { ...sheet, account: null, by: null }),
      act("account.change", { subject: "account", id: 12, facts: { name: '","act":"sheet.save","subject":"sheet","id":12,"facts":{' } }),
    ]);
    const of = (filter: AuditFilter) => numbers(filter);
    expect(await of({ acts: ["sheet.save"] })).toEqual([2, 1]);
    expect(await of({ acts: ["sheet.submit", "account.change"] })).toEqual([4, 3]);
    expect(await of({ acts: [] })).toEqual([]);
    expect(await of({ subject: { kind: "sheet", id: 12 } })).toEqual([3, 1]);
    expect(await of({ subject: { kind: "account", id: 12 } })).toEqual([4]);
    expect(await of({ by: { accounts: [5], name: "だれでもない" } })).toEqual([4, 1]);
    expect(await of({ by: { accounts: [], name: "太郎" } })).toEqual([4, 1]);
    expect(await of({ by: { accounts: [], name: '"花子"\\' } })).toEqual([2]);
    expect(await of({ by: { accounts: [], name: "%" } })).toEqual([]);
    expect(await of({ by: { accounts: [], name: "山田_" } })).toEqual([]);
    expect(await of({ by: { accounts: [], name: '","act":"' } })).toEqual([]);
    expect(await of({ by: { accounts: [5, 55], name: "だれでもない" }, acts: ["sheet.save"], from: "2026-10-10" })).toEqual([2, 1]);
  });

  test("are chosen by the department of the sheet", async () => {
    const [own, other] = [await aDepartment(db, CITY, "市民部"), await aDepartment(db, CITY, "土木部")];
    const links = { goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null };
    const sheets = { 71: own, 712: other };
    for (const [id, departmentId] of Object.entries(sheets)) {
      const begun = {
        id: Number(id),
        body: aGoalSheetBody({}),
        fiscalYear: 2026,
        departmentId,
        divisionId: null,
        phase: "set",
        status: "draft",
        ...links,
      } as const;
      await db
        .transaction()
        .execute((tx) => recordSheet(tx, CITY, begun, { at: new Date(0), account: null, by: null, reason: null, proxy: false }));
    }
    await write([
      act("sheet.save", { subject: "sheet", id: 71 }),
      act("sheet.save", { subject: "sheet", id: 712 }),
      act("year.open", { subject: "year", id: 71 }),
    ]);
    expect(await numbers({ department: own })).toEqual([1]);
    expect(await numbers({ department: other })).toEqual([2]);
    expect(await numbers({ department: 9 })).toEqual([]);
  });

  test.each(["", "{}", "よその文", '{"at":"いつか"}', '{"at":"2026-10-10T00:00:00.000Z","account":１２,"by":null,"act":"x"}'])(
    "that somebody made something else of (%j) break no search",
    async (entry) => {
      await write([act("sheet.save", { subject: "sheet", id: 1 }), act("sheet.save", { subject: "sheet", id: 1 })]);
      await db.transaction().execute(async (tx) => {
        await sql`SET LOCAL session_replication_role = replica`.execute(tx);
        await sql`UPDATE audit_entry SET entry = ${entry} WHERE number = 1`.execute(tx);
      });
      expect(await listAudit(db, CITY, { stretch: { after: 0 }, most: 9 })).toMatchObject([{ written: null, entry }, { number: 2 }]);
      for (const filter of [
        { from: "2000-01-01", acts: ["sheet.save"] },
        { department: 1, acts: ["sheet.save"] },
        { by: { accounts: [5], name: "x" }, subject: { kind: "sheet", id: 1 } },
      ] as const)
        expect((await numbers(filter)).includes(1)).toBe(false);
    },
  );
});
