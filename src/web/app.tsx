import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import type { Database } from "../store/database.ts";
import { findMunicipality } from "../store/municipality-store.ts";
import { MUNICIPAL_HANDLERS, type MunicipalHandler } from "./handlers.ts";
import { languageOf } from "./middleware/language.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { missing, type Visit } from "./page.ts";
import { homePage } from "./pages/home-page.tsx";
import { renderAnswer, renderFailure } from "./render.tsx";
import { addressOf, ROUTES, type RouteName } from "./routes.ts";
import { fiscalYearAt } from "./ui/dates.ts";
import { icon } from "./ui/icon.ts";
import { sentencesIn } from "./ui/sentences.ts";
import { stylesheet } from "./ui/stylesheet.ts";

export interface AppContext {
  readonly db: Database;
  readonly clock: () => Date;
  /** Told of every failure that is no person's fault. */
  readonly report: (text: string) => void;
}

const FOR_EVER = "public, max-age=31536000, immutable";
const A_DAY = "public, max-age=86400";

/** The site: every address of ROUTES, answered from the record. It only reads. */
export function createApp({ db, clock, report }: AppContext): Hono {
  const app = new Hono();
  const visitOf = (context: Context): Visit<string> => {
    const locale = languageOf(context);
    return {
      db,
      parts: context.req.param(),
      query: new URL(context.req.url).searchParams,
      locale,
      t: sentencesIn(locale),
      fiscalYear: fiscalYearAt(clock()),
    };
  };

  app.use(securityHeaders, compress(), etag({ weak: true }));
  app.get(ROUTES.stylesheet.path, (context) =>
    context.body(stylesheet, 200, { "content-type": "text/css; charset=utf-8", "cache-control": FOR_EVER }),
  );
  app.get(ROUTES.icon.path, (context) => context.body(icon, 200, { "content-type": "image/svg+xml", "cache-control": A_DAY }));
  app.get(ROUTES.home.path, async (context) => {
    const visit = visitOf(context);
    return renderAnswer(context, await homePage(visit), { visit, municipality: null, route: "home" });
  });

  // Each handler's parts are those of its own route, which the table of handlers has checked.
  const handlers = Object.entries(MUNICIPAL_HANDLERS) as [RouteName, MunicipalHandler<string>][];
  for (const [route, handler] of handlers)
    app.get(ROUTES[route].path, async (context) => {
      const visit = visitOf(context);
      const code = visit.parts.code ?? "";
      // PostgreSQL knows no NUL in a text: nothing of the record is called so, and nothing can be asked by it.
      const isText = [...Object.values(visit.parts), ...visit.query.values()].every((word) => !word.includes("\0"));
      const municipality = isText ? await findMunicipality(db, code) : null;
      const answer = municipality ? await handler({ ...visit, municipality, code }) : missing("missing.municipality");
      return renderAnswer(context, answer, { visit, municipality, route });
    });

  app.notFound(async (context) => {
    const visit = visitOf(context);
    // /131016 is what people type for /131016/, and the other way round for everything beneath it.
    const { pathname } = new URL(context.req.url);
    const [, code = "", ...rest] = pathname.split("/");
    const municipality = /^\d{6}$/u.test(code) ? await findMunicipality(db, code) : null;
    if (municipality && rest.length === 0) return context.redirect(addressOf("municipality", { code }), 301);
    if (municipality && rest.length > 1 && rest.at(-1) === "") return context.redirect(pathname.slice(0, -1), 301);
    return renderAnswer(context, missing("missing.page"), { visit, municipality, route: null });
  });
  app.onError((error, context) => {
    report(`${context.req.method} ${context.req.path}\n${error.stack ?? String(error)}`);
    return renderFailure(context, visitOf(context));
  });
  return app;
}
