import { sql } from "kysely";
import { bigramsOf, textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import type { SearchKind } from "./schema.ts";
import { drawSnippet, type Snippet } from "./search-snippet.ts";

/** Something of the record in whose title or text every word of the query stands. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: number;
  readonly title: string;
  /** The text around the first word that was found; all before it where only the title has it. */
  readonly snippet: Snippet;
  /** Plan and code of the node on whose page it stands, for nodes and initiatives; else null. */
  readonly planId: number | null;
  readonly nodeCode: string | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** How many there are in all, and of each kind whatever the kind asked for. */
  readonly total: number;
  readonly byKind: Readonly<Partial<Record<SearchKind, number>>>;
}

/** A query has at most so many words; the rest is left out. */
const MOST_WORDS = 10;
const LONGEST_QUERY = 200;
/** A thousand pages of Japanese have some 80,000 pairs of characters. To index many more takes minutes and finds nothing that matters. */
const MOST_GRAMS = 100_000;
/** A text that is shorter is kept as it is written too, to show the words in it. */
const LONGEST_SHOWN = 20_000;

/**
 * Finds what holds every word of a query, widths, cases and white space aside; words are parted by white space.
 *
 * Exact: the index narrows by pairs of characters, and each find is looked at again. What has a word in its title comes first.
 */
export async function search(
  db: Connection,
  municipality: string,
  query: string,
  { kind = null, limit = 20, offset = 0 }: { readonly kind?: SearchKind | null; readonly limit?: number; readonly offset?: number } = {},
): Promise<SearchAnswer> {
  const words = wordsOf(query);
  if (words.length === 0) return { hits: [], total: 0, byKind: {} };
  const grams = words.flatMap((word) => bigramsOf(word));
  const found = sql`FROM search_entry s WHERE s.municipality_code = ${municipality}
    ${grams.length === 0 ? sql`` : sql`AND (s.grams @> ${grams}::text[] OR s.grams IS NULL)`}
    ${sql.join(
      words.map((word) => sql`AND strpos(s.folded, ${word}) > 0`),
      sql` `,
    )}`;
  const counted = await sql<{ kind: SearchKind; count: number }>`SELECT s.kind, count(*) AS count ${found} GROUP BY s.kind`.execute(db);
  const byKind = Object.fromEntries(counted.rows.map((row) => [row.kind, row.count])) as SearchAnswer["byKind"];
  const total = counted.rows.filter((row) => kind === null || row.kind === kind).reduce((sum, { count }) => sum + count, 0);

  const page = await sql<{
    kind: SearchKind;
    id: number;
    title: string;
    text: string;
    plan_id: number | null;
    node_code: string | null;
  }>`WITH hit AS (
      SELECT s.kind, s.subject_id, s.title, s.text, s.title_folded, s.folded,
        (SELECT count(*) FROM unnest(${words}::text[]) AS w(word) WHERE strpos(s.title_folded, w.word) > 0) AS titled
      ${found} ${kind === null ? sql`` : sql`AND s.kind = ${kind}`}
      ORDER BY titled DESC, array_position(${KINDS}::text[], s.kind), s.subject_id LIMIT ${limit}::integer OFFSET ${offset}::integer
    )
    SELECT h.kind, h.subject_id AS id, h.title, ${stretch(words)} AS text, n.plan_id, n.code AS node_code FROM hit h
    LEFT JOIN initiative a ON h.kind = 'initiative' AND a.municipality_code = ${municipality} AND a.id = h.subject_id
    LEFT JOIN plan_node n ON n.municipality_code = ${municipality} AND n.id = CASE h.kind WHEN 'plan-node' THEN h.subject_id ELSE a.node_id END
    ORDER BY h.titled DESC, array_position(${KINDS}::text[], h.kind), h.subject_id`.execute(db);
  return {
    total,
    byKind,
    hits: page.rows.map((row) => ({
      kind: row.kind,
      id: row.id,
      title: row.title,
      snippet: drawSnippet(row.text, words),
      planId: row.plan_id,
      nodeCode: row.node_code,
    })),
  };
}

/** The text of a hit or, where it is too long to be kept twice, the stretch of it around the first word as it is searched. */
function stretch(words: readonly string[]) {
  const body = sql`substr(h.folded, length(h.title_folded) + 2)`;
  const first = sql`(SELECT coalesce(min(at) FILTER (WHERE at > 0), 1) FROM unnest(${words}::text[]) AS w(word), strpos(${body}, w.word) AS p(at))`;
  return sql<string>`coalesce(h.text, substr(${body}, greatest(${first} - 100, 1), 400))`;
}

/** The order in which equals are shown. */
const KINDS: readonly SearchKind[] = ["plan-node", "indicator", "initiative", "goal", "mission", "document"];

function wordsOf(query: string): string[] {
  return query
    .slice(0, LONGEST_QUERY)
    .split(/\s+/u)
    .map(textKey)
    .filter((word) => word !== "" && word.isWellFormed() && !word.includes("\0"))
    .slice(0, MOST_WORDS);
}

export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: number;
  readonly title: string;
  /** Everything else that it says. */
  readonly text: string;
}

/** Makes things of the record findable, in place of what they were found by before. What is found by the same is left alone. */
export async function recordSearchEntries(tx: Connection, municipality: string, entries: readonly SearchEntry[]): Promise<void> {
  const rows = entries.map(({ kind, id, title, text }) => {
    const key = textKey(title);
    // A line end parts title from text, so that no word is found across the two.
    const folded = `${key}\n${textKey(text)}`;
    const grams = bigramsOf(folded, MOST_GRAMS + 1);
    return {
      municipality_code: municipality,
      kind,
      subject_id: id,
      title,
      text: text.length > LONGEST_SHOWN ? null : text,
      title_folded: key,
      folded,
      grams: grams.length > MOST_GRAMS ? null : grams,
    };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto("search_entry")
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(["municipality_code", "kind", "subject_id"])
          .doUpdateSet((column) => ({
            title: column.ref("excluded.title"),
            text: column.ref("excluded.text"),
            title_folded: column.ref("excluded.title_folded"),
            folded: column.ref("excluded.folded"),
            grams: column.ref("excluded.grams"),
          }))
          .where(
            sql<boolean>`(search_entry.title, search_entry.text, search_entry.folded) IS DISTINCT FROM (excluded.title, excluded.text, excluded.folded)`,
          ),
      )
      .execute();
}

/** Rows of one statement. */
const AT_ONCE = 2_000;
