import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { openTally } from "./tally.ts";

/** So many wrong passwords from one address within the window; a whole office may come from one. */
const MOST_FAILURES = 100;
const WINDOW_MS = 10 * 60_000;
/** Passwords that are being compared at once, and waiting for it: each takes a third of a second and 32 MB. */
const MOST_AT_ONCE = 20;
/** Addresses that are remembered: the memory of it has an end, whoever tries from wherever. */
const MOST_ADDRESSES = 10_000;

/** Holds back who tries passwords of many accounts. An account is locked besides, whoever tries: see domain/access/lockout.ts. */
export interface SignInLimit {
  /** False where the address must wait. True reserves a place, which `leave` gives back. */
  enter(address: string, now: Date): boolean;
  leave(address: string, now: Date, done: { readonly failed: boolean }): void;
}

export function openSignInLimit(): SignInLimit {
  const failures = openTally({ windowMs: WINDOW_MS, most: MOST_ADDRESSES });
  let atOnce = 0;
  return {
    enter: (address, now) => {
      if (atOnce >= MOST_AT_ONCE || failures.count(address, now) >= MOST_FAILURES) return false;
      atOnce += 1;
      return true;
    },
    leave: (address, now, { failed }) => {
      atOnce -= 1;
      if (failed) failures.add(address, now);
    },
  };
}

/** Where a request comes from: what the web server in front says last, where there is one on this machine; else who is connected. */
export function clientAddress(context: Context): string {
  const peer = peerOf(context);
  const isProxied = peer === "" || peer === "::1" || /^(?:::ffff:)?127\./u.test(peer);
  const told = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return (isProxied && told) || peer;
}

function peerOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? "";
  } catch {
    // Called without a connection, as tests do.
    return "";
  }
}
