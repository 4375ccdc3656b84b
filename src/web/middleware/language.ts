import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Locale } from "../ui/sentences.ts";

const COOKIE = "lang";
const YEAR_IN_SECONDS = 31_536_000;

const asLocale = (text: string | undefined): Locale | null => (text === "ja" || text === "en" ? text : null);

/** The language that a person chose (?lang=, which is remembered), chose before (cookie), or whose browser asks for it; else Japanese. */
export function languageOf(context: Context): Locale {
  const chosen = asLocale(context.req.query("lang"));
  if (chosen) {
    setCookie(context, COOKIE, chosen, { path: "/", maxAge: YEAR_IN_SECONDS, httpOnly: true, sameSite: "Lax" });
    return chosen;
  }
  return asLocale(getCookie(context, COOKIE)) ?? preferred(context.req.header("accept-language") ?? "");
}

/** The language that is asked for here and now: nothing is remembered. */
export function languageAsked(context: Context): Locale {
  return asLocale(context.req.query("lang")) ?? preferred(context.req.header("accept-language") ?? "");
}

/** The better liked of the two languages in an Accept-Language header; Japanese where neither or both alike are asked for. */
function preferred(header: string): Locale {
  const weights = { ja: 0, en: 0 };
  for (const part of header.slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = part.trim().split(";");
    const locale = asLocale(tag.toLowerCase().split("-")[0]);
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)/u.exec(parameter)?.[1]).find((weight) => weight !== undefined);
    if (locale) weights[locale] = Math.max(weights[locale], q === undefined ? 1 : Number(q));
  }
  return weights.en > weights.ja ? "en" : "ja";
}
