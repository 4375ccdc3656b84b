import encoding from "encoding-japanese";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "../../../../test/e2e/site.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import { listAccounts } from "../../../store/account-store.ts";
import { listAppointments } from "../../../store/appointment-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { signIn } from "../../../use-cases/account/sign-in.ts";
import { initMunicipality } from "../../../use-cases/init-municipality.ts";
import { createApp } from "../../app.tsx";
import { addressOf } from "../../routes.ts";

const code = "131016";
const NOW = new Date("2026-11-21T09:00:00+09:00");
let site: Site;
let app: ReturnType<typeof createApp>;
let cookie: string;

beforeAll(async () => {
  site = await openSite([]);
  const { db, intake } = site;
  await initMunicipality(db, { code, name: "千代田区" });
  app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake });
  cookie = (await signedIn(db, code, [{ role: "planning" }], { name: "企画 太郎", now: NOW })).cookie;
});
afterAll(() => site?.close());

const get = async (path: string) => {
  const response = await app.request(path, { headers: { cookie } });
  return { status: response.status, html: await response.text(), headers: response.headers };
};
const post = async (path: string, body: Readonly<Record<string, string>> | FormData) => {
  const form = new Response(body instanceof FormData ? body : new URLSearchParams(body));
  const headers = { cookie, origin: "http://localhost", "content-type": form.headers.get("content-type") ?? "" };
  const response = await app.request(path, { method: "POST", headers, body: await form.arrayBuffer() });
  return { status: response.status, html: await response.text(), location: response.headers.get("location") };
};
const giveFile = (path: string, bytes: string | Uint8Array) => {
  const form = new FormData();
  form.append("file", new File([typeof bytes === "string" ? bytes : Buffer.from(bytes)], "職員.csv", { type: "text/csv" }));
  return post(path, form);
};
const account = async (login: string) => {
  const found = (await listAccounts(site.db, code)).find((one) => one.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
};
const confirmed = (html: string) => {
  const form = new FormData();
  form.append("csv", hiddenCsv(html));
  return form;
};
const hiddenCsv = (html: string) => {
  const value = /<input type="hidden" name="csv" value="([^"]*)"/u.exec(html)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
};

