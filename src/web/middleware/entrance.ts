import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const COOKIE = "staff";
const MONTH_IN_SECONDS = 30 * 86_400;

/** Who tries keys waits for each, and not many at once: the key has 128 bits, this keeps the log and the machine quiet. */
const WRONG_KEY_MS = 1_000;
const MOST_WAITING = 20;

/** The door to the staff pages: the one place that says who is staff. Accounts will take its place. */
export interface Entrance {
  /** True where the request comes from a browser that was let in. */
  admits(context: Context): boolean;
  /** Lets a browser in that knows the key. */
  enter(context: Context, key: string): Promise<"entered" | "wrong-key" | "too-many-tries">;
  leave(context: Context): void;
}

export function openEntrance(staffKey: string): Entrance {
  // The cookie holds a digest, so that the address which lets people in cannot be read from a browser's store.
  const pass = digest(`pass ${staffKey}`);
  let waiting = 0;
  return {
    admits: (context) => same(getCookie(context, COOKIE) ?? "", pass),
    enter: async (context, key) => {
      if (same(key, staffKey)) {
        const secure = context.req.header("x-forwarded-proto") === "https";
        setCookie(context, COOKIE, pass, { path: "/", httpOnly: true, sameSite: "Strict", secure, maxAge: MONTH_IN_SECONDS });
        return "entered";
      }
      if (waiting >= MOST_WAITING) return "too-many-tries";
      waiting += 1;
      await setTimeout(WRONG_KEY_MS);
      waiting -= 1;
      return "wrong-key";
    },
    leave: (context) => void deleteCookie(context, COOKIE, { path: "/" }),
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Compares in constant time, whatever is given. */
function same(given: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(right)));
}
