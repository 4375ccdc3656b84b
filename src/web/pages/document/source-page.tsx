import { findDocument, type SourceDocumentText } from "../../../store/document-store.ts";
import { listPlaces, listSubjects, type Place, type Subject } from "../../../store/place-store.ts";
import { type Answer, missing, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { findPart, partAt, rangeOf, type SourceOutline, type SourcePart } from "../../source/source-part.ts";
import { readZoom, SourceView } from "../../source/source-view.tsx";
import { openStoredSource } from "../../source/stored-source.ts";
import type { PlaceLink } from "../../source/stretches.ts";
import { pageAt, readPlaces, writePlaces } from "../../source/text-pages.ts";
import { placeAddress } from "../../source-of.ts";
import { fieldName } from "../../ui/field-name.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import { Highlighted, ReadHere } from "./source-readings.tsx";

type Range = Place["ranges"][number];

/** The source of a document as it stands in the file, with the places of the address highlighted and what was made of this stretch beside it. */
export async function sourcePage({ db, code, parts, query, t }: StaffVisit<"document">): Promise<Answer> {
  const id = readId(parts.document);
  const document = id === null ? null : await findDocument(db, code, id);
  if (!document) return missing("missing.document");

  const at = query.get("at");
  const highlighted = at === null ? [] : readPlaces(at, document.text.length);
  const [page, rows] = [readNumber(query.get("page")), readNumber(query.get("rows"))];
  if (!highlighted || page === undefined || rows === undefined) return unreadable;
  const { outline, load } = await openStoredSource(db, code, document.sha256, document.layout);
  const part = await findPart(document.text, outline, load, { page, rows, offset: highlighted[0]?.start ?? 0 });
  if (!part) return unreadable;

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
        outline={outline}
        part={part}
        zoom={readZoom(query.get("zoom"))}
        highlighted={highlighted}
        places={places}
        subjects={subjects}
      />
    ),
  };
}

/** A number of an address, from 1; null where it has none, undefined where it makes no sense. */
function readNumber(text: string | null): number | null | undefined {
  return text === null ? null : (readId(text) ?? undefined);
}

interface SourceBodyProps {
  readonly code: string;
  readonly document: SourceDocumentText;
  readonly outline: SourceOutline;
  readonly part: SourcePart;
  readonly zoom: ReturnType<typeof readZoom>;
  readonly highlighted: readonly Range[];
  readonly places: readonly Place[];
  readonly subjects: readonly Subject[];
}

function SourceBody({ code, document, outline, part, zoom, highlighted, places, subjects }: SourceBodyProps) {
  const { t } = usePage();
  const shown = rangeOf(part);
  const isHere = ({ start, end }: Range) => start < shown.end && end > shown.start;
  const count = part.kind === "lines" ? part.pages.length : outline.parts.length;
  const pageOf = (offset: number) => (part.kind === "lines" ? pageAt(part.pages, offset) : partAt(outline, offset)) + 1;
  const at = highlighted.length > 0 ? writePlaces(highlighted) : null;
  const viewHref = (view: object) => addressOf("source", { code, document: document.id }, { at, ...view });
  const here = places.filter(({ ranges }) => ranges.some(isHere));
  const links = here.map(({ ranges, subjectKind, pointer }): PlaceLink => {
    return { ranges, href: placeAddress(code, document.id, ranges), name: t(fieldName(subjectKind, pointer)) };
  });
  return (
    <>
      <PageHead eyebrow={<Words>{document.name}</Words>} title={t("source.title")}>
        {count > 1 ? <p>{t("pager.page", { page: part.index + 1, pages: count })}</p> : null}
      </PageHead>
      {highlighted.length > 0 ? (
        <Highlighted
          code={code}
          text={document.text}
          highlighted={highlighted}
          places={places}
          subjects={subjects}
          isHere={isHere}
          pageHref={(range) => `${viewHref({ page: pageOf(range.start) })}#place`}
        />
      ) : null}
      <p className="source-legend quiet">
        {t(part.kind === "lines" ? "source.legend" : "source.legend.drawn")} <a href="#read-here">{t("source.toReadHere")}</a>
      </p>
      <div className="columns">
        <div>
          <SourceView
            text={document.text}
            outline={outline}
            part={part}
            marks={{ highlighted, unplaced: document.unplaced.map(({ range }) => range), links }}
            zoom={zoom}
            viewHref={viewHref}
          />
        </div>
        <ReadHere code={code} document={document.id} places={here} subjects={subjects} />
      </div>
    </>
  );
}
