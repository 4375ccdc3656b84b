import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDocument, listDocuments } from "../../src/store/document-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { readPlaces } from "../../src/web/source/text-pages.ts";
import { signedIn } from "../signed-in.ts";
import { openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { openPageAs } from "./enter.ts";
import { kindsOfPages, recordPages } from "./kinds-of-pages.ts";
import { openSite } from "./site.ts";

const corpus = resolve(import.meta.dirname, "..", "..", "..", "shared", "corpus");
const documents = existsSync(corpus) ? readdirSync(corpus).filter((name) => /^\d{3}_.*\.txt$/u.test(name)) : [];
if (documents.length === 0) console.warn(`The real documents are not here (${corpus}): their walk is skipped.`);

let browser: Browser;
beforeAll(async () => {
  if (documents.length > 0) browser = await openBrowser();
});
afterAll(() => browser?.close());

interface SourceLink {
  readonly href: string;
  /** What the page shows before the link. */
  readonly shown: string;
}

test.skipIf(documents.length > 0)("the real documents are beside the project", ({ skip }) => skip(`not at ${corpus}`));

describe.each(documents)("the real document %s", (name) => {
  test("can be walked through, every value leading to its place", async () => {
    const site = await openSite([join(corpus, name)]);
    const code = site.codes[0] ?? "";
    const { cookie } = await signedIn(site.db, code, [{ role: "planning" }], { now: site.clock.now });
    const page = await openPageAs(browser, 1280, site, code, [{ role: "planning" }]);
    const addresses = await recordPages(site, code);
    expect(addresses.length).toBeGreaterThan(3);

    const links = new Map<string, SourceLink>();
    for (const address of addresses) {
      const response = await fetch(site.url + address, { headers: { cookie } });
      expect(response.status, address).toBe(200);
      for (const link of await sourceLinks(page, await response.text())) links.set(`${link.href} ${link.shown}`, link);
    }
    expect(links.size, "every value has a link").toBeGreaterThan(50);

    const [document] = await listDocuments(site.db, code);
    const text = (await findDocument(site.db, code, document?.id ?? 0))?.text ?? "";
    const path = addressOf("source", { code, document: document?.id ?? 0 });
    const wrong: string[] = [];
    for (const { href, shown } of links.values()) {
      const there = textAt(href, path, text);
      if (!says(shown, there)) wrong.push(`${href}\n  shown ${shown}\n  there ${there}`);
    }
    expect(wrong).toEqual([]);
    const hrefs = [...new Set([...links.values()].map(({ href }) => href))];
    for (const href of hrefs.filter((_, i) => i % OPENED === 0)) {
      const highlighted = await highlightOf(site.url + href, cookie);
      expect(withoutSpace(highlighted), href).toBe(withoutSpace(textAt(href, path, text)));
    }
    expect(site.failures).toEqual([]);

    for (const [kind, address] of await kindsOfPages(site, code)) {
      await page.goto(site.url + address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${kind} is no wider than ${width}`).toBeLessThanOrEqual(0);
        await takePicture(page, `corpus-${name.slice(0, 3)}-${kind}-${width}`);
      }
    }
    await page.close();
    await site.close();
  }, 600_000);
});

/** Every link to a source in the HTML of a page, with the text that stands before it. The browser takes it apart, and does not draw it. */
function sourceLinks(page: Page, html: string): Promise<SourceLink[]> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    return [...parsed.querySelectorAll<HTMLAnchorElement>("a.source-link")].map((link) => {
      const isOfTitle = link.parentElement?.className === "eyebrow";
      const heading = parsed.querySelector("h1")?.textContent ?? "";
      let shown = "";
      for (let node = link.previousSibling; node; node = node.previousSibling) {
        if (node instanceof Element && node.matches(".source-link, .cell-label, .badge")) break;
        shown = `${node.textContent ?? ""}${shown}`;
      }
      return { href: link.getAttribute("href") ?? "", shown: isOfTitle ? heading : shown };
    });
  }, html);
}

/** A link is opened, and what its page highlights compared with the document, for one in so many: all are drawn by the same rule. */
const OPENED = 8;

const withoutSpace = (text: string) => text.replace(/\s/gu, "");

/** What the document says where a link leads. */
function textAt(href: string, path: string, text: string): string {
  const { pathname, searchParams } = new URL(href, "http://localhost");
  expect(pathname).toBe(path);
  const ranges = readPlaces(searchParams.get("at") ?? "", text.length);
  expect(ranges, href).not.toBeNull();
  return (ranges ?? []).map(({ start, end }) => text.slice(start, end)).join("");
}

async function highlightOf(url: string, cookie: string): Promise<string> {
  const response = await fetch(url, { headers: { cookie } });
  expect(response.status, url).toBe(200);
  const html = await response.text();
  expect(html.match(/<mark id="place">/gu), url).toHaveLength(1);
  const text = html.slice(html.indexOf('<ol class="source-text"'));
  const marks = [...text.matchAll(/<mark[^>]*>(.*?)<\/mark>/gsu)].map(([, inner = ""]) => inner.replace(/<[^>]*>/gu, ""));
  return marks.join("").replace(/&(amp|lt|gt|quot|#x27);/gu, (_, name: string) => ENTITIES.get(name) ?? "");
}

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#x27", "'"],
]);

/** The most that a page adds to what a document says: a mark or number before it, a unit behind it, whose head it is. */
const MOST_ADDED = 24;

/** True where what stands there is what is shown, but for what the page adds: the unit, behind the number, among it. Brackets around a unit are not shown, commas may be. */
function says(shown: string, there: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/[\s、,()]/gu, "");
  const [, number = "", rest = there] = /^([\d.,]+)(.*)$/su.exec(there.normalize("NFKC")) ?? [];
  const on = plain(shown);
  const at = on.indexOf(plain(number));
  return at !== -1 && on.includes(plain(rest), at + plain(number).length) && on.length - plain(there).length <= MOST_ADDED;
}
