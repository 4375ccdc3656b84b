import type { ComponentProps, ReactNode } from "react";
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

interface FieldGiven {
  /** Id and name of the field. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly errors?: readonly FieldError[];
}

/** What a field takes from its frame: its names, and where its hint and its error stand. */
type Framed = Pick<ComponentProps<"input">, "id" | "name" | "aria-describedby" | "aria-invalid">;

/** What stands around a field of a form: its label, a hint, and what is wrong with it. */
export function FieldFrame({
  id,
  label,
  hint = null,
  errors = [],
  children,
}: FieldGiven & { readonly children: (framed: Framed) => ReactNode }) {
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
      {children({
        ...{ id, name: id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": error ? true : undefined },
      })}
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
}: FieldGiven & { readonly options: readonly Option[] } & Omit<ComponentProps<"select">, keyof Framed | "children">) {
  return (
    <FieldFrame {...{ id, label, hint, errors }}>
      {(framed) => (
        <select {...select} {...framed} className="short-input">
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** What one types into a form. */
export function TextField({ id, label, hint = null, errors = [], ...input }: FieldGiven & Omit<ComponentProps<"input">, keyof Framed>) {
  return (
    <FieldFrame {...{ id, label, hint, errors }}>
      {(framed) => <input type="text" {...input} {...framed} className="short-input" />}
    </FieldFrame>
  );
}

/** A longer text that one types into a form. */
export function AreaField({ id, label, hint = null, errors = [], ...area }: FieldGiven & Omit<ComponentProps<"textarea">, keyof Framed>) {
  return <FieldFrame {...{ id, label, hint, errors }}>{(framed) => <textarea rows={4} {...area} {...framed} />}</FieldFrame>;
}
