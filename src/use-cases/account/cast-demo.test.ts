import { afterAll, beforeAll, expect, test } from "vitest";
import { databases } from "../../../test/database.ts";
import { demoCity } from "../../cli/samples.ts";
import { may } from "../../domain/access/permission.ts";
import type { Database } from "../../store/database.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { castDemo } from "./cast-demo.ts";
import { changePassword } from "./change-password.ts";
import { signIn } from "./sign-in.ts";

const CODE = "990019";
const now = new Date("2026-11-21T09:00:00+09:00");
const [FIRST, SECOND, OWN] = ["wafp-wpf8-pz36-f4hq", "e84p-w7uv-uwe5-wfqq", "夕方は橋を渡って家へ帰る"];

let db: Database;
beforeAll(async () => {
  const [pglite] = databases;
  if (!pglite) throw new Error("no database");
  db = await pglite.open();
  await recordMunicipality(db, { code: CODE, name: "澄川市", provisional: true });
});
afterAll(() => db.close());

const { people } = demoCity();
const cast = (password: string, isNew: boolean) => castDemo(db, { municipality: CODE, people, password, isNew, now });
const enter = async (login: string, password: string) => {
  const done = await signIn(db, { municipality: CODE, login, password, now });
  return done.ok ? done.value : null;
};

test("the demo's people sign in with one password, each with their own rights", async () => {
  expect(await cast(FIRST, true)).toEqual({ ok: true, value: null });
  const entered = await Promise.all(people.map(({ login }) => enter(login, FIRST)));
  expect(entered.map((one) => one?.person.posts.map(({ role }) => role))).toEqual(people.map(({ roles }) => roles));
  expect(entered.filter((one) => one && may(one.person, "administer")).map((one) => one?.person.name)).toEqual(["森 さくら"]);
});

test("who chose a password keeps it at the next start, until the demo gets another", async () => {
  const sato = await enter("shicho", FIRST);
  if (!sato) throw new Error("nobody came in");
  await changePassword(db, sato.person, { token: sato.token, old: FIRST, password: OWN, now });
  await cast(FIRST, false);
  expect(await enter("shicho", OWN)).not.toBeNull();
  await cast(SECOND, true);
  expect(await enter("shicho", OWN)).toBeNull();
  expect(await enter("shicho", SECOND)).not.toBeNull();
  expect(await enter("kikaku", SECOND)).not.toBeNull();
});

test("somebody who is missing is made without touching the others", async () => {
  await db.updateTable("account").set({ login: "gone" }).where("login", "=", "hyoka").execute();
  await cast(SECOND, false);
  expect(await enter("hyoka", SECOND)).not.toBeNull();
  expect(await db.selectFrom("account").select("id").execute()).toHaveLength(people.length + 1);
});
