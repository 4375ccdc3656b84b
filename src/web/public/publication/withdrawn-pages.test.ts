import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity, aPublishedNode } from "../../../../test/published-items.ts";
import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import { pageFiles } from "../page-files.ts";
import { openSite } from "../public-site.ts";
import { withdrawnFiles } from "../withdrawn-files.ts";

const at = (text: string) => new Date(`${text}T00:00:00+09:00`);
const publication = (number: number, given: Partial<NumberedPublication> = {}) =>
  aPublication({ id: 900_000 + number, number, publishedAt: at(`2026-0${number}-01`), ...given });
const withdrawn = (number: number, day: string, reason: string) =>
  publication(number, { withdrawal: { at: at(day), by: "企画 花子", reason } });

describe("what only withdrawn publications told", () => {
  const first = publication(1);
  const second = withdrawn(2, "2026-03-15", "二度目の理由");
  const third = withdrawn(3, "2026-04-01", "三度目の理由");
  const keys = [
    { kind: "node" as const, id: 7_001 },
    { kind: "indicator" as const, id: 7_002 },
    { kind: "year" as const, id: 2019 },
    { kind: "term" as const, id: 7_003 },
    { kind: "node" as const, id: 1_010 },
  ];
  const site = openSite(
    first,
    [first, second, third],
    aPublishedCity(),
    [],
    [
      { publication: second, keys },
      { publication: third, keys: [{ kind: "node", id: 7_001 }] },
    ],
  );
  const files = new Map(pageFiles(site, []).map(({ path, make }) => [path, make]));
  const html = (path: string) => String(files.get(path)?.() ?? "");

  test.each(["nodes/7001.html", "en/nodes/7001.html", "embed/nodes/7001.html", "en/embed/nodes/7001.html"])(
    "%s says so, and why",
    (path) => {
      expect(html(path)).toContain("三度目の理由");
      expect(html(path)).not.toContain("二度目の理由");
      expect(html(path)).toContain('<meta name="robots" content="noindex"/>');
    },
  );

  test.each(["indicators/7002.html", "embed/indicators/7002.html", "years/2019.html"])("%s too", (path) => {
    expect(html(path)).toContain("二度目の理由");
  });

  test("is called on the page of its publication as another that told of it calls it", () => {
    const parts = [1_000, 7_000].map((plan) => ({ kind: "plan" as const, plan, valuesThrough: null, since: 1 }));
    const second = publication(2, { parts, withdrawal: { at: at("2026-03-15"), by: "企画 花子", reason: "二度目の理由" } });
    const made = pageFiles(openSite(first, [first, second], aPublishedCity(), [], []), []);
    const page = String(made.find(({ path }) => path === "publications/2.html")?.make());
    const said = [...(/id="parts".*?<\/ul>/su.exec(page)?.[0] ?? "").matchAll(/<li>(.*?)<\/li>/gsu)].map(([, li = ""]) =>
      li.replace(/<[^>]+>/gu, ""),
    );
    expect(said).toEqual(["第3次澄川市総合計画", "計画"]);
  });

  test("is not in place of what another tells", () => {
    expect(html("nodes/1010.html")).toContain("暮らしやすいまち");
  });

  test("is said where it stood as an earlier publication, and only of one that another had followed", () => {
    expect(html("publications/2/nodes/1010.html")).toContain("二度目の理由");
    expect(html("publications/2/nodes/7001.html")).toContain("二度目の理由");
    expect([...files.keys()].filter((path) => path.startsWith("publications/3/"))).toEqual([]);
  });

  test("names nobody", () => {
    for (const [path, make] of files) expect(String(make()), path).not.toContain("企画 花子");
  });

  test("stands where a page was told before, of which nothing else tells any more", () => {
    const before = [...aPublishedCity(), aPublishedNode({ id: 7_001, title: "前からあった施策" })];
    const zero = publication(1, { publishedAt: at("2025-01-01") });
    const now = openSite(publication(4), [zero, second, publication(4)], aPublishedCity(), [], [{ publication: second, keys }]);
    const paths = pageFiles(now, [openSite(zero, [], before)]);
    expect(String(paths.find(({ path }) => path === "nodes/7001.html")?.make())).toContain("前からあった施策");
  });
});

describe("where all that was published is withdrawn", () => {
  const publications = [withdrawn(2, "2026-02-03", "次の理由"), withdrawn(1, "2026-02-02", "最初の理由")];
  const keys = aPublishedCity().map(({ kind, id }) => ({ kind, id }));
  const files = withdrawnFiles({ name: "澄川市", publications, withdrawn: publications.map((one) => ({ publication: one, keys })) });
  const pages = files.filter(({ path }) => path.endsWith(".html"));

  test("every page that there was says so, in both languages", () => {
    const paths = new Set(files.map(({ path }) => path));
    expect(paths.size).toBe(files.length);
    const had = pageFiles(openSite(publications[0] ?? expect.unreachable(), publications, aPublishedCity()), []);
    expect(had.map(({ path }) => path).filter((path) => path.endsWith(".html") && !paths.has(path))).toEqual([]);
  });

  test("each says why, and nothing of what was told", () => {
    const text = new Map(pages.map(({ path, make }) => [path, String(make())]));
    for (const path of ["index.html", "en/index.html", "search.html"]) expect(text.get(path), path).toMatch(/次の理由.*最初の理由/su);
    expect(text.get("goals/1202.html")).toContain("次の理由");
    expect(text.get("en/404.html")).toContain("There is no such page");
    for (const [path, html] of text) {
      expect(html, path).not.toMatch(/窓口を待たせない|市民満足度|企画部|協働|企画 花子/u);
      expect(html, path).not.toContain("creativecommons");
    }
  });
});
