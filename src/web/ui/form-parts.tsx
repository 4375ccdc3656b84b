import { usePage } from "./page-context.tsx";

/** What is wrong with a field of a form, beside the id of the field. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Stands over a form that was sent in vain: says what is wrong, and leads to each field. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  if (errors.length === 0) return null;
  return (
    <div className="notice error" role="alert" id="errors">
      <h2>{t("form.errors")}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The name under which a person works (担当者名): asked for once, then remembered. */
export function PersonField({ person, errors }: { readonly person: string | null; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const error = errors.find(({ field }) => field === "person");
  return (
    <div className="field">
      <label htmlFor="person">{t("form.person")}</label>
      <p className="quiet" id="person-hint">
        {t("form.person.hint")}
      </p>
      {error ? (
        <p className="field-error" id="person-error">
          {error.message}
        </p>
      ) : null}
      <input
        type="text"
        id="person"
        name="person"
        className="short-input"
        defaultValue={person ?? ""}
        required
        maxLength={100}
        autoComplete="name"
        aria-describedby={error ? "person-hint person-error" : "person-hint"}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
