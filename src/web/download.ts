/** What is given as a file to be saved. */
export interface Download {
  readonly name: string;
  /** What browsers call it that know only ASCII. */
  readonly plainName: string;
  /** Null where it is made while it is sent. */
  readonly bytes: number | null;
  readonly parts: AsyncGenerator<Uint8Array>;
}

/** A file as it was given. It is only ever saved, never shown: what a stranger's HTML holds does not run here. */
export function downloadOf({ name, plainName, bytes, parts }: Download): Response {
  return new Response(streamOf(parts), {
    headers: {
      "content-type": "application/octet-stream",
      ...(bytes === null ? {} : { "content-length": String(bytes) }),
      "content-disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encodeFilename(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** What a page made, as a file to be saved. */
export function textOf({
  name,
  plainName,
  mediaType,
  text,
}: Pick<Download, "name" | "plainName"> & {
  readonly mediaType: "text/csv" | "image/svg+xml";
  readonly text: string;
}): Response {
  return new Response(text, {
    headers: {
      "content-type": `${mediaType}; charset=utf-8`,
      "content-disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encodeFilename(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      vary: "Accept-Language, Cookie",
    },
  });
}

/** A file name as a header may hold it (RFC 8187). */
function encodeFilename(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A part at a time, as the browser takes them: a large file is never in memory as a whole. */
export function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
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
