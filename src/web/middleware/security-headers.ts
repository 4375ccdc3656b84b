import type { MiddlewareHandler } from "hono";

/** The pages run no script, load nothing from elsewhere, style nothing inline, and stand in nobody's frame. */
const POLICY = {
  "default-src": "'none'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "form-action": "'self'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
} as const;

/** What an island may do besides: run from a file of the site, ask the site, and draw what it made itself. */
const ISLAND_POLICY = { ...POLICY, "script-src": "'self'", "connect-src": "'self'", "img-src": "'self' data: blob:" } as const;

const written = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([what, from]) => `${what} ${from}`)
    .join("; ");

/** The policy of a page that has an island. */
export const islandPolicy = written(ISLAND_POLICY);

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": written(POLICY),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Puts the headers on every answer, errors included; one that an answer has set itself (a stricter policy for a download) stays. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) if (!context.res.headers.has(name)) context.res.headers.set(name, value);
};
