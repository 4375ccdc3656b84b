import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity } from "../../../test/published-items.ts";
import { FIRST_PROFILE } from "../../domain/publication/public-profile.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { pageFiles } from "../public/page-files.ts";
import { openSite } from "../public/public-site.ts";
import { dataFiles } from "./data-files.ts";
import { dataTables } from "./data-tables.ts";
import { dataWordsIn } from "./open-data-words.ts";

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

  /** By DCAT 3, DCAT-AP 3 and the catalogue items of the municipal standard data set: what each must and may say, and as what. */
  const VOCABULARY: Readonly<
    Record<string, Readonly<Record<string, "must text" | "must thing" | "must date" | "must number" | "must type" | "may" | "must both">>>
  > = {
    "dcat:Catalog": {
      ...{ "dct:title": "must both", "dct:description": "must both", "dct:publisher": "must thing", "dct:license": "must thing" },
      ...{ "dct:issued": "must date", "dct:modified": "must date", "dct:language": "must thing", "dcat:dataset": "must thing" },
    },
    "dcat:Dataset": {
      ...{ "dct:identifier": "must text", "dct:title": "must both", "dct:description": "must both", "dct:publisher": "must thing" },
      ...{ "dct:license": "must thing", "dct:issued": "must date", "dct:modified": "must date", "dct:language": "must thing" },
      ...{ "dcat:contactPoint": "must thing", "dcat:version": "must text", "dcat:landingPage": "must thing", "dcat:keyword": "must thing" },
      ...{ "dct:spatial": "must thing", "dcat:theme": "must thing", "dcat:distribution": "must thing" },
    },
    "dcat:Distribution": {
      ...{ "dct:title": "must both", "dct:format": "must thing", "dcat:downloadURL": "must thing", "dcat:accessURL": "must thing" },
      ...{ "dcat:mediaType": "must thing", "dcat:byteSize": "must number", "dct:license": "must thing", "dct:conformsTo": "may" },
      ...{ "dct:issued": "must date", "dct:modified": "must date" },
    },
    "foaf:Agent": { "foaf:name": "must thing", "dct:identifier": "must text" },
    "vcard:Organization": { "vcard:fn": "must text", "vcard:hasEmail": "may", "vcard:hasTelephone": "may", "vcard:hasURL": "may" },
    "dct:Location": { "dct:identifier": "must text", "skos:prefLabel": "may" },
  };

  type Node = Readonly<Record<string, unknown>>;
  const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
  function faultsIn(node: unknown, at: string): string[] {
    if (Array.isArray(node)) return node.flatMap((one, i) => faultsIn(one, `${at}/${i}`));
    if (!isNode(node)) return [];
    const terms = VOCABULARY[String(node["@type"])];
    const inside = Object.entries(node).flatMap(([key, value]) => (key === "@context" ? [] : faultsIn(value, `${at}/${key}`)));
    if (terms === undefined || "@value" in node) return inside;
    const unknown = Object.keys(node).filter((key) => !key.startsWith("@") && !Object.hasOwn(terms, key));
    const wrong = Object.entries(terms).filter(([term, kind]) => {
      const value = node[term];
      if (kind === "may") return false;
      if (kind === "must text") return typeof value !== "string" || value === "";
      if (kind === "must date")
        return !isNode(value) || value["@type"] !== "xsd:date" || !/^\d{4}-\d{2}-\d{2}$/u.test(String(value["@value"]));
      if (kind === "must number") return !isNode(value) || !/^[1-9]\d*$/u.test(String(value["@value"]));
      if (kind === "must both")
        return !Array.isArray(value) || value.map((one) => one["@language"]).join() !== "ja,en" || value.some((one) => !one["@value"]);
      return (
        value === undefined || value === null || (Array.isArray(value) && value.length === 0) || (isNode(value) && value["@id"] === "")
      );
    });
    return [...inside, ...unknown.map((key) => `${at}: ${key} is unknown`), ...wrong.map(([term]) => `${at}: ${term}`)];
  }

  test.each([null, "https://www.city.example.jp/plan"])(
    "says all that a catalogue must say, and nothing that no vocabulary has (%s)",
    (address) => {
      const catalogue = json("data/catalog.jsonld", siteAt(address));
      expect(faultsIn(catalogue, "")).toEqual([]);
      const prefixes = [...JSON.stringify(catalogue["dcat:dataset"]).matchAll(/"(\w+):\w+":/gu)].map(([, prefix]) => prefix ?? "");
      for (const prefix of new Set(prefixes)) expect(Object.keys(catalogue["@context"])).toContain(prefix);
      const { "dct:issued": _, ...spoilt } = catalogue;
      expect(faultsIn(spoilt, "")).toEqual([": dct:issued"]);
    },
  );

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

describe.each(["ja", "en"] as const)("every column of every table, in %s", (locale) => {
  test("is told to people: what it is called, and what it says", () => {
    const made = pageFiles(site, []).find(({ path }) => path === `${locale === "ja" ? "" : "en/"}data/columns.html`);
    const html = String(made?.make());
    const [said, inFile] = [dataWordsIn(locale), dataWordsIn("ja")];
    for (const { name, columns } of dataTables(site)) {
      const part = html.slice(html.indexOf(`id="table-${name}"`));
      for (const { name: column } of columns) {
        expect(part, `${name}.${column}`).toContain(escaped(inFile(`column.${column}`)));
        expect(part, `${name}.${column}`).toContain(escaped(said(`column.${column}.about`)));
      }
    }
    expect(html).not.toMatch(/\{\w+\}|undefined/u);
  });
});

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");

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

test("every cell of every CSV is what its column is told to be, and a key is of one row", () => {
  const SHAPES: Readonly<Record<string, RegExp>> = {
    ...{ string: /.?/su, integer: /^-?\d+$/u, decimal: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u, boolean: /^(?:true|false)$/u },
    ...{ date: /^\d{4}-\d{2}-\d{2}$/u, gYearMonth: /^\d{4}-\d{2}$/u, anyURI: /^https:\/\/\S+$/u },
  };
  const of = siteAt("https://www.city.example.jp/plan");
  const { tables } = json("data/csv-metadata.json", of);
  const cells = { filled: 0 };
  for (const { url, tableSchema } of tables) {
    const made = dataFiles(of).find(({ path }) => path === `data/${url}`);
    const rows = parse(String(made?.make()), { bom: true, from_line: 2 }) as string[][];
    for (const row of rows)
      for (const [i, { name, datatype }] of tableSchema.columns.entries()) {
        if (row[i] === "") continue;
        cells.filled += 1;
        expect(row[i], `${url} ${name}`).toMatch(SHAPES[datatype] ?? /(?!)/u);
      }
    const key = (tableSchema.primaryKey ?? []).map((name: string) =>
      tableSchema.columns.findIndex((one: { name: string }) => one.name === name),
    );
    if (key.length > 0) expect(new Set(rows.map((row) => JSON.stringify(key.map((i: number) => row[i])))).size, url).toBe(rows.length);
  }
  expect(cells.filled).toBeGreaterThan(500);
});
