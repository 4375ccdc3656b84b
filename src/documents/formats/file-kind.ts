/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 100_000_000;

const READ_KINDS = ["pdf", "docx", "xlsx", "zip", "xls", "ods"] as const;
const KNOWN_KINDS = ["encrypted", "doc", "jtd"] as const;

/** A kind of file, other than text, that is read. */
export type ReadKind = (typeof READ_KINDS)[number];

/** A kind of file that is known and not read: people are told what to do about it. */
export type KnownKind = (typeof KNOWN_KINDS)[number];

export const isReadKind = (kind: string): kind is ReadKind => READ_KINDS.some((one) => one === kind);

export const isKnownKind = (kind: string): kind is KnownKind => KNOWN_KINDS.some((one) => one === kind);

/** Whether a file of the kind is read, or at least refused with what to do about it. null is text. */
export function isOpened(kind: string | null): boolean {
  return kind === null || isReadKind(kind) || isKnownKind(kind);
}
