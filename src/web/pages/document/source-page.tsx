import type { Range } from "../../../documents/passage.ts";
import { findDocument, type SourceDocumentText } from "../../../store/document-store.ts";
import { listPlaces, listSubjects, type Place, type Subject } from "../../../store/place-store.ts";
import { type Answer, type MunicipalVisit, missing, readId, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { linesOf, pageAt, pagesOf, readPlaces, type SourcePage, writePlaces } from "./source-pages.ts";
import { Highlighted, ReadHere } from "./source-readings.tsx";
import { SourceText } from "./source-text.tsx";

/** The text of a document as it stands in the file, with the places of the address highlighted and what was made of this stretch beside it. */
export async function sourcePage({ db, code, parts, query, t }: MunicipalVisit<"document">): Promise<Answer> {
  const id = readId(parts.document);
  const document = id === null ? null : await findDocument(db, code, id);
  if (!document) return missing("missing.document");

  const at = query.get("at");
  const highlighted = at === null ? [] : readPlaces(at, document.text.length);
  if (!highlighted) return unreadable;
  const pages = pagesOf(document.text);
  const index = pageIndex(query.get("page"), pages, highlighted);
  const page = index === null ? undefined : pages[index];
  if (index === null || !page) return unreadable;

  const [places, subjects] = await Promise.all([listPlaces(db, code, document.id), listSubjects(db, code, document.id)]);
  return {
    kind: "page",
    title: t("source.title"),
    crumbs: [
      { title: t("documents.title"), href: addressOf("documents", { code }) },
      { title: document.name, href: addressOf("document", { code, document: document.id }) },
    ],
    body: (
      <SourceBody
        code={code}
        document={document}
        pages={pages}
        page={page}
        index={index}
        highlighted={highlighted}
        places={places}
        subjects={subjects}
      />
    ),
  };
}

/** Which page is asked for: by its number, else the one with the first highlighted place. */
function pageIndex(number: string | null, pages: readonly SourcePage[], highlighted: readonly Range[]): number | null {
  if (number === null) return pageAt(pages, highlighted[0]?.start ?? 0);
  const index = (readId(number) ?? 0) - 1;
  return index >= 0 && index < pages.length ? index : null;
}

interface SourceBodyProps {
  readonly code: string;
  readonly document: SourceDocumentText;
  readonly pages: readonly SourcePage[];
  readonly page: SourcePage;
  readonly index: number;
  readonly highlighted: readonly Range[];
  readonly places: readonly Place[];
  readonly subjects: readonly Subject[];
}

function SourceBody({ code, document, pages, page, index, highlighted, places, subjects }: SourceBodyProps) {
  const { t } = usePage();
  const lines = [...linesOf(document.text, page, page.firstLine)];
  const isHere = ({ start, end }: Range) => start < page.end && end > page.start;
  const number = t("pager.page", { page: index + 1, pages: pages.length });
  const pageHref = (i: number) =>
    addressOf("source", { code, document: document.id }, { at: highlighted.length > 0 ? writePlaces(highlighted) : null, page: i + 1 });
  return (
    <>
      <PageHead eyebrow={<Words>{document.name}</Words>} title={t("source.title")}>
        {pages.length > 1 ? <p>{number}</p> : null}
      </PageHead>
      {highlighted.length > 0 ? (
        <Highlighted
          code={code}
          text={document.text}
          highlighted={highlighted}
          places={places}
          subjects={subjects}
          isHere={isHere}
          pageHref={(range) => `${pageHref(pageAt(pages, range.start))}#place`}
        />
      ) : null}
      <p className="source-legend quiet">
        {t("source.legend")} <a href="#read-here">{t("source.toReadHere")}</a>
      </p>
      <div className="columns">
        <div>
          <SourceText
            text={document.text}
            lines={lines}
            highlighted={highlighted.filter(isHere)}
            unplaced={document.unplaced.map(({ range }) => range).filter(isHere)}
          />
          <Pager
            previous={index > 0 ? { href: pageHref(index - 1), title: t("source.page", { page: index }) } : null}
            next={index + 1 < pages.length ? { href: pageHref(index + 1), title: t("source.page", { page: index + 2 }) } : null}
          />
        </div>
        <ReadHere code={code} document={document.id} places={places.filter(({ ranges }) => ranges.some(isHere))} subjects={subjects} />
      </div>
    </>
  );
}
