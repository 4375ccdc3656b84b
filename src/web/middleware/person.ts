import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { serialize } from "hono/utils/cookie";

const COOKIE = "person";
const YEAR_IN_SECONDS = 31_536_000;

/** The name under which the person of this browser works (担当者名), typed before; null where none is remembered. */
export function personOf(context: Context): string | null {
  return getCookie(context, COOKIE)?.replaceAll("\0", "").trim() || null;
}

/** The set-cookie header that has the browser remember it. */
export function rememberPerson(name: string): string {
  return serialize(COOKIE, name, { path: "/", maxAge: YEAR_IN_SECONDS, httpOnly: true, sameSite: "Strict" });
}
