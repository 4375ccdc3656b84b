import { findDocumentFile } from "../../../store/document-store.ts";
import { readSourceFile } from "../../../store/source-file-store.ts";
import { downloadOf } from "../../download.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";

/** The file as it was given. It is only ever saved, never shown: what a stranger's HTML holds does not run here. */
export async function fileAnswer({ db, code, parts }: StaffVisit<"document">): Promise<Answer> {
  const id = readId(parts.document);
  const file = id === null ? null : await findDocumentFile(db, code, id);
  if (!file) return missing("missing.document");
  return downloadOf({
    ...{ name: file.name, plainName: `document-${id}`, bytes: file.bytes },
    parts: readSourceFile(db, code, file.sha256),
  });
}
