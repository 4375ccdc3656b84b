import { createAccount } from "../../../use-cases/account/create-account.ts";
import type { Answer, Page, Posting, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { AccountForm, readAccount, type TypedAccount } from "./account-form.tsx";
import { passwordShownPage } from "./password-shown.tsx";
import { refusalError } from "./refusal-error.ts";

export async function newPersonPage(visit: StaffVisit): Promise<Answer> {
  return page(visit, { login: "", name: "", email: null }, []);
}

/** Makes an account, and shows its first password. */
export async function createPersonAnswer(visit: Posting): Promise<Answer> {
  const { db, person, form, now } = visit;
  const typed = readAccount(form);
  const made = await createAccount(db, person, { ...typed, now });
  if (!made.ok) return page(visit, typed, [refusalError(made.refusal, visit)]);
  const { account, password } = made.value;
  return passwordShownPage(visit, { account, name: typed.name, login: typed.login, password, isNew: true });
}

function page({ code, t }: StaffVisit, typed: TypedAccount, errors: readonly FieldError[]): Page {
  return {
    kind: "page",
    title: t("people.add"),
    crumbs: [{ title: t("people.title"), href: addressOf("people", { code }) }],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={t("people.add")}>
          <p className="lead">{t("people.add.lead")}</p>
        </PageHead>
        <AccountForm action={addressOf("createPerson", { code })} act={t("people.add.act")} account={typed} errors={errors} />
      </>
    ),
  };
}
