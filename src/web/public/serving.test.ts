import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noReader } from "../../../test/no-reader.ts";
import { ASKED_SITE, type AskSite, aSiteFile, REQUESTS } from "../../../test/site-requests.ts";
import type { Database } from "../../store/database.ts";
import { createApp } from "../app.tsx";
import { openSites, type PublicSites } from "./public-sites.ts";
import { writeSite } from "./write-site.ts";

const CODE = "131016";

/** Whoever asks the record for a file of the site fails. */
const noRecord = new Proxy({} as Database, { get: (_, name) => expect.unreachable(`the record is asked: ${String(name)}`) });

describe("the site, as the product serves it", () => {
  let root: string;
  let served: PublicSites;
  let app: ReturnType<typeof createApp>;
  let ask: AskSite;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "shirube-sites-"));
    expect(await writeSite(join(root, CODE), { state: "1", publication: 1, files: ASKED_SITE })).toMatchObject({ ok: true });
    served = await openSites(root);
    const intake = { spool: root, wake: () => undefined, readingSince: () => null, read: noReader };
    const siteDesk = { served, wake: () => undefined, stateOf: () => null };
    app = createApp({ db: noRecord, clock: () => new Date(), report: (text) => expect.unreachable(text), intake, siteDesk });
    ask = async (path, headers = {}, method = "GET") => {
      const response = await app.request(`/${CODE}/public/${path}`, { headers, method });
      return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
    };
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test.each(REQUESTS.filter(([what]) => what !== "what stands above the folder"))("%s", (_, check) => check(ask));

  test("its folder without a slash leads to it, and staff's first page leads who is not signed in there", async () => {
    for (const [path, to] of [
      [`/${CODE}/public`, `/${CODE}/public/`],
      [`/${CODE}/`, `/${CODE}/public/`],
    ] as const) {
      const response = await app.request(path);
      expect([response.status, response.headers.get("location")]).toEqual([path.endsWith("c") ? 301 : 302, to]);
    }
  });

  test.each(["goals%2f1.html", "goals%5c1.html", "goals/1.html%00", "%E0%A4%A", "/goals/1.html", "constructor", "__proto__"])(
    "%s is no file",
    async (path) => expect((await ask(path)).status).toBe(404),
  );

  test("brotli comes before gzip where both are taken", async () => {
    const { headers, body } = await ask("goals/1.html", { "accept-encoding": "gzip, deflate, br;q=1.0" });
    expect(headers.get("content-encoding")).toBe("br");
    expect(headers.get("content-length")).toBe(String(body.length));
    expect(brotliDecompressSync(body).toString()).toContain("窓口");
    expect((await ask("goals/1.html", { "accept-encoding": "br;q=0.1, gzip" })).headers.get("content-encoding")).toBe("gzip");
    expect((await ask("goals/1.html", { "accept-encoding": "*" })).headers.get("content-encoding")).toBe("br");
  });

  test("what is large is sent as it is read", async () => {
    const large = "0123456789".repeat(100_000);
    await writeSite(join(root, "131024"), { state: "1", publication: 1, files: [aSiteFile("data/large.bin", large)] });
    await served.reopen("131024");
    const whole = await app.request("/131024/public/data/large.bin");
    expect(await whole.text()).toBe(large);
    const part = await app.request("/131024/public/data/large.bin", { headers: { range: "bytes=999990-" } });
    expect([part.status, await part.text()]).toEqual([206, "0123456789"]);
  });

  test("is another as soon as it is written anew, whoever wrote it", async () => {
    const own = join(root, "131032");
    const write = (text: string) =>
      writeSite(own, { state: text, publication: 1, files: [aSiteFile("index.html", text), aSiteFile("x.html", text)] });
    const read = async (path: string) => (await app.request(`/131032/public/${path}`)).text();
    await write("旧");
    await served.reopen("131032");
    expect(await read("")).toBe("旧");
    await write("とても新しい");
    // As another process would have written it: what is in memory is still the old one, a file that was not read is not as it was.
    expect(await read("x.html")).toBe("とても新しい");
    expect(await read("")).toBe("とても新しい");
    served.drop("131032");
    expect(await served.answer("131032", "", new Request("http://x/131032/public/"))).toBeNull();
  });

  test.each(["..", "131016x", "%00", "131016%2F..", ""])("no site is called %j", async (code) => {
    await served.reopen(code);
    expect(served.find(code)).toBeNull();
  });
});
