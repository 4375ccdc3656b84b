/** A kept file, as it is offered to citizens. Its bytes are known by their sum. */
export interface OfferedFile {
  /** As the file was called. */
  readonly name: string;
  /** What was found in it, whatever its name says. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Hex digest of its bytes. */
  readonly sha256: string;
}

/** What may be offered, and how the names of its files end. HTML is not among it: on the site of a municipality a stranger's page would speak in its name. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "text/csv": "csv",
  "text/tab-separated-values": "txt",
  "text/plain": "txt",
  "text/markdown": "md",
};

/** pdf, xlsx …; null of what is not offered. */
export function endingOf(mediaType: string): string | null {
  return Object.hasOwn(ENDINGS, mediaType) ? (ENDINGS[mediaType] ?? null) : null;
}

/** What the file is called where it is saved: its name without what leads elsewhere or hides how it ends, and with the ending of what it is. */
export function savedName({ name, mediaType }: Pick<OfferedFile, "name" | "mediaType">): string {
  const ending = endingOf(mediaType) ?? "bin";
  // Control characters, marks that turn the direction of writing, and what file systems do not take.
  const plain = name.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, "_").trim();
  const stem = plain.toLowerCase().endsWith(`.${ending}`) ? plain.slice(0, -ending.length - 1) : plain;
  return `${[...stem].slice(0, LONGEST_STEM).join("").replace(/^\.+/u, "_") || "document"}.${ending}`;
}

const LONGEST_STEM = 100;
