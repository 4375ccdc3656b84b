import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity } from "../../../test/published-items.ts";
import { FIRST_PROFILE } from "../../domain/publication/public-profile.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { openSite } from "../public/public-site.ts";
import { dataFiles } from "./data-files.ts";
import { dataSheet } from "./data-sheet.ts";

const withAddress = (address: string | null): PublishedItem[] =>
  aPublishedCity().map((item) => (item.kind === "municipality" ? { ...item, profile: { ...FIRST_PROFILE, address } } : item));
const siteAt = (address: string | null) =>
  openSite(aPublication({ number: 2 }), [aPublication({ number: 1 }), aPublication({ number: 2 })], withAddress(address));
const site = siteAt(null);

const json = (path: string, of = site) =>
  JSON.parse(
    String(
      dataFiles(of)
        .find((file) => file.path === path)
        ?.make(),
    ),
  );

describe("the schemas", () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);

  test("are schemas, and what is given out keeps to them", () => {
    for (const [name, paths] of [
      ["publication", ["data/publication.json"]],
      ["reading", ["data/readings/plan-1000.json", "data/readings/year-2025.json", "data/readings/year-2024.json"]],
    ] as const) {
      const validate = ajv.compile(json(`data/schema/${name}.schema.json`));
      for (const path of paths) expect(validate(json(path)), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(validate({ ...json(paths[0]), surplus: 1 })).toBe(false);
      expect(validate({})).toBe(false);
    }
  });
});

describe("a plan and a year in the contract's form", () => {
  test("say what the documents print, by codes", () => {
    const { plan, goals, municipality, coverage } = json("data/readings/plan-1000.json");
    expect(municipality).toBe("澄川市");
    expect(goals).toEqual([]);
    expect(plan.nodes.map(({ code, parent }: { code: string; parent: string | null }) => [code, parent])).toEqual([
      ["1", null],
      ["1-1", "1"],
      ["2", null],
      ["2-1", "2"],
    ]);
    expect(plan.indicators.map(({ node, name }: { node: string; name: string }) => [node, name])).toEqual([
      ["1-1", "市民満足度"],
      ["1-1", "窓口の待ち時間"],
      ["2-1", "図書館の利用者数"],
    ]);
    expect(plan.relatedPlans).toEqual([{ node: "1-1", title: "澄川市デジタル推進計画" }]);
    expect(coverage.total).toBe(coverage.placed);
    expect(json("data/readings/year-2025.json").goals.map(({ title }: { title: string }) => title)).toEqual([
      "窓口を待たせない",
      "夜間開館を始める",
    ]);
  });
});

describe("the catalogue", () => {
  test("names every table, with its size and licence, from where it stands", () => {
    const catalogue = json("data/catalog.jsonld");
    expect(catalogue["@type"]).toBe("dcat:Catalog");
    const told = catalogue["dcat:dataset"].flatMap((one: Record<string, unknown[]>) => one["dcat:distribution"] ?? []);
    const files = new Map(dataFiles(site).map(({ path, make }) => [path, Buffer.byteLength(make())]));
    for (const one of told) {
      const path = `data/${one["dcat:downloadURL"]["@id"]}`;
      expect(one["dcat:byteSize"]["@value"], path).toBe(String(files.get(path)));
      expect(one["dct:license"]["@id"]).toBe("https://creativecommons.org/licenses/by/4.0/");
    }
    expect(told.map((one: Record<string, Record<string, string>>) => one["@id"])).toEqual(
      expect.arrayContaining(["nodes.csv", "values.csv", "publication.json", "readings/plan-1000.json"]),
    );
  });

  test.each(["https://www.city.example.jp/plan/", "https://www.city.example.jp/plan"])(
    "is whole where the site stands at %s",
    (address) => {
      const text = JSON.stringify(json("data/catalog.jsonld", siteAt(address)));
      expect(text).toContain("https://www.city.example.jp/plan/data/values.csv");
      const csv = String(
        dataFiles(siteAt(address))
          .find(({ path }) => path === "data/goals.csv")
          ?.make(),
      );
      expect(csv).toContain("https://www.city.example.jp/plan/goals/1202.html");
    },
  );

  test("stays as seen from itself where the address is none", () => {
    expect(json("data/catalog.jsonld", siteAt("plan"))["@id"]).toBe("catalog.jsonld");
  });
});

describe.each(["ja", "en"] as const)("what data there is, in %s", (locale) => {
  test("is told to people, file by file and column by column", () => {
    const { tables, others, licence, title } = dataSheet(site, locale);
    expect([...tables, ...others].map(({ path }) => path).sort()).toEqual(
      dataFiles(site)
        .map(({ path }) => path)
        .sort(),
    );
    for (const entry of [...tables, ...others]) {
      expect(entry.bytes).toBeGreaterThan(0);
      expect(`${entry.title}${entry.about}${title}${licence.name}`).not.toMatch(/\{\w+\}/u);
    }
    for (const { columns, path } of tables) expect(columns.length, path).toBeGreaterThan(3);
    expect(title).toContain("澄川市");
  });
});

test("the columns of every CSV are told to programs as they stand in it", () => {
  const { tables } = json("data/csv-metadata.json");
  for (const { url, tableSchema } of tables) {
    const csv = String(
      dataFiles(site)
        .find(({ path }) => path === `data/${url}`)
        ?.make(),
    );
    const heads = csv.slice(1, csv.indexOf("\r\n")).split(",");
    expect(tableSchema.columns.map(({ titles }: { titles: { ja: string } }) => titles.ja)).toEqual(heads);
  }
});
