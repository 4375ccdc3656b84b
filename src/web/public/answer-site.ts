import type { PublicSites } from "./public-sites.ts";

/** Answers an address of a site from its folder: without a session, a cookie or a question to the record. Null where it is no site's. */
export async function answerSite(sites: PublicSites, request: Request): Promise<Response | null> {
  const [, code = "", path] = /^\/([^/]+)\/public(?:\/(.*))?$/su.exec(new URL(request.url).pathname) ?? [];
  if (sites.find(code) === null) return null;
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  if (path === undefined) return new Response(null, { status: 301, headers: { location: `/${code}/public/` } });
  return sites.answer(code, path, request);
}
