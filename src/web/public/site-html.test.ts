import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { aPublicHistory, CARRIED, PAGE_OF_KIND, publicFiles } from "../../../test/public-history.ts";
import { dataFiles } from "../open-data/data-files.ts";
import results from "./accessibility/accessibility-results.json" with { type: "json" };
import { searchFiles } from "./search/search-files.ts";

const files = publicFiles();
const pages = files.filter(({ path }) => path.endsWith(".html"));
const htmlOf = (path: string): string => String(files.find((file) => file.path === path)?.make() ?? "");

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // As React writes them.
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    // Roles that CSS takes away are said again (ui/table.tsx).
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    // A telephone number is as staff wrote it.
    "tel-non-breaking": "off",
    // A name of a thing is as long as it is.
    "long-title": "off",
  },
});

describe("the HTML of every kind of page", () => {
  test.each(
    Object.entries(PAGE_OF_KIND).flatMap(([kind, path]) => [
      [kind, path],
      [kind, `en/${path}`],
    ]),
  )("%s: %s is valid", async (_, path) => {
    const report = await validator.validateString(htmlOf(path));
    expect(
      report.results.flatMap(({ messages, source }) =>
        messages.map(({ ruleId, message, offset, size }) => `${ruleId}: ${message}: ${source?.slice(offset - 60, offset + size + 60)}`),
      ),
    ).toEqual([]);
  });
});

test("the accessibility statement tells what these tests find, and by what", () => {
  const versionOf = (name: string) => (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version;
  expect(results).toMatchObject({ axe: versionOf("axe-core"), validator: versionOf("html-validate") });
  expect(results.testedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  expect(Object.keys(results.kinds)).toEqual(Object.keys(PAGE_OF_KIND));
  // The pages above are valid, every one.
  expect(new Set(Object.values(results.kinds).map(({ validator: found }) => found))).toEqual(new Set([0]));
});

describe("links", () => {
  const { site } = aPublicHistory();
  const known = new Set([...files, ...dataFiles(site), ...searchFiles(site)].map(({ path }) => path));

  test("lead to files of the site, and to places on them", () => {
    const lost = pages.flatMap(({ path, make }) => {
      const html = String(make());
      return [...html.matchAll(/(?:href|src|action)="([^"]*)"/gu)].flatMap(([, link = ""]) => {
        if (/^(?:https?|mailto|tel):/u.test(link)) return [];
        const target = new URL(link, `file:///${path}`);
        const to = decodeURIComponent(target.pathname.slice(1));
        const anchor = target.hash.slice(1);
        if (to === path && anchor !== "" && !html.includes(`id="${anchor}"`)) return [`${path}: ${link}`];
        return known.has(to) || known.has(target.pathname.slice(1)) ? [] : [`${path}: ${link}`];
      });
    });
    expect(lost).toEqual([]);
  });

  test("lead to nothing elsewhere but licences, and load nothing", () => {
    for (const { path, make } of pages) {
      const html = String(make());
      const elsewhere = [...html.matchAll(/\b(?:https?:)?\/\/[^"'\s<]+/gu)].map(([address]) => address);
      const allowed = /^https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/$|^https:\/\/schema\.org$|^http:\/\/www\.w3\.org\/2000\/svg$/u;
      expect(
        elsewhere.filter((address) => !allowed.test(address)),
        path,
      ).toEqual([]);
      expect(html, path).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src| type="application\/ld\+json")/u);
    }
  });

  test("are whole where the site has an address of its own", () => {
    const carried = publicFiles({ address: CARRIED });
    const text = (path: string) => String(carried.find((file) => file.path === path)?.make() ?? "");
    expect(text("nodes/1011.html")).toContain(`<link rel="canonical" href="${CARRIED}nodes/1011.html"/>`);
    expect(text("404.html")).toContain('href="/plan/index.html"');
    expect(text("feed.xml")).toContain(`<id>${CARRIED}publications/3.html</id>`);
    expect(text("feed.xml")).not.toContain("publications/2.html");
    expect(text("sitemap.xml")).toContain(`<loc>${CARRIED}en/goals/1202.html</loc>`);
    expect(files.map(({ path }) => path)).not.toContain("feed.xml");
  });
});
