import { AreaField, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { kindName } from "../../ui/item-words.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { lineKey, MOST_PROPOSED, type TypedLine, tickAllName } from "./correction-lines.ts";

interface Numbered {
  readonly line: TypedLine;
  /** Its place in the form. */
  readonly at: number;
}

/**
 * The 正誤 list: a line is proposed for each field that said something else to citizens, thing by thing; whoever publishes ticks what was wrong, and gives the reasons. What was bound to
 * change stands apart.
 */
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
  const error = errors.find(({ field }) => field === "lines");
  const numbered = lines.map((line, at): Numbered => ({ line, at }));
  const [wrong, updates] = [numbered.filter(({ line }) => !line.isUpdate), numbered.filter(({ line }) => line.isUpdate)];
  return (
    <fieldset className="correction-lines" id="lines">
      <legend>{t("publish.corrections")}</legend>
      <p className="quiet">{t("publish.corrections.hint")}</p>
      {error ? <p className="field-error">{error.message}</p> : null}
      {lines.length === 0 ? <Empty>{t("publish.corrections.none")}</Empty> : null}
      <Things numbered={wrong} errors={errors} />
      {updates.length === 0 ? null : (
        <details open={updates.some(({ line }) => line.isTicked)}>
          <summary>{t("publish.corrections.updates", { count: updates.length })}</summary>
          <p className="quiet">{t("publish.corrections.updates.hint")}</p>
          <Things numbered={updates} errors={errors} />
        </details>
      )}
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

function Things({ numbered, errors }: { readonly numbered: readonly Numbered[]; readonly errors: readonly FieldError[] }) {
  const things = Map.groupBy(numbered, ({ line: { kind, id } }) => `${kind}:${id}`);
  return (
    <ul className="correction-things">
      {[...things].map(([key, of]) => (
        <li key={key}>
          <Thing of={of} errors={errors} />
        </li>
      ))}
    </ul>
  );
}

function Thing({ of, errors }: { readonly of: readonly Numbered[]; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const [first] = of;
  if (first === undefined) return null;
  const { kind, title, isUpdate } = first.line;
  const all = tickAllName(first.line);
  return (
    <fieldset>
      <legend>
        <span className="quiet">{kindName(kind, t)}</span> <Words>{title}</Words>
      </legend>
      {of.length > 1 && !isUpdate ? (
        <p className="check">
          <input type="checkbox" id={all} name={all} value="yes" />
          <label htmlFor={all}>{t("publish.line.all", { count: of.length })}</label>
        </p>
      ) : null}
      <ol className="correction-list">
        {of.map((one) => (
          <li key={lineKey(one.line)}>
            <CorrectionLine {...one} errors={errors} />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function CorrectionLine({ line, at, errors }: Numbered & { readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const id = (field: string) => `line-${at}-${field}`;
  const { place, wrong, right, reason, isTicked, isUpdate } = line;
  const named = (["kind", "id", "key", "title", "place", "wrong"] as const).map((field) => [field, String(line[field])] as const);
  return (
    <>
      {[...named, ...(isUpdate ? [["update", "yes"] as const] : [])].map(([field, value]) => (
        <input key={field} type="hidden" name={id(field)} value={value} />
      ))}
      <p className="check">
        <input type="checkbox" id={id("take")} name={id("take")} value="yes" defaultChecked={isTicked} />
        <label htmlFor={id("take")}>
          <Words>{place}</Words> <span className="visually-hidden">{t("publish.line.take")}</span>
        </label>
      </p>
      <dl className="wrong-and-right">
        <div>
          <dt>{t("publish.line.wrong")}</dt>
          <dd>
            <Words>{wrong}</Words>
          </dd>
        </div>
        <div>
          <dt>{t("publish.line.right")}</dt>
          <dd>{right === "" ? <span className="nothing">{t("change.none")}</span> : <Words>{right}</Words>}</dd>
        </div>
      </dl>
      <details open={reason !== ""}>
        <summary>{t("publish.line.word")}</summary>
        <AreaField
          {...{ id: id("right"), label: t("publish.line.right"), hint: t("publish.line.right.hint"), errors, rows: 2 }}
          {...{ defaultValue: right, maxLength: 2_000, lang: "ja" }}
        />
        <TextField
          {...{ id: id("reason"), label: t("publish.line.reason"), hint: t("publish.line.reason.hint"), errors, defaultValue: reason }}
          {...{ maxLength: 2_000, lang: "ja" }}
        />
      </details>
    </>
  );
}