describe("units and people from files", () => {
  test("units are shown before they are taken, and are taken once", async () => {
    const path = addressOf("organisationImport", { code });
    const sample = await get(addressOf("organisationImport", { code }, { sample: 1 }));
    expect(sample.headers.get("content-disposition")).toContain("attachment");
    const previewed = await giveFile(path, sample.html);
    expect(previewed.html).toContain("加える組織 3、終える組織 0");
    expect(await listOrganisationUnits(site.db, code)).toEqual([]);
    expect(await post(path, confirmed(previewed.html))).toMatchObject({ status: 303 });
    const units = await listOrganisationUnits(site.db, code);
    expect(units.map(({ name, validFrom }) => `${name} ${validFrom}`)).toEqual(["健康福祉部 null", "危機管理部 2027-04-01", "福祉課 null"]);
    expect((await giveFile(path, sample.html)).html).toContain("加える組織 0、終える組織 0");
    const exported = await get(addressOf("organisationExport", { code }));
    expect((await giveFile(path, exported.html)).html).toContain("加える組織 0、終える組織 0");
  });

  test("people come in Shift_JIS, their first passwords are shown once, and let them in", async () => {
    const path = addressOf("peopleImport", { code });
    const sample = (await get(addressOf("peopleImport", { code }, { sample: 1 }))).html.replace("\uFEFF", "");
    const bytes = Buffer.from(encoding.convert(encoding.stringToCode(sample), { to: "SJIS", from: "UNICODE" }));
    expect(bytes.toString("latin1")).not.toBe(Buffer.from(sample).toString("latin1"));
    const previewed = await giveFile(path, bytes);
    expect(previewed.html).toContain("作るアカウント 4、名前などを変えるアカウント 0、付ける役割 4、終わりの日を変える役割 0");
    expect(await listAccounts(site.db, code)).toHaveLength(1);
    const done = await post(path, confirmed(previewed.html));
    expect(done.status).toBe(200);
    const passwords = [...done.html.matchAll(/<code>([^<]+)<\/code>/gu)].map(([, password = ""]) => password);
    expect(passwords).toHaveLength(4);
    const entered = await signIn(site.db, { municipality: code, login: "yamada", password: passwords[0] ?? "", now: NOW });
    expect(entered).toMatchObject({ value: { mustChange: true, person: { name: "山田 花子", posts: [{ role: "author" }] } } });
    const exported = await get(addressOf("peopleExport", { code }));
    expect(exported.html).toContain("yamada,山田 花子,yamada@example.lg.jp,担当,健康福祉部/福祉課,2026-04-01,");
    expect((await giveFile(path, exported.html)).html).toContain(
      "作るアカウント 0、名前などを変えるアカウント 0、付ける役割 0、終わりの日を変える役割 0",
    );
  });

  test("nothing is taken where a line is wrong, and each wrong line is told", async () => {
    const before = await listAccounts(site.db, code);
    const lines = [
      "氏名,ログイン名,役割,組織,開始日,終了日",
      "新人 一,new1,担当,健康福祉部/福祉課,2027-04-01,",
      "新人 二,n,担当,健康福祉部,,",
      "新人 三,new3,区長,,,",
      '"新人 四',
      '続き",new4,担当,ない課,,',
      "新人 五,new5,課長,,,",
      "新人 六,new6,部長,健康福祉部,2027/13/1,",
      "新人 七,new7,部長,健康福祉部,2027/4/2,2027/4/1",
    ];
    const done = await giveFile(addressOf("peopleImport", { code }), lines.join("\r\n"));
    expect(done.status).toBe(422);
    for (const told of [
      "3行目: ログイン名",
      "4行目: 役割「区長」",
      "5行目: 組織「ない課」",
      "7行目: この役割には",
      "8行目: 日付「2027/13/1」",
      "9行目: 任期の日付",
    ])
      expect(done.html).toContain(told);
    expect(done.html).not.toContain("2行目");
    expect(await listAccounts(site.db, code)).toEqual(before);
  });

  test.each([
    ["nothing", "", "1行以上の中身"],
    ["a head alone", "ログイン名,氏名\n", "1行以上の中身"],
    ["no column of logins", "氏名,役割\nあ,い\n", "「ログイン名」の列がありません"],
    ["an open quote", 'ログイン名,氏名\nx1,"あ\n', "2行目: 引用符"],
  ])("a file with %s is refused", async (_, text, told) => {
    const done = await giveFile(addressOf("peopleImport", { code }), text);
    expect(done.status).toBe(422);
    expect(done.html).toContain(told);
  });

  test("a file that nobody fills in is too large", async () => {
    const given = await giveFile(addressOf("peopleImport", { code }), new Uint8Array(2 * 1024 * 1024 + 1));
    expect(given.status).toBe(422);
    expect(given.html).toContain("2MBまでにしてください");
  });
});

