import * as v from "valibot";

const fact = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const written = v.object({
  at: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => new Date(text)),
  ),
  account: v.nullable(v.number()),
  by: v.nullable(v.string()),
  act: v.string(),
  subject: v.nullable(v.string()),
  id: v.nullable(v.number()),
  facts: v.record(v.string(), fact),
});

/** What a row of the audit trail says was done. Acts and subjects are texts here: an older program may read what a newer one wrote. */
export type WrittenAct = Readonly<v.InferOutput<typeof written>>;

/** What a row says; null where it is nothing that recordAudit writes. */
export function readWritten(entry: string): WrittenAct | null {
  try {
    const read = v.safeParse(written, JSON.parse(entry));
    return read.success && !Number.isNaN(read.output.at.getTime()) ? read.output : null;
  } catch {
    return null;
  }
}
