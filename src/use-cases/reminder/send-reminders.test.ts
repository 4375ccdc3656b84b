import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aGoal } from "../../../test/builders.ts";
import { databases } from "../../../test/database.ts";
import { type MailBox, openMailBox } from "../../../test/mail-box.ts";
import { municipality, openYearDesk, type YearDesk } from "../../../test/year-desk.ts";
import { openSmtpMailer } from "../../cli/smtp-mailer.ts";
import { bodyOfGoal } from "../../domain/sheet/sheet-goal.ts";
import { saveAccount } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { listReminders } from "../../store/reminder-store.ts";
import { reminderLetter } from "../../web/reminder-letter.ts";
import { orderReminder } from "./order-reminder.ts";
import { sendReminders } from "./send-reminders.ts";
import { switchReminders } from "./switch-reminders.ts";

const PATIENCE = { connecting: 2_000, answering: 1_000, whole: 5_000 };
const at = (text: string) => new Date(`${text}:00+09:00`);
const never = new AbortController().signal;

describe.each(databases)("reminders on $name", ({ open }) => {
  let db: Database;
  let desk: YearDesk;
  let box: MailBox;
  beforeEach(async () => {
    db = await open();
    desk = await openYearDesk(db);
    box = await openMailBox();
    const { author, planning } = desk.staff;
    await saveAccount(db, municipality, author.account, { email: "sato@city.example" });
    await saveAccount(db, municipality, planning.account, { email: "tanaka@city.example" });
    await desk.begin(bodyOfGoal(aGoal({ title: "待たない窓口", fiscalYear: 2026 })));
  });
  afterEach(async () => {
    await box.close();
    await db.close();
  });

  const send = (moment: string) => {
    const write: Parameters<typeof sendReminders>[1]["write"] = (content) => reminderLetter(content, "https://shirube.city.example");
    return sendReminders(db, { mailer: openSmtpMailer(box.settings, PATIENCE), write, clock: () => at(moment), signal: never });
  };
  const arrived = () => box.letters.map(({ to, subject }) => `${to.join(",")} ${subject}`);

  test("tell who has not handed in, before and after the deadline, each occasion once, and planning what is late", async () => {
    await send("2026-05-20T10:00");
    expect(arrived()).toEqual([]);
    await send("2026-05-26T07:59");
    expect(arrived()).toEqual([]);
    await send("2026-05-26T10:00");
    await send("2026-05-26T10:10");
    await send("2026-05-27T10:00");
    expect(arrived()).toEqual(["sato@city.example 【澄川市】締切が近づいています（1件）"]);
    expect(box.letters[0]?.text).toContain("締切：2026年5月31日(日) 24:00");
    expect(box.letters[0]?.text).toMatch(/https:\/\/shirube\.city\.example\/990019\/sheets\/\d+/u);
    await send("2026-05-30T10:00");
    await send("2026-06-01T10:00");
    await send("2026-06-02T10:00");
    expect(arrived().slice(1)).toEqual([
      "sato@city.example 【澄川市】締切が近づいています（1件）",
      expect.stringMatching(/【澄川市】締切を過ぎたシート/u),
      expect.stringMatching(/【澄川市】締切を過ぎたシート/u),
    ]);
    expect(
      new Set(
        arrived()
          .slice(2)
          .map((letter) => letter.split(" ")[0]),
      ),
    ).toEqual(new Set(["sato@city.example", "tanaka@city.example"]));
  });

  test("are sent once, however many look at the same time", async () => {
    await Promise.all(Array.from({ length: 5 }, () => send("2026-05-26T10:00")));
    expect(arrived()).toHaveLength(1);
  });

  test("that the mail server does not take are tried again, and told on the page", async () => {
    box.behave("full");
    await send("2026-05-26T10:00");
    await send("2026-05-26T10:05");
    expect(box.tries()).toBe(1);
    box.behave("take");
    await send("2026-05-26T10:11");
    expect(arrived()).toHaveLength(1);
    expect(await listReminders(db, municipality, 2026, 10)).toMatchObject([{ state: "sent", attempts: 2, address: "sato@city.example" }]);
  });

  test("are not sent for a year in which they are switched off, but by hand, once a day, by who may", async () => {
    const { planning, author } = desk.staff;
    const now = at("2026-05-26T10:00");
    expect(await switchReminders(db, author, { fiscalYear: 2026, isOn: false, now })).toMatchObject({ refusal: { kind: "forbidden" } });
    await switchReminders(db, planning, { fiscalYear: 2026, isOn: false, now });
    await send("2026-05-26T10:00");
    expect(arrived()).toEqual([]);
    const order = { fiscalYear: 2026, account: author.account, now };
    expect(await orderReminder(db, author, order)).toMatchObject({ refusal: { kind: "forbidden" } });
    expect(await orderReminder(db, planning, { ...order, account: desk.staff.leader.account })).toMatchObject({
      refusal: { kind: "nothing-to-tell" },
    });
    expect((await orderReminder(db, planning, order)).ok).toBe(true);
    await send("2026-05-26T21:00");
    expect(arrived()).toHaveLength(1);
    expect(await orderReminder(db, planning, order)).toMatchObject({ refusal: { kind: "ordered-today" } });
  });
});
