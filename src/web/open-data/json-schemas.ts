import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { readingBody } from "../../store/reading-body.ts";
import { publicationFileBody } from "../../use-cases/publication/restore/publication-file.ts";

/** A schema as JSON Schema 2020-12. */
export function jsonSchemaOf(schema: GenericSchema): Record<string, unknown> {
  return { ...toJsonSchema(schema, { target: "draft-2020-12", typeMode: "input", errorMode: "ignore" }) };
}

/** Of data/publication.json. */
export const publicationSchema = jsonSchemaOf(publicationFileBody);

/** Of data/readings/*.json. */
export const readingSchema = jsonSchemaOf(readingBody);
