import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { aDepartment, aPerson, cookieOf, PASSWORD } from "../../../test/people.ts";
import type { Person } from "../../domain/access/person.ts";
import type { Role } from "../../domain/access/role.ts";
import { findAccount, listAccounts } from "../../store/account-store.ts";
import { listAppointments } from "../../store/appointment-store.ts";
import type { Database } from "../../store/database.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { findPerson } from "../../store/person-store.ts";
import { wordOfAccount } from "./account-fields.ts";
import { appoint, endAppointment } from "./appoint.ts";
import { changeAccount, endAccount } from "./change-account.ts";
import { createAccount } from "./create-account.ts";
import { findSession } from "./find-session.ts";
import { appointFirstAdministrator } from "./first-administrator.ts";
import { resetByOperator, resetPassword } from "./reset-password.ts";
import { signIn } from "./sign-in.ts";

const [CODE, OTHER] = ["131016", "131024"];
const now = new Date("2026-11-21T09:00:00+09:00");
const [today, april] = ["2026-11-21", "2027-04-01"];

describe.each(databases)("administration on $name", ({ open }) => {
  let db: Database;
  let admin: Person;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const [code, name] of [
      [CODE, "千代田区"],
      [OTHER, "中央区"],
    ] as const)
      await recordMunicipality(db, { code, name, provisional: false });
    admin = await aPerson(db, CODE, { login: "kikaku", name: "企画 太郎", posts: [["planning"]] }, now);
  });
  afterAll(() => db.close());

  const create = async (login = "sato") => {
    const done = await createAccount(db, admin, { login, name: "佐藤 花子", email: null, now });
    if (!done.ok) throw new Error(done.refusal.kind);
    return done.value;
  };
  /** An account that is there already: one that is made now has its password hashed in full. */
  const somebody = async (login = "sato") => (await aPerson(db, CODE, { login, name: "佐藤 花子" }, now)).account;
  const appointed = async (role: Role, unit: number | null, from = today, to: string | null = null) => {
    const account = await somebody();
    const done = await appoint(db, admin, { account, role, unit, from, to, now });
    if (!done.ok) throw new Error(done.refusal.kind);
    return { account, appointment: done.value };
  };
  const trail = async () => {
    const rows = await db.selectFrom("audit_entry").where("municipality_code", "=", CODE).orderBy("number").select("entry").execute();
    return rows.map(({ entry }) => JSON.parse(entry) as { by: string | null; act: string; facts: Record<string, unknown> });
  };

  test("makes an account whose password is told once and must be changed", async () => {
    const { account, password } = await create("ＳＡＴＯ");
    expect(await findAccount(db, CODE, account)).toMatchObject({ login: "sato", name: "佐藤 花子", mustChange: true, endedAt: null });
    expect(await signIn(db, { municipality: CODE, login: "sato", password, now })).toMatchObject({ ok: true, value: { mustChange: true } });
    expect(await trail()).toMatchObject([{ by: "企画 太郎", act: "account.create", facts: { login: "sato" } }, { act: "sign-in" }]);
    expect(JSON.stringify(await trail())).not.toContain(password);
  });

  test.each([
    [{ login: "s" }, "wrong-login"],
    [{ login: "佐藤" }, "wrong-login"],
    [{ login: "sa to" }, "wrong-login"],
    [{ login: "a".repeat(65) }, "wrong-login"],
    [{ name: " 　" }, "wrong-person-name"],
    [{ name: "佐".repeat(101) }, "wrong-person-name"],
    [{ email: "sato" }, "wrong-email"],
    [{ email: "sato@example.jp, x@example.jp" }, "wrong-email"],
    [{ login: "KIKAKU" }, "login-taken"],
  ])("refuses an account with %j: %s", async (given, kind) => {
    const done = await createAccount(db, admin, { login: "sato", name: "佐藤 花子", email: null, now, ...given });
    expect(done).toMatchObject({ ok: false, refusal: { kind } });
    expect(await listAccounts(db, CODE)).toHaveLength(1);
    expect(await trail()).toEqual([]);
  });

  test("changes what an account is called, but not to another's login", async () => {
    const account = await somebody();
    await somebody("suzuki");
    const base = wordOfAccount({ login: "sato", name: "佐藤 花子", email: null });
    const change = (login: string, name = "田中 花子") =>
      changeAccount(db, admin, { account, base, login, name, email: "t@example.jp", now });
    expect(await change("suzuki")).toMatchObject({ refusal: { kind: "login-taken" } });
    expect(await change("tanaka")).toMatchObject({ ok: true });
    expect(await findAccount(db, CODE, account)).toMatchObject({ login: "tanaka", name: "田中 花子", email: "t@example.jp" });
    expect(await changeAccount(db, admin, { account: 1, base, login: "x1", name: "無", email: null, now })).toMatchObject({
      refusal: { kind: "unknown-account" },
    });
  });

  test("does not change an account for who has not seen what another changed", async () => {
    const account = await somebody();
    const base = wordOfAccount({ login: "sato", name: "佐藤 花子", email: null });
    const change = (email: string) => changeAccount(db, admin, { account, base, login: "sato", name: "佐藤 花子", email, now });
    expect(await change("a@example.jp")).toMatchObject({ ok: true });
    expect(await change("b@example.jp")).toMatchObject({ refusal: { kind: "stale", account: { email: "a@example.jp" } } });
    expect(await change("a@example.jp")).toMatchObject({ ok: true });
    expect(await findAccount(db, CODE, account)).toMatchObject({ email: "a@example.jp" });
  });

  test("ends an account: no session, no appointment, no other account of its login", async () => {
    const unit = await aDepartment(db, CODE, "市民部");
    const { account } = await appointed("author", unit, "2026-04-01");
    await appoint(db, admin, { account, role: "leader", unit: null, from: april, to: null, now });
    const cookie = await cookieOf(db, { municipality: CODE, account, name: "", posts: [] }, now);
    expect(await endAccount(db, admin, { account, now })).toMatchObject({ ok: true });
    expect(await findSession(db, CODE, cookie.replace("session=", ""), now)).toBeNull();
    expect(await listAppointments(db, CODE, { account })).toMatchObject([{ role: "author", to: today }]);
    expect(await createAccount(db, admin, { login: "sato", name: "別人", email: null, now })).toMatchObject({
      refusal: { kind: "login-taken" },
    });
    for (const again of [endAccount(db, admin, { account, now }), resetPassword(db, admin, { account, now })])
      expect(await again).toMatchObject({ refusal: { kind: "account-ended" } });
  });

  test("gives roles from a day until the day before another", async () => {
    const unit = await aDepartment(db, CODE, "市民部");
    const { account } = await appointed("author", unit, "2026-12-01", april);
    const rolesOn = async (day: string) => (await findPerson(db, CODE, account, day))?.posts.map(({ role }) => role);
    expect(await rolesOn("2026-11-30")).toEqual([]);
    expect(await rolesOn("2026-12-01")).toEqual(["author"]);
    expect(await rolesOn("2027-03-31")).toEqual(["author"]);
    expect(await rolesOn(april)).toEqual([]);
  });

  test.each([
    ["author without a unit", { role: "author", unit: null }, "needs-unit"],
    ["planning in a unit", { role: "planning" }, "no-unit"],
    ["a unit of nowhere", { unit: 5 }, "unknown-unit"],
    ["no day", { from: "2026-02-30" }, "wrong-days"],
    ["an end before the beginning", { from: april, to: april }, "wrong-days"],
    ["nobody", { account: 5 }, "unknown-account"],
    ["the same twice", { from: "2026-12-01", to: null }, "already-appointed"],
  ] as const)("does not appoint %s", async (_, given, kind) => {
    const unit = await aDepartment(db, CODE, "市民部");
    const { account } = await appointed("author", unit, today, april);
    const done = await appoint(db, admin, { account, role: "author", unit, from: april, to: null, now, ...given });
    expect(done).toMatchObject({ ok: false, refusal: { kind } });
  });

  test("appoints nobody in a unit before it began or after it ended", async () => {
    const unit = await aDepartment(db, CODE, "市民部");
    await db.updateTable("organisation_unit").set({ valid_from: "2026-04-01", valid_to: april }).execute();
    const account = await somebody();
    const within = (from: string, to: string | null) => appoint(db, admin, { account, role: "author", unit, from, to, now });
    expect(await within("2026-03-31", april)).toMatchObject({ refusal: { kind: "unit-not-there", name: "市民部" } });
    expect(await within("2026-04-01", null)).toMatchObject({ refusal: { kind: "unit-not-there" } });
    expect(await within("2026-04-01", april)).toMatchObject({ ok: true });
  });

  test("ends an appointment; one that never began is taken away", async () => {
    const unit = await aDepartment(db, CODE, "市民部");
    const { account, appointment } = await appointed("author", unit, "2026-04-01");
    const end = (to: string | null) => endAppointment(db, admin, { account, appointment, to, now });
    expect(await end(april)).toMatchObject({ ok: true });
    expect(await listAppointments(db, CODE, { account })).toMatchObject([{ from: "2026-04-01", to: april }]);
    expect(await end("2026-04-01")).toMatchObject({ ok: true });
    expect(await listAppointments(db, CODE, { account })).toEqual([]);
    expect(await end(today)).toMatchObject({ refusal: { kind: "unknown-appointment" } });
  });

  test("gives another password, which unlocks and must be changed", async () => {
    const sato = await aPerson(db, CODE, { login: "sato" }, now);
    const cookie = await cookieOf(db, sato, now);
    await db
      .updateTable("account")
      .set({ failures: 10, locked_until: new Date("2027-01-01") })
      .where("id", "=", sato.account)
      .execute();
    const done = await resetPassword(db, admin, { account: sato.account, now });
    const password = done.ok ? done.value.password : "";
    expect(password).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/u);
    expect(await findSession(db, CODE, cookie.replace("session=", ""), now)).toBeNull();
    expect(await signIn(db, { municipality: CODE, login: "sato", password: PASSWORD, now })).toMatchObject({ ok: false });
    expect(await signIn(db, { municipality: CODE, login: "sato", password, now })).toMatchObject({ value: { mustChange: true } });
  });

  test("is nobody else's: not of other roles, not of other municipalities", async () => {
    const unit = await aDepartment(db, CODE, "市民部");
    const { account, appointment } = await appointed("author", unit);
    const others = [
      await aPerson(db, OTHER, { login: "kikaku", posts: [["planning"], ["operator"]] }, now),
      await aPerson(db, CODE, { login: "author", posts: [["author", unit]] }, now),
      await aPerson(db, CODE, { login: "approver", posts: [["approver", unit]] }, now),
      await aPerson(db, CODE, { login: "mayor", posts: [["leader"]] }, now),
      await aPerson(db, CODE, { login: "reviewer", posts: [["reviewer"]] }, now),
      await aPerson(db, CODE, { login: "nobody" }, now),
    ];
    const before = await listAccounts(db, CODE);
    for (const [i, person] of others.entries()) {
      const kinds = [
        await changeAccount(db, person, { account, base: "", login: "stolen", name: "無", email: null, now }),
        await endAccount(db, person, { account, now }),
        await resetPassword(db, person, { account, now }),
        await appoint(db, person, { account, role: "planning", unit: null, from: today, to: null, now }),
        await endAppointment(db, person, { account, appointment, to: today, now }),
        ...(i === 0 ? [] : [await createAccount(db, person, { login: "new", name: "無", email: null, now })]),
      ].map((done) => (done.ok ? "done" : done.refusal.kind));
      const expected = i === 0 ? ["unknown-account", "unknown-account", "unknown-account", "unknown-account", "unknown-appointment"] : [];
      expect(kinds, person.name).toEqual(i === 0 ? expected : Array.from({ length: 6 }, () => "forbidden"));
    }
    expect(await listAccounts(db, CODE)).toEqual(before);
    expect(await listAppointments(db, CODE, { account })).toMatchObject([{ role: "author", to: null }]);
  });

  test("never takes the last administrator's rights away, and lets them be handed on", async () => {
    const [own] = await listAppointments(db, CODE, { account: admin.account });
    const appointment = own?.id ?? 0;
    const gone = (day: string) => ({ ok: false, refusal: { kind: "last-administrator", day } });
    expect(await endAccount(db, admin, { account: admin.account, now })).toEqual(gone(today));
    expect(await endAppointment(db, admin, { account: admin.account, appointment, to: april, now })).toEqual(gone(april));
    expect(await findAccount(db, CODE, admin.account)).toMatchObject({ endedAt: null });

    const account = await somebody();
    await appoint(db, admin, { account, role: "operator", unit: null, from: april, to: null, now });
    const end = (to: string, of = admin.account) => endAppointment(db, admin, { account: of, appointment, to, now });
    expect(await end(april, account)).toMatchObject({ refusal: { kind: "unknown-appointment" } });
    expect(await end(april)).toMatchObject({ ok: true });
    expect(await end("2027-03-31")).toEqual(gone("2027-03-31"));
    expect(await endAccount(db, admin, { account, now })).toEqual(gone(april));
  });

  test("lets one of two administrators go, not both at once", async () => {
    const other = await aPerson(db, CODE, { login: "joho", posts: [["operator"]] }, now);
    const done = await Promise.all([admin, other].map((person) => endAccount(db, person, { account: person.account, now })));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("begins at the machine, once", async () => {
    const first = (given = {}) =>
      appointFirstAdministrator(db, {
        municipality: OTHER,
        login: "admin",
        name: "中央 一郎",
        email: null,
        password: PASSWORD,
        now,
        ...given,
      });
    expect(await first({ password: "short" })).toMatchObject({ refusal: { kind: "weak-password", fault: "too-short" } });
    expect(await first({ login: "" })).toMatchObject({ refusal: { kind: "wrong-login" } });
    expect(await first()).toMatchObject({ ok: true });
    expect(await first({ login: "second" })).toMatchObject({ refusal: { kind: "has-administrator" } });
    const entered = await signIn(db, { municipality: OTHER, login: "admin", password: PASSWORD, now });
    expect(entered).toMatchObject({ value: { mustChange: false, person: { posts: [{ role: "planning" }, { role: "operator" }] } } });
  });

  test("gives another password at the machine to who is locked out", async () => {
    const reset = (login: string, municipality = CODE) => resetByOperator(db, { municipality, login, now });
    expect(await reset("nobody")).toMatchObject({ refusal: { kind: "unknown-account" } });
    expect(await reset("kikaku", OTHER)).toMatchObject({ refusal: { kind: "unknown-account" } });
    const done = await reset("Kikaku");
    expect(await signIn(db, { municipality: CODE, login: "kikaku", password: done.ok ? done.value.password : "", now })).toMatchObject({
      ok: true,
    });
    expect(await trail()).toMatchObject([{ by: null, act: "password.reset" }, { act: "sign-in" }]);
  });
});
