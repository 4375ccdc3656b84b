import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { Posting } from "../../page.ts";

/** Thousands of people, or all indicators of a city. In bytes. */
export const LARGEST_CSV = 2 * 1024 * 1024;

/** The file comes again as UTF-8 when it was looked at: of Shift_JIS a byte becomes three at most. */
const MOST_POSTED = 3 * LARGEST_CSV + 64 * 1024;

/** A browser that is answered before it has sent its file shows no answer, so what is too large is read on, and dropped, until here. */
const MOST_DROPPED = 64 * 1024 * 1024;

/** preview: a file was given, which is only looked at. do: it was looked at, and is to be taken. */
export interface GivenCsv {
  readonly kind: "preview" | "do";
  readonly bytes: Uint8Array;
  /** Stands for what the person saw; empty in a preview. */
  readonly seen: string;
}

export type GivenRefusal = { readonly kind: "no-rows" } | { readonly kind: "too-large"; readonly limit: number };

/** The table that somebody posted. Both forms are sent in parts: in the other way each byte of a Japanese text would be three. */
export async function givenCsv({ request }: Posting): Promise<Result<GivenCsv, GivenRefusal>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) return refuse({ kind: "no-rows" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= MOST_POSTED) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_DROPPED) break;
  }
  const tooLarge = refuse({ kind: "too-large", limit: LARGEST_CSV / 1024 / 1024 } as const);
  if (size > MOST_POSTED) return tooLarge;
  try {
    const form = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
    const [confirmed, file, seen] = [form.get("csv"), form.get("file"), form.get("seen")];
    if (typeof confirmed === "string")
      return accept({ kind: "do", bytes: Buffer.from(confirmed), seen: typeof seen === "string" ? seen : "" });
    if (!(file instanceof File) || file.size === 0) return refuse({ kind: "no-rows" });
    return file.size > LARGEST_CSV ? tooLarge : accept({ kind: "preview", bytes: new Uint8Array(await file.arrayBuffer()), seen: "" });
  } catch {
    // What is not a form, though it says so, holds no file.
    return refuse({ kind: "no-rows" });
  }
}
