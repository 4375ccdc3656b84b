import { readableText } from "../../../documents/readable.ts";
import { may } from "../../../domain/access/permission.ts";
import { findDocument, type SourceDocumentText } from "../../../store/document-store.ts";
import { listSubjects, type Subject } from "../../../store/place-store.ts";
import { findUploadByHash } from "../../../store/upload-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { placeAddress } from "../../source-of.ts";
import { formatDay } from "../../ui/dates.ts";
import { mediaTypeName } from "../../ui/media-type.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Facts, Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { CoverageBar } from "./coverage.tsx";
import { oddityName } from "./oddities.ts";
import { SubjectList } from "./subject-list.tsx";

/** A text of no known kind is unplaced as a whole; beyond so many passages, its text is the better list. */
const MOST_PASSAGES = 500;

/** A line without end is shown by its beginning. In UTF-16 code units. */
const LONGEST_PASSAGE = 300;

/** A document: how much of it was read, what became of it, and every passage that found no place. */
export async function documentPage({ db, code, parts, t, person }: StaffVisit<"document">): Promise<Answer> {
  const id = readId(parts.document);
  const document = id === null ? null : await findDocument(db, code, id);
  if (!document) return missing("missing.document");
  const subjects = await listSubjects(db, code, document.id);
  const upload = may(person, "import") ? await findUploadByHash(db, code, document.sha256) : null;
  return {
    kind: "page",
    title: document.name,
    crumbs: [{ title: t("documents.title"), href: addressOf("documents", { code }) }],
    body: <DocumentBody code={code} document={document} subjects={subjects} upload={upload?.id ?? null} />,
  };
}

function DocumentBody({
  code,
  document,
  subjects,
  upload,
}: {
  readonly code: string;
  readonly document: SourceDocumentText;
  readonly subjects: readonly Subject[];
  /** For staff: the upload that it came as. */
  readonly upload: number | null;
}) {
  const { t, locale } = usePage();
  return (
    <>
      <PageHead eyebrow={t("documents.title")} title={<Words>{document.name}</Words>}>
        <p className="actions-line">
          <a className="button" href={addressOf("source", { code, document: document.id })}>
            {t("document.toSource")}
          </a>
          <a className="button second" href={addressOf("file", { code, document: document.id })}>
            {t("document.toFile")}
          </a>
          {upload === null ? null : (
            <>
              <a className="button second" href={addressOf("upload", { code, upload })}>
                {t("document.toReview")}
              </a>
              <a className="button second" href={addressOf("confirmUndo", { code, upload })}>
                {t("review.undo")}
              </a>
            </>
          )}
        </p>
      </PageHead>
      {document.oddities.map(({ kind, count, at }) => (
        <Notice attention key={kind}>
          <p>
            {t(oddityName(kind), { count })}{" "}
            <a href={placeAddress(code, document.id, [{ start: at, end: at + 1 }])}>{t("document.firstOne")}</a>
          </p>
        </Notice>
      ))}
      <Block title={t("document.coverage")}>
        <CoverageBar id="coverage" coverage={document.coverage} />
        {document.unplaced.length === 0 ? null : (
          <p className="after">
            <a href="#unplaced">{t("document.toUnplaced", { count: document.unplaced.length })}</a>
          </p>
        )}
      </Block>
      <Block id="made" title={t("document.made")}>
        {subjects.length === 0 ? <Empty>{t("document.nothingMade")}</Empty> : <SubjectList code={code} subjects={subjects} />}
      </Block>
      <Block id="unplaced" title={t("document.unplaced", { count: document.unplaced.length })}>
        {document.unplaced.length === 0 ? (
          <p>{t("document.nothingUnplaced")}</p>
        ) : (
          <>
            <p>{t("document.unplaced.explanation")}</p>
            <ol className="rows unplaced-list">
              {document.unplaced.slice(0, MOST_PASSAGES).map(({ text, where, range }) => (
                <li key={range.start}>
                  <a href={placeAddress(code, document.id, [range])}>{t("document.line", { line: where.replace(/^L/u, "") })}</a>
                  <span>
                    <Words>{readableText(shortened(text), document.mediaType)}</Words>
                  </span>
                </li>
              ))}
            </ol>
            {document.unplaced.length > MOST_PASSAGES ? (
              <p className="after">
                <a href={addressOf("source", { code, document: document.id })}>
                  {t("document.moreUnplaced", { count: document.unplaced.length - MOST_PASSAGES })}
                </a>
              </p>
            ) : null}
          </>
        )}
      </Block>
      <Block title={t("document.about")}>
        <Facts
          facts={[
            [t("document.importedAt"), formatDay(document.importedAt, locale)],
            [t("document.mediaType"), mediaTypeName(document.mediaType, t)],
            [t("document.size"), t("document.bytes", { count: document.bytes })],
            [t("document.characters"), t("count.characters", { count: document.coverage.total })],
            [t("document.sha256"), <code key="sha256">{document.sha256}</code>],
          ]}
        />
      </Block>
    </>
  );
}

const shortened = (text: string): string => (text.length > LONGEST_PASSAGE ? `${text.slice(0, LONGEST_PASSAGE).toWellFormed()}…` : text);
