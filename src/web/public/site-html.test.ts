import { describe, expect, test } from "vitest";
import { findFaults } from "../../../test/html-faults.ts";
import { aPublicHistory, CARRIED, inEnglish, PAGE_OF_KIND, publicFiles } from "../../../test/public-history.ts";
import { dataFiles } from "../open-data/data-files.ts";
import { addressFor } from "./addresses.ts";
import { missingFiles } from "./missing-files.tsx";
import { searchFiles } from "./search/search-files.ts";

const told = publicFiles();
const files = [...told, ...missingFiles(told)];
const pages = files.filter(({ path }) => path.endsWith(".html"));
const htmlOf = (path: string): string => String(files.find((file) => file.path === path)?.make() ?? "");

describe("the HTML of every kind of page", () => {
  test.each(
    Object.entries(PAGE_OF_KIND).flatMap(([kind, path]) => [
      [kind, path],
      [kind, inEnglish(path)],
    ]),
  )("%s: %s is valid", async (_, path) => {
    expect(htmlOf(path)).not.toBe("");
    expect(await findFaults(htmlOf(path))).toEqual([]);
  });
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

  test("lead from the search, without a script, in two steps to everything that is told", () => {
    for (const language of ["", "en/"]) {
      const stepsFrom = (path: string) => {
        const [main = ""] = /<main.*<\/main>/su.exec(htmlOf(path)) ?? [];
        return [...main.matchAll(/<a [^>]*href="([^"#]+)/gu)].map(([, link = ""]) => new URL(link, `file:///${path}`).pathname.slice(1));
      };
      const first = stepsFrom(`${language}search.html`);
      const reached = new Set([...first, ...first.flatMap(stepsFrom)]);
      const things = [...site.plans, ...site.plans.flatMap(({ id }) => site.nodesOf(id)), ...site.indicators, ...site.years];
      const all = [...things, ...site.goals, ...site.missions, ...site.units].map(({ kind, id }) => `${language}${addressFor(kind, id)}`);
      expect(all.filter((address) => !reached.has(address))).toEqual([]);
      expect(reached.has("documents/1601.pdf")).toBe(true);
    }
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
    expect(text("sitemap.xml")).not.toMatch(/404|embed\/|publications\/1\/|nodes\/102[23]/u);
    expect(files.map(({ path }) => path)).not.toContain("feed.xml");
  });
});
