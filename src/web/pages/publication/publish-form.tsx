import type { PreparedPublication } from "../../../use-cases/publication/prepare-publication.ts";
import { addressOf } from "../../routes.ts";
import { AreaField, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { CorrectionFields } from "./correction-fields.tsx";
import type { TypedLine } from "./correction-lines.ts";
import type { Chosen, Typed } from "./typed-publication.ts";

interface Given {
  readonly chosen: Chosen;
  readonly prepared: PreparedPublication;
  readonly typed: Typed;
  readonly lines: readonly TypedLine[];
  readonly errors: readonly FieldError[];
}

/** The last step: what is new in it, when, and that everybody will read it. */
export function PublishForm({ chosen: { parts, kind }, prepared: { seal, removals }, typed, lines, errors }: Given) {
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
      {kind === "correction" ? <CorrectionFields lines={lines} reason={typed.reason} errors={errors} /> : null}
      <AreaField
        {...{ id: "note", label: t("publish.note"), hint: t("publish.note.hint"), errors, defaultValue: typed.note }}
        {...{ required: true, maxLength: 2_000, lang: "ja" }}
      />
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
      {removals.length === 0 ? null : <Removes isMeant={typed.removes} errors={errors} />}
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

/** That what goes is meant to go. */
function Removes({ isMeant, errors }: { readonly isMeant: boolean; readonly errors: readonly FieldError[] }) {
  const { t } = useStaffPage();
  const error = errors.find(({ field }) => field === "removes");
  return (
    <div>
      {error ? (
        <p className="field-error" id="removes-error">
          {error.message}
        </p>
      ) : null}
      <p className="check">
        <input
          {...{ type: "checkbox", id: "removes", name: "removes", value: "yes", defaultChecked: isMeant }}
          {...{ "aria-invalid": error ? true : undefined, "aria-describedby": error ? "removes-error" : undefined }}
        />
        <label htmlFor="removes">{t("publish.removes")}</label>
      </p>
    </div>
  );
}
