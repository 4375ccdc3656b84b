import type { Browser, BrowserContext, Page } from "playwright-core";
import { signedIn } from "../signed-in.ts";
import { openPage } from "./browser.ts";
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

/** A page of somebody who is signed in, in a window of its own. */
export async function openPageAs(browser: Browser, width: number, ...who: DropFirst<Parameters<typeof enterAs>>): Promise<Page> {
  const page = await openPage(browser, width);
  await enterAs(page.context(), ...who);
  return page;
}

type DropFirst<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest] ? Rest : never;
