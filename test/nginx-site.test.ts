import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { MEDIA_TYPES } from "../src/web/public/media-types.ts";
import { siteHeaders } from "../src/web/public/site-headers.ts";
import { writeSite } from "../src/web/public/write-site.ts";
import { startNginx } from "./nginx.ts";
import { ASKED_SITE, REQUESTS } from "./site-requests.ts";

const folder = await mkdtemp(join(tmpdir(), "shirube-carried-"));
await writeSite(folder, { state: "1", publication: 1, files: ASKED_SITE });
const nginx = await startNginx(folder);
afterAll(async () => {
  await nginx?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(nginx === null)("the folder of a site, carried to nginx", () => {
  const ask: NonNullable<typeof nginx>["ask"] = async (...asked) => (nginx ?? expect.unreachable()).ask(...asked);

  test.each(REQUESTS)("%s", (_, check) => check(ask));

  test("has the headers that the product gives it", async () => {
    for (const { path } of ASKED_SITE) {
      const { headers } = await ask(path);
      const names = Object.keys({ ...siteHeaders(""), ...siteHeaders("data/values.csv") });
      const nothing = Object.fromEntries(names.map((name) => [name, null]));
      expect(Object.fromEntries(names.map((name) => [name, headers.get(name)])), path).toEqual({ ...nothing, ...siteHeaders(path) });
    }
  });

  test.skipIf(!nginx?.hasBrotli)("brotli comes before gzip where both are taken", async () => {
    const { headers } = await ask("goals/1.html", { "accept-encoding": "gzip, br" });
    expect(headers.get("content-encoding")).toBe("br");
    expect(headers.get("vary")).toContain("Accept-Encoding");
  });
});

test("nginx is told of every kind of file that a site has", async () => {
  const [, types = ""] =
    /types \{(.+?)\}/su.exec(await readFile(resolve(import.meta.dirname, "..", "docs", "nginx-site.conf"), "utf8")) ?? [];
  const told = [...types.matchAll(/(\S+) (\w+);/gu)].map(([, type, ending]) => [ending, type]);
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(MEDIA_TYPES).map(([ending, type]) => [ending, type.replace("; charset=utf-8", "")])),
  );
});