describe("the pages of people", () => {
  test("make an account, give it a role, end the role, reset the password, end the account", async () => {
    const wrong = await post(addressOf("createPerson", { code }), { login: "佐藤", name: "佐藤 実", email: "" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain("ログイン名「佐藤」は使えません");
    expect(wrong.html).toContain('value="佐藤 実"');
    const made = await post(addressOf("createPerson", { code }), { login: "Sato", name: "佐藤 実", email: "" });
    expect(made.html).toMatch(/<code>(?:[a-z2-9]{4}-){3}[a-z2-9]{4}<\/code>/u);
    const { id } = await account("sato");

    const unit = String((await listOrganisationUnits(site.db, code)).find(({ name }) => name === "福祉課")?.id);
    const appoint = (fields: Record<string, string>) =>
      post(addressOf("appoint", { code, account: id }), { role: "checker", unit, from: "2026-12-01", last: "2027-03-31", ...fields });
    expect((await appoint({ unit: "" })).html).toContain("この役割には、部局か課を選んでください");
    expect((await appoint({ last: "2026-11-30" })).status).toBe(422);
    expect((await appoint({})).status).toBe(303);
    const [post1] = await listAppointments(site.db, code, { account: id });
    expect(post1).toMatchObject({ role: "checker", from: "2026-12-01", to: "2027-04-01" });
    const shown = await get(addressOf("person", { code, account: id }));
    expect(shown.html).toContain("2026年12月1日から2027年3月31日");
    await post(addressOf("endAppointment", { code, account: id, appointment: post1?.id ?? 0 }), { last: "2026-12-31" });
    expect(await listAppointments(site.db, code, { account: id })).toMatchObject([{ to: "2027-01-01" }]);

    const reset = await post(addressOf("resetPassword", { code, account: id }), {});
    const password = /<code>([^<]+)<\/code>/u.exec(reset.html)?.[1] ?? "";
    expect(await signIn(site.db, { municipality: code, login: "sato", password, now: NOW })).toMatchObject({ ok: true });
    expect((await get(addressOf("confirmEndPerson", { code, account: id }))).html).toContain("アカウントを終了しますか");
    expect((await post(addressOf("endPerson", { code, account: id }), {})).status).toBe(303);
    expect((await account("sato")).endedAt).not.toBeNull();
    expect((await get(addressOf("person", { code, account: id }))).html).toContain("このアカウントは終了しています");
  });

  test("find people by name, role, unit and state", async () => {
    const found = async (query: Record<string, string>) => {
      const { html } = await get(addressOf("people", { code }, query));
      return [...html.matchAll(/people\/\d+"[^>]*>(.*?)<\/a>/gu)].map(([, name = ""]) => name.replace(/<[^>]+>/gu, ""));
    };
    expect(await found({ q: "やまだ" })).toEqual([]);
    expect(await found({ q: "山田花子" })).toEqual(["山田 花子"]);
    expect(await found({ q: "YAMADA" })).toEqual(["山田 花子"]);
    expect(await found({ role: "leader" })).toEqual(["市長 太郎"]);
    const department = String((await listOrganisationUnits(site.db, code)).find(({ name }) => name === "健康福祉部")?.id);
    expect((await found({ unit: department })).sort()).toEqual(["山田 花子", "田中 進", "鈴木 一郎"].sort());
    expect(await found({ state: "ended" })).toEqual(["佐藤 実"]);
  });

  test("keep the last administrator, and say why", async () => {
    const [own] = (await listAccounts(site.db, code)).filter(({ name }) => name === "企画 太郎");
    const done = await post(addressOf("endPerson", { code, account: own?.id ?? 0 }), {});
    expect(done.status).toBe(422);
    expect(done.html).toContain("管理できる人");
  });

  test.each(["99999999", "1", "0"])("are not there for account %s", async (id) => {
    expect((await get(addressOf("person", { code, account: id }))).status).toBe(404);
  });
});

describe("the pages of the organisation", () => {
  test("show what a change would do, do it, and show each day as it was", async () => {
    const units = await listOrganisationUnits(site.db, code);
    const department = units.find(({ name }) => name === "健康福祉部")?.id ?? 0;
    const asked = { kind: "split", unit: String(department), names: "健康部\r\n福祉部", at: "2027-04-01" };
    expect((await get(addressOf("planChange", { code }))).html).toContain("統合");
    expect((await get(addressOf("planChange", { code }, { kind: "split", unit: department }))).html).toContain('value="2027-04-01"');
    const previewed = await get(addressOf("planChange", { code }, { ...asked, step: "preview" }));
    const text = previewed.html.replaceAll("<wbr/>", "");
    for (const told of ["健康部", "健康部 福祉課", "山田 花子（福祉課 担当）", "田中 進（健康福祉部 部長）"]) expect(text).toContain(told);
    expect(await listOrganisationUnits(site.db, code)).toEqual(units);

    const section = units.find(({ name }) => name === "福祉課")?.id ?? 0;
    const done = await post(addressOf("changeOrganisation", { code }), { ...asked, [`division-${section}`]: "1" });
    expect(done.location).toBe(addressOf("organisation", { code }, { on: "2027-04-01", notice: "organisation" }));
    const shown = async (on: string) => (await get(addressOf("organisation", { code }, { on }))).html.replace(/<[^>]+>/gu, " ");
    expect(await shown("2027-03-31")).toMatch(/健康福祉部.*2027年3月31日まで/su);
    expect(await shown("2027-04-01")).toMatch(/福祉部.*前は 健康福祉部.*福祉課/su);
    const moved = (await listAppointments(site.db, code, { account: (await account("yamada")).id })).map(({ from, to }) => `${from} ${to}`);
    expect(moved).toEqual(["2026-04-01 2027-04-01", "2027-04-01 null"]);
  });

  test("say what is wrong with a change, beside its field", async () => {
    const path = addressOf("planChange", { code }, { kind: "rename", unit: 5, name: "x", at: "2027-04-01", step: "preview" });
    const { status, html } = await get(path);
    expect(status).toBe(422);
    expect(html).toContain('href="#unit"');
    expect((await post(addressOf("changeOrganisation", { code }), { kind: "end", unit: "5", at: "x" })).status).toBe(422);
    expect((await post(addressOf("changeOrganisation", { code }), {})).status).toBe(200);
  });
});
