import { decode } from "../../../documents/formats/decode.ts";
import { exportPeople, samplePeople } from "../../../use-cases/account/export-people.ts";
import {
  type ImportedPeople,
  type ImportPeopleRefusal,
  importPeople,
  type PeopleLineRefusal,
} from "../../../use-cases/account/import-people.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { type CsvPage, csvFile, csvRefusal, givePage, lineErrors, previewPage } from "./csv-page.tsx";
import { givenCsv } from "./given-csv.ts";
import { refusalError } from "./refusal-error.ts";

export async function importPeoplePage(visit: StaffVisit): Promise<Answer> {
  return visit.query.has("sample") ? csvFile(samplePeople(), "shirube-people-sample.csv") : givePage(visit, pageOf(visit), []);
}

/** Shows what a file would do; does it when it comes again. */
export async function importPeopleAnswer(visit: Posting): Promise<Answer> {
  const { db, code, person, now } = visit;
  const given = await givenCsv(visit);
  if (!given.ok) return givePage(visit, pageOf(visit), [csvRefusal(given.refusal, visit.t)]);
  const { kind, bytes } = given.value;
  const taken = await importPeople(db, person, { bytes, now, tryOnly: kind === "preview" });
  if (!taken.ok) return givePage(visit, pageOf(visit), told(taken.refusal, visit));
  if (kind === "preview") return previewPage(visit, pageOf(visit), decode(bytes).text, <Would people={taken.value} />);
  return taken.value.created.length === 0 ? done(addressOf("people", { code }), "done") : passwordsPage(visit, taken.value);
}

export async function exportPeopleAnswer({ db, code }: StaffVisit): Promise<Answer> {
  return csvFile(await exportPeople(db, code), `shirube-people-${code}.csv`);
}

function pageOf({ code, t }: StaffVisit): CsvPage {
  const column = (name: "login" | "name" | "email" | "role" | "unit" | "from" | "last", required = false) => ({
    ...{ name: t(`csv.people.${name}`), means: `csv.people.${name}.means` as const, required },
  });
  return {
    title: t("csv.people.title"),
    lead: t("csv.people.lead"),
    crumbs: [{ title: t("people.title"), href: addressOf("people", { code }) }],
    action: addressOf("peopleImport", { code }),
    sample: addressOf("peopleImport", { code }, { sample: 1 }),
    columns: [column("login", true), column("name", true), column("email"), column("role"), column("unit"), column("from"), column("last")],
  };
}

function told(refusal: ImportPeopleRefusal, visit: StaffVisit): readonly string[] {
  const { t } = visit;
  switch (refusal.kind) {
    case "wrong-lines":
      return lineErrors(refusal.errors, t, (one) => lineRefusal(one, visit));
    case "forbidden":
    case "last-administrator":
      return [refusalError(refusal, visit).message];
    default:
      return [csvRefusal(refusal, t)];
  }
}

function lineRefusal(refusal: PeopleLineRefusal, visit: StaffVisit): string {
  const { t } = visit;
  switch (refusal.kind) {
    case "unknown-role":
      return t("csv.refusal.unknown-role", { role: refusal.role });
    case "unreadable-day":
      return t("csv.refusal.unreadable-day", { day: refusal.day });
    case "unknown-unit-name":
    case "ambiguous-unit":
      return t(`csv.refusal.${refusal.kind}`, { name: refusal.name });
    default:
      return refusalError(refusal, visit).message;
  }
}

function Would({ people: { created, changed, appointed, ended } }: { readonly people: ImportedPeople }) {
  const { t } = usePage();
  return <p>{t("csv.people.would", { created: created.length, changed, appointed, ended })}</p>;
}

function passwordsPage({ code, t }: StaffVisit, { created }: ImportedPeople): Page {
  const title = t("csv.people.done", { count: created.length });
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("people.title"), href: addressOf("people", { code }) }],
    body: (
      <>
        <PageHead title={title} />
        <Notice attention>
          <p>{t("people.password.once")}</p>
        </Notice>
        <Table
          caption={t("csv.people.passwords")}
          rows={created}
          rowKey={({ login }) => login}
          columns={[
            { key: "name", head: t("people.name"), cell: ({ name }) => <Words>{name}</Words> },
            { key: "login", short: true, head: t("signIn.login"), cell: ({ login }) => login },
            { key: "password", short: true, head: t("signIn.password"), cell: ({ password }) => <code>{password}</code> },
          ]}
        />
        <p className="actions-line">
          <a className="button" href={addressOf("people", { code })}>
            {t("csv.people.back")}
          </a>
        </p>
      </>
    ),
  };
}
