import { findDocumentFile } from "../../../store/document-store.ts";
import { readSourceFile } from "../../../store/source-file-store.ts";
import { type Answer, type MunicipalVisit, missing, readId } from "../../page.ts";

/** The file as it was given. It is only ever saved, never shown: what a stranger's HTML holds does not run here. */
export async function fileAnswer({ db, code, parts }: MunicipalVisit<"document">): Promise<Answer> {
  const id = readId(parts.document);
  const file = id === null ? null : await findDocumentFile(db, code, id);
  if (!file) return missing("missing.document");
  return new Response(streamOf(readSourceFile(db, code, file.sha256)), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes),
      "content-disposition": `attachment; filename="document-${id}"; filename*=UTF-8''${encodeFilename(file.name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-cache",
    },
  });
}

/** A file name as a header may hold it (RFC 8187). */
function encodeFilename(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A part at a time, as the browser takes them: a large file is never in memory as a whole. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}
