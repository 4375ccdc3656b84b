import type { SentenceKey, Sentences } from "./sentences.ts";

/** What people call the kinds of files that are read. */
const NAMES: ReadonlyMap<string, SentenceKey> = new Map([
  ["application/pdf", "mediaType.pdf"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "mediaType.xlsx"],
  ["application/vnd.ms-excel", "mediaType.xls"],
  ["application/vnd.oasis.opendocument.spreadsheet", "mediaType.ods"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "mediaType.docx"],
  ["application/vnd.ms-word.document.macroEnabled.12", "mediaType.docm"],
  ["text/plain", "mediaType.text"],
  ["text/markdown", "mediaType.markdown"],
  ["text/html", "mediaType.html"],
  ["text/csv", "mediaType.csv"],
  ["text/tab-separated-values", "mediaType.tabs"],
]);

/** The kind of a file as people call it; its media type where it has no such name. */
export function mediaTypeName(mediaType: string, t: Sentences): string {
  const key = NAMES.get(mediaType);
  return key === undefined ? mediaType : t(key);
}
