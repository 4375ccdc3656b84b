import { createHash } from "node:crypto";

/** A file of the site of a publication: where it stands in the folder, and how it is made when it has to be. */
export interface SiteFile {
  /** With /, from the folder of the site: plans/100012.html. Made of ids, so that an address never breaks. */
  readonly path: string;
  /**
   * Stands for everything that the file is made of, and for the way in which it is made: where it is as it was, the file is not made again. It holds nothing that changes with each
   * publication unless the file says it.
   */
  readonly sum: string;
  readonly make: () => string | Uint8Array;
}

/** A file whose text is there already: it is as it was where the text is. */
export function textFile(path: string, text: string): SiteFile {
  return { path, sum: sumOf(text), make: () => text };
}

/** SHA-256 in hexadecimal. */
export const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex");
