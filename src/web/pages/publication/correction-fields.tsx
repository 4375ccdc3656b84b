import { AreaField, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { lineKey, MOST_PROPOSED, type TypedLine } from "./correction-lines.ts";

/** The 正誤 list: a line is proposed for each field that changes; who publishes ticks, rewords and gives reasons. */
export function CorrectionFields({
  lines,
  reason,
  errors,
}: {
  readonly lines: readonly TypedLine[];
  readonly reason: string;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const isWrong = errors.some(({ field }) => field === "lines");
  return (
    <fieldset className="correction-lines" id="lines">
      <legend>{t("publish.corrections")}</legend>
      <p className="quiet">{t("publish.corrections.hint")}</p>
      {isWrong ? <p className="field-error">{errors.find(({ field }) => field === "lines")?.message}</p> : null}
      {lines.length === 0 ? <Empty>{t("publish.corrections.none")}</Empty> : null}
      <ol className="correction-list">
        {lines.map((line, i) => (
          <li key={lineKey(line)}>
            <CorrectionLine {...{ line, at: i, errors }} />
          </li>
        ))}
      </ol>
      {lines.length === MOST_PROPOSED ? <p className="quiet">{t("publish.corrections.most", { count: MOST_PROPOSED })}</p> : null}
      {lines.length === 0 ? null : (
        <TextField
          {...{ id: "reason", label: t("publish.reasonOfAll"), hint: t("publish.reasonOfAll.hint"), errors, defaultValue: reason }}
          {...{ maxLength: 2_000, lang: "ja" }}
        />
      )}
    </fieldset>
  );
}

function CorrectionLine({ line, at, errors }: { readonly line: TypedLine; readonly at: number; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const id = (field: string) => `line-${at}-${field}`;
  const named = (["kind", "id", "key", "title", "place"] as const).map((field) => [field, String(line[field])] as const);
  return (
    <fieldset>
      <legend>
        <Words>{`${line.title} ${line.place}`}</Words>
      </legend>
      {named.map(([field, value]) => (
        <input key={field} type="hidden" name={id(field)} value={value} />
      ))}
      <p className="check">
        <input type="checkbox" id={id("take")} name={id("take")} value="yes" defaultChecked={line.isTicked} />
        <label htmlFor={id("take")}>{t("publish.line.take")}</label>
      </p>
      <AreaField
        {...{ id: id("wrong"), label: t("publish.line.wrong"), errors, rows: 2, defaultValue: line.wrong, maxLength: 2_000, lang: "ja" }}
      />
      <AreaField
        {...{ id: id("right"), label: t("publish.line.right"), errors, rows: 2, defaultValue: line.right, maxLength: 2_000, lang: "ja" }}
      />
      <TextField
        {...{ id: id("reason"), label: t("publish.line.reason"), errors, defaultValue: line.reason, maxLength: 2_000, lang: "ja" }}
      />
    </fieldset>
  );
}
