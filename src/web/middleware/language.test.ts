import { Hono } from "hono";
import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

const app = new Hono().get("/", (context) => context.text(languageOf(context)));
const ask = (query: string, headers: Record<string, string>) => app.request(`/${query}`, { headers });

test.each([
  ["", {}, "ja"],
  ["", { "accept-language": "en-US,en;q=0.9" }, "en"],
  ["", { "accept-language": "ja,en;q=0.9" }, "ja"],
  ["", { "accept-language": "en;q=0.5,ja;q=0.8" }, "ja"],
  ["", { "accept-language": "fr,de;q=0.7" }, "ja"],
  ["", { "accept-language": ";;;=,q" }, "ja"],
  ["", { cookie: "lang=en", "accept-language": "ja" }, "en"],
  ["", { cookie: "lang=xx" }, "ja"],
  ["?lang=en", { cookie: "lang=ja" }, "en"],
  ["?lang=xx", { cookie: "lang=en" }, "en"],
])("%s %o is %s", async (query, headers, expected) => {
  expect(await (await ask(query, headers as Record<string, string>)).text()).toBe(expected);
});

test("a choice is remembered, and nothing else is", async () => {
  expect((await ask("?lang=en", {})).headers.get("set-cookie")).toMatch(/^lang=en; .*HttpOnly.*SameSite=Lax/u);
  expect((await ask("", {})).headers.get("set-cookie")).toBeNull();
});
