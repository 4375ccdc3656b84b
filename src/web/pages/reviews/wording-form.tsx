import type { ReactNode } from "react";
import { LONGEST_WORDING } from "../../../domain/review/opinion.ts";
import { type FieldError, FieldFrame } from "../../ui/form-parts.tsx";

/** A form in which somebody writes a text: an opinion, an answer, a reason. */
export function WordingForm({
  action,
  field,
  label,
  hint = null,
  text,
  errors,
  hidden,
  button,
  danger = false,
  children,
}: {
  readonly action: string;
  /** Name and id of the text's field. */
  readonly field: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly text: string;
  readonly errors: readonly FieldError[];
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly button: string;
  readonly danger?: boolean;
  /** Other fields, before the text. */
  readonly children?: ReactNode;
}) {
  return (
    <form className="decide-form wording-form" method="post" action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <FieldFrame {...{ id: field, label, hint, errors }}>
        {(framed) => <textarea {...framed} lang="ja" rows={5} maxLength={LONGEST_WORDING} required defaultValue={text} />}
      </FieldFrame>
      <p className="actions-line">
        <button className={danger ? "button danger" : "button"} type="submit">
          {button}
        </button>
      </p>
    </form>
  );
}

/** A text as it was posted: browsers break lines with two characters. */
export const postedText = (form: URLSearchParams, name: string): string => (form.get(name) ?? "").replace(/\r\n?/gu, "\n").trim();
