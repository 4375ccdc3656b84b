import type { ReactNode } from "react";
import type { CsvRefusal, LineError } from "../../../use-cases/csv-table.ts";
import type { Page, StaffVisit } from "../../page.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { SentenceKey, Sentences } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { type GivenRefusal, LARGEST_CSV } from "./given-csv.ts";

/** A page on which a table of people or of units is given as a CSV file. */
export interface CsvPage {
  readonly title: string;
  readonly lead: string;
  readonly crumbs: Page["crumbs"];
  /** Where the file is sent. */
  readonly action: string;
  readonly sample: string;
  readonly columns: readonly { readonly name: string; readonly means: SentenceKey; readonly required: boolean }[];
}

/** Asks for the file, and says what may stand in it. What was wrong with the last one stands above. */
export function givePage({ t }: StaffVisit, csv: CsvPage, errors: readonly string[]): Page {
  return {
    kind: "page",
    title: csv.title,
    crumbs: csv.crumbs,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={csv.title}>
          <p className="lead">{csv.lead}</p>
        </PageHead>
        {errors.length === 0 ? null : (
          <div className="notice error" role="alert" id="errors">
            <h2>{t("csv.errors", { count: errors.length })}</h2>
            <ul className="csv-errors">
              {errors.map((error) => (
                <li key={error}>{error}</li>
              ))}
            </ul>
          </div>
        )}
        <form className="decide-form" method="post" action={csv.action} encType="multipart/form-data">
          <div className="field">
            <label htmlFor="file">{t("csv.file")}</label>
            <p className="quiet" id="file-hint">
              {t("csv.file.hint", { limit: LARGEST_CSV / 1024 / 1024 })}
            </p>
            <input type="file" id="file" name="file" accept=".csv,text/csv" required aria-describedby="file-hint" />
          </div>
          <p className="actions-line">
            <button className="button" type="submit">
              {t("csv.preview")}
            </button>
            <a className="button second" href={csv.sample}>
              {t("csv.sample")}
            </a>
          </p>
        </form>
        <Block title={t("csv.columns")}>
          <Table
            caption={t("csv.columns")}
            captionHidden
            rows={csv.columns}
            rowKey={({ name }) => name}
            columns={[
              { key: "name", head: t("csv.column"), cell: ({ name }) => name },
              {
                key: "required",
                short: true,
                head: t("csv.required"),
                cell: ({ required }) => t(required ? "csv.required.yes" : "csv.required.no"),
              },
              { key: "means", head: t("csv.means"), cell: ({ means }) => t(means) },
            ]}
          />
        </Block>
      </>
    ),
  };
}

/**
 * Says what a file would do, and asks.
 *
 * @param seal stands for what it was compared with; it comes again with the file as `seen`.
 */
export function previewPage({ t }: StaffVisit, csv: CsvPage, text: string, would: ReactNode, seal: string | null = null): Page {
  return {
    kind: "page",
    title: csv.title,
    crumbs: csv.crumbs,
    body: (
      <>
        <PageHead title={csv.title} />
        <Notice attention>
          <p>{t("csv.would")}</p>
          {would}
        </Notice>
        <form className="decide-form" method="post" action={csv.action} encType="multipart/form-data">
          <input type="hidden" name="csv" value={text} />
          {seal === null ? null : <input type="hidden" name="seen" value={seal} />}
          <p className="actions-line">
            <button className="button" type="submit">
              {t("csv.act")}
            </button>
            <BackToFile href={csv.action} />
          </p>
        </form>
      </>
    ),
  };
}

function BackToFile({ href }: { readonly href: string }) {
  const { t } = usePage();
  return (
    <a className="button second" href={href}>
      {t("csv.back")}
    </a>
  );
}

/** What is wrong with a file as a whole. */
export function csvRefusal(refusal: CsvRefusal | GivenRefusal, t: Sentences): string {
  switch (refusal.kind) {
    case "too-large":
      return t("csv.refusal.too-large", { limit: refusal.limit });
    case "broken-csv":
      return t("csv.refusal.broken-csv", { line: String(refusal.line) });
    case "no-rows":
      return t("csv.refusal.no-rows");
    case "too-many-rows":
      return t("csv.refusal.too-many-rows", { limit: refusal.limit });
    case "missing-column":
      return t("csv.refusal.missing-column", { column: refusal.column });
  }
}

export function lineErrors<Refusal>(errors: readonly LineError<Refusal>[], t: Sentences, told: (refusal: Refusal) => string): string[] {
  return errors.map(({ line, refusal }) => t("csv.line", { line: String(line), message: told(refusal) }));
}

/** A file for the browser to keep. */
export function csvFile(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
