import { acceptedCoding } from "./accepted-coding.ts";
import { readRange } from "./byte-range.ts";
import { missingPages } from "./missing-files.tsx";
import { type Coding, type OpenFolder, sizeOf } from "./open-folder.ts";
import { siteHeaders } from "./site-headers.ts";
import type { ManifestEntry } from "./site-manifest.ts";

/** Answers what is asked of a site by a path beneath its folder, as written in the address. Null where the folder is not as it was when it was opened. */
export async function answerFile(site: OpenFolder, written: string, request: Request): Promise<Response | null> {
  const path = readPath(written);
  if (path === null) return answerMissing(site, written, request);
  if (path === "" || path.endsWith("/")) return answerPath(site, `${path}index.html`, request);
  // Links within a folder's page begin at the folder.
  if (site.find(path) === null && site.find(`${path}/index.html`) !== null) {
    const { search } = new URL(request.url);
    return new Response(null, {
      status: 301,
      headers: { location: `${encodeURI(path.split("/").at(-1) ?? "")}/${search}`, "cache-control": "no-cache" },
    });
  }
  return answerPath(site, path, request);
}

/** A path as the folder has it; null for what no file is called. */
function readPath(written: string): string | null {
  if (/%(?:2f|5c|00)/iu.test(written)) return null;
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}

async function answerPath(site: OpenFolder, path: string, request: Request): Promise<Response | null> {
  const entry = site.find(path);
  if (entry === null) return answerMissing(site, path, request);
  const { headers: asked } = request;
  const rangeAsked = asked.get("range");
  const range =
    rangeAsked === null || !isAsBefore(asked.get("if-range"), tagOf(entry, "identity")) ? "whole" : readRange(rangeAsked, entry.size);
  const coding = range === "whole" ? acceptedCoding(asked.get("accept-encoding"), entry) : "identity";
  const headers = new Headers({ ...siteHeaders(path), etag: tagOf(entry, coding), "accept-ranges": "bytes" });
  if (entry.br !== null || entry.gz !== null) headers.set("vary", "Accept-Encoding");
  if (matches(asked.get("if-none-match"), tagOf(entry, coding))) return new Response(null, { status: 304, headers });
  if (range === "beyond") {
    headers.set("content-range", `bytes */${entry.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (coding !== "identity") headers.set("content-encoding", coding);
  const part = range === "whole" ? undefined : range;
  if (part !== undefined) headers.set("content-range", `bytes ${part.first}-${part.last}/${entry.size}`);
  headers.set("content-length", String(part === undefined ? sizeOf(entry, coding) : part.last - part.first + 1));
  const status = part === undefined ? 200 : 206;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const bytes = await site.read(path, coding, part);
  return bytes === null ? null : new Response(bytes, { status, headers });
}

/** The site's own page for what is not there, in the language of the part in which it was looked for. */
async function answerMissing(site: OpenFolder, path: string, request: Request): Promise<Response | null> {
  const page = missingPages(path).find((one) => site.find(one) !== null);
  const headers = new Headers({ ...siteHeaders(page ?? "404.html"), "cache-control": "no-cache" });
  const entry = page === undefined ? null : site.find(page);
  if (page === undefined || entry === null) return new Response("404", { status: 404, headers });
  headers.set("content-length", String(entry.size));
  if (request.method === "HEAD") return new Response(null, { status: 404, headers });
  const bytes = await site.read(page, "identity");
  return bytes === null ? null : new Response(bytes, { status: 404, headers });
}

/** Each way in which the bytes are sent has a tag of its own. */
function tagOf({ sha256 }: ManifestEntry, coding: Coding): string {
  return coding === "identity" ? `"${sha256}"` : `"${sha256}-${coding}"`;
}

function matches(header: string | null, tag: string): boolean {
  return header?.trim() === "*" || (header?.match(/"[^"]*"/gu)?.includes(tag) ?? false);
}

/** Whoever has a part of a file goes on with it where it is as it was; a date says that too vaguely. */
const isAsBefore = (header: string | null, tag: string): boolean => header === null || header.trim() === tag;
