import type { LinkedSite } from "../linked-site.ts";

/** A publication, by its number and the moment from which it was read. */
export interface Edition {
  readonly number: number;
  /** ISO. */
  readonly publishedAt: string;
}

export const editionOf = ({ publication: { number, publishedAt } }: Pick<LinkedSite, "publication">): Edition => ({
  ...{ number, publishedAt: publishedAt.toISOString() },
});
