import { expect } from "vitest";
import { missingFiles } from "../src/web/public/missing-files.tsx";
import { type SiteFile, textFile } from "../src/web/public/site-file.ts";

/** A file of a test's own site. */
export function aSiteFile(path: string, text: string, given: Partial<SiteFile> = {}): SiteFile {
  return { ...textFile(path, text), ...given };
}

/** So much that Brotli saves a packet as well. */
export const long = Array.from({ length: 3_000 }, (_, i) => `窓口を待たせない。${i}`).join("");
const LENGTH = Buffer.byteLength(long);

const missing = [
  aSiteFile("404.html", '<!doctype html>見つかりません<a href="index.html">'),
  aSiteFile("en/404.html", '<!doctype html>not found<a href="../index.html">'),
];

/** A site of which every kind of file is asked for. */
export const ASKED_SITE: readonly SiteFile[] = [
  ...missing,
  ...missingFiles(missing),
  aSiteFile("index.html", `<!doctype html>${long}`),
  aSiteFile("en/index.html", "<!doctype html>home"),
  aSiteFile("goals/1.html", long),
  aSiteFile("departments/index.html", "<!doctype html>部局"),
  aSiteFile("embed/indicators/1.html", "<!doctype html>埋込み"),
  aSiteFile("assets/site-0123456789ab.css", "a{}".repeat(1_000)),
  aSiteFile("assets/search-0123456789ab.js", "0;"),
  aSiteFile("indicators/1.csv", "a"),
  aSiteFile("data/values.csv", `\uFEFF${long}`),
  aSiteFile("data/publication.json", "{}"),
  aSiteFile("data/catalogue.jsonld", "{}"),
  aSiteFile("feed.xml", "<feed/>"),
  aSiteFile("sitemap.xml", "<urlset/>"),
  aSiteFile("search/0.bin", "01"),
  aSiteFile("documents/index.html", "<!doctype html>文書"),
  aSiteFile("documents/1.pdf", "%PDF-1.7"),
  aSiteFile("documents/2.csv", long),
];

/** Asks a site for something. The path is taken as it is written, from the site's own folder. */
export type AskSite = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answered>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

type Check = (ask: AskSite) => Promise<void>;

const gives =
  (path: string, type: string | RegExp, start: string): Check =>
  async (ask) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(type);
    expect(body.toString().startsWith(start)).toBe(true);
    expect(headers.get("content-length")).toBe(String(body.length));
  };

/** 404, in the site's own words. */
const isMissing =
  (path: string): Check =>
  async (ask) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(body.toString()).toContain(path.startsWith("en/") ? "not found" : "見つかりません");
    const [, link = ""] = /href="([^"]+)"/u.exec(body.toString()) ?? [];
    expect(new URL(link, `http://site/folder/${path}`).pathname).toBe("/folder/index.html");
  };

