import { createHash } from "node:crypto";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Block, Document, Oddity } from "../document.ts";
import { findRecords, readCsv } from "./csv.ts";
import { decode } from "./decode.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { findMediaType } from "./media-type.ts";
import { findOddCharacters } from "./odd-characters.ts";
import type { OpenRefusal } from "./open-refusal.ts";
import { readPlainText } from "./plain-text.ts";
import { Source } from "./source.ts";

/** The largest text that is read, in bytes. A general plan of a thousand pages is some 3 MB of text. */
export const LARGEST_TEXT = 10_000_000;

/** So many undecodable characters may be a few broken bytes; of more, at most one in twenty of those beyond ASCII. */
const FEW_BROKEN = 3;
const ONE_IN = 20;

/**
 * Opens a file of text: finds encoding and format by content (the name is only kept) and turns it into a Document.
 *
 * Every character of the document's text that is not white space is in exactly one passage of its blocks or one range of its markup.
 */
export function openText(name: string, bytes: Uint8Array): Result<Document, OpenRefusal> {
  if (bytes.length > LARGEST_TEXT) return refuse({ kind: "too-large", bytes: bytes.length, limit: LARGEST_TEXT });
  const { encoding, text } = decode(bytes);
  if (text.trim() === "") return refuse({ kind: "empty" });

  const oddities = findOddCharacters(text);
  // A text holds no NUL, and PostgreSQL could not keep one; of other control characters it may hold a few.
  if (text.includes("\0") || isMostly(countOf(oddities, "control-characters"), text.length))
    return refuse({ kind: "binary", looksLike: null });
  const undecodable = countOf(oddities, "undecodable");
  const characters = countBeyondAscii(text);
  if (isMostly(undecodable, characters)) return refuse({ kind: "undecodable", encoding, undecodable, characters });

  const source = new Source(text);
  const { mediaType, blocks } = readBlocks(source);
  return accept({
    name,
    mediaType,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    text,
    layout: { kind: "lines" },
    blocks,
    markup: source.markup(),
    oddities: [...oddities, ...source.oddities()],
  });
}

function readBlocks(source: Source): { mediaType: string; blocks: Block[] } {
  const mediaType = findMediaType(source.text);
  if (mediaType === "text/html") return { mediaType, blocks: readHtml(source, 0, source.text.length, { page: 1, strict: false }) };
  if (mediaType === "text/markdown") return { mediaType, blocks: readMarkdown(source) };
  const records = findRecords(source.text);
  if (records) return { mediaType: "text/csv", blocks: readCsv(source, records) };
  const blocks = readPlainText(source);
  const tabs = blocks.length === 1 && blocks[0]?.kind === "table" && source.text.includes("\t");
  return { mediaType: tabs ? "text/tab-separated-values" : mediaType, blocks };
}

function countOf(oddities: readonly Oddity[], kind: Oddity["kind"]): number {
  return oddities.find((oddity) => oddity.kind === kind)?.count ?? 0;
}

/** Whether so many broken characters of all are too many for a text. */
function isMostly(broken: number, all: number): boolean {
  return broken * ONE_IN > all && (broken > FEW_BROKEN || broken * 2 > all);
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) count += 1;
  return count;
}
