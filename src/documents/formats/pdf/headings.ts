import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence } from "../../broken-text.ts";
import { addAll } from "../../reading/add-all.ts";
import type { Weight } from "./glyph.ts";
import { canHead } from "./heading-words.ts";
import type { Joined, JoinedText } from "./joined.ts";
import { type Run, textOf } from "./run.ts";

/*
 * Headings, as far as pages show them: in letters that are larger or bolder than those of the sentences. A figure, a caption, a line of a list or a head of
 * pages may be large or bold as well; in doubt a text is left what it is.
 */

/** So much larger than the body's, letters head it; bolder ones need less, and may be as large. */
const LARGER = 1.2;
const LARGER_AND_BOLDER = 1.05;
const AS_LARGE = 0.97;
/** Sizes so near to each other are one. */
const SAME_SIZE = 1.03;
/** In characters, white space aside, and in lines; of headings that are no larger than the body, in both. */
const LONGEST = { characters: 60, lines: 3 };
const LONGEST_AS_LARGE = { characters: 40, lines: 2 };
/** So many in one style, with nothing between them, are a list. */
const LIST = 3;
/** A text that so many pages have at the same place belongs to their layout. In points. */
const PAGES = 3;
const SAME_PLACE = 6;

/** How letters look. */
interface Style {
  readonly size: number;
  readonly weight: Weight;
}

/** The headings among what pages come to, each with its depth: 1 for those in the largest letters. */
export function findHeadings(joined: readonly Joined[]): ReadonlyMap<Joined, number> {
  const body = bodyStyle(joined);
  if (!body) return new Map();
  const parts = joined.filter(({ kind }) => kind !== "running");
  const repeated = repeatedTexts(joined);
  const styles = new Map<Joined, Style>();
  for (const part of parts) {
    const style = part.kind === "text" && !repeated.has(part) ? headingStyle(part, body) : null;
    if (style) styles.set(part, style);
  }
  for (const part of listed(parts, styles)) styles.delete(part);
  // From the end: what stands over a heading that is none stands over its text.
  for (const [i, part] of [...parts.entries()].reverse()) if (headsNothing(part, parts[i + 1], styles)) styles.delete(part);
  return depthsOf(styles);
}

const runsOf = ({ pieces }: JoinedText): readonly Run[] => pieces.flatMap(({ runs }) => runs);
const wordsOf = ({ pieces }: JoinedText): string => pieces.map(textOf).join("");

/** How most letters of the sentences outside of tables look; where there are none, most of those in tables. */
function bodyStyle(joined: readonly Joined[]): Style | null {
  const sentences = joined.flatMap((part) => (part.kind === "text" && isSentence(part) ? runsOf(part) : []));
  if (sentences.length > 0) return usualStyle(sentences);
  return usualStyle(
    joined.flatMap((part) =>
      part.kind === "table" ? part.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flat().flatMap(({ runs }) => runs))) : [],
    ),
  );
}

function isSentence(part: JoinedText): boolean {
  const words = wordsOf(part);
  return endsSentence(words) || runsOf(part).length > LONGEST.lines || readEnumerator(words)?.kind === "bullet";
}

function usualStyle(runs: readonly Run[]): Style | null {
  const counts = new Map<string, Style & { count: number }>();
  for (const { size, weight, text } of runs) {
    const key = `${Math.round(size * 5)} ${weight}`;
    const held = counts.get(key);
    if (held) held.count += text.length;
    else counts.set(key, { size, weight, count: text.length });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0] ?? null;
}

/** The style of a text that looks like a heading and reads like one; null for any other. */
function headingStyle(part: JoinedText, body: Style): Style | null {
  const runs = runsOf(part);
  const [first] = runs;
  if (!first || runs.some((run) => run.way !== "right" || !isSameSize(run.size, first.size) || run.weight !== first.weight)) return null;
  const ratio = first.size / body.size;
  if (ratio < (first.weight > body.weight ? AS_LARGE : LARGER)) return null;
  const longest = ratio < LARGER_AND_BOLDER ? LONGEST_AS_LARGE : LONGEST;
  const words = wordsOf(part).trim();
  if (runs.length > longest.lines || words.replace(/\s/gu, "").length > longest.characters || !canHead(words)) return null;
  return { size: first.size, weight: first.weight };
}

const isSameSize = (one: number, other: number): boolean => one <= other * SAME_SIZE && other <= one * SAME_SIZE;
const isSameStyle = (one: Style, other: Style): boolean => isSameSize(one.size, other.size) && one.weight === other.weight;
const isHigher = (one: Style, other: Style): boolean =>
  isSameSize(one.size, other.size) ? one.weight > other.weight : one.size > other.size;

/** Texts that several pages have at the same place: heads of pages in large letters, titles of a form that fills a page each. */
function repeatedTexts(joined: readonly Joined[]): ReadonlySet<Joined> {
  const places = new Map<string, { readonly parts: Joined[]; readonly pages: Set<number> }>();
  for (const part of joined) {
    const first = part.kind === "text" ? runsOf(part)[0] : undefined;
    if (part.kind !== "text" || !first) continue;
    const key = `${Math.round(first.y / SAME_PLACE)} ${wordsOf(part)}`;
    const place = places.get(key) ?? { parts: [], pages: new Set() };
    place.parts.push(part);
    places.set(key, { ...place, pages: place.pages.add(part.page) });
  }
  return new Set([...places.values()].flatMap(({ parts, pages }) => (pages.size >= PAGES ? parts : [])));
}

/** Lines of one style on end: a list of names, a table of contents. */
function listed(parts: readonly Joined[], styles: ReadonlyMap<Joined, Style>): Joined[] {
  const found: Joined[] = [];
  let open: Joined[] = [];
  const close = () => {
    if (open.length >= LIST) addAll(found, open);
    open = [];
  };
  for (const part of parts) {
    const [style, last] = [styles.get(part), styles.get(open.at(-1) ?? part)];
    if (!style || !last || !isSameStyle(style, last)) close();
    if (style) open.push(part);
  }
  close();
  return found;
}

/** Nothing stands below it, or a higher heading. */
function headsNothing(part: Joined, next: Joined | undefined, styles: ReadonlyMap<Joined, Style>): boolean {
  const [own, below] = [styles.get(part), next && styles.get(next)];
  return own !== undefined && (!next || (below !== undefined && isHigher(below, own)));
}

function depthsOf(styles: ReadonlyMap<Joined, Style>): ReadonlyMap<Joined, number> {
  const levels: Style[] = [];
  for (const style of [...styles.values()].sort((a, b) => b.size - a.size || b.weight - a.weight))
    if (!levels.some((level) => isSameStyle(level, style))) levels.push(style);
  levels.sort((a, b) => (isHigher(a, b) ? -1 : 1));
  return new Map([...styles].map(([part, style]) => [part, 1 + levels.findIndex((level) => isSameStyle(level, style))]));
}
