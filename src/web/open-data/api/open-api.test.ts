import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { FIRST_PROFILE } from "../../../domain/publication/public-profile.ts";
import { openApiOf } from "./open-api.ts";

type Definition = ReturnType<typeof JSON.parse>;
const definition = (): Definition =>
  structuredClone(openApiOf({ kind: "municipality", id: 0, code: "990019", name: "澄川市", profile: FIRST_PROFILE }));

/** The schema of the OpenAPI Initiative for documents of OpenAPI 3.1 (spec.openapis.org/oas/3.1/schema, Apache-2.0), as it is. */
const official = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../../../test/schemas/openapi-3.1.json"), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isOpenApi = ajv.compile(official);

describe("the definition of the API", () => {
  test("is a document of OpenAPI 3.1, and the schema bites", () => {
    expect(isOpenApi(definition()), JSON.stringify(isOpenApi.errors)).toBe(true);
    for (const spoil of [
      (one: Definition) => delete one.info.title,
      (one: Definition) => (one.openapi = "3.0.0"),
      (one: Definition) => (one.paths["/publications"].get.responses["200"].description = 5),
      (one: Definition) => (one.paths["/publications"].get.parameters[0].in = "body"),
      (one: Definition) => (one.paths.publications = {}),
    ]) {
      const spoilt = definition();
      spoil(spoilt);
      expect(isOpenApi(spoilt)).toBe(false);
    }
  });

  test("has schemas that are ones, names each operation once, and every parameter of its paths", () => {
    const { paths, components } = definition();
    for (const [name, schema] of Object.entries<object>(components.schemas))
      expect(ajv.validateSchema({ $schema: "https://json-schema.org/draft/2020-12/schema", ...schema }), name).toBe(true);
    const operations = Object.values<Definition>(paths).map(({ get }) => get);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const [path, { get }] of Object.entries<Definition>(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      const declared = (get.parameters ?? []).flatMap((one: Definition) => (one.in === "path" ? [one.name] : []));
      expect(declared.sort(), path).toEqual(named.sort());
    }
    const told = JSON.stringify(paths) + JSON.stringify(components);
    const missing = [...told.matchAll(/"#\/components\/schemas\/(\w+)"/gu)].filter(
      ([, name = ""]) => !Object.hasOwn(components.schemas, name),
    );
    expect(missing).toEqual([]);
  });
});
