import type { Person } from "../../../domain/access/person.ts";
import { listAccounts } from "../../../store/account-store.ts";
import { nameSubjects } from "../../../store/audit-subject-store.ts";
import { type AuditEntry, type AuditFilter, type AuditStretch, listAudit } from "../../../store/audit-trail-store.ts";
import type { Connection } from "../../../store/database.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice, Pager } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { ChainCheck, checkChain } from "./audit-check.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { type AuditQuery, errorsIn, filterOf, queryOf, readAuditQuery, readStretch } from "./audit-query.ts";
import { kindTitle, subjectTitle } from "./audit-subject.tsx";
import { AuditTable } from "./audit-table.tsx";

/** On one page. */
const MOST = 50;

/** 監査証跡: what was done, by whom, when, to what, the newest first. */
export async function auditPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, person, now, t, locale } = visit;
  const asked = readAuditQuery(query);
  const errors = errorsIn(asked, t);
  const checked = await checkChain(db, code, query);
  const units = await listOrganisationUnits(db, code, { kind: "department" });
  const filter = filterOf(asked, asked.name === "" ? [] : await listAccounts(db, code));
  const shown = errors.length > 0 ? NOTHING : await pageOf(db, code, filter, readStretch(query));
  const about = shown.entries.flatMap(({ written }) => (written ? [written] : []));
  const only = asked.subject === null ? null : { subject: asked.subject.kind, id: asked.subject.id };
  const names = await nameSubjects(db, code, only ? [...about, only] : about);
  return {
    kind: "page",
    title: t("audit.title"),
    crumbs: [],
    status: errors.length > 0 ? 422 : 200,
    landscape: true,
    body: (
      <>
        <PageHead title={t("audit.title")}>
          <p className="lead">{t("audit.lead")}</p>
        </PageHead>
        <ChainCheck checked={checked} />
        <ErrorSummary errors={errors} />
        <AuditFilters asked={asked} units={units} errors={errors} now={now} />
        {only === null ? null : (
          <Notice>
            <p>
              {t("audit.only", { kind: kindTitle(only.subject, t) })} <Words>{subjectTitle(only, names, { person, t, locale })}</Words>{" "}
              <a href={addressOf("audit", { code }, queryOf({ ...asked, subject: null }))}>{t("audit.onlyNot")}</a>
            </p>
          </Notice>
        )}
        {shown.entries.length === 0 ? (
          errors.length > 0 ? null : (
            <Empty>{t(Object.values(asked).some((part) => part !== "" && part !== null) ? "audit.none" : "audit.empty")}</Empty>
          )
        ) : (
          <Rows asked={asked} shown={shown} names={names} person={person} />
        )}
      </>
    ),
  };
}

interface Shown {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** There are rows before these, and after them, to which the filter applies as well. */
  readonly older: boolean;
  readonly newer: boolean;
}

const NOTHING: Shown = { entries: [], older: false, newer: false };

async function pageOf(db: Connection, code: string, filter: AuditFilter, stretch: AuditStretch): Promise<Shown> {
  const found = await listAudit(db, code, { stretch, most: MOST + 1, filter });
  const entries = found.slice(0, MOST);
  const more = found.length > MOST;
  if ("after" in stretch) return { entries: entries.toReversed(), older: stretch.after > 0, newer: more };
  return { entries, older: more, newer: stretch.before !== null };
}

function Rows({ asked, shown: { entries, older, newer }, names, person }: RowsProps) {
  const { t, code } = usePage();
  const [newest, oldest] = [entries[0]?.number ?? 0, entries.at(-1)?.number ?? 0];
  if (code === null) return null;
  const at = (place: { readonly before: number } | { readonly after: number }) =>
    addressOf("audit", { code }, { ...queryOf(asked), ...place });
  return (
    <>
      <p className="actions-line">
        <span role="status">{t("audit.shown", { count: entries.length })}</span>
        <a className="on-screen" href={addressOf("auditExport", { code }, queryOf(asked))}>
          {t("audit.export")}
        </a>
      </p>
      <AuditTable entries={entries} names={names} person={person} />
      <Pager
        previous={newer ? { href: at({ after: newest }), title: t("audit.newer") } : null}
        next={older ? { href: at({ before: oldest }), title: t("audit.older") } : null}
      />
    </>
  );
}

interface RowsProps {
  readonly asked: AuditQuery;
  readonly shown: Shown;
  readonly names: Awaited<ReturnType<typeof nameSubjects>>;
  readonly person: Person;
}
