import type { ReactNode } from "react";
import type { FileReader } from "../documents/read-file.ts";
import type { Person } from "../domain/access/person.ts";
import type { CopyDesk } from "../store/copy-desk.ts";
import type { Database } from "../store/database.ts";
import type { Municipality } from "../store/municipality-store.ts";
import type { DemoEntry } from "../use-cases/account/cast-demo.ts";
import type { BackupJob } from "../use-cases/backup/backup-job.ts";
import type { PublicSites } from "./public/public-sites.ts";
import type { SiteState } from "./public/site-job.ts";
import type { IslandName } from "./ui/islands.ts";
import type { Locale, NoticeKey, SentenceKey, Sentences } from "./ui/sentences.ts";
import type { Crumb } from "./ui/shell.tsx";

/** What a page may use to answer one request. */
export interface Visit<Part extends string = never> {
  readonly db: Database;
  /** The filled-in parts of the address, decoded. */
  readonly parts: Readonly<Record<Part, string>>;
  readonly query: URLSearchParams;
  readonly locale: Locale;
  readonly t: Sentences;
  /** In which the visit is made: from April, in Japan. */
  readonly fiscalYear: number;
  /** Who is signed in; null where nobody is. */
  readonly person: Person | null;
  /** Where people open the site, without a path: https://shirube.city.example. For addresses that are taken elsewhere. */
  readonly site: string;
  /** True where citizens read the site of a municipality. */
  readonly hasSite: (code: string) => boolean;
}

/** A visit to an address under /{code}/: the municipality is known to exist. */
export interface MunicipalVisit<Part extends string = never> extends Visit<Part> {
  readonly municipality: Municipality;
  readonly code: string;
  readonly now: Date;
  /** As whom the demo may be tried; nobody where this municipality is no demo. The password is told where the program was started, and nowhere else. */
  readonly demo: readonly DemoEntry[];
}

/** Where what is published comes out. */
export interface SiteDesk {
  readonly served: PublicSites;
  /** Says that something was published or withdrawn. */
  readonly wake: () => void;
  /** How far the site of a municipality is; null where nothing was ever published. */
  readonly stateOf: (code: string) => SiteState | null;
}

/** How the program itself is doing. */
export interface OperationDesk {
  /** It has served since. */
  readonly since: Date;
  /** Null where none are taken by themselves. */
  readonly backups: Pick<BackupJob, "state" | "takeNow"> | null;
  /** Null where others may read the database itself. */
  readonly copies: Pick<CopyDesk, "copyingForMs"> | null;
}

/** Where uploads come in. */
export interface Intake {
  /** Folder into which files stream before they are kept. */
  readonly spool: string;
  /** Says that something waits to be read. */
  readonly wake: () => void;
  /** Since when this process has been reading the file that it reads now; null where it reads none. */
  readonly readingSince: () => Date | null;
  /** Reads a file that lies in the spool folder, where it can do no harm. */
  readonly read: FileReader;
}

/** A visit of staff to an address that admits only who is signed in and may. */
export interface StaffVisit<Part extends string = never> extends MunicipalVisit<Part> {
  readonly person: Person;
  /** What the browser holds of the session. */
  readonly token: string;
  readonly intake: Intake;
  /** Says that a reminder is to be sent; null where no mail is sent. */
  readonly wakeReminders: (() => void) | null;
  /** Null where no site is served, as in some tests. */
  readonly siteDesk: SiteDesk | null;
  /** Null in some tests. */
  readonly operation: OperationDesk | null;
}

interface Posted {
  /** The fields of the form; none where files are posted, whose body is read from the request. */
  readonly form: URLSearchParams;
  readonly request: Request;
}

/** Something that staff posted. */
export interface Posting<Part extends string = never> extends StaffVisit<Part>, Posted {}

/** Something that anybody may post. */
export interface OpenPosting<Part extends string = never> extends MunicipalVisit<Part>, Posted {}

/** What a page answers: a page of the site, a part of one, nothing under this address, an address that makes no sense, a stop, another address, or a file. */
export type Answer = Page | Fragment | Missing | Unreadable | Stopped | Elsewhere | Done | Response;

export interface Page {
  readonly kind: "page";
  /** Plain text: the tab's title and the last breadcrumb. */
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly body: ReactNode;
  /** What stands in the search box. */
  readonly search?: string;
  /** Printed on A4 landscape. */
  readonly landscape?: boolean;
  /** 200 unless something stands in the way: who posted it may not (403), what was posted clashes with a later state (409), is too large (413), of a wrong kind (415) or wrong in itself (422). */
  readonly status?: 200 | 403 | 409 | 413 | 415 | 422;
  /** The script that makes the page livelier; the page works without it. On pages for staff only. */
  readonly island?: IslandName;
}

/** A part of a page for the island that asks for it, without the site around it. */
export interface Fragment {
  readonly kind: "fragment";
  readonly body: ReactNode;
}

/** Nothing stands under the address (404); `what` names what was looked for. */
export interface Missing {
  readonly kind: "missing";
  readonly what: SentenceKey;
}

/** The address cannot be understood (400). */
export interface Unreadable {
  readonly kind: "unreadable";
}

/** Why a request goes no further, whatever it asks for. */
export type StopKind = "signed-out" | "not-permitted" | "too-many-tries" | "from-elsewhere" | "wrong-method" | "too-large";

export interface Stopped {
  readonly kind: "stopped";
  readonly why: StopKind;
}

export interface Elsewhere {
  readonly kind: "elsewhere";
  readonly href: string;
}

/** What was posted is done; the browser goes on to another address (303), where a notice says so. */
export interface Done {
  readonly kind: "done";
  /** An address of the site without a query, or with one. */
  readonly href: string;
  readonly notice: NoticeKey | null;
  /** What the browser is to remember, as the value of a set-cookie header. */
  readonly cookie: string | null;
}

export const missing = (what: SentenceKey): Missing => ({ kind: "missing", what });
export const unreadable: Unreadable = { kind: "unreadable" };
export const stopped = (why: StopKind): Stopped => ({ kind: "stopped", why });
export const elsewhere = (href: string): Elsewhere => ({ kind: "elsewhere", href });
export const fragment = (body: ReactNode): Fragment => ({ kind: "fragment", body });
export const done = (href: string, notice: NoticeKey | null = null, cookie: string | null = null): Done => ({
  ...{ kind: "done", href, notice, cookie },
});

/** Reads an id of the record from an address; null where it cannot be one. */
export function readId(text: string): number | null {
  return /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
}
