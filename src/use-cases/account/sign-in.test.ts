import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { findCredentials, recordAccount, saveAccount } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { changePassword } from "./change-password.ts";
import { findSession } from "./find-session.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { tokenHashOf } from "./secrets.ts";
import { signIn } from "./sign-in.ts";
import { signOut, signOutEverywhere } from "./sign-out.ts";

const [CODE, OTHER] = ["131016", "131024"];
const RIGHT = "朝は川沿いを歩いて役所へ";
const NEW = "夕方は橋を渡って家へ帰る";
/** These tests are about what is done with a password, not about the time that it takes. The exponent is the full one: for a smaller one, checking makes up. */
const CHEAP = { log2N: 15, r: 1, p: 1 };
const start = new Date("2026-11-21T09:00:00+09:00");
const at = (minutes: number, seconds = 0) => new Date(start.getTime() + minutes * 60_000 + seconds * 1000);

/** What this process has calculated since, in microseconds: a busy machine does not make it more, as it does the time that passes. */
function workSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe("a kept password", () => {
  test("is a salted hash that says how it was made, and another each time", async () => {
    const [one, other] = await Promise.all([hashPassword(RIGHT), hashPassword(RIGHT)]);
    expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/u);
    expect(other).not.toBe(one);
    expect(await isPassword(RIGHT, one)).toBe(true);
    expect(await isPassword(`${RIGHT}.`, one)).toBe(false);
    expect(await isPassword(RIGHT, null)).toBe(false);
  });

  test("is the same from a keyboard that was set to full width", async () => {
    expect(await isPassword("ＫＦＭＷ－２ｘｑ７", await hashPassword("KFMW-2xq7"))).toBe(true);
  });

  test("takes as much work to check where there is none", async () => {
    const stored = await hashPassword(RIGHT);
    const took = async (kept: string | null) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 4; i += 1) await isPassword("falsch", kept);
      return workSince(before);
    };
    const [known, unknown] = [await took(stored), await took(null)];
    expect(unknown / known).toBeGreaterThan(0.5);
  });
});

