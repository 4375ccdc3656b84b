import { BYTE_ORDER_MARK, writeCsvRows } from "../../../documents/writing/csv.ts";
import { formatLocalTime } from "../../../domain/calendar/local-time.ts";
import { nameSubjects } from "../../../store/audit-subject-store.ts";
import { type AuditEntry, type AuditFilter, findLastAudit, listAudit } from "../../../store/audit-trail-store.ts";
import type { Connection } from "../../../store/database.ts";
import { actTitle } from "./act-kinds.ts";
import { saidFacts } from "./audit-facts.ts";
import { kindTitle, type Reader, subjectTitle } from "./audit-subject.tsx";

const AT_ONCE = 500;

const COLUMNS = ["number", "at", "by", "account", "proxy", "act", "subjectKind", "subject", "subjectId", "facts", "entry", "hash"] as const;

/**
 * The trail as a CSV file, the oldest first, some rows at a time. The last two columns are each row as it was hashed and its hash: with them the chain can be checked elsewhere. It ends
 * with the row that was the last when it began.
 */
export async function* auditCsv(db: Connection, municipality: string, filter: AuditFilter, reader: Reader): AsyncGenerator<string> {
  const { t } = reader;
  const last = await findLastAudit(db, municipality);
  yield BYTE_ORDER_MARK + writeCsvRows([COLUMNS.map((column) => t(`audit.column.${column}`))]);
  for (let after = 0; after < last; ) {
    const entries = (await listAudit(db, municipality, { stretch: { after }, most: AT_ONCE, filter })).filter(
      ({ number }) => number <= last,
    );
    if (entries.length === 0) return;
    const names = await nameSubjects(
      db,
      municipality,
      entries.flatMap(({ written }) => (written ? [written] : [])),
    );
    yield writeCsvRows(entries.map((entry) => cellsOf(entry, names, reader)));
    after = entries.at(-1)?.number ?? last;
  }
}

function cellsOf({ number, written, entry, hash }: AuditEntry, names: Awaited<ReturnType<typeof nameSubjects>>, reader: Reader): string[] {
  if (!written) return [String(number), "", "", "", "", reader.t("audit.unreadable"), "", "", "", "", entry, hash];
  const { t } = reader;
  const { at, by, account, facts, subject, id } = written;
  const said = saidFacts(written, reader).map(([name, value]) => `${name}: ${value}`);
  return [
    ...[String(number), `${formatLocalTime(at).replace("T", " ")}:${at.toISOString().slice(17, 19)}`, by ?? "", String(account ?? "")],
    ...[facts.proxy === true ? t("revisions.proxy") : "", actTitle(written, t)],
    ...[
      subject === null ? "" : kindTitle(subject, t),
      subjectTitle(written, names, reader),
      String(id ?? ""),
      said.join(" / "),
      entry,
      hash,
    ],
  ];
}
