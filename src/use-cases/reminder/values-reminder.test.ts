import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { type MailBox, openMailBox } from "../../../test/mail-box.ts";
import { municipality } from "../../../test/year-desk.ts";
import { openSmtpMailer } from "../../cli/smtp-mailer.ts";
import { saveAccount } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { listPlans } from "../../store/plan-store.ts";
import { reminderLetter } from "../../web/reminder-letter.ts";
import { openValueRequest } from "../indicator/open-value-request.ts";
import { withdrawValueRequest } from "../indicator/withdraw-value-request.ts";
import { sendReminders } from "./send-reminders.ts";

const at = (text: string) => new Date(`${text}:00+09:00`);
let db: Database;
let box: MailBox;

beforeAll(async () => {
  const [first] = databases;
  if (!first) throw new Error("no database");
  db = await first.open();
});
beforeEach(async () => {
  await empty(db);
  box = await openMailBox();
});
afterEach(() => box?.close());
afterAll(() => db?.close());

/** A municipality of which everybody has an address, and its reminders. */
async function openReminding() {
  const desk = await openIndicatorDesk(db);
  const { author, planning, stranger } = desk.staff;
  for (const [{ account }, email] of [
    [author, "sato@city.example"],
    [planning, "tanaka@city.example"],
    [stranger, "kato@city.example"],
  ] as const)
    await saveAccount(db, municipality, account, { email });
  const send = (moment: string) =>
    sendReminders(db, {
      mailer: openSmtpMailer(box.settings, { connecting: 2_000, answering: 1_000, whole: 5_000 }),
      write: (content) => reminderLetter(content, "https://shirube.city.example"),
      clock: () => at(moment),
      signal: new AbortController().signal,
    });
  const arrived = () => box.letters.map(({ to, subject }) => `${to.join(",")} ${subject}`);
  return { desk, send, arrived };
}

test("values that are asked for are told by mail to whoever gives them, a week and a day before, and not once they are given", async () => {
  const { desk, send, arrived } = await openReminding();
  const { author, planning } = desk.staff;
  const ask = { planId: null, due: "2026-06-30", note: null, now: at("2026-06-01T09:00") };
  const of2025 = await openValueRequest(db, planning, { ...ask, year: 2025 });
  const of2024 = await openValueRequest(db, planning, { ...ask, year: 2024 });
  if (!of2025.ok || !of2024.ok) throw new Error("it was not asked for");
  await withdrawValueRequest(db, planning, { id: of2024.value.id, now: ask.now });

  await send("2026-06-22T10:00");
  expect(arrived()).toEqual([]);
  await send("2026-06-23T10:00");
  // As the version before this one kept what it had told.
  const old = `values ${of2025.value.id} `;
  await sql`UPDATE reminder SET matters = replace(matters::text, 'values 2025 ', ${old})::jsonb`.execute(db);
  await send("2026-06-24T10:00");
  expect(arrived()).toEqual(["sato@city.example 【澄川市】実績値を入れてください（1件）"]);
  const [letter] = box.letters;
  expect(letter?.text).toContain("・企画部：令和7年度（2025年度）の実績値 1件");
  expect(letter?.text).toContain("2026年6月30日");
  expect(letter?.text).toContain(`https://shirube.city.example/${municipality}/values/${desk.departments.planning}?year=2025`);
  expect(letter?.text).not.toContain("令和6年度");
  await send("2026-06-29T10:00");
  expect(arrived()).toHaveLength(2);

  await desk.enter(author, [{ text: "65.1" }], at("2026-06-29T11:00"));
  await send("2026-07-01T10:00");
  expect(arrived()).toHaveLength(2);
});

test.each([
  ["2026-06-30", "2026-06-30"],
  ["2026-07-10", "2026-06-30"],
])("a value that is asked for twice, of all plans until %s and of one until %s, is told once, until the earlier day", async (all, one) => {
  const { desk, send, arrived } = await openReminding();
  const { author, planning } = desk.staff;
  const [plan] = await listPlans(db, municipality);
  if (!plan) throw new Error("no plan");
  const ask = { year: 2025, note: null, now: at("2026-06-01T09:00") };
  const both = [
    await openValueRequest(db, planning, { ...ask, planId: null, due: all }),
    await openValueRequest(db, planning, { ...ask, planId: plan.id, due: one }),
  ];
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);

  const days = ["06-22", "06-23", "06-24", "06-29", "07-01", "07-03", "07-04"];
  for (const day of days) await send(`2026-${day}T10:00`);
  expect(arrived()).toEqual(Array(3).fill("sato@city.example 【澄川市】実績値を入れてください（1件）"));
  for (const { text } of box.letters) {
    expect(text.match(/実績値 1件/gu)).toHaveLength(1);
    expect(text).toContain("2026年6月30日");
    expect(text).not.toContain("2026年7月10日");
  }
  await desk.enter(author, [{ text: "65.1" }], at("2026-07-06T11:00"));
  await send("2026-07-08T10:00");
  expect(arrived()).toHaveLength(3);
});
