import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { may } from "../domain/access/permission.ts";
import type { Person } from "../domain/access/person.ts";
import type { Database } from "../store/database.ts";
import { findMunicipality } from "../store/municipality-store.ts";
import type { DemoEntry } from "../use-cases/account/cast-demo.ts";
import { findSession, type SessionPerson } from "../use-cases/account/find-session.ts";
import { MUNICIPAL_HANDLERS } from "./handlers.ts";
import { openHealth } from "./health.ts";
import { openCalendarLimit } from "./middleware/calendar-limit.ts";
import { entityTag } from "./middleware/entity-tag.ts";
import { languageOf } from "./middleware/language.ts";
import { originOf } from "./middleware/origin.ts";
import { readForm } from "./middleware/posted-form.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { sessionTokenOf } from "./middleware/session.ts";
import { clientAddress, openSignInLimit } from "./middleware/sign-in-limit.ts";
import { apiAnswers } from "./open-data/api/answers.ts";
import {
  type Answer,
  type Elsewhere,
  elsewhere,
  type Intake,
  type MunicipalVisit,
  missing,
  type OperationDesk,
  type Posting,
  type SiteDesk,
  type Stopped,
  stopped,
  type Visit,
} from "./page.ts";
import { signedOutPage } from "./pages/account/signed-out-page.tsx";
import { homePage } from "./pages/home-page.tsx";
import { answerSite } from "./public/answer-site.ts";
import { renderAnswer, renderFailure, type Surroundings } from "./render.tsx";
import { addressOf, ROUTES, type RouteName } from "./routes.ts";
import { fiscalYearAt } from "./ui/dates.ts";
import { icon } from "./ui/icon.ts";
import { findIsland } from "./ui/islands.ts";
import { sentencesIn } from "./ui/sentences.ts";
import { stylesheet } from "./ui/stylesheet.ts";

export interface AppContext {
  readonly db: Database;
  readonly clock: () => Date;
  /** Told of every failure that is no person's fault. */
  readonly report: (text: string) => void;
  readonly intake: Intake;
  /** Says that a reminder is to be sent; not there where no mail is sent. */
  readonly wakeReminders?: () => void;
  /** Where people open the site, where the operator has said so; else it is as whoever asks writes it. */
  readonly publicUrl?: string | null;
  /** The municipality that is the demo, and its people; not there where none is. */
  readonly demo?: { readonly code: string; readonly people: readonly DemoEntry[] };
  readonly siteDesk?: SiteDesk;
  readonly operation?: OperationDesk;
}

const FOR_EVER = "public, max-age=31536000, immutable";
const A_DAY = "public, max-age=86400";

