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
