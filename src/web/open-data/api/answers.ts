import { createHash } from "node:crypto";
import { edition } from "virtual:edition";
import type { Context } from "hono";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { currentOf, type NumberedPublication, toldOf } from "../../../domain/publication/publication.ts";
import type { Database } from "../../../store/database.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { listPublishedItems } from "../../../store/published-item-store.ts";
import { languageAsked } from "../../middleware/language.ts";
import { type DataWordKey, dataWordsIn } from "../open-data-words.ts";
import { type Asked, FILTERS, findCollection } from "./collections.ts";
import { LARGEST_PAGE, openApiOf, USUAL_PAGE } from "./open-api.ts";
import { narrowed, openShelf } from "./shelf.ts";

/** What was published changes with the next publication, and may be withdrawn: nobody keeps an answer for long without asking whether it holds. */
const HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link",
  "cache-control": "public, max-age=60",
  "cross-origin-resource-policy": "cross-origin",
  vary: "Accept-Language",
};

type Problem = "missing" | "withdrawn" | "wrong-query";

const STATUS: Readonly<Record<Problem, 400 | 404 | 410>> = { missing: 404, withdrawn: 410, "wrong-query": 400 };

/** Everything that the API answers, over what was published and nothing else. No cookie is read or set. */
export function apiAnswers(db: Database) {
  const shelf = openShelf(db);

  /** Everything that was published, the newest first; null where nothing ever was. */
  const publicationsOf = async (context: Context): Promise<readonly NumberedPublication[] | null> => {
    const code = context.req.param("code") ?? "";
    if (!/^\d{6}$/u.test(code)) return null;
    const published = toldOf(await listPublications(db, code)).sort((one, other) => other.number - one.number);
    return published.length === 0 ? null : published;
  };

  const chosen = async (context: Context): Promise<NumberedPublication | Response> => {
    const named = context.req.param("publication") ?? "";
    const all = (await publicationsOf(context)) ?? [];
    const found = named === "latest" ? currentOf(all) : all.find(({ number }) => String(number) === named);
    return found ?? problem(context, "missing");
  };

  const standing = async (context: Context): Promise<NumberedPublication | Response> => {
    const found = await chosen(context);
    return found instanceof Response || found.withdrawal === null ? found : problem(context, "withdrawn", found.withdrawal.reason);
  };

  const codeOf = (context: Context): string => context.req.param("code") ?? "";

  return {
    definition: async (context: Context): Promise<Response> => {
      const current = currentOf((await publicationsOf(context)) ?? []);
      const kinds = ["municipality"] as const;
      const [whose] = current === null ? [] : await listPublishedItems(db, codeOf(context), current.id, { kinds });
      return whose?.item.kind === "municipality" ? json(context, openApiOf(whose.item)) : problem(context, "missing");
    },
    publications: async (context: Context): Promise<Response> => {
      const all = await publicationsOf(context);
      if (all === null) return problem(context, "missing");
      const asked = pageAsked(context);
      return asked === null
        ? problem(context, "wrong-query")
        : page(
            context,
            null,
            all.map((one) => JSON.stringify(tellIn(context)(one))),
            asked,
          );
    },
    publication: async (context: Context): Promise<Response> => {
      const found = await standing(context);
      return found instanceof Response ? found : json(context, tellIn(context)(found));
    },
    collection: async (context: Context): Promise<Response> => {
      const collection = findCollection(context.req.param("collection") ?? "");
      if (collection === null) return problem(context, "missing");
      const found = await standing(context);
      if (found instanceof Response) return found;
      const [asked, part] = [askedOf(context, collection.filters), pageAsked(context)];
      if (asked === null || part === null) return problem(context, "wrong-query");
      // What a publication tells never changes: what was asked says what is answered, before anything is looked up.
      const { pathname, search } = new URL(context.req.url);
      const tag = tagOf([codeOf(context), found.id, found.frozenAt.toISOString(), edition, pathname, search]);
      if (isKnown(context, tag)) return new Response(null, { status: 304, headers: { ...HEADERS, etag: tag } });
      const members = narrowed(await shelf.membersOf(codeOf(context), found, collection), asked);
      return page(
        context,
        found.number,
        members.map(({ json: member }) => member),
        part,
        { etag: tag },
      );
    },
    one: async (context: Context): Promise<Response> => {
      const collection = findCollection(context.req.param("collection") ?? "");
      const id = numberOf(context.req.param("id") ?? "");
      if (collection === null || collection.of === null || id === null) return problem(context, "missing");
      const found = await standing(context);
      if (found instanceof Response) return found;
      const [kept] = await listPublishedItems(db, codeOf(context), found.id, { kinds: [collection.of], ids: [id] });
      return kept === undefined ? problem(context, "missing") : body(context, kept.body);
    },
  };
}

