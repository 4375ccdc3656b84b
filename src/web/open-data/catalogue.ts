import { dayInJapan } from "../../domain/calendar/day.ts";
import type { PublicSite } from "../public/public-site.ts";
import { type DataFile, dataSet } from "./data-set.ts";
import { dataTitle, LICENCE_URLS } from "./licence.ts";
import { type DataWords, dataWordsIn } from "./open-data-words.ts";
import { absolute } from "./tables/owner-columns.ts";

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** The data of a municipality as a catalogue of DCAT 3 (data/catalog.jsonld). Addresses are whole where the site's is known, else as seen from the catalogue. */
export function catalogueJson(site: PublicSite): string {
  const { address, licence } = site.municipality.profile;
  const urlOf = (path: string) => absolute(address, path) ?? path.replace(/^data\//u, "");
  const first = site.publications.at(-1)?.publishedAt ?? site.publication.publishedAt;
  const about = {
    ...dated(first, site.publication.publishedAt),
    "dct:license": { "@id": LICENCE_URLS[licence] },
    "dct:publisher": publisherOf(site),
    "dct:language": { "@id": "http://id.loc.gov/vocabulary/iso639-1/ja" },
  };
  const catalogue = {
    "@context": CONTEXT,
    "@id": urlOf("data/catalog.jsonld"),
    "@type": "dcat:Catalog",
    "dct:title": [text("ja", dataTitle(site, "ja")), text("en", dataTitle(site, "en"))],
    "dct:description": inBoth((said) => said("set.about")),
    ...about,
    "dcat:dataset": dataSet(site)
      .filter(({ table, path }) => table !== null || path === "data/publication.json" || path.startsWith("data/readings/"))
      .map((file) => ({
        "@id": `${urlOf("data/catalog.jsonld")}#${file.path.replace(/^data\//u, "")}`,
        "@type": "dcat:Dataset",
        "dct:identifier": `${site.municipality.code}/${file.path.replace(/^data\//u, "")}`,
        "dct:title": inBoth(file.title),
        "dct:description": inBoth(file.about),
        ...about,
        "dcat:contactPoint": contactOf(site),
        "dcat:version": String(site.publication.number),
        "dcat:landingPage": { "@id": urlOf("data/index.html") },
        "dcat:keyword": KEYWORDS.map((word) => text("ja", word)),
        "dct:spatial": spatialOf(site),
        "dcat:theme": { "@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE" },
        "dcat:distribution": [{ ...distribution(file, urlOf, LICENCE_URLS[licence]), ...dated(first, site.publication.publishedAt) }],
      })),
  };
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}

/** What people look for. */
const KEYWORDS = ["総合計画", "施策", "指標", "目標", "評価", "重点目標"];

/** By the file types of the European vocabulary, which catalogues know. */
const FORMATS: Readonly<Partial<Record<DataFile["mediaType"], string>>> = { "text/csv": "CSV", "application/json": "JSON" };

/** The area is that of the municipality, by its 全国地方公共団体コード. */
function spatialOf({ municipality: { code, name } }: PublicSite) {
  return { "@type": "dct:Location", "dct:identifier": code, ...(name === null ? {} : { "skos:prefLabel": text("ja", name) }) };
}

function distribution({ path, mediaType, bytes, schema, table, title }: DataFile, urlOf: (path: string) => string, licence: string) {
  const conformsTo = table === null ? schema : "data/csv-metadata.json";
  return {
    "@id": urlOf(path),
    "@type": "dcat:Distribution",
    "dct:title": inBoth(title),
    "dct:format": { "@id": `http://publications.europa.eu/resource/authority/file-type/${FORMATS[mediaType] ?? "TXT"}` },
    "dcat:downloadURL": { "@id": urlOf(path) },
    "dcat:accessURL": { "@id": urlOf("data/index.html") },
    "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${mediaType}` },
    "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": String(bytes) },
    "dct:license": { "@id": licence },
    ...(conformsTo === null ? {} : { "dct:conformsTo": { "@id": urlOf(conformsTo) } }),
  };
}

const text = (language: "ja" | "en", value: string) => ({ "@language": language, "@value": value });

const inBoth = (say: (said: DataWords) => string) => (["ja", "en"] as const).map((locale) => text(locale, say(dataWordsIn(locale))));

const dated = (issued: Date, modified: Date) => ({
  "dct:issued": { "@type": "xsd:date", "@value": dayInJapan(issued) },
  "dct:modified": { "@type": "xsd:date", "@value": dayInJapan(modified) },
});

function publisherOf({ municipality: { code, name } }: PublicSite) {
  return { "@type": "foaf:Agent", "foaf:name": text("ja", name ?? dataWordsIn("ja")("set.unnamed")), "dct:identifier": code };
}

function contactOf({ municipality: { name, profile } }: PublicSite) {
  const { unit, mail, telephone, url } = profile.contact;
  return {
    "@type": "vcard:Organization",
    "vcard:fn": [name, unit].filter((one) => one !== null).join(" "),
    ...(mail === null ? {} : { "vcard:hasEmail": { "@id": `mailto:${mail}` } }),
    ...(telephone === null ? {} : { "vcard:hasTelephone": { "@id": `tel:${telephone.replace(/[^\d+]/gu, "")}` } }),
    ...(url === null ? {} : { "vcard:hasURL": { "@id": url } }),
  };
}
