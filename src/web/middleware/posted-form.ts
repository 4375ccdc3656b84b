import type { Context } from "hono";

/** A form holds some texts. In bytes. */
const MOST = 4 * 1024 * 1024;
/** What there is room for beside the one long text of a form. */
const BESIDE = 128 * 1024;

/** Whether a page may give a text back in a form: browsers send each byte of what is not plain as three, and lines with two ends. */
export const fitsForm = (text: string): boolean =>
  new URLSearchParams({ text: text.replace(/\r?\n/gu, "\r\n") }).toString().length <= MOST - BESIDE;

/** The fields of a posted form; empty where something else was posted, null where it is too large. */
export async function readForm(context: Context): Promise<URLSearchParams | null> {
  const type = context.req.header("content-type") ?? "";
  const body = context.req.raw.body;
  if (!/^application\/x-www-form-urlencoded\b/iu.test(type) || !body) return new URLSearchParams();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
