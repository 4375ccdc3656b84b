import { mediaTypeOf } from "./media-types.ts";

/** The pages load nothing from elsewhere, style nothing inline, and run no script but those of the site. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join("; ");

const FOR_EVER = "public, max-age=31536000, immutable";
/** Kept, but asked for again each time: what is withdrawn is gone at once. */
const ASKED_AGAIN = "public, no-cache";

/** Pages that stand in a frame of another site. */
const isEmbed = (path: string): boolean => /^(?:en\/)?embed\//u.test(path);
/** A file as it was given to the municipality. */
const isDocument = (path: string): boolean => /^documents\/[^/]+\.(?!html$)[a-z]+$/u.test(path);
/** What programs of other sites read. */
const isData = (path: string): boolean =>
  /^(?:en\/)?data\//u.test(path) || (/(?:\.csv|(?:^|\/)feed\.xml)$/u.test(path) && !isDocument(path));

/** The headers of a file of a site, wherever it is served. The web server that a site is carried to says the same: docs/nginx-site.conf. */
export function siteHeaders(path: string): Record<string, string> {
  const framed = isEmbed(path);
  // A policy for pages would keep some browsers from showing a PDF; what these files hold runs nowhere.
  const policy = isDocument(path) ? "frame-ancestors 'none'" : `${POLICY}; frame-ancestors ${framed ? "*" : "'none'"}`;
  return {
    "content-type": mediaTypeOf(path),
    "cache-control": path.startsWith("assets/") ? FOR_EVER : ASKED_AGAIN,
    "content-security-policy": policy,
    ...(framed ? {} : { "x-frame-options": "DENY" }),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-resource-policy": isData(path) ? "cross-origin" : "same-origin",
    ...(isData(path) ? { "access-control-allow-origin": "*" } : {}),
  };
}