/** The site: every address of ROUTES, answered from the record. What is posted goes to a use case. */
export function createApp({ db, clock, report, intake, wakeReminders, publicUrl, demo, siteDesk, operation }: AppContext): Hono {
  const app = new Hono();
  const hasSite = (code: string) => siteDesk?.served.has(code) ?? false;
  const visitOf = (context: Context): Visit<string> => {
    const locale = languageOf(context);
    return {
      db,
      parts: context.req.param(),
      query: new URL(context.req.url).searchParams,
      locale,
      t: sentencesIn(locale),
      fiscalYear: fiscalYearAt(clock()),
      person: null,
      site: publicUrl ?? originOf(context.req.raw),
      hasSite,
    };
  };

  /** PostgreSQL knows no NUL in a text: no municipality has a code with one. */
  const signedIn = async (code: string, token: string, now: Date): Promise<SessionPerson | null> =>
    token === "" || code.includes("\0") ? null : findSession(db, code, token, now);

  const signInLimit = openSignInLimit();
  /** Lets passwords be tried only so often from one address, and so many at once. */
  const limited = async (context: Context, { now }: MunicipalVisit<string>, answered: () => Promise<Answer>): Promise<Answer> => {
    const address = clientAddress(context);
    if (!signInLimit.enter(address, now)) return stopped("too-many-tries");
    let failed = false;
    try {
      const answer = await answered();
      failed = "kind" in answer && answer.kind !== "done";
      return answer;
    } finally {
      signInLimit.leave(address, now, { failed });
    }
  };

  const calendarLimit = openCalendarLimit();
  /** Lets a calendar be fetched, and keys be tried, only so often. */
  const fetched = async (context: Context, { parts, now }: MunicipalVisit<string>, answered: () => Promise<Answer>): Promise<Answer> => {
    const address = clientAddress(context);
    if (!calendarLimit.enter(parts.key ?? "", address, now)) return new Response(null, { status: 429, headers: { "retry-after": "600" } });
    const answer = await answered();
    if ("kind" in answer) calendarLimit.noteWrong(address, now);
    return answer;
  };

  /** Answers an address of ROUTES, where it admits the visitor. */
  const on = (route: RouteName, answer: (context: Context, visit: Visit<string>) => Promise<Answer | Told>) => {
    const { path, method } = ROUTES[route];
    if (method === "POST") app.post(path, csrf({ origin: (origin, { req }) => origin === originOf(req.raw) }));
    app.on(method, path, async (context) => {
      const visit = visitOf(context);
      const told = await answer(context, visit);
      return "answer" in told
        ? renderAnswer(context, told.answer, { visit: { ...visit, person: told.person }, municipality: told.municipality, route })
        : renderAnswer(context, told, { visit, municipality: null, route });
    });
  };

  // Files of a site are tagged and packed where they stand: of what is put on other answers they need nothing.
  if (siteDesk) app.all(`${ROUTES.publicSite.path}*`, async ({ req }, next) => (await answerSite(siteDesk.served, req.raw)) ?? next());
  app.use(securityHeaders, compress(), entityTag);
  app.get(ROUTES.stylesheet.path, (context) =>
    context.body(stylesheet, 200, { "content-type": "text/css; charset=utf-8", "cache-control": FOR_EVER }),
  );
  app.get(ROUTES.island.path, (context, next) => {
    const script = findIsland(context.req.param("file") ?? "");
    return script === null
      ? next()
      : context.body(script, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": FOR_EVER });
  });
  app.get(ROUTES.icon.path, (context) => context.body(icon, 200, { "content-type": "image/svg+xml", "cache-control": A_DAY }));
  app.get(ROUTES.health.path, openHealth(db, operation ?? null));
  const api = apiAnswers(db);
  app.get(ROUTES.apiDefinition.path, api.definition);
  app.get(ROUTES.apiPublications.path, api.publications);
  app.get(ROUTES.apiPublication.path, api.publication);
  app.get(ROUTES.apiCollection.path, api.collection);
  app.get(ROUTES.apiOne.path, api.one);
  on("home", (_, visit) => homePage(visit));

  // Each handler's parts are those of its own route, which the table of handlers has checked.
  const handlers = Object.entries(MUNICIPAL_HANDLERS) as [RouteName, (visit: Posting<string>) => Promise<Answer>][];
  for (const [route, handler] of handlers)
    on(route, async (context, visit) => {
      const code = visit.parts.code ?? "";
      const now = clock();
      const token = sessionTokenOf(context);
      const person = await signedIn(code, token, now);
      const bar = barTo(route, person, context, hasSite);
      // Who may not open an address is not told whether there is a municipality.
      if (bar !== null) return "why" in bar && bar.why === "signed-out" ? signedOutPage(visit, await readForm(context)) : bar;
      const form = ROUTES[route].method === "POST" ? await readForm(context) : new URLSearchParams();
      if (form === null) return stopped("too-large");
      // PostgreSQL knows no NUL in a text: nothing of the record is called so, and nothing can be asked by it.
      const isText = [...Object.values(visit.parts), ...visit.query.values(), ...form.values()].every((word) => !word.includes("\0"));
      const municipality = isText ? await findMunicipality(db, code) : null;
      if (!municipality) return missing("missing.municipality");
      const { raw: request } = context.req;
      // A handler whose address needs a permission has the person: barTo has seen to it.
      const here: Posting<string> = {
        ...{ ...visit, municipality, code, form, request, person: person as Person, token, now, intake },
        demo: demo?.code === code ? demo.people : [],
        ...{ wakeReminders: wakeReminders ?? null, siteDesk: siteDesk ?? null, operation: operation ?? null },
      };
      const answered = () => handler(here);
      const guard = route === "enter" ? limited : route === "calendarFile" ? fetched : null;
      return { municipality, person, answer: guard === null ? await answered() : await guard(context, here, answered) };
    });

  const methods = Map.groupBy(Object.values(ROUTES), ({ path }) => path);
  for (const [path, routes] of methods) {
    const allow = routes.map(({ method }) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
    app.all(path, (context, next) => {
      // An address that no handler of its own method took is not there: that is for the last of all handlers to say.
      if (routes.some(({ method }) => method === context.req.method || (method === "GET" && context.req.method === "HEAD"))) return next();
      context.header("allow", allow);
      return renderAnswer(context, stopped("wrong-method"), { visit: visitOf(context), municipality: null, route: null });
    });
  }

  app.notFound(async (context) => {
    const visit = visitOf(context);
    // /131016 is what people type for /131016/, and the other way round for everything beneath it.
    const { pathname } = new URL(context.req.url);
    const [, code = "", ...rest] = pathname.split("/");
    const municipality = /^\d{6}$/u.test(code) ? await findMunicipality(db, code) : null;
    if (municipality && rest.length === 0) return context.redirect(addressOf("municipality", { code }), 301);
    if (municipality && rest.length > 1 && rest.at(-1) === "") return context.redirect(pathname.slice(0, -1), 301);
    const person = municipality && (await signedIn(code, sessionTokenOf(context), clock()));
    return renderAnswer(context, missing("missing.page"), { visit: { ...visit, person }, municipality, route: null });
  });
  app.onError((error, context) => {
    const visit = visitOf(context);
    if (error instanceof HTTPException && error.status === 403)
      return renderAnswer(context, stopped("from-elsewhere"), { visit, municipality: null, route: null });
    report(`${context.req.method} ${withoutKey(context.req.path)}\n${error.stack ?? String(error)}`);
    return renderFailure(context, visit);
  });
  return app;
}

/** What keeps who is asking out of an address, the one place that says so; null where they may open it. What is done there, the use case looks at once more. */
function barTo(
  route: RouteName,
  person: SessionPerson | null,
  context: Context,
  hasSite: (code: string) => boolean,
): Stopped | Elsewhere | null {
  const { admits, method } = ROUTES[route];
  if (admits === "everyone") return null;
  const code = context.req.param("code") ?? "";
  if (person === null) {
    if (route === "municipality" && hasSite(code)) return elsewhere(addressOf("publicSite", { code }));
    const { pathname, search } = new URL(context.req.url);
    return method === "GET" ? elsewhere(addressOf("signIn", { code }, { to: `${pathname}${search}` })) : stopped("signed-out");
  }
  const isOwn = route === "password" || route === "changePassword" || route === "leave";
  if (person.mustChange && !isOwn) return method === "GET" ? elsewhere(addressOf("password", { code })) : stopped("not-permitted");
  return may(person, admits) || isOwn ? null : stopped("not-permitted");
}

/** Whoever reads the log of failures reads nobody's calendar. */
const withoutKey = (path: string): string => path.replace(/(?<=\/calendar\/).+/u, "…");

/** An answer about a municipality. */
interface Told extends Pick<Surroundings, "municipality"> {
  readonly person: Person | null;
  readonly answer: Answer;
}
