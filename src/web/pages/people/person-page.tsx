import { dayInJapan } from "../../../domain/calendar/day.ts";
import { findAccount } from "../../../store/account-store.ts";
import { listAppointments } from "../../../store/appointment-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { wordOfAccount } from "../../../use-cases/account/account-fields.ts";
import { changeAccount, endAccount } from "../../../use-cases/account/change-account.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { AccountForm, readAccount, type TypedAccount } from "./account-form.tsx";
import { Appointments, type TypedAppointment } from "./appointments.tsx";
import { StateOf } from "./people-page.tsx";
import { PostTitle } from "./post-title.tsx";
import { refusalError } from "./refusal-error.ts";
import { unitOptions } from "./unit-options.ts";

/** What was typed in vain, and why. */
export interface InVain {
  readonly errors: readonly FieldError[];
  readonly account?: TypedAccount;
  readonly appointment?: TypedAppointment;
}

/** An account: what it is called, what it is appointed to, its password, its end. */
export async function personPage(visit: StaffVisit<"account">): Promise<Answer> {
  const id = readId(visit.parts.account);
  return id === null ? missing("missing.person") : personPageWith(visit, id, { errors: [] });
}

export async function changePersonAnswer(visit: Posting<"account">): Promise<Answer> {
  const { db, code, person, parts, form, now } = visit;
  const id = readId(parts.account);
  if (id === null) return missing("missing.person");
  const typed = readAccount(form);
  const changed = await changeAccount(db, person, { account: id, base: form.get("base") ?? "", ...typed, now });
  if (changed.ok) return done(addressOf("person", { code, account: id }), "done");
  return personPageWith(visit, id, { errors: [refusalError(changed.refusal, visit)], account: typed });
}

/** Says what the end of an account means, and asks. */
export async function confirmEndPage(visit: StaffVisit<"account">): Promise<Answer> {
  const { db, code, parts, t } = visit;
  const id = readId(parts.account);
  const account = id === null ? null : await findAccount(db, code, id);
  if (!account || account.endedAt !== null) return missing("missing.person");
  const back = addressOf("person", { code, account: account.id });
  return {
    kind: "page",
    title: t("people.end.title"),
    crumbs: crumbsOf(visit),
    body: (
      <>
        <PageHead title={t("people.end.title")}>
          <p className="lead">
            <Words>{account.name}</Words>（{account.login}）
          </p>
        </PageHead>
        <ConfirmForm {...{ action: addressOf("endPerson", { code, account: account.id }), act: t("people.end.act"), back }}>
          <p>{t("people.end.means")}</p>
        </ConfirmForm>
      </>
    ),
  };
}

export async function endPersonAnswer(visit: Posting<"account">): Promise<Answer> {
  const { db, code, person, parts, now } = visit;
  const id = readId(parts.account);
  if (id === null) return missing("missing.person");
  const ended = await endAccount(db, person, { account: id, now });
  if (ended.ok) return done(addressOf("people", { code }), "person-ended");
  return personPageWith(visit, id, { errors: [refusalError(ended.refusal, visit)] });
}

/** What somebody is today: what one looks for first. */
function PostsToday({ posts, units, today }: Pick<Parameters<typeof Appointments>[0], "posts" | "units" | "today">) {
  const { t } = usePage();
  const held = posts.filter(({ from, to }) => from <= today && (to === null || today < to));
  if (held.length === 0) return <p className="lead">{t("people.noPosts")}</p>;
  return (
    <ul className="lead plain-list">
      {held.map((post) => (
        <li key={post.id}>
          <PostTitle post={post} units={units} />
        </li>
      ))}
    </ul>
  );
}

export async function personPageWith(visit: StaffVisit, id: number, { errors, account: typed, appointment }: InVain): Promise<Answer> {
  const { db, code, t, locale, now } = visit;
  const [account, posts, units] = await Promise.all([
    findAccount(db, code, id),
    listAppointments(db, code, { account: id }),
    listOrganisationUnits(db, code),
  ]);
  if (!account) return missing("missing.person");
  const today = dayInJapan(now);
  const isOpen = account.endedAt === null;
  const ofAccount = appointment === undefined ? errors : [];
  const page: Page = {
    kind: "page",
    title: account.name,
    crumbs: crumbsOf(visit),
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={<Words>{account.name}</Words>}>
          <StateOf account={account} now={now} />
          {isOpen ? <PostsToday posts={posts} units={units} today={today} /> : null}
          <p>
            <a href={addressOf("audit", { code }, { subject: "account", id })}>{t("audit.ofAccount")}</a>
          </p>
        </PageHead>
        {isOpen ? (
          <AccountForm
            action={addressOf("changePerson", { code, account: id })}
            act={t("people.change")}
            account={typed ?? account}
            base={wordOfAccount(account)}
            errors={ofAccount}
          />
        ) : (
          <Notice>
            <p>{t("people.ended.explanation", { login: account.login })}</p>
          </Notice>
        )}
        <Block id="posts" title={t("people.posts")}>
          <Appointments
            {...{ code, account, posts, units, today, errors: appointment === undefined ? [] : errors }}
            options={unitOptions(units, today, { t, locale })}
            typed={appointment ?? { role: "author", unit: "", from: today, last: "" }}
          />
        </Block>
        {isOpen ? (
          <Block title={t("people.reset")}>
            <form className="decide-form" method="post" action={addressOf("resetPassword", { code, account: id })}>
              <p>{t("people.reset.means")}</p>
              <p className="actions-line">
                <button className="button second" type="submit">
                  {t("people.reset.act")}
                </button>
              </p>
            </form>
          </Block>
        ) : null}
        {isOpen ? (
          <Block title={t("people.end")}>
            <p>{t("people.end.means")}</p>
            <p className="actions-line">
              <a className="button danger" href={addressOf("confirmEndPerson", { code, account: id })}>
                {t("people.end.act")}
              </a>
            </p>
          </Block>
        ) : null}
      </>
    ),
  };
  return page;
}

function crumbsOf({ code, t }: StaffVisit): Page["crumbs"] {
  return [{ title: t("people.title"), href: addressOf("people", { code }) }];
}
