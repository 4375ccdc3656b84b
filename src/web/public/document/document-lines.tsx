import { endingOf, savedName } from "../../../domain/publication/offered-file.ts";
import { formatDate } from "../../ui/dates.ts";
import { formatSize } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { useSite } from "../frame/site-context.tsx";
import type { DocumentLine } from "./document-data.ts";

/** How a kind of file is called by those who open it. */
const CALLED: Readonly<Record<string, string>> = { pdf: "PDF", xlsx: "Excel", docx: "Word", csv: "CSV" };

/** Documents to download, each with its kind, size and day. */
export function DocumentLines({ documents }: { readonly documents: readonly DocumentLine[] }) {
  const { t, locale } = usePage();
  const { file } = useSite();
  return (
    <ul className="rows documents">
      {documents.map((document) => {
        const { id, title, day, mediaType, size, path } = document;
        const about = [CALLED[endingOf(mediaType) ?? ""] ?? t("site.document.text"), formatSize(size)].join("・");
        return (
          <li key={id} id={`document-${id}`}>
            {path === null ? (
              <Words>{title}</Words>
            ) : (
              <a href={file(path)} download={savedName(document)}>
                <Words>{title}</Words>
                <span className="document-about">（{about}）</span>
              </a>
            )}{" "}
            {day === null ? null : <span className="quiet">{t("site.document.day", { day: formatDate(day, locale) })}</span>}
            {path === null ? <p className="quiet">{t("site.document.elsewhere")}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** From the head of a page to its documents, which stand at its end. */
export function ToDocuments({ count }: { readonly count: number }) {
  const { t } = usePage();
  if (count === 0) return null;
  return (
    <p className="on-screen">
      <a href="#documents">{t("site.documents.here", { count })}</a>
    </p>
  );
}
