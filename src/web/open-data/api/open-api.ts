import { FIRST_PROFILE } from "../../../domain/publication/public-profile.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { PUBLISHED_BODIES } from "../../../store/published-item-body.ts";
import type { CellType } from "../data-table.ts";
import { jsonSchemaOf } from "../json-schemas.ts";
import { type DataWordKey, dataWordsIn } from "../open-data-words.ts";
import { valuesTable } from "../tables/value-table.ts";
import { COLLECTIONS, type Collection } from "./collections.ts";

export const LARGEST_PAGE = 1_000;
export const USUAL_PAGE = 100;

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const integer = { type: "integer" };
const text = { type: "string" };
const orNull = (type: string, more: Schema = {}): Schema => ({ type: [type, "null"], ...more });

/** Both languages beside each other: the definition is one document. */
const said = (key: DataWordKey): string => `${dataWordsIn("ja")(key)} / ${dataWordsIn("en")(key)}`;

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** The definition of the API (OpenAPI 3.1): everything that it answers. */
export function openApiOf({ code }: PublishedOf<"municipality">): Schema {
  const publication = { name: "publication", in: "path", required: true, description: said("api.publication"), schema: text };
  const paths = COLLECTIONS.flatMap((collection) => [
    [`/publications/{publication}/${collection.name}`, { get: pageOf(collection, publication) }],
    ...(collection.of === null ? [] : [[`/publications/{publication}/${collection.name}/{id}`, { get: oneOf(collection, publication) }]]),
  ]);
  return {
    openapi: "3.1.0",
    info: { title: said("api.title"), description: said("api.about"), version: "1" },
    servers: [{ url: `/${code}/api/v1` }],
    paths: {
      "/openapi.json": { get: operation("definition", said("file.openapi"), { type: "object" }) },
      "/publications": {
        get: { ...operation("publications", said("table.publications"), listSchema("Publication")), parameters: paging() },
      },
      "/publications/{publication}": {
        get: { ...operation("publication", said("api.one"), ref("Publication")), parameters: [publication] },
      },
      ...Object.fromEntries(paths),
    },
    components: { schemas: schemas() },
  };
}

function pageOf({ name, filters }: Collection, publication: Schema): Schema {
  const asked = filters.map((filter) => ({
    ...{ name: filter, in: "query", required: false, description: said(`api.filter.${filter}`), schema: integer },
  }));
  return { ...operation(name, said(titleOf(name)), listSchema(schemaName(name))), parameters: [publication, ...asked, ...paging()] };
}

function oneOf({ name }: Collection, publication: Schema): Schema {
  const id = { name: "id", in: "path", required: true, description: said("api.id"), schema: integer };
  return { ...operation(`${name}-one`, said(titleOf(name)), ref(schemaName(name))), parameters: [publication, id] };
}

/** What is no table of the open data. */
const titleOf = (name: string): DataWordKey =>
  name === "scales" || name === "documents" ? `api.${name}` : (`table.${name}` as DataWordKey);
const schemaName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1, -1);

const paging = (): Schema[] => [
  {
    ...{ name: "limit", in: "query", required: false, description: said("api.limit") },
    schema: { type: "integer", minimum: 1, maximum: LARGEST_PAGE, default: USUAL_PAGE },
  },
  { name: "offset", in: "query", required: false, description: said("api.offset"), schema: { type: "integer", minimum: 0, default: 0 } },
];

function operation(operationId: string, summary: string, schema: Schema): Schema {
  const problem = (description: DataWordKey) => ({
    description: said(description),
    content: { "application/problem+json": { schema: ref("Problem") } },
  });
  return {
    ...{ operationId, summary },
    responses: {
      "200": { description: summary, content: { "application/json": { schema } } },
      "304": { description: said("api.unchanged") },
      "400": problem("api.problem.wrong-query"),
      "404": problem("api.problem.missing"),
      "410": problem("api.problem.withdrawn"),
    },
  };
}

function listSchema(member: string): Schema {
  return object({
    ...{ publication: orNull("integer"), total: integer, limit: integer, offset: integer, next: orNull("string") },
    items: { type: "array", items: ref(member) },
  });
}

const JSON_TYPES: Readonly<Record<CellType, string>> = {
  ...{ string: "string", integer: "integer", decimal: "number", boolean: "boolean", date: "string", month: "string", url: "string" },
};

function schemas(): Readonly<Record<string, Schema>> {
  const bodies = COLLECTIONS.flatMap(({ name, of }) => {
    if (of === null) return [];
    const { $schema: _, ...schema } = jsonSchemaOf(PUBLISHED_BODIES[of]);
    return [[schemaName(name), schema] as const];
  });
  const day = { type: "string", format: "date" };
  return {
    ...Object.fromEntries(bodies),
    Value: valueSchema(),
    Publication: object({
      ...{ number: integer, kind: { enum: ["regular", "correction"] }, note: text, publishedAt: { type: "string", format: "date-time" } },
      withdrawal: { oneOf: [{ type: "null" }, object({ day, reason: text })] },
      corrections: {
        type: "array",
        items: object({ kind: text, id: integer, title: text, place: text, wrong: text, right: text, reason: text }),
      },
      url: text,
    }),
    Problem: {
      ...object({ type: text, title: text, status: integer, detail: text }),
    },
  };
}

function valueSchema(): Schema {
  const municipality = { kind: "municipality", id: 0, code: "", name: null, profile: FIRST_PROFILE } as const;
  const { columns } = valuesTable({ municipality, indicators: [], scales: [] });
  return object(
    Object.fromEntries(
      columns.map(({ name, type }) => [
        name,
        orNull(JSON_TYPES[type], { title: said(`column.${name}`), ...(type === "date" ? { format: "date" } : {}) }),
      ]),
    ),
  );
}
