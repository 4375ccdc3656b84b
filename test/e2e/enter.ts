import type { BrowserContext } from "playwright-core";
import { signedIn } from "../signed-in.ts";
import type { Site } from "./site.ts";

/** Signs somebody in to a browser, without the sign-in page. */
export async function enterAs(
  context: BrowserContext,
  { db, url, clock }: Pick<Site, "db" | "url" | "clock">,
  code: string,
  posts: Parameters<typeof signedIn>[2],
  name = "山田 花子",
): Promise<void> {
  const { token } = await signedIn(db, code, posts, { name, now: clock.now });
  const { hostname } = new URL(url);
  await context.addCookies([{ name: "session", value: token, domain: hostname, path: `/${code}/`, httpOnly: true, sameSite: "Lax" }]);
}
