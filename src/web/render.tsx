import type { Context } from "hono";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Municipality } from "../store/municipality-store.ts";
import { islandPolicy } from "./middleware/security-headers.ts";
import type { Answer, Page, StopKind, Visit } from "./page.ts";
import { municipalityName } from "./pages/municipality-name.ts";
import { addressOf, ROUTES, type RouteName } from "./routes.ts";
import { ErrorPage } from "./ui/error-page.tsx";
import { PageProvider } from "./ui/page-context.tsx";
import { asNotice, type SentenceKey } from "./ui/sentences.ts";
import { Shell } from "./ui/shell.tsx";

export interface Surroundings {
  readonly visit: Visit<string>;
  readonly municipality: Municipality | null;
  readonly route: RouteName | null;
}

/** As what each reason for which a request goes no further is answered. */
const STOPS = {
  "signed-out": 403,
  "not-permitted": 403,
  "too-many-tries": 429,
  "from-elsewhere": 403,
  "wrong-method": 405,
  "too-large": 413,
} as const satisfies Readonly<Record<StopKind, number>>;

type Status = (typeof STOPS)[StopKind] | 200 | 400 | 404 | 409 | 415 | 422 | 500;

/** Sends what a page answered: as HTML in the person's language, as another address, or as it is. */
export function renderAnswer(context: Context, answer: Answer, surroundings: Surroundings): Response {
  if (answer instanceof Response) return answer;
  switch (answer.kind) {
    case "page":
      return send(context, answer.status ?? 200, answer, surroundings);
    case "fragment":
      return sendHtml(context, 200, <InPage surroundings={surroundings}>{answer.body}</InPage>, surroundings);
    case "elsewhere":
      return context.redirect(answer.href, 302);
    case "done":
      if (answer.cookie !== null) context.header("set-cookie", answer.cookie, { append: true });
      return context.redirect(withNotice(answer.href, answer.notice), 303);
    case "missing":
      return sendError(context, 404, surroundings, "error.missing", answer.what);
    case "unreadable":
      return sendError(context, 400, surroundings, "error.unreadable", "error.unreadable.explanation");
    case "stopped":
      return sendError(context, STOPS[answer.why], surroundings, `stop.${answer.why}`, `stop.${answer.why}.explanation`);
  }
}

/** Says that something broke here, without a word of what: that is in the report. */
export function renderFailure(context: Context, visit: Visit<string>): Response {
  return sendError(context, 500, { visit, municipality: null, route: null }, "error.failure", "error.failure.explanation");
}

function sendError(context: Context, status: Status, surroundings: Surroundings, title: SentenceKey, explanation: SentenceKey): Response {
  const body = <ErrorPage title={title} explanation={explanation} />;
  return send(context, status, { kind: "page", title: surroundings.visit.t(title), crumbs: [], body }, surroundings);
}

function send(context: Context, status: Status, page: Page, surroundings: Surroundings): Response {
  const { visit, municipality, route } = surroundings;
  const code = municipality?.code ?? null;
  const name = municipality && municipalityName(municipality, visit.t);
  const root = code === null || name === null ? [] : [{ title: name, href: addressOf("municipality", { code }) }];
  const isRoot = route === "municipality" || route === "home";
  if (page.island) context.header("content-security-policy", islandPolicy);
  return sendHtml(
    context,
    status,
    <InPage surroundings={surroundings}>
      <Shell
        title={page.title}
        municipality={name}
        route={route}
        crumbs={isRoot ? [] : [...root, ...page.crumbs]}
        search={page.search ?? ""}
        otherLanguage={inOtherLanguage(context, visit.locale)}
        landscape={page.landscape ?? false}
        notice={visit.person ? asNotice(visit.query.get("notice")) : null}
        island={page.island ?? null}
      >
        {page.body}
      </Shell>
    </InPage>,
    surroundings,
  );
}

function InPage({
  surroundings: { visit, municipality },
  children,
}: {
  readonly surroundings: Surroundings;
  readonly children: ReactNode;
}) {
  const { locale, t, person } = visit;
  return <PageProvider value={{ locale, t, code: municipality?.code ?? null, person }}>{children}</PageProvider>;
}

function sendHtml(context: Context, status: Status, body: ReactNode, { visit: { locale, person }, route }: Surroundings): Response {
  // What only staff may see stays in no cache, and not behind the Back button of who has left.
  const isDesk = route !== null && (ROUTES[route].admits !== "everyone" || route === "signIn" || route === "enter");
  context.header("cache-control", isDesk || person !== null ? "no-store" : "no-cache");
  context.header("vary", "Accept-Language, Cookie");
  context.header("content-language", locale);
  const html = renderToStaticMarkup(body);
  return context.html(html.startsWith("<html") ? `<!doctype html>${html}` : html, status);
}

/** The address with the notice that the page there shows. */
function withNotice(href: string, notice: string | null): string {
  if (notice === null) return href;
  const [path = "", fragment] = href.split("#");
  return `${path}${path.includes("?") ? "&" : "?"}notice=${notice}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** The address of this page in the other language. */
function inOtherLanguage(context: Context, locale: "ja" | "en"): string {
  const { searchParams } = new URL(context.req.url);
  searchParams.set("lang", locale === "ja" ? "en" : "ja");
  searchParams.delete("notice");
  return `?${searchParams}`;
}
