import { LONGEST_PASSWORD } from "../../../domain/access/password-rule.ts";
import type { Person } from "../../../domain/access/person.ts";
import type { DemoEntry } from "../../../use-cases/account/cast-demo.ts";
import { signIn } from "../../../use-cases/account/sign-in.ts";
import { signOut, signOutEverywhere } from "../../../use-cases/account/sign-out.ts";
import { endedSessionCookie, sessionCookie } from "../../middleware/session.ts";
import { type Answer, done, elsewhere, type MunicipalVisit, type OpenPosting, type Page, type Posting } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";

/** Where staff sign in. */
export async function signInPage(visit: MunicipalVisit): Promise<Answer> {
  const { person, query } = visit;
  if (person !== null) return elsewhere(ownAddress(person, query.get("to")));
  return page(visit, { login: "", to: query.get("to"), errors: [] });
}

/** Signs in, and leads on to where the person wanted to go. */
export async function enterAnswer(visit: OpenPosting): Promise<Answer> {
  const { db, code, form, now, request, t } = visit;
  const [login, password, to] = [form.get("login") ?? "", form.get("password") ?? "", form.get("to")];
  const came = await signIn(db, { municipality: code, login, password, now });
  if (came.ok) {
    const { token, mustChange, person } = came.value;
    return done(mustChange ? addressOf("password", { code }) : ownAddress(person, to), null, sessionCookie(code, token, request));
  }
  return page(visit, { login, to, errors: [{ field: "login", message: t("signIn.wrong") }] });
}

/** Ends the session of this browser. */
export async function leaveAnswer({ db, code, request, token, now }: Posting): Promise<Answer> {
  await signOut(db, code, token, now);
  return done(addressOf("signIn", { code }), null, endedSessionCookie(code, request));
}

/** Ends every session of the person, also in browsers that were left open. */
export async function leaveEverywhereAnswer({ db, code, request, person, now }: Posting): Promise<Answer> {
  await signOutEverywhere(db, person, now);
  return done(addressOf("signIn", { code }), null, endedSessionCookie(code, request));
}

/** Where to go on: an address of this municipality, never one of another site; else what is to be done. Who only leads has nothing to do, and sees where the promises stand. */
function ownAddress({ municipality: code, posts }: Person, to: string | null): string {
  if (to?.startsWith(addressOf("municipality", { code })) && !/[\\\p{Cc}]/u.test(to)) return to;
  const onlyLeads = posts.length > 0 && posts.every(({ role }) => role === "leader");
  return addressOf(onlyLeads ? "progress" : "desk", { code });
}

interface Given {
  readonly login: string;
  readonly to: string | null;
  readonly errors: readonly FieldError[];
}

function page({ code, t, demo, hasSite }: MunicipalVisit, { login, to, errors }: Given): Page {
  return {
    kind: "page",
    title: t("signIn.title"),
    crumbs: [],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={t("signIn.title")}>
          <p className="lead">{t("signIn.lead")}</p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <form className="decide-form" method="post" action={addressOf("signIn", { code })}>
          {to === null ? null : <input type="hidden" name="to" value={to} />}
          <TextField
            {...{ id: "login", label: t("signIn.login"), errors, defaultValue: login, required: true, maxLength: 100 }}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            {...{ id: "password", label: t("signIn.password"), type: "password", required: true, maxLength: LONGEST_PASSWORD }}
            autoComplete="current-password"
          />
          <p className="actions-line">
            <button className="button" type="submit">
              {t("signIn.act")}
            </button>
          </p>
        </form>
        {demo.length === 0 ? <p className="quiet">{t("signIn.forgotten")}</p> : <DemoPeople people={demo} />}
        {hasSite(code) ? (
          <p>
            <a href={addressOf("publicSite", { code })}>{t("signIn.publicSite")}</a>
          </p>
        ) : null}
      </>
    ),
  };
}

/** As whom the demo may be tried. */
function DemoPeople({ people }: { readonly people: readonly DemoEntry[] }) {
  const { t } = usePage();
  return (
    <Block title={t("demo.title")}>
      <p>{t("demo.password")}</p>
      <Table
        caption={t("demo.title")}
        captionHidden
        rows={people}
        rowKey={({ login }) => login}
        columns={[
          { key: "login", head: t("signIn.login"), cell: ({ login }) => <code>{login}</code> },
          {
            ...{ key: "who", head: t("demo.who") },
            cell: ({ department, post, name }) => (
              <span lang="ja">{[department, post, name].filter((word) => word !== null).join(" ")}</span>
            ),
          },
        ]}
      />
    </Block>
  );
}
