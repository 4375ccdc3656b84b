import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { serialize } from "hono/utils/cookie";
import { isSecure } from "./origin.ts";

/** The cookie of a municipality's staff is sent to the addresses of that municipality only. */
const COOKIE = "session";

/** What the browser holds of a session; empty where it holds nothing that could be one. */
export function sessionTokenOf(context: Context): string {
  const token = getCookie(context, COOKIE) ?? "";
  return /^[\w-]{20,100}$/u.test(token) ? token : "";
}

/** The set-cookie header that lets the browser stay signed in, until it is closed or the session ends. `lax`: who follows a link in a mail is still signed in. */
export function sessionCookie(code: string, token: string, request: Request): string {
  return serialize(COOKIE, token, { ...kept(code, request) });
}

/** The set-cookie header that has the browser forget the session. */
export function endedSessionCookie(code: string, request: Request): string {
  return serialize(COOKIE, "", { ...kept(code, request), maxAge: 0 });
}

function kept(code: string, request: Request) {
  return { path: `/${code}/`, httpOnly: true, sameSite: "Lax", secure: isSecure(request) } as const;
}
