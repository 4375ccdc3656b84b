import { afterEach, describe, expect, test } from "vitest";
import { openMailBox } from "../../test/mail-box.ts";
import { openSmtpMailer } from "./smtp-mailer.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const box = async (...given: Parameters<typeof openMailBox>) => {
  const opened = await openMailBox(...given);
  open.push(opened);
  return opened;
};

const patience = { connecting: 2_000, answering: 1_000, whole: 5_000 };
const never = new AbortController().signal;
const letter = {
  to: "sato@city.example",
  subject: "【しるべ】締切が近づいています：窓口のデジタル化の推進と、そのほか2件",
  text: "・窓口のデジタル化の推進\n　締切 2026年5月31日(日) 24:00\n.\n終わり\n",
  name: "990019-12",
};

describe("a mail", () => {
  test("arrives as it was written, in plain text, as one that a program sent", async () => {
    const { settings, letters } = await box({ name: "しるべ@city", password: "p:a/s@s" });
    expect(await openSmtpMailer(settings, patience).send(letter, never)).toEqual({ kind: "sent" });
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: [letter.to], subject: letter.subject, text: letter.text });
    const headers = letters[0]?.headers;
    expect(headers?.get("from")).toBe("しるべ <shirube@city.example>");
    expect(headers?.get("to")).toBe("sato@city.example");
    expect(headers?.get("message-id")).toBe("<990019-12@city.example>");
    expect(headers?.get("auto-submitted")).toBe("auto-generated");
    expect(headers?.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(letters[0]?.raw).toMatch(/^[\x20-\x7e\r\n\t]*$/u);
  });

  test.each([
    ["a subject", { subject: "締切\r\nBcc: all@city.example\r\n\r\n本文" }],
    ["an address", { to: "sato@city.example\r\nBcc: all@city.example" }],
    ["an address of several", { to: "sato@city.example, all@city.example" }],
    ["an address in brackets", { to: "sato@city.example> SIZE=1\r\nRCPT TO:<all@city.example" }],
  ])("gets no header and no receiver more through %s", async (_, given) => {
    const { settings, letters } = await box();
    await openSmtpMailer(settings, patience).send({ ...letter, ...given }, never);
    for (const { to, headers } of letters) {
      expect(to).toEqual(["sato@city.example"]);
      expect([...headers.keys()]).not.toContain("bcc");
    }
    expect(letters.length).toBeLessThanOrEqual(1);
  });
});

describe("a mail that does not arrive", () => {
  test.each([
    ["refuse", "refused", "No such user"],
    ["full", "refused", "No room"],
    ["silent", "unknown", ""],
    ["drop", "unknown", ""],
  ] as const)("with a server that would %s is %s", async (behaviour, kind, reason) => {
    const { settings, behave } = await box();
    behave(behaviour);
    const outcome = await openSmtpMailer(settings, patience).send(letter, never);
    expect(outcome).toMatchObject({ kind, reason: expect.stringContaining(reason) });
  });

  test("for a wrong password, or where nobody listens, is refused, and the reason tells no password", async () => {
    const opened = await box({ name: "me", password: "right" });
    const smtpUrl = opened.url.replace("right", "wr0ng");
    const wrong = await openSmtpMailer({ ...opened.settings, smtpUrl }, patience).send(letter, never);
    expect(wrong).toMatchObject({ kind: "refused", reason: expect.not.stringContaining("wr0ng") });
    const { settings, close } = await openMailBox();
    await close();
    expect(await openSmtpMailer(settings, patience).send(letter, never)).toMatchObject({ kind: "refused" });
  });

  test("is given up when the program ends", async () => {
    const { settings, behave } = await box();
    behave("silent");
    const ending = new AbortController();
    const outcome = openSmtpMailer(settings).send(letter, ending.signal);
    setTimeout(() => ending.abort(), 200);
    expect(await outcome).toMatchObject({ kind: "unknown" });
    expect(await openSmtpMailer(settings).send(letter, ending.signal)).toMatchObject({ kind: "refused" });
  });
});
