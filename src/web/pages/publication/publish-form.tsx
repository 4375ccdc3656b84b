import { addressOf } from "../../routes.ts";
import { AreaField, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { PublicationKind } from "./choice-form.tsx";
import { CorrectionFields } from "./correction-fields.tsx";
import type { TypedLine } from "./correction-lines.ts";
import type { TypedParts } from "./part-choice.ts";

/** What is said of a publication, as the form has it. */
export interface TypedPublication {
  readonly note: string;
  readonly when: "now" | "later";
  /** As a field for date and time has it. */
  readonly due: string;
  readonly lines: readonly TypedLine[];
  /** Of all lines that have none of their own. */
  readonly reason: string;
}

/** The last step: what is new in it, when, and that everybody will read it. */
export function PublishForm({
  typed,
  parts,
  kind,
  seal,
  errors,
}: {
  readonly typed: TypedPublication;
  readonly parts: TypedParts;
  readonly kind: PublicationKind;
  readonly seal: string;
  readonly errors: readonly FieldError[];
}) {
  const { t, code } = useStaffPage();
  return (
    <form method="post" action={addressOf("publishNew", { code })} className="decide-form publish-form" noValidate>
      <input type="hidden" name="seal" value={seal} />
      <input type="hidden" name="kind" value={kind} />
      {[...parts].map(([key, { take, upTo }]) => (
        <span key={key} hidden>
          <input type="hidden" name={key} value={take} />
          <input type="hidden" name={`${key}-to`} value={upTo} />
        </span>
      ))}
      <AreaField
        {...{ id: "note", label: t("publish.note"), hint: t("publish.note.hint"), errors, defaultValue: typed.note }}
        {...{ required: true, maxLength: 2_000, lang: "ja" }}
      />
      {kind === "correction" ? <CorrectionFields lines={typed.lines} reason={typed.reason} errors={errors} /> : null}
      <fieldset className="choice-kind">
        <legend>{t("publish.when")}</legend>
        {(["now", "later"] as const).map((when) => (
          <p className="check" key={when}>
            <input type="radio" id={`when-${when}`} name="when" value={when} defaultChecked={typed.when === when} />
            <label htmlFor={`when-${when}`}>{t(`publish.when.${when}`)}</label>
          </p>
        ))}
        <TextField
          {...{ id: "due", label: t("publish.due"), hint: t("publish.due.hint"), errors, type: "datetime-local", defaultValue: typed.due }}
        />
      </fieldset>
      <Notice attention>
        <p>{t("publish.everybody")}</p>
      </Notice>
      <p className="actions-line">
        <button className="button" type="submit">
          {t("publish.act")}
        </button>
        <a className="button second" href={addressOf("publications", { code })}>
          {t("publish.leave")}
        </a>
      </p>
    </form>
  );
}
