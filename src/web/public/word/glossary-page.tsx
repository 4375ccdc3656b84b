import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { OtherNames } from "./other-names.tsx";

/** Explained words, by their readings. */
export type GlossaryPage = readonly Pick<PublishedOf<"term">, "id" | "term" | "reading" | "explanation" | "otherNames">[];

const collator = new Intl.Collator("ja");

export function glossaryPageOf(terms: readonly PublishedOf<"term">[]): GlossaryPage {
  return terms
    .map(({ id, term, reading, explanation, otherNames = [] }) => ({ id, term, reading, explanation, otherNames }))
    .sort((one, other) => collator.compare(one.reading ?? one.term, other.reading ?? other.term) || one.id - other.id);
}

export const glossaryKind: PageKind<GlossaryPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.glossary"), description: t("site.glossary.lead"), crumbs: [] }),
  Body: ({ data }) => <Glossary terms={data} />,
};

function Glossary({ terms }: { readonly terms: GlossaryPage }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.glossary")}>
        <p className="lead">{t("site.glossary.lead")}</p>
      </PageHead>
      {terms.length === 0 ? (
        <p className="empty">{t("site.glossary.none")}</p>
      ) : (
        <dl className="facts words">
          {terms.map(({ id, term, reading, explanation, otherNames }) => (
            <div key={id} id={`term-${id}`}>
              <dt lang="ja">
                {term}
                {reading === null ? null : <small>（{reading}）</small>}
              </dt>
              <dd>
                {explanation === null ? <span className="nothing">{t("site.words.unexplained")}</span> : <Words>{explanation}</Words>}
                <OtherNames names={otherNames} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
