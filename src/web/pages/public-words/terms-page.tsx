import { type ExplainedTerm, listTerms } from "../../../store/public-word-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { listUnexplained } from "./marked-terms.ts";
import { WordsNav } from "./words-nav.tsx";

/** 用語解説: the terms that are explained, and those that plans mark and nobody has explained. */
export async function explainedTermsPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const terms = await listTerms(db, code);
  const marked = await listUnexplained(db, code, terms);
  return {
    kind: "page",
    title: t("words.explainedTerms"),
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.title"), href: addressOf("publicWords", { code }) },
    ],
    body: (
      <>
        <PageHead title={t("words.explainedTerms")}>
          <p className="lead">{t("terms.lead")}</p>
        </PageHead>
        <WordsNav here="explainedTerms" />
        <p className="actions-line">
          <a className="button" href={addressOf("newExplainedTerm", { code })}>
            {t("terms.new")}
          </a>
        </p>
        {marked.length === 0 ? null : (
          <Block title={t("terms.marked")}>
            <p>{t("terms.marked.lead", { count: marked.length })}</p>
            <ul className="terms">
              {marked.map((term) => (
                <li key={term}>
                  <a href={addressOf("newExplainedTerm", { code }, { term })}>
                    <Words>{term}</Words>
                  </a>
                </li>
              ))}
            </ul>
          </Block>
        )}
        <Block title={t("terms.explained")}>{terms.length === 0 ? <Empty>{t("terms.none")}</Empty> : <TermTable terms={terms} />}</Block>
      </>
    ),
  };
}

function TermTable({ terms }: { readonly terms: readonly ExplainedTerm[] }) {
  const { t, code } = useStaffPage();
  const sorted = terms.toSorted((one, other) => (one.reading ?? one.term).localeCompare(other.reading ?? other.term, "ja"));
  return (
    <Table
      caption={t("terms.explained")}
      captionHidden
      rows={sorted}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "term",
          head: t("kind.term"),
          cell: ({ id, term }) => (
            <a href={addressOf("explainedTerm", { code, term: id })}>
              <Words>{term}</Words>
            </a>
          ),
        },
        {
          key: "reading",
          short: true,
          head: t("field.reading"),
          cell: ({ reading }) => (reading === null ? null : <Words>{reading}</Words>),
        },
        { key: "explanation", head: t("field.explanation"), cell: ({ explanation }) => <Words>{explanation ?? ""}</Words> },
      ]}
    />
  );
}
