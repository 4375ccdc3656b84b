import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../../../domain/access/password-rule.ts";
import { findAccount } from "../../../store/account-store.ts";
import { type ChangePasswordRefusal, changePassword } from "../../../use-cases/account/change-password.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";

/** Where a person chooses a password. */
export async function passwordPage(visit: StaffVisit): Promise<Answer> {
  return page(visit, []);
}

/** Changes the password; the person's other browsers are signed out. */
export async function changePasswordAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, token, now, t } = visit;
  const [old, password, again] = [form.get("before") ?? "", form.get("after") ?? "", form.get("again") ?? ""];
  if (password !== again) return page(visit, [{ field: "again", message: t("password.differs") }]);
  const changed = await changePassword(db, person, { token, old, password, now });
  if (changed.ok) return done(addressOf("desk", { code }), "password");
  return page(visit, [errorOf(changed.refusal, visit)]);
}

function errorOf(refusal: ChangePasswordRefusal, { t, locale }: Posting): FieldError {
  switch (refusal.kind) {
    case "wrong-password":
      return { field: "before", message: t("password.wrong") };
    case "locked":
      return { field: "before", message: t("signIn.locked", { until: formatMoment(refusal.until, locale) }) };
    case "weak-password":
      return { field: "after", message: t(`password.weak.${refusal.fault}`, { least: SHORTEST_PASSWORD }) };
  }
}

async function page({ db, code, t, person }: StaffVisit, errors: readonly FieldError[]): Promise<Page> {
  const account = await findAccount(db, code, person.account);
  const mustChange = account?.mustChange ?? false;
  return {
    kind: "page",
    title: t("password.title"),
    crumbs: [],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={t("password.title")}>
          <p className="lead">{t("password.lead", { name: person.name })}</p>
        </PageHead>
        {mustChange ? (
          <Notice attention>
            <p>{t("password.must")}</p>
          </Notice>
        ) : null}
        <ErrorSummary errors={errors} />
        <form className="decide-form" method="post" action={addressOf("changePassword", { code })}>
          {/* Stores of passwords keep each under the login that stands in a field for text before it; what is hidden they pass over. */}
          <TextField
            {...{ id: "login", label: t("signIn.login"), readOnly: true, defaultValue: account?.login ?? "", autoComplete: "username" }}
          />
          <TextField
            {...{ id: "before", label: t(mustChange ? "password.given" : "password.before"), type: "password", required: true, errors }}
            {...{ maxLength: LONGEST_PASSWORD, autoComplete: "current-password" }}
          />
          <TextField
            {...{ id: "after", label: t("password.after"), type: "password", required: true, errors }}
            {...{ maxLength: LONGEST_PASSWORD, minLength: SHORTEST_PASSWORD, autoComplete: "new-password" }}
            hint={t("password.hint", { least: SHORTEST_PASSWORD })}
          />
          <TextField
            {...{ id: "again", label: t("password.again"), type: "password", required: true, errors }}
            {...{ maxLength: LONGEST_PASSWORD, autoComplete: "new-password" }}
          />
          <p className="actions-line">
            <button className="button" type="submit">
              {t("password.act")}
            </button>
          </p>
        </form>
        {mustChange ? null : (
          <p className="actions-line after">
            <a href={addressOf("calendar", { code })}>{t("calendar.toPage")}</a>
          </p>
        )}
        {mustChange ? null : (
          <Block title={t("signIn.leaveEverywhere")}>
            <form className="decide-form" method="post" action={addressOf("leaveEverywhere", { code })}>
              <p>{t("signIn.leaveEverywhere.means")}</p>
              <p className="actions-line">
                <button className="button second" type="submit">
                  {t("signIn.leaveEverywhere")}
                </button>
              </p>
            </form>
          </Block>
        )}
      </>
    ),
  };
}
