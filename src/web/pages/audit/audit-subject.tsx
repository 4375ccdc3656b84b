import { may, mayWith } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { AUDIT_SUBJECTS } from "../../../domain/audit/audit-act.ts";
import type { WrittenAct } from "../../../store/audit-entry.ts";
import { type NamedSheet, type NamedSubject, type NamedSubjects, subjectKey } from "../../../store/audit-subject-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** Who reads the trail, and in which words. Person: null where the operator reads it on the command line, who may read everything. */
export interface Reader {
  readonly person: Person | null;
  readonly t: Sentences;
  readonly locale: Locale;
}

/** What something was done to, in words; nothing where it was done to nothing. A sheet's title is for who may read the sheet. */
export function subjectTitle(
  { subject, id }: Pick<WrittenAct, "subject" | "id">,
  names: NamedSubjects,
  { person, t, locale }: Reader,
): string {
  if (subject === null || id === null) return "";
  if (subject === "year") return formatYear(id, locale);
  const named = names.get(subjectKey(subject, id));
  switch (named?.kind) {
    case "account":
      return `${named.name}（${named.login}）`;
    case "organisation-unit":
    case "indicator":
    case "upload":
    case "scale":
      return named.name;
    case "value-request":
      return t("audit.requestOf", { year: formatYear(named.year, locale) });
    case "publication":
      return named.number === null ? t("publications.waiting.title") : t("publication.title", { number: named.number });
    case "form":
      return t("audit.formOf", { kind: t(`forms.kind.${named.sheetKind}`), year: formatYear(named.fiscalYear, locale) });
    case "sheet":
      return sheetTitle(named, { person, t, locale });
    case "opinion":
      return t("audit.opinionOn", { on: named.on.kind === "node" ? named.on.title : sheetTitle(named.on, { person, t, locale }) });
    default:
      return t("audit.numbered", { kind: kindTitle(subject, t), id: String(id) });
  }
}

function sheetTitle(named: NamedSheet, { person, t, locale }: Reader): string {
  const facts = { department: named.department, year: formatYear(named.fiscalYear, locale, "short") };
  const mayRead = person === null || mayWith(person, "read-sheet", named);
  return mayRead ? t("audit.sheetOf", { ...facts, title: named.title }) : t("audit.sheetUnread", { ...facts, id: String(named.id) });
}

export function kindTitle(subject: string, t: Sentences): string {
  const known = AUDIT_SUBJECTS.find((one) => one === subject);
  return known ? t(`audit.subject.${known}`) : subject;
}

/** What something was done to; leads to its page, where there is one that the reader may open. */
export function Subject({
  written,
  names,
  person,
}: {
  readonly written: WrittenAct;
  readonly names: NamedSubjects;
  readonly person: Person;
}) {
  const { t, locale, code } = usePage();
  const { subject, id } = written;
  if (subject === null || id === null || code === null) return null;
  const title = subjectTitle(written, names, { person, t, locale });
  const href = pageOf(subject, id, names.get(subjectKey(subject, id)), code, person);
  return href === null ? (
    <Words>{title}</Words>
  ) : (
    <a href={href}>
      <Words>{title}</Words>
    </a>
  );
}

function pageOf(subject: string, id: number, named: NamedSubject | undefined, code: string, person: Person): string | null {
  if (subject === "year") return may(person, "see-progress") ? addressOf("year", { code, year: id }) : null;
  if (subject === "opinion") return may(person, "read-reviews") ? addressOf("opinion", { code, opinion: id }) : null;
  switch (named?.kind) {
    case "scale":
      return may(person, "run-indicators") ? addressOf("scale", { code, scale: id }) : null;
    case "value-request":
      return may(person, "run-indicators") ? addressOf("valueRequests", { code }) : null;
    case "publication":
      if (!may(person, "publish")) return null;
      if (named.number !== null) return addressOf("publication", { code, number: named.number });
      return named.isWaiting ? addressOf("waitingPublication", { code }) : addressOf("publications", { code });
    case "account":
      return may(person, "administer") ? addressOf("person", { code, account: id }) : null;
    case "organisation-unit":
      return may(person, "administer") ? addressOf("organisation", { code }) : null;
    case "indicator":
      return addressOf("indicator", { code, indicator: id });
    case "upload":
      return may(person, "import") ? addressOf("upload", { code, upload: id }) : null;
    case "form":
      return may(person, "run-year") ? addressOf("form", { code, kind: named.sheetKind, year: named.fiscalYear }) : null;
    case "sheet":
      return mayWith(person, "read-sheet", named) ? addressOf("sheet", { code, sheet: id }) : null;
    default:
      return null;
  }
}
