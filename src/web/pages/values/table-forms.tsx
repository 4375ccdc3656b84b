import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";

interface Given {
  readonly errors: readonly string[];
  readonly text: string;
  /** The person gives values: there is something to fill in. */
  readonly hasRows: boolean;
}

/** Two ways to give a table of values: pasted, or as a file. */
export function TableForms({ errors, text, hasRows }: Given) {
  const { t, code } = usePage();
  const address = { code: code ?? "" };
  return (
    <>
      {errors.length === 0 ? null : (
        <div className="notice error" role="alert" id="errors">
          <h2>{t("form.errors")}</h2>
          <ul>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      <Block title={t("valueTable.paste")}>
        <form method="post" action={addressOf("takeValueTable", address)}>
          <div className="field">
            <label htmlFor="table">{t("valueTable.text")}</label>
            <p className="quiet" id="table-hint">
              {t("valueTable.text.hint")}
            </p>
            <textarea
              id="table"
              name="table"
              rows={10}
              className="values-table-text"
              required
              aria-describedby="table-hint"
              defaultValue={text}
            />
          </div>
          <p className="actions-line">
            <button className="button" type="submit">
              {t("valueTable.check")}
            </button>
          </p>
        </form>
      </Block>
      <Block title={t("valueTable.file")}>
        <form method="post" action={addressOf("takeValueTable", address)} encType="multipart/form-data">
          <div className="field">
            <label htmlFor="file">{t("valueTable.fileField")}</label>
            <p className="quiet" id="file-hint">
              {t("valueTable.file.hint")}
            </p>
            <input type="file" id="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.xls,.ods" aria-describedby="file-hint" />
          </div>
          <p className="actions-line">
            <button className="button" type="submit">
              {t("valueTable.checkFile")}
            </button>
            {hasRows ? (
              <>
                <a href={addressOf("valueExport", address, { format: "xlsx" })}>{t("valueTable.template.xlsx")}</a>
                <a href={addressOf("valueExport", address, { format: "csv" })}>{t("valueTable.template.csv")}</a>
              </>
            ) : null}
          </p>
        </form>
      </Block>
      <Block title={t("valueTable.how")}>
        <ul>
          {(["heads", "years", "status", "blank", "names"] as const).map((one) => (
            <li key={one}>{t(`valueTable.how.${one}`)}</li>
          ))}
        </ul>
      </Block>
    </>
  );
}
