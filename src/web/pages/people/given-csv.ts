import type { Posting } from "../../page.ts";

/** Thousands of people. In bytes. */
const MOST = 2 * 1024 * 1024;

/** preview: a file was given, which is only looked at. do: it was looked at, and is to be taken. */
export interface GivenCsv {
  readonly kind: "preview" | "do";
  readonly bytes: Uint8Array;
}

/** The table that somebody posted; null where there is none, "too-large" where it is none that anybody fills in. */
export async function givenCsv({ request, form }: Posting): Promise<GivenCsv | "too-large" | null> {
  const confirmed = form.get("csv");
  if (confirmed !== null) return { kind: "do", bytes: Buffer.from(confirmed) };
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST) return "too-large";
    chunks.push(chunk);
  }
  try {
    const file = (await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData()).get("file");
    return file instanceof File && file.size > 0 ? { kind: "preview", bytes: new Uint8Array(await file.arrayBuffer()) } : null;
  } catch {
    // What is not a form, though it says so, holds no file.
    return null;
  }
}
