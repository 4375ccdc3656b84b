import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity } from "../../../../test/published-items.ts";
import type { PublishedItem, PublishedOf } from "../../../domain/publication/published-item.ts";
import { linkSite } from "../linked-site.ts";
import { pageFiles } from "../page-files.ts";
import { openSite } from "../public-site.ts";
import { documentsPageOf } from "./document-data.ts";
import { documentFiles } from "./document-files.ts";

const sumOf = (id: number) => String(id).padStart(64, "0");
const document = (id: number, given: Partial<PublishedOf<"document">> = {}): PublishedOf<"document"> => ({
  ...{ kind: "document", id, title: `文書${id}`, day: null, plan: null, year: null },
  ...{ name: `${id}.pdf`, mediaType: "application/pdf", size: 1_234, sha256: sumOf(id) },
  ...given,
});
const city = aPublishedCity().filter(({ kind }) => kind !== "document");
const siteOf = (documents: readonly PublishedItem[], kept: readonly number[], number = 2, others: Parameters<typeof openSite>[3] = []) =>
  openSite(aPublication({ number }), [], [...city, ...documents], others, [], new Set(kept.map(sumOf)));

describe("documents to download", () => {
  const documents = [document(1, { plan: 1_000 }), document(2, { year: 2025 }), document(3), document(4)];
  const site = siteOf(documents, [1, 2, 3]);
  const html = (path: string, of = site) =>
    String(
      pageFiles(of, [])
        .find((file) => file.path === path)
        ?.make() ?? "",
    );

  test("are listed with their plan, their year, and the rest", () => {
    expect(documentsPageOf(linkSite(site))).toMatchObject({
      plans: [{ plan: { id: 1_000 }, documents: [{ id: 1, path: "documents/1.pdf" }] }],
      years: [{ year: 2025, documents: [{ id: 2 }] }],
      others: [{ id: 3 }, { id: 4, path: null }],
    });
    expect(html("plans/1000.html")).toContain('href="../documents/1.pdf" download="1.pdf"');
    expect(html("en/years/2025.html")).toContain('href="../../documents/2.pdf"');
    expect(html("index.html")).toContain('href="documents/index.html"');
  });

  test("of which the bytes are not kept are said to be elsewhere", () => {
    expect(html("documents/index.html")).toContain("文書4");
    expect(html("documents/index.html")).not.toContain("4.pdf");
    expect(html("documents/index.html")).toContain("ここにはありません");
  });

  test("are in no navigation where there are none", () => {
    expect(html("index.html", siteOf([], []))).not.toContain("documents/");
  });

  test("are called by their ids, whatever their names are", () => {
    const hostile = document(5, { name: '"><img src=x onerror=alert(1)>/../../a.html', title: "<script>alert(1)</script>" });
    const page = html("documents/index.html", siteOf([hostile], [5]));
    expect(page).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/u);
    expect(page).toContain('href="../documents/5.pdf"');
    expect(/download="([^"]*)"/u.exec(page)?.[1]).toMatch(/^[^/\\<>]*\.pdf$/u);
  });

  test("have a file each, and those of earlier publications with them, but none of later ones or whose bytes are not kept", () => {
    const former = { publication: aPublication({ number: 1, id: 900_009 }), items: [...city, document(1), document(6), document(7)] };
    const files = documentFiles(siteOf(documents, [1, 2, 3, 6], 2, [former]), {});
    expect(files.map(({ path, sum }) => [path, sum])).toEqual([1, 2, 3, 6].map((id) => [`documents/${id}.pdf`, sumOf(id)]));
    expect(() => files[0]?.make()).toThrow(/not laid ready/u);
    const later = { publication: aPublication({ number: 3, id: 900_010 }), items: [...city, document(8)] };
    expect(documentFiles(siteOf(documents, [1, 8], 2, [later]), {}).map(({ path }) => path)).toEqual(["documents/1.pdf"]);
  });
});
