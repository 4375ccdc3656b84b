import type { Context } from "hono";
import { renderToStaticMarkup } from "react-dom/server";
import type { Municipality } from "../store/municipality-store.ts";
import type { Answer, Page, Visit } from "./page.ts";
import { municipalityName } from "./pages/municipality-name.ts";
import { addressOf, type RouteName } from "./routes.ts";
import { ErrorPage } from "./ui/error-page.tsx";
import { PageProvider } from "./ui/page-context.tsx";
import type { SentenceKey } from "./ui/sentences.ts";
import { Shell } from "./ui/shell.tsx";

interface Surroundings {
  readonly visit: Visit<string>;
  readonly municipality: Municipality | null;
  readonly route: RouteName | null;
}

/** Sends what a page answered: as HTML in the person's language, as another address, or as it is. */
export function renderAnswer(context: Context, answer: Answer, surroundings: Surroundings): Response {
  if (answer instanceof Response) return answer;
  switch (answer.kind) {
    case "page":
      return send(context, 200, answer, surroundings);
    case "elsewhere":
      return context.redirect(answer.href, 302);
    case "missing":
      return send(context, 404, errorPage(surroundings, "error.missing", answer.what), surroundings);
    case "unreadable":
      return send(context, 400, errorPage(surroundings, "error.unreadable", "error.unreadable.explanation"), surroundings);
  }
}

/** Says that something broke here, without a word of what: that is in the report. */
export function renderFailure(context: Context, visit: Visit<string>): Response {
  const surroundings = { visit, municipality: null, route: null };
  return send(context, 500, errorPage(surroundings, "error.failure", "error.failure.explanation"), surroundings);
}

function errorPage({ visit: { t } }: Surroundings, title: SentenceKey, explanation: SentenceKey): Page {
  return { kind: "page", title: t(title), crumbs: [], body: <ErrorPage title={title} explanation={explanation} /> };
}

function send(context: Context, status: 200 | 400 | 404 | 500, page: Page, { visit, municipality, route }: Surroundings): Response {
  const { locale, t } = visit;
  const code = municipality?.code ?? null;
  const name = municipality && municipalityName(municipality, t);
  const root = code === null || name === null ? [] : [{ title: name, href: addressOf("municipality", { code }) }];
  const isRoot = route === "municipality" || route === "home";
  const html = renderToStaticMarkup(
    <PageProvider value={{ locale, t, code }}>
      <Shell
        title={page.title}
        municipality={name}
        route={route}
        crumbs={isRoot ? [] : [...root, ...page.crumbs]}
        search={page.search ?? ""}
        otherLanguage={inOtherLanguage(context, locale)}
        landscape={page.landscape ?? false}
      >
        {page.body}
      </Shell>
    </PageProvider>,
  );
  context.header("vary", "Accept-Language, Cookie");
  context.header("cache-control", "no-cache");
  context.header("content-language", locale);
  return context.html(`<!doctype html>${html}`, status);
}

/** The address of this page in the other language. */
function inOtherLanguage(context: Context, locale: "ja" | "en"): string {
  const { searchParams } = new URL(context.req.url);
  searchParams.set("lang", locale === "ja" ? "en" : "ja");
  return `?${searchParams}`;
}
