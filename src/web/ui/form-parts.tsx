import type { ComponentProps } from "react";
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

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of several, chosen in a form. */
export function SelectField({
  id,
  label,
  hint = null,
  errors = [],
  options,
  ...select
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly errors?: readonly FieldError[];
  readonly options: readonly Option[];
} & Omit<ComponentProps<"select">, "id" | "name" | "aria-describedby" | "aria-invalid" | "children">) {
  const error = errors.find(({ field }) => field === id);
  const described = [hint === null ? null : `${id}-hint`, error ? `${id}-error` : null].filter((one) => one !== null).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === null ? null : (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error.message}
        </p>
      ) : null}
      <select
        {...select}
        id={id}
        name={id}
        className="short-input"
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={error ? true : undefined}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What one types into a form: its label, what is wrong with it, a hint, and the field itself. */
export function TextField({
  id,
  label,
  hint = null,
  errors = [],
  ...input
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly errors?: readonly FieldError[];
} & Omit<ComponentProps<"input">, "id" | "name" | "aria-describedby" | "aria-invalid">) {
  const error = errors.find(({ field }) => field === id);
  const described = [hint === null ? null : `${id}-hint`, error ? `${id}-error` : null].filter((one) => one !== null).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === null ? null : (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error.message}
        </p>
      ) : null}
      <input
        type="text"
        {...input}
        id={id}
        name={id}
        className="short-input"
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
