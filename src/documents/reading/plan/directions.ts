import { type Entry, endsSentence } from "./joining.ts";
import { bare } from "./words.ts";

/** A marked item with a title of its own and what stands under it. */
export interface Titled {
  readonly title: Entry;
  readonly body: readonly Entry[];
}

const LONGEST_TITLE = 60;

/**
 * Takes entries apart at numbered titles (① 人材の育成, (1) …): the outermost numbering whose items are titles and no sentences.
 *
 * @returns What stands before the first title, and the titles with their bodies; null where nothing is numbered so, or where no title has a body and
 *   `bare` titles are not asked for.
 */
export function splitTitled(
  entries: readonly Entry[],
  bareTitles: boolean,
): { before: readonly Entry[]; titled: readonly Titled[] } | null {
  const first = entries.findIndex(isTitle);
  const kind = entries[first]?.mark?.kind;
  if (first < 0 || kind === undefined) return null;
  const titled: { title: Entry; body: Entry[] }[] = [];
  for (const entry of entries.slice(first)) {
    if (entry.mark?.kind === kind && isTitle(entry)) titled.push({ title: entry, body: [] });
    else if (entry.mark?.kind === kind) return null;
    else titled.at(-1)?.body.push(entry);
  }
  if (!bareTitles && titled.every(({ body }) => body.length === 0)) return null;
  return { before: entries.slice(0, first), titled };
}

function isTitle({ mark, text }: Entry): boolean {
  return mark !== null && mark.kind !== "bullet" && text.length <= LONGEST_TITLE && bare(text.text).length > 1 && !endsSentence(text.text);
}