describe.each(databases)("signing in on $name", ({ open }) => {
  let db: Database;
  let hash: string;
  let account: number;
  beforeAll(async () => {
    [db, hash] = await Promise.all([open(), hashPassword(RIGHT, CHEAP)]);
  });
  beforeEach(async () => {
    await empty(db);
    for (const [code, name] of [
      [CODE, "千代田区"],
      [OTHER, "中央区"],
    ] as const)
      await recordMunicipality(db, { code, name, provisional: false });
    account = await db
      .transaction()
      .execute((tx) =>
        recordAccount(tx, CODE, { login: "sato", name: "佐藤 花子", email: null, password: hash, mustChange: false, now: start }),
      );
  });
  afterAll(() => db.close());

  const enter = (given: Partial<Parameters<typeof signIn>[1]> = {}) =>
    signIn(db, { municipality: CODE, login: "sato", password: RIGHT, now: start, ...given });
  const entered = async (now = start) => {
    const done = await enter({ now });
    if (!done.ok) throw new Error(done.refusal.kind);
    return done.value;
  };
  const acts = async () => {
    const rows = await db.selectFrom("audit_entry").where("municipality_code", "=", CODE).orderBy("number").select("entry").execute();
    return rows.map(({ entry }) => JSON.parse(entry).act as string);
  };

  test("opens a session of which only the digest is kept", async () => {
    const { token, person, mustChange } = await entered();
    expect(person).toEqual({ municipality: CODE, account, name: "佐藤 花子", posts: [] });
    expect(mustChange).toBe(false);
    expect(await findSession(db, CODE, token, at(1))).toMatchObject({ account, name: "佐藤 花子", mustChange: false });
    const kept = await db.selectFrom("session").selectAll().execute();
    expect(kept.map((row) => row.token_hash)).toEqual([tokenHashOf(token)]);
    expect(await acts()).toEqual(["sign-in"]);
  });

  test.each([["ＳＡＴＯ"], [" Sato "]])("knows the login however it is typed: %s", async (login) => {
    expect((await enter({ login })).ok).toBe(true);
  });

  test("is refused to several wrong ones one after the other, but not to a right one", async () => {
    for (let i = 0; i < 3; i += 1) {
      for (let wrong = 0; wrong < 9; wrong += 1) await enter({ password: "違うパスワードです。" });
      expect((await enter()).ok).toBe(true);
    }
  });

  test.each([
    ["a wrong password", { password: "違うパスワードです。" }],
    ["no password", { password: "" }],
    ["a login that nobody has", { login: "suzuki" }],
    ["the login of another municipality", { municipality: OTHER }],
    ["what is no login", { login: "sato' OR '1'='1" }],
  ])("is refused in the same words with %s", async (_, given) => {
    expect(await enter(given)).toEqual({ ok: false, refusal: { kind: "wrong-password" } });
  });

  test("is refused where the account has ended, and its sessions are worth nothing", async () => {
    const { token } = await entered();
    await db.transaction().execute((tx) => saveAccount(tx, CODE, account, { endedAt: at(5) }));
    expect(await enter({ now: at(6) })).toMatchObject({ refusal: { kind: "wrong-password" } });
    expect(await findSession(db, CODE, token, at(6))).toBeNull();
  });

  test("locks the account after ten wrong passwords in a row, for longer each time, also for the right one", async () => {
    const wrong = { ok: false, refusal: { kind: "wrong-password" } };
    const lockedUntil = async () => (await findCredentials(db, CODE, { id: account }))?.lockedUntil;
    const fail = async (now: Date, times: number) => {
      for (let i = 0; i < times; i += 1) expect(await enter({ password: "違うパスワードです。", now })).toEqual(wrong);
    };
    await fail(start, 9);
    expect(await lockedUntil()).toBeNull();
    await fail(start, 1);
    expect(await lockedUntil()).toEqual(at(15));
    expect(await enter({ now: at(14, 59) })).toEqual(wrong);
    await fail(at(15), 10);
    expect(await lockedUntil()).toEqual(at(45));
    expect((await enter({ now: at(45) })).ok).toBe(true);
    expect(await findCredentials(db, CODE, { id: account })).toMatchObject({ failures: 0, lockedUntil: null });
    expect((await acts()).filter((act) => act === "sign-in.fail")).toHaveLength(20);
  });

  test("answers a login that somebody has and one that nobody has alike, however often they are tried, and whether it is locked", async () => {
    const answers = async (login: string) => {
      const tried = [];
      for (let i = 0; i < 12; i += 1) tried.push(await enter({ login, password: i === 11 ? RIGHT : "違うパスワードです。", now: at(i) }));
      return tried;
    };
    expect(await answers("sato")).toEqual(await answers("nobody"));
    expect((await findCredentials(db, CODE, { id: account }))?.lockedUntil).not.toBeNull();
  });

  test("takes as much work where the account is locked or has ended as where there is none", async () => {
    const password = await hashPassword(RIGHT);
    const took = async (login: string) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 3; i += 1) await enter({ login });
      return workSince(before);
    };
    const keep = (change: { readonly locked_until?: Date; readonly ended_at?: Date }) =>
      db
        .updateTable("account")
        .set({ password, ...change })
        .execute();
    await keep({ locked_until: at(15) });
    const [locked, unknown] = [await took("sato"), await took("nobody")];
    await keep({ ended_at: start });
    for (const known of [locked, await took("sato")]) expect(known / unknown).toBeGreaterThan(0.5);
  });

  test("counts wrong passwords that come at once one by one", async () => {
    await Promise.all(Array.from({ length: 12 }, () => enter({ password: "違うパスワードです。" })));
    expect(await findCredentials(db, CODE, { id: account })).toMatchObject({ failures: 10, lockedUntil: at(15) });
  });

  test("lasts while it is used, eight hours after, and seven days at most", async () => {
    const { token } = await entered();
    expect(await findSession(db, CODE, token, at(8 * 60, -1))).not.toBeNull();
    expect(await findSession(db, CODE, token, at(16 * 60))).toBeNull();
    const busy = await entered();
    for (let hour = 7; hour < 7 * 24; hour += 7) expect(await findSession(db, CODE, busy.token, at(hour * 60))).not.toBeNull();
    expect(await findSession(db, CODE, busy.token, at(7 * 24 * 60))).toBeNull();
  });

  test("writes that a session is used every five minutes at most", async () => {
    const { token } = await entered();
    const seen = async (now: Date) => {
      await findSession(db, CODE, token, now);
      return (await db.selectFrom("session").select("seen_at").executeTakeFirstOrThrow()).seen_at;
    };
    expect(await seen(at(4, 59))).toEqual(start);
    expect(await seen(at(5))).toEqual(at(5));
    expect(await seen(at(9, 59))).toEqual(at(5));
  });

  test("is worth nothing in another municipality", async () => {
    const { token } = await entered();
    expect(await findSession(db, OTHER, token, start)).toBeNull();
  });

  test("takes away sessions that nobody can use any more", async () => {
    await entered();
    await entered(at(9 * 60));
    expect(await db.selectFrom("session").select("created_at").execute()).toEqual([{ created_at: at(9 * 60) }]);
  });

  test("is ended in one browser, or in all", async () => {
    const [one, two, three] = [await entered(), await entered(), await entered()];
    await signOut(db, CODE, one.token, at(1));
    await signOut(db, CODE, one.token, at(1));
    const found = await Promise.all([one, two, three].map(({ token }) => findSession(db, CODE, token, at(1))));
    expect(found.map((person) => person !== null)).toEqual([false, true, true]);
    expect(await signOutEverywhere(db, two.person, at(2))).toBe(2);
    expect(await findSession(db, CODE, three.token, at(2))).toBeNull();
    expect(await acts()).toEqual(["sign-in", "sign-in", "sign-in", "sign-out", "sign-out.everywhere"]);
  });

  test("another password is chosen with the old one, and ends the other sessions", async () => {
    const [here, there] = [await entered(), await entered()];
    await db.updateTable("account").set({ must_change: true }).execute();
    const change = (old: string, password: string) => changePassword(db, here.person, { token: here.token, old, password, now: at(1) });
    expect(await change(RIGHT, "short")).toEqual({ ok: false, refusal: { kind: "weak-password", fault: "too-short" } });
    expect(await change(RIGHT, RIGHT)).toEqual({ ok: false, refusal: { kind: "weak-password", fault: "same" } });
    expect(await change("違うパスワードです。", NEW)).toEqual({ ok: false, refusal: { kind: "wrong-password" } });
    expect(await findSession(db, CODE, here.token, at(1))).toMatchObject({ mustChange: true });
    expect(await change(RIGHT, NEW)).toEqual({ ok: true, value: null });
    expect(await findSession(db, CODE, here.token, at(2))).toMatchObject({ mustChange: false });
    expect(await findSession(db, CODE, there.token, at(2))).toBeNull();
    expect(await enter({ now: at(2) })).toMatchObject({ ok: false });
    expect((await enter({ password: NEW, now: at(2) })).ok).toBe(true);
  });

  test("neither a password nor a token ever stands in the audit trail", async () => {
    const { token, person } = await entered();
    await enter({ password: "違うパスワードです。" });
    await changePassword(db, person, { token, old: RIGHT, password: NEW, now: at(1) });
    const rows = await db.selectFrom("audit_entry").select("entry").execute();
    const trail = rows.map(({ entry }) => entry).join("\n");
    expect(rows).toHaveLength(3);
    for (const secret of [RIGHT, NEW, "違うパスワードです。", token, tokenHashOf(token), "scrypt"]) expect(trail).not.toContain(secret);
  });
});
