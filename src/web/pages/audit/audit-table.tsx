import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import type { WrittenAct } from "../../../store/audit-entry.ts";
import type { NamedSubjects } from "../../../store/audit-subject-store.ts";
import type { AuditEntry } from "../../../store/audit-trail-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { actTitle } from "./act-kinds.ts";
import { saidFacts } from "./audit-facts.ts";
import { Subject } from "./audit-subject.tsx";

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly names: NamedSubjects;
  readonly person: Person;
}

/** Rows of the trail: what was done, by whom, when, to what. */
export function AuditTable({ entries, names, person }: AuditTableProps) {
  const { t, locale } = usePage();
  /** What the row says, where it says anything. */
  const of = (said: (written: WrittenAct) => ReturnType<Column<AuditEntry>["cell"]>) => (entry: AuditEntry) =>
    entry.written ? said(entry.written) : null;
  const columns: readonly Column<AuditEntry>[] = [
    {
      key: "act",
      head: t("audit.column.act"),
      cell: ({ written, entry }) =>
        written ? (
          <Words>{actTitle(written, t)}</Words>
        ) : (
          <>
            <Badge strong>{t("audit.unreadable")}</Badge> <code className="audit-raw">{entry.slice(0, 200)}</code>
          </>
        ),
    },
    { key: "subject", head: t("audit.column.subject"), cell: of((written) => <Subject {...{ written, names, person }} />) },
    { key: "by", head: t("audit.column.by"), short: true, cell: of((written) => <By written={written} person={person} />) },
    {
      key: "at",
      head: t("audit.column.at"),
      short: true,
      cell: of(({ at }) => <span className="one-line">{formatMoment(at, locale)}</span>),
    },
    { key: "facts", head: t("audit.column.facts"), cell: of((written) => factsOf(saidFacts(written, { t, locale }))) },
    { key: "number", head: t("audit.column.number"), short: true, figure: true, cell: ({ number }) => String(number) },
  ];
  return (
    <div className="audit-rows">
      <Table caption={t("audit.title")} captionHidden columns={columns} rows={entries} rowKey={({ number }) => number} />
    </div>
  );
}

/** Who did it; of what planning did in place of a department, that too. */
function By({ written: { account, by, facts }, person }: { readonly written: WrittenAct; readonly person: Person }) {
  const { t, code } = usePage();
  const name = by ?? t("audit.nobody");
  const named = <span className="one-line">{name}</span>;
  return (
    <>
      {account !== null && code !== null && may(person, "administer") ? (
        <a href={addressOf("person", { code, account })}>{named}</a>
      ) : (
        named
      )}{" "}
      {facts.proxy === true ? <Badge>{t("revisions.proxy")}</Badge> : null}
    </>
  );
}

function factsOf(said: ReturnType<typeof saidFacts>) {
  if (said.length === 0) return null;
  return (
    <ul className="audit-facts">
      {said.map(([name, value]) => (
        <li key={name}>
          <span className="quiet">{name}</span> <Words>{value}</Words>
        </li>
      ))}
    </ul>
  );
}
