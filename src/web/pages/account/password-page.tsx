import { SHORTEST_PASSWORD } from "../../../domain/access/password-rule.ts";
import { type ChangePasswordRefusal, changePassword } from "../../../use-cases/account/change-password.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";

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
  if (changed.ok) return done(addressOf("municipality", { code }), "password");
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

function page({ code, t, person }: StaffVisit, errors: readonly FieldError[]): Page {
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
        <ErrorSummary errors={errors} />
        <form className="decide-form" method="post" action={addressOf("changePassword", { code })}>
          <TextField
            {...{ id: "before", label: t("password.before"), type: "password", required: true, maxLength: 200, errors }}
            autoComplete="current-password"
          />
          <TextField
            {...{ id: "after", label: t("password.after"), type: "password", required: true, maxLength: 200, errors }}
            hint={t("password.hint", { least: SHORTEST_PASSWORD })}
            autoComplete="new-password"
          />
          <TextField
            {...{ id: "again", label: t("password.again"), type: "password", required: true, maxLength: 200, errors }}
            autoComplete="new-password"
          />
          <p className="actions-line">
            <button className="button" type="submit">
              {t("password.act")}
            </button>
          </p>
        </form>
      </>
    ),
  };
}
