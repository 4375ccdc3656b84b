import type { Upload } from "../../../store/upload-store.ts";
import type { ChangedSubject, UndoRefusal } from "../../../use-cases/upload/undo-import.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { kindName } from "../document/subject-list.tsx";

type ChangedSince = Extract<UndoRefusal, { readonly kind: "changed-since" }>;

/** So much of what stands in the way is listed. */
const MOST_SUBJECTS = 20;

/** What stands in the way of an undo, and what to undo first. */
export function ChangedSinceParts({
  code,
  refusal: { subjects, imports },
  uploads,
}: {
  readonly code: string;
  readonly refusal: ChangedSince;
  /** Of this municipality: each document that was imported is one of them. */
  readonly uploads: readonly Upload[];
}) {
  const { t } = usePage();
  return (
    <>
      <p>{t("decide.undo.changed")}</p>
      <ul>
        {subjects.slice(0, MOST_SUBJECTS).map((subject) => (
          <li key={`${subject.kind} ${subject.id}`}>
            {t(nameOf(subject.kind))} <SubjectName code={code} subject={subject} />
          </li>
        ))}
        {subjects.length > MOST_SUBJECTS ? <li>{t("list.more", { count: subjects.length - MOST_SUBJECTS })}</li> : null}
      </ul>
      {imports.length === 0 ? null : (
        <>
          <p>{t("decide.undo.first")}</p>
          <ul>
            {imports.map(({ documentId, name }) => {
              const upload = uploads.find((one) => one.documentId === documentId);
              return (
                <li key={documentId}>
                  <a
                    href={
                      upload ? addressOf("confirmUndo", { code, upload: upload.id }) : addressOf("document", { code, document: documentId })
                    }
                  >
                    <Words>{name}</Words>
                  </a>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

function nameOf(kind: ChangedSubject["kind"]): SentenceKey {
  if (kind === "document") return "kind.document";
  return kind === "organisation-unit" ? "kind.unit" : kindName(kind);
}

function SubjectName({ code, subject: { kind, id, title } }: { readonly code: string; readonly subject: ChangedSubject }) {
  const { t } = usePage();
  const name = <Words>{title ?? t("untitled")}</Words>;
  const href = pageOf(code, kind, id);
  return href === null ? name : <a href={href}>{name}</a>;
}

/** The page of its own, where it has one. */
function pageOf(code: string, kind: ChangedSubject["kind"], id: number): string | null {
  switch (kind) {
    case "goal":
      return addressOf("goal", { code, goal: id });
    case "mission":
      return addressOf("mission", { code, mission: id });
    case "indicator":
      return addressOf("indicator", { code, indicator: id });
    case "plan":
      return addressOf("plan", { code, plan: id });
    case "document":
      return addressOf("document", { code, document: id });
    default:
      return null;
  }
}
