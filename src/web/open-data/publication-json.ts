import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/publication/canonical-json.ts";
import type { NumberedPublication } from "../../domain/publication/publication.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { filedPublication, PUBLICATION_FORMAT } from "../../use-cases/publication/restore/publication-file.ts";
import type { PublicSite } from "../public/public-site.ts";

/** As it is kept. */
interface Word {
  readonly body: string;
  readonly sha256: string;
}

/** A thing that several publications tell is put into words once. */
const words = new WeakMap<PublishedItem, Word>();

function wordOf(item: PublishedItem): Word {
  const known = words.get(item);
  if (known) return known;
  const body = canonicalJson(item);
  const word = { body, sha256: createHash("sha256").update(body).digest("hex") };
  words.set(item, word);
  return word;
}

/**
 * The whole of what was published, word for word, as it is taken in again: this publication and all before it. A thing stands once, on a line of its own, however many publications tell
 * it; each publication names what it tells by the SHA-256 of that line. Of what was withdrawn only the reason is told.
 */
export function publicationJson({ publication, publications, told, municipality: { code, name } }: PublicSite): string {
  const itemsOf = new Map(told.map((one) => [one.publication.number, one.items]));
  const seen = new Set<string>();
  const bodiesOf = ({ number }: NumberedPublication) =>
    (itemsOf.get(number) ?? []).map(wordOf).flatMap(({ body, sha256 }) => {
      if (seen.has(sha256)) return [];
      seen.add(sha256);
      return [body];
    });
  const current = bodiesOf(publication);
  const earlier = publications.flatMap(bodiesOf);
  const head = publications.map((one) =>
    canonicalJson(
      filedPublication(
        one,
        (itemsOf.get(one.number) ?? []).map((item) => wordOf(item).sha256),
      ),
    ),
  );
  return [
    `{"format":${JSON.stringify(PUBLICATION_FORMAT)},`,
    `"municipality":${canonicalJson({ code, name })},`,
    `"current":${publication.number},`,
    `"publications":${listOf(head)},`,
    `"items":${listOf(current)},`,
    `"earlierItems":${listOf(earlier)}}\n`,
  ].join("\n");
}

const listOf = (members: readonly string[]): string => (members.length === 0 ? "[]" : `[\n${members.join(",\n")}\n]`);
