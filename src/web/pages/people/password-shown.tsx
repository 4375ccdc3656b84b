import { foldLogin } from "../../../domain/access/login.ts";
import { findAccount } from "../../../store/account-store.ts";
import { resetPassword } from "../../../use-cases/account/reset-password.ts";
import { type Answer, missing, type Page, type Posting, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Facts, Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { personPageWith } from "./person-page.tsx";
import { refusalError } from "./refusal-error.ts";

interface Shown {
  readonly account: number;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly isNew: boolean;
}

/** Shows a password that somebody is to be told; it is nowhere to be found again. */
export function passwordShownPage({ code, t }: StaffVisit, { account, name, login, password, isNew }: Shown): Page {
  const title = isNew ? t("people.made") : t("people.reset.done");
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("people.title"), href: addressOf("people", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">
            <Words>{name}</Words>
          </p>
        </PageHead>
        <Notice attention>
          <p>{t("people.password.once")}</p>
        </Notice>
        <Facts
          facts={[
            [t("signIn.login"), foldLogin(login)],
            [t("signIn.password"), <code key="password">{password}</code>],
          ]}
        />
        <p className="actions-line">
          <a className="button" href={addressOf("person", { code, account })}>
            {isNew ? t("people.made.appoint") : t("people.reset.back")}
          </a>
        </p>
      </>
    ),
  };
}

/** Gives somebody another password, and shows it. */
export async function resetPasswordAnswer(visit: Posting<"account">): Promise<Answer> {
  const { db, code, person, parts, now } = visit;
  const id = readId(parts.account);
  const account = id === null ? null : await findAccount(db, code, id);
  if (!account) return missing("missing.person");
  const done = await resetPassword(db, person, { account: account.id, now });
  if (!done.ok) return personPageWith(visit, account.id, { errors: [refusalError(done.refusal, visit)] });
  return passwordShownPage(visit, {
    account: account.id,
    name: account.name,
    login: account.login,
    password: done.value.password,
    isNew: false,
  });
}
