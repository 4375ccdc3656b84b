import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";

/** As typed. */
export interface TypedAccount {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
}

export function readAccount(form: URLSearchParams): TypedAccount {
  return { login: form.get("login") ?? "", name: form.get("name") ?? "", email: form.get("email") || null };
}

/** The fields of an account, to make one or to change one. */
export function AccountForm({
  action,
  act,
  account,
  base,
  errors,
}: {
  readonly action: string;
  readonly act: string;
  readonly account: TypedAccount;
  /** The word of the account as it is now, where there is one. */
  readonly base?: string;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <>
      <ErrorSummary errors={errors} />
      <form className="decide-form" method="post" action={action}>
        {base === undefined ? null : <input type="hidden" name="base" value={base} />}
        <TextField
          {...{ id: "name", label: t("people.name"), defaultValue: account.name, required: true, maxLength: 100, errors }}
          autoComplete="off"
        />
        <TextField
          {...{ id: "login", label: t("signIn.login"), hint: t("people.login.hint"), defaultValue: account.login, required: true, errors }}
          {...{ maxLength: 64, autoComplete: "off", autoCapitalize: "none", spellCheck: false }}
        />
        <TextField
          {...{ id: "email", label: t("people.email"), hint: t("people.email.hint"), defaultValue: account.email ?? "", errors }}
          {...{ type: "email", maxLength: 254, autoComplete: "off" }}
        />
        <p className="actions-line">
          <button className="button" type="submit">
            {act}
          </button>
        </p>
      </form>
    </>
  );
}