/** A publication as the API tells of it. */
const tellIn = (context: Context) => {
  const base = `${new URL(context.req.url).pathname.replace(/\/publications.*$/u, "")}/publications`;
  return ({ number, kind, note, publishedAt, withdrawal, corrections }: NumberedPublication) => ({
    ...{ number, kind, note, publishedAt: publishedAt.toISOString(), corrections, url: `${base}/${number}` },
    withdrawal: withdrawal === null ? null : { day: dayInJapan(withdrawal.at), reason: withdrawal.reason },
  });
};

/** A whole number that a database takes as one; null where it is none. */
const numberOf = (text: string): number | null => (/^\d{1,15}$/u.test(text) ? Number(text) : null);

/** What narrows a collection; null where something is asked that nobody understands. A filter that it does not have narrows nothing, so it is not understood. */
function askedOf(context: Context, known: readonly string[]): Asked | null {
  const query = new URL(context.req.url).searchParams;
  const asked: Partial<Record<(typeof FILTERS)[number], number>> = {};
  for (const [name, value] of query) {
    if (name === "limit" || name === "offset" || name === "lang") continue;
    const filter = FILTERS.find((one) => one === name);
    const number = numberOf(value);
    if (filter === undefined || !known.includes(filter) || number === null || asked[filter] !== undefined) return null;
    asked[filter] = number;
  }
  return asked;
}

interface PageAsked {
  readonly limit: number;
  readonly offset: number;
}

/** Which part of a collection is asked for; null where nobody understands it. */
function pageAsked(context: Context): PageAsked | null {
  const { searchParams } = new URL(context.req.url);
  const read = (name: string, usual: number) => (searchParams.has(name) ? numberOf(searchParams.get(name) ?? "") : usual);
  const [limit, offset] = [read("limit", USUAL_PAGE), read("offset", 0)];
  return limit === null || limit < 1 || limit > LARGEST_PAGE || offset === null ? null : { limit, offset };
}

/** @param items every one as JSON. */
function page(
  context: Context,
  publication: number | null,
  items: readonly string[],
  { limit, offset }: PageAsked,
  more: Readonly<Record<string, string>> = {},
): Response {
  const url = new URL(context.req.url);
  url.searchParams.set("offset", String(offset + limit));
  const next = offset + limit < items.length ? `${url.pathname}${url.search}` : null;
  const told = JSON.stringify({ publication, total: items.length, limit, offset, next });
  const whole = `${told.slice(0, -1)},"items":[${items.slice(offset, offset + limit).join(",")}]}`;
  return body(context, whole, { ...more, ...(next === null ? {} : { link: `<${next}>; rel="next"` }) });
}

/** Weak: the bytes may be packed on their way. */
const tagOf = (facts: readonly (string | number)[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32)}"`;

function isKnown(context: Context, tag: string): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//u, "");
  return (context.req.header("if-none-match") ?? "").split(",").some((one) => opaque(one) === opaque(tag));
}

const json = (context: Context, told: unknown): Response => body(context, JSON.stringify(told));

/** Is tagged by what it says, as every answer is that browsers may keep. */
function body(context: Context, told: string, more: Readonly<Record<string, string>> = {}): Response {
  return context.body(told, 200, { "content-type": "application/json; charset=utf-8", ...HEADERS, ...more });
}

/** RFC 9457, in the language that is asked for. */
function problem(context: Context, kind: Problem, reason: string | null = null): Response {
  const said = dataWordsIn(languageAsked(context));
  const key: DataWordKey = `api.problem.${kind}`;
  const told = { type: "about:blank", title: said(key), status: STATUS[kind], detail: reason ?? said(`${key}.about`) };
  const headers = { "content-type": "application/problem+json; charset=utf-8", ...HEADERS };
  return context.body(JSON.stringify(told), STATUS[kind], headers);
}
