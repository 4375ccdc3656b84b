import type { ReactNode } from "react";
import { FieldsProvider, type ShownField } from "../../ui/fields.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { fieldOf } from "./draft-fields.ts";
import { fieldHref, useDesk } from "./review-desk.tsx";
import { FieldMarks } from "./sureness.tsx";

/** A field of the draft: its text, which chooses it, and how sure the reader is. */
export function DraftField({
  pointer,
  of,
  children,
}: {
  readonly pointer: string;
  readonly of: string;
  readonly children: ReactNode | null;
}) {
  const { t } = usePage();
  const desk = useDesk();
  const field = fieldOf(desk.review.draft, pointer);
  const state = desk.review.stateOf(field);
  const isChosen = desk.view.field === field;
  if (children === null && !desk.editable) return <span className="nothing">{t("nothing.written")}</span>;
  return (
    <span
      className={["draft-field", isChosen ? "chosen" : "", state.excluded ? "left-out" : ""].join(" ").trim()}
      id={isChosen ? "field" : undefined}
    >
      <a
        className={children === null ? "fill" : "choose"}
        href={fieldHref(desk, field)}
        aria-current={isChosen ? "true" : undefined}
        data-field={field}
      >
        {children ?? t("review.fill", { field: of })}
      </a>{" "}
      <FieldMarks state={state} />
    </span>
  );
}

/** Shows every part of a reading beneath as a field of the draft. */
export function DraftFields({ prefix, children }: { readonly prefix: string; readonly children: ReactNode }) {
  const show = ({ path, of, children: text }: ShownField) => (
    <DraftField pointer={`${prefix}${path}`} of={of}>
      {text}
    </DraftField>
  );
  return <FieldsProvider show={show}>{children}</FieldsProvider>;
}

/** A field by its name and its text, where no form of the site shows it. */
export function NamedField({ pointer, name, text }: { readonly pointer: string; readonly name: string; readonly text: string | null }) {
  return (
    <div className="named-field">
      <span className="field-label">{name}</span>
      <DraftField pointer={pointer} of={name}>
        {text === null ? null : <span lang="ja">{text}</span>}
      </DraftField>
    </div>
  );
}
