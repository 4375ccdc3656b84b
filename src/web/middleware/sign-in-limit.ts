import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

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
  const failures = new Map<string, number[]>();
  let atOnce = 0;
  const recent = (address: string, now: Date) => (failures.get(address) ?? []).filter((at) => now.getTime() - at < WINDOW_MS);
  return {
    enter: (address, now) => {
      if (atOnce >= MOST_AT_ONCE || recent(address, now).length >= MOST_FAILURES) return false;
      atOnce += 1;
      return true;
    },
    leave: (address, now, { failed }) => {
      atOnce -= 1;
      if (!failed) return;
      const kept = [...recent(address, now), now.getTime()];
      // The address that failed last stands last: the first is the one to forget.
      failures.delete(address);
      failures.set(address, kept);
      const [oldest] = failures.keys();
      if (failures.size > MOST_ADDRESSES && oldest !== undefined) failures.delete(oldest);
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
