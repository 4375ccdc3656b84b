import * as v from "valibot";
import { PHASES } from "../../../domain/cycle/phase.ts";
import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import { PUBLISHED_KINDS } from "../../../domain/publication/published-item.ts";
import { publishedId, publishedItemBody, publishedYear } from "../../../store/published-item-body.ts";

export const PUBLICATION_FORMAT = "shirube-publication/1";

const moment = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

const part = v.variant("kind", [
  v.strictObject({ kind: v.literal("plan"), plan: publishedId, valuesThrough: v.nullable(publishedYear), since: count }),
  v.strictObject({ kind: v.literal("year"), year: publishedYear, phase: v.picklist(PHASES), since: count }),
]);

const correction = v.strictObject({
  kind: v.picklist(PUBLISHED_KINDS),
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...{ title: v.string(), place: v.string(), wrong: v.string(), right: v.string(), reason: v.string() },
});

const publication = v.strictObject({
  ...{ id: publishedId, number: count, kind: v.picklist(["regular", "correction"]), note: v.string() },
  ...{ parts: v.array(part), corrections: v.array(correction), frozenAt: moment, dueAt: v.nullable(moment), publishedAt: moment },
  withdrawal: v.nullable(v.strictObject({ at: moment, reason: v.string() })),
  items: v.array(sum),
});

/** The whole of what was published, as data/publication.json holds it. */
export const publicationFileBody = v.strictObject({
  format: v.literal(PUBLICATION_FORMAT),
  municipality: v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{6}$/u)), name: v.nullable(v.string()) }),
  current: count,
  publications: v.array(publication),
  items: v.array(publishedItemBody),
  earlierItems: v.array(publishedItemBody),
});

export type PublicationFile = v.InferOutput<typeof publicationFileBody>;
export type FiledPublication = PublicationFile["publications"][number];

/** A publication as it is told of itself: not who made it. */
export function filedPublication(
  { id, number, kind, note, parts, corrections, frozenAt, dueAt, publishedAt, withdrawal }: NumberedPublication,
  items: readonly string[],
) {
  return {
    ...{ id, number, kind, note, parts, corrections, items, frozenAt: frozenAt.toISOString(), publishedAt: publishedAt.toISOString() },
    dueAt: dueAt?.toISOString() ?? null,
    withdrawal: withdrawal === null ? null : { at: withdrawal.at.toISOString(), reason: withdrawal.reason },
  };
}

/** True of a file that begins as such a one does, whatever else it says. */
export function isPublicationFile(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 400));
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"shirube-publication\//u.test(head);
}
