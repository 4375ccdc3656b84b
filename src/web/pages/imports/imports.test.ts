import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSite, type Site, sampleFiles } from "../../../../test/e2e/site.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import { listHistory } from "../../../store/history-store.ts";
import { listUploads, type Upload } from "../../../store/upload-store.ts";
import { acceptUpload } from "../../../use-cases/upload/accept-upload.ts";
import { createApp } from "../../app.tsx";
import { addressOf, type Query, type RouteName } from "../../routes.ts";

let site: Site;
let app: ReturnType<typeof createApp>;
let code: string;
let cookie: string;
let sheet: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const files = await sampleFiles();
  const name = files.find((file) => file.includes("管理シート_企画総務部")) ?? "";
  sheet = new Uint8Array(await readFile(name));
  site = await openSite(files.slice(0, 1));
  code = site.codes[0] ?? "";
  const { db, intake } = site;
  app = createApp({ db, clock: () => new Date(), report: (text) => expect.unreachable(text), intake });
  cookie = (await signedIn(db, code, [{ role: "planning" }], { name: "企画課 山田" })).cookie;
}, 300_000);
afterAll(() => site?.close());

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { cookie, ...headers } });
const post = (path: string, body: FormData | URLSearchParams, headers: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body, headers: { cookie, origin: "http://localhost", ...headers } });
const imports = (query: Query = {}) => addressOf("imports", { code }, query);

interface Given {
  readonly files?: readonly (readonly [name: string, bytes: BlobPart])[];
}

function aForm({ files = [] }: Given): FormData {
  const form = new FormData();
  for (const [name, bytes] of files) form.append("files", new Blob([bytes]), name);
  return form;
}

let made = 0;
/** A text that nobody gave before. */
function aText(): string {
  made += 1;
  return `文書 ${made}\n市民が集う公園をつくる\n`;
}

async function uploadCalled(name: string): Promise<Upload> {
  const upload = (await listUploads(site.db, code)).find((one) => one.name === name);
  if (!upload) throw new Error(`nothing is called ${name}`);
  return upload;
}

async function given(name: string, bytes: BlobPart, state: Upload["state"]): Promise<Upload> {
  expect((await post(imports(), aForm({ files: [[name, bytes]] }))).status).toBe(303);
  await expect.poll(async () => (await uploadCalled(name)).state, { timeout: 100_000 }).toBe(state);
  return uploadCalled(name);
}

/** A machine that tests is often busy. */
const BUSY = { timeout: 120_000 };