/** What every server of the site must do, whichever it is: the product, and the web server to which the folder is carried. */
export const REQUESTS: readonly (readonly [what: string, check: Check])[] = [
  ["the folder is its first page", gives("", "text/html; charset=utf-8", "<!doctype html>")],
  ["a folder within it is its own", gives("departments/", "text/html; charset=utf-8", "<!doctype html>部局")],
  ["a style sheet", gives("assets/site-0123456789ab.css", "text/css; charset=utf-8", "a{}")],
  ["a script", gives("assets/search-0123456789ab.js", "text/javascript; charset=utf-8", "0;")],
  ["a table, with its mark of UTF-8", gives("data/values.csv", "text/csv; charset=utf-8", "\uFEFF")],
  ["a document, as it was given", gives("documents/1.pdf", /^application\/pdf$/u, "%PDF-1.7")],
  ["a document, whatever its code is", gives("documents/2.csv", /^text\/csv$/u, "窓口")],
  ["the list of documents", gives("documents/", "text/html; charset=utf-8", "<!doctype html>文書")],
  [
    "a document stands in no frame and under no policy for pages",
    async (ask) => {
      expect((await ask("documents/1.pdf")).headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
      expect((await ask("documents/index.html")).headers.get("content-security-policy")).toContain("default-src 'none'");
      expect((await ask("documents/2.csv")).headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect((await ask("documents/2.csv")).headers.get("x-content-type-options")).toBe("nosniff");
    },
  ],
  ["JSON", gives("data/publication.json", "application/json; charset=utf-8", "{}")],
  ["JSON-LD", gives("data/catalogue.jsonld", "application/ld+json; charset=utf-8", "{}")],
  ["a feed", gives("feed.xml", "application/atom+xml; charset=utf-8", "<feed/>")],
  ["a map of the site", gives("sitemap.xml", "application/xml; charset=utf-8", "<urlset/>")],
  ["what is of no known kind", gives("search/0.bin", "application/octet-stream", "01")],
  [
    "a folder without its slash leads to it",
    async (ask) => {
      const { status, headers } = await ask("departments?x=1");
      expect(status).toBe(301);
      expect(headers.get("location")).toMatch(/departments\/\?x=1$/u);
    },
  ],
  ["what is not there", isMissing("goals/2.html")],
  ["what is not there in English", isMissing("en/goals/2.html")],
  ["what is not there at the top", isMissing("nothing.html")],
  ["what is not there at the top in English", isMissing("en/nothing.html")],
  ["what is not there deep down", isMissing("publications/2/nodes/1.html")],
  ["what is not there deep down in English", isMissing("en/publications/2/nodes/1.html")],
  [
    "what is not there, deeper than any page stands",
    async (ask) => {
      for (const path of ["a/b/c/d/e/f.html", "a/b/c/d/e/f/g.html", "en/a/b/c/d/e.html"]) {
        const { status, headers, body } = await ask(path);
        expect([status, headers.get("content-type")], path).toEqual([404, "text/html; charset=utf-8"]);
        expect(body.toString(), path).toContain("ページが見つかりません");
        expect(body.toString(), path).not.toMatch(/(?:href|src|action)=/u);
      }
    },
  ],
  ["a folder that has no page", isMissing("goals/")],
  ["what stands packed beside a file is nothing of its own", isMissing("goals/1.html.gz")],
  ["the manifest", isMissing(".shirube/manifest.json")],
  ["the manifest, written otherwise", isMissing("%2eshirube/manifest.json")],
  ["another name with a dot", isMissing(".git/config")],
  [
    "what stands above the folder",
    async (ask) => {
      for (const path of [
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "..%5c..%5cetc%5cpasswd",
        "goals/..%00/1.html",
      ]) {
        const { status, body } = await ask(path);
        expect([400, 404], path).toContain(status);
        expect(body.toString()).not.toContain("root:");
      }
    },
  ],
  [
    "a page is asked for again, and not sent again where it is as it was",
    async (ask) => {
      const first = await ask("goals/1.html");
      expect(first.headers.get("cache-control")).toContain("no-cache");
      const tag = first.headers.get("etag") ?? "";
      expect(tag).toMatch(/^"[^"]+"$/u);
      for (const asked of [tag, `"other", ${tag}`, `W/${tag}`, "*"]) {
        const { status, headers, body } = await ask("goals/1.html", { "if-none-match": asked });
        expect([status, body.length], asked).toEqual([304, 0]);
        expect(headers.get("etag")).toBe(tag);
        expect(headers.get("cache-control")).toContain("no-cache");
      }
      expect((await ask("goals/1.html", { "if-none-match": '"other"' })).status).toBe(200);
    },
  ],
  [
    "what has its sum in its name is kept for ever",
    async (ask) => expect((await ask("assets/site-0123456789ab.css")).headers.get("cache-control")).toContain("immutable"),
  ],
  [
    "who takes packed pages gets them, with a tag of their own",
    async (ask) => {
      const plain = await ask("goals/1.html");
      const packed = await ask("goals/1.html", { "accept-encoding": "gzip" });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(packed.headers.get("content-encoding")).toBe("gzip");
      expect(packed.body.length).toBeLessThan(LENGTH / 10);
      expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
      for (const { headers } of [plain, packed]) expect(headers.get("vary")).toBe("Accept-Encoding");
      const again = await ask("goals/1.html", { "accept-encoding": "gzip", "if-none-match": packed.headers.get("etag") ?? "" });
      expect(again.status).toBe(304);
      expect((await ask("goals/1.html", { "accept-encoding": "gzip;q=0, deflate" })).headers.get("content-encoding")).toBeNull();
      expect((await ask("data/publication.json", { "accept-encoding": "gzip" })).headers.get("content-encoding")).toBeNull();
    },
  ],
  [
    "a part of a file",
    async (ask) => {
      const whole = Buffer.from(long);
      for (const [asked, first, last] of [
        ["bytes=0-8", 0, 8],
        [`bytes=${LENGTH - 9}-`, LENGTH - 9, LENGTH - 1],
        ["bytes=-9", LENGTH - 9, LENGTH - 1],
        ["bytes=9-999999", 9, LENGTH - 1],
      ] as const) {
        const { status, headers, body } = await ask("goals/1.html", { range: asked });
        expect([status, headers.get("content-range")], asked).toEqual([206, `bytes ${first}-${last}/${LENGTH}`]);
        expect(body.equals(whole.subarray(first, last + 1)), asked).toBe(true);
      }
      expect((await ask("goals/1.html")).headers.get("accept-ranges")).toBe("bytes");
      const beyond = await ask("goals/1.html", { range: `bytes=${LENGTH}-` });
      expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${LENGTH}`]);
      for (const range of ["lines=1-2", "bytes=x"]) expect([200, 416], range).toContain((await ask("goals/1.html", { range })).status);
    },
  ],
  [
    "a part is gone on with only where the file is as it was",
    async (ask) => {
      const tag = (await ask("goals/1.html")).headers.get("etag") ?? "";
      expect((await ask("goals/1.html", { range: "bytes=0-8", "if-range": tag })).status).toBe(206);
      expect((await ask("goals/1.html", { range: "bytes=0-8", "if-range": '"other"' })).status).toBe(200);
    },
  ],
  [
    "the headers alone",
    async (ask) => {
      const { status, headers, body } = await ask("goals/1.html", {}, "HEAD");
      expect([status, headers.get("content-length"), body.length]).toEqual([200, String(LENGTH), 0]);
      expect((await ask("goals/2.html", {}, "HEAD")).status).toBe(404);
    },
  ],
  [
    "nothing can be sent",
    async (ask) => {
      for (const method of ["POST", "PUT", "DELETE"]) expect((await ask("goals/1.html", {}, method)).status, method).toBe(405);
    },
  ],
  [
    "nothing comes from elsewhere, and pages stand in nobody's frame but those that are made for it",
    async (ask) => {
      for (const path of ["", "goals/1.html", "assets/site-0123456789ab.css", "data/values.csv"]) {
        const { headers } = await ask(path);
        const policy = headers.get("content-security-policy") ?? "";
        for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
          expect(policy.split("; "), path).toContain(part);
        expect(policy).not.toMatch(/unsafe|https?:|\*/u);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("x-frame-options")).toBe("DENY");
        expect(headers.get("set-cookie")).toBeNull();
      }
      const embed = (await ask("embed/indicators/1.html")).headers;
      expect(embed.get("content-security-policy")).toContain("frame-ancestors *");
      expect(embed.get("x-frame-options")).toBeNull();
    },
  ],
  [
    "data is read by programs of other sites",
    async (ask) => {
      expect((await ask("data/values.csv")).headers.get("access-control-allow-origin")).toBe("*");
      expect((await ask("goals/1.html")).headers.get("access-control-allow-origin")).toBeNull();
    },
  ],
];
