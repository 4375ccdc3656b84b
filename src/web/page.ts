import type { ReactNode } from "react";
import type { Database } from "../store/database.ts";
import type { Municipality } from "../store/municipality-store.ts";
import type { Locale, SentenceKey, Sentences } from "./ui/sentences.ts";
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
}

/** A visit to an address under /{code}/: the municipality is known to exist. */
export interface MunicipalVisit<Part extends string = never> extends Visit<Part> {
  readonly municipality: Municipality;
  readonly code: string;
}

/** What a page answers: a page of the site, nothing under this address, an address that makes no sense, another address, or a file. */
export type Answer = Page | Missing | Unreadable | Elsewhere | Response;

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

export interface Elsewhere {
  readonly kind: "elsewhere";
  readonly href: string;
}

export const missing = (what: SentenceKey): Missing => ({ kind: "missing", what });
export const unreadable: Unreadable = { kind: "unreadable" };
export const elsewhere = (href: string): Elsewhere => ({ kind: "elsewhere", href });

/** Reads an id of the record from an address; null where it cannot be one. */
export function readId(text: string): number | null {
  return /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
}