describe("giving files", BUSY, () => {
  test("keeps each under the name of who gave it, has it read, and leads back to the list", async () => {
    const response = await post(
      imports(),
      aForm({
        files: [
          ["一.txt", aText()],
          ["二.txt", aText()],
        ],
      }),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${imports()}?notice=received`);
    expect(await uploadCalled("一.txt")).toMatchObject({ by: "企画課 山田" });
    const page = await (await get(`${imports()}?notice=received`)).text();
    expect(page).toContain("ファイルを受け取りました");
    expect(page).toContain("二.txt");
    await expect.poll(async () => (await uploadCalled("二.txt")).state, { timeout: 100_000 }).toBe("read");
    const left = async () => (await readdir(site.intake.spool)).filter((name) => /^[0-9a-f-]{36}$/u.test(name));
    await expect.poll(left, { timeout: 30_000 }).toEqual([]);
  });

  test("that were given before changes nothing, and says so", async () => {
    await given("三.txt", "三つめの文書\n", "read");
    const before = (await listUploads(site.db, code)).length;
    const response = await post(imports(), aForm({ files: [["別の名.txt", "三つめの文書\n"]] }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("同じファイルがすでに渡されています");
    expect(await listUploads(site.db, code)).toHaveLength(before);
  });

  test.each([
    ["without a file", {}, 422, "ファイルを選んでください"],
    ["with an empty file", { files: [["空.txt", ""]] }, 422, "何も書かれていません"],
  ] as const)("%s is told what is missing", async (_, form, status, sentence) => {
    const before = (await listUploads(site.db, code)).length;
    const response = await post(imports(), aForm(form));
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain(sentence);
    expect(html.match(/<h1[ >]/gu)).toHaveLength(1);
    expect(await listUploads(site.db, code)).toHaveLength(before);
  });

  test("as something else than files is refused", async () => {
    const response = await post(imports(), new URLSearchParams({ given: "山田" }));
    expect(response.status).toBe(415);
    expect(await response.text()).toContain("ファイルを受け取れませんでした");
  });

  test("is answered in JSON where an island asks, with a sentence for each file", async () => {
    const asked = { accept: "application/json" };
    const text = aText();
    const answers = [
      await post(imports(), aForm({ files: [["五.txt", text]] }), asked),
      await post(imports(), aForm({ files: [["五.txt", text]] }), asked),
      await post(imports(), aForm({ files: [["空.txt", ""]] }), asked),
      await post(imports(), new URLSearchParams(), asked),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 415]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(bodies).toMatchObject([
      { files: [{ kind: "received", message: expect.stringContaining("受け取りました") }] },
      { files: [{ kind: "known" }] },
      { files: [{ kind: "refused", message: expect.stringContaining("何も書かれていません") }] },
      { message: expect.stringContaining("ファイルを受け取れませんでした") },
    ]);
  });
});

describe("the list", BUSY, () => {
  test("shows what is under a filter, in the person's language", async () => {
    await given("図.pdf", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, made, 1, 2, 3]), "refused");
    const refused = await (await get(imports({ state: "refused" }))).text();
    expect(refused).toContain("図.pdf");
    expect(refused).toContain("読めない種類のファイルです（png）");
    expect(await (await get(imports({ state: "read" }))).text()).not.toContain("図.pdf");
    const english = await (await get(imports({ state: "refused" }), { "accept-language": "en" })).text();
    expect(english).toContain("This kind of file is not read (png)");
    expect(english).toContain("Not readable");
  });

  test("is answered alone for the island", async () => {
    const response = await get(addressOf("importList", { code }, { state: "all" }));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const html = await response.text();
    expect(html).toMatch(/^<div id="uploads"/u);
    expect(html).not.toContain("<html");
  });

  test("may run the script of its island, and only such from here", async () => {
    const response = await get(imports());
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    const html = await response.text();
    const [, script = ""] = /<script type="module" src="([^"]+)">/u.exec(html) ?? [];
    expect(html.match(/<script/gu)).toHaveLength(1);
    const loaded = await app.request(script);
    expect(loaded.headers.get("content-type")).toContain("text/javascript");
    expect(loaded.headers.get("cache-control")).toContain("immutable");
    expect((await app.request(script.replace(/-[0-9a-f]+\.js/u, "-0.js"))).status).toBe(404);
    expect((await get(addressOf("importHistory", { code }))).headers.get("content-security-policy")).not.toContain("script-src");
  });

  test.each([{ state: "constructor" }, { state: "x" }, { page: "0" }, { page: "x" }])("cannot be asked for %o", async (query) => {
    expect((await get(imports(query))).status).toBe(400);
    expect((await get(addressOf("importList", { code }, query))).status).toBe(400);
  });

  test("shows its last page to who asks for one beyond", async () => {
    const html = await (await get(imports({ state: "all", page: "9" }))).text();
    expect(html).toContain('<li class="upload"');
  });
});

const DECISIONS = ["Reject", "Reopen", "Undo"] as const;
const decisionOf = (name: (typeof DECISIONS)[number]) => name.toLowerCase() as "reject" | "reopen" | "undo";
const confirmOf = (name: (typeof DECISIONS)[number]) => `confirm${name}` as const satisfies RouteName;
const agreed = (words = "") => new URLSearchParams({ words });

describe.each(DECISIONS)("%s", BUSY, (name) => {
  let upload: Upload;
  beforeEach(async () => {
    const bytes = name === "Undo" ? sheet : aText();
    const known = (await listUploads(site.db, code)).find((one) => one.name === `${name}.txt`);
    upload = known ?? (await given(`${name}.txt`, bytes, "read"));
    const input = { municipality: code, id: upload.id, by: null, now: new Date() };
    if (name === "Reopen" && upload.state === "read") await post(addressOf("reject", { code, upload: upload.id }), agreed());
    if (name === "Undo" && upload.state === "read") await acceptUpload(site.db, { ...input, revision: upload.revision });
    upload = await uploadCalled(`${name}.txt`);
  }, BUSY.timeout);

  test("asks first", async () => {
    const response = await get(addressOf(confirmOf(name), { code, upload: upload.id }));
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain(upload.name);
    expect(html).toContain(`action="${addressOf(decisionOf(name), { code, upload: upload.id })}"`);
    expect((await uploadCalled(upload.name)).state).toBe(upload.state);
  });

  test("is done once, is told in the history, and is refused the second time", async () => {
    const path = addressOf(decisionOf(name), { code, upload: upload.id });
    const response = await post(path, agreed());
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/\?notice=(rejected|reopened|undone)$/u);
    const [latest] = await listHistory(site.db, code);
    expect(latest).toMatchObject({ act: decisionOf(name), by: "企画課 山田", name: upload.name });
    const history = await (await get(addressOf("importHistory", { code }))).text();
    expect(history).toContain("企画課 山田");
    const again = await post(path, agreed());
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("ほかの人が先に操作したのかもしれません");
  });

  test.each(["0", "999999999", "999999999999999999999"])("knows no upload %s", async (id) => {
    expect((await get(addressOf(confirmOf(name), { code, upload: id }))).status).toBe(404);
    expect((await post(addressOf(decisionOf(name), { code, upload: id }), agreed())).status).toBe(404);
  });

  test("cannot be sent what no text can hold, or a form without end", async () => {
    const path = addressOf(decisionOf(name), { code, upload: upload.id });
    expect((await post(path, agreed("山\0田"))).status).toBe(404);
    expect((await post(path, agreed("山".repeat(2_000_000)))).status).toBe(413);
    expect((await uploadCalled(upload.name)).state).toBe(upload.state);
  });
});

test("an undo is refused while a later import rests upon it, which it names and leads to", BUSY, async () => {
  const files = await sampleFiles();
  const accepted: Upload[] = [];
  const text = await readFile(files.find((file) => file.includes("令和8年度_重点目標管理シート_都市整備部")) ?? "", "utf8");
  for (const [name, said] of Object.entries({ "初め.txt": text, "改め.txt": `${text}\n以上\n` })) {
    const upload = await given(name, said, "read");
    const kept = await acceptUpload(site.db, { municipality: code, id: upload.id, revision: upload.revision, by: null, now: new Date() });
    if (!kept.ok) throw new Error(kept.refusal.kind);
    accepted.push(await uploadCalled(upload.name));
  }
  const [first, second] = accepted;
  if (!first || !second) throw new Error("not accepted");
  const response = await post(addressOf("undo", { code, upload: first.id }), agreed());
  expect(response.status).toBe(409);
  const html = await response.text();
  expect(html).toContain("次のものがあとから変わったため、取り消せません");
  expect(html).toContain(`href="${addressOf("confirmUndo", { code, upload: second.id })}"`);
  expect((await uploadCalled(first.name)).state).toBe("accepted");
  for (const { id } of [second, first]) expect((await post(addressOf("undo", { code, upload: id }), agreed())).status).toBe(303);
});
