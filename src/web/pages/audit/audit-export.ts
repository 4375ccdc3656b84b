import { listAccounts } from "../../../store/account-store.ts";
import { streamOf } from "../../download.ts";
import { type Answer, type StaffVisit, unreadable } from "../../page.ts";
import { auditCsv } from "./audit-csv.ts";
import { errorsIn, filterOf, readAuditQuery } from "./audit-query.ts";

/** The rows of the trail that the address asks for, all of them, as a file: some at a time, as the browser takes them. */
export async function auditExportAnswer({ db, code, query, person, t, locale }: StaffVisit): Promise<Answer> {
  const asked = readAuditQuery(query);
  if (errorsIn(asked, t).length > 0) return unreadable;
  const filter = filterOf(asked, await listAccounts(db, code));
  return new Response(streamOf(bytesOf(auditCsv(db, code, filter, { person, t, locale }))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="shirube-audit-${code}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function* bytesOf(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
