import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { isDay } from "../../domain/calendar/day.ts";
import { saysTheSame } from "../../domain/publication/canonical-json.ts";
import { endingOf } from "../../domain/publication/offered-file.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { listDocuments } from "../../store/document-store.ts";
import {
  listOfferedDocuments,
  type OfferedDocument,
  removeOfferedDocument,
  saveOfferedDocument,
} from "../../store/offered-document-store.ts";
import { listPlans } from "../../store/plan-store.ts";
import { awaitPublishing } from "../../store/publication-store.ts";
import { storable } from "../import/storable.ts";

export interface OfferDocument {
  /** Of the document as it was imported. */
  readonly id: number;
  /** Revision that the person saw; 0 where it is not offered. */
  readonly base: number;
  readonly title: string;
  /** ISO date; empty where nobody says when it was made. */
  readonly day: string;
  /** With what it is listed. */
  readonly plan: number | null;
  readonly year: number | null;
  readonly now: Date;
}

export type OfferDocumentRefusal =
  | { readonly kind: "forbidden" | "unknown-document" | "no-title" | "too-long" | "no-day" | "unknown-place" }
  /** A page of a stranger, or something that no one knows how to open. */
  | { readonly kind: "not-offered"; readonly mediaType: string }
  /** Somebody else changed it in the meantime; null: offers it no more. */
  | { readonly kind: "stale"; readonly latest: OfferedDocument | null };

const LONGEST_TITLE = 200;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200] as const;

/** Offers a kept document to citizens for download, or changes what is said of it. They find it with the next publication, and never one that was not chosen so. */
export async function offerDocument(
  db: Database,
  person: Person,
  given: OfferDocument,
): Promise<Result<{ readonly unchanged: boolean }, OfferDocumentRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const { id, base, plan, year, now: at } = given;
  const title = storable(given.title.replace(/\s+/gu, " ").trim());
  const day = given.day.trim() === "" ? null : given.day.trim();
  if (title === "") return refuse({ kind: "no-title" });
  if (title.length > LONGEST_TITLE) return refuse({ kind: "too-long" });
  if (day !== null && !isDay(day)) return refuse({ kind: "no-day" });
  return db.transaction().execute(async (tx): Promise<Result<{ readonly unchanged: boolean }, OfferDocumentRefusal>> => {
    const latest = await offeredInTurn(tx, municipality, id);
    const file = latest ?? (await fileOf(tx, municipality, id));
    if (file === null) return refuse({ kind: "unknown-document" });
    if (endingOf(file.mediaType) === null) return refuse({ kind: "not-offered", mediaType: file.mediaType });
    if (!(await isPlace(tx, municipality, { plan, year }))) return refuse({ kind: "unknown-place" });
    const { name, mediaType, size, sha256 } = file;
    const said = { id, title, day, plan, year, name, mediaType, size, sha256 };
    if (latest !== null && saysTheSame({ ...latest, revision: null }, { ...said, revision: null })) return accept({ unchanged: true });
    if ((latest?.revision ?? 0) !== base) return refuse({ kind: "stale", latest });
    const revision = await saveOfferedDocument(tx, municipality, said, base, { at, account, by });
    if (revision === null) throw new Error("a document was offered out of turn");
    const facts = { name: title, file: name, revision };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.document", subject: null, id: null, facts }]);
    return accept({ unchanged: false });
  });
}

export type KeepDocumentRefusal =
  | { readonly kind: "forbidden" | "unknown-document" }
  | { readonly kind: "stale"; readonly latest: OfferedDocument };

/** Offers a document no more, from the next publication on. What was published before goes on offering it, until that is withdrawn. */
export async function offerNoMore(
  db: Database,
  person: Person,
  { id, base, now: at }: Pick<OfferDocument, "id" | "base" | "now">,
): Promise<Result<null, KeepDocumentRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, KeepDocumentRefusal>> => {
    const latest = await offeredInTurn(tx, municipality, id);
    if (latest === null) return refuse({ kind: "unknown-document" });
    if (!(await removeOfferedDocument(tx, municipality, id, base, { at, account, by }))) return refuse({ kind: "stale", latest });
    const facts = { name: latest.title, file: latest.name, revision: base, removed: true };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.document", subject: null, id: null, facts }]);
    return accept(null);
  });
}

async function offeredInTurn(tx: Connection, municipality: string, id: number): Promise<OfferedDocument | null> {
  await awaitPublishing(tx, municipality);
  return (await listOfferedDocuments(tx, municipality)).find((one) => one.id === id) ?? null;
}

async function fileOf(tx: Connection, municipality: string, id: number) {
  const found = (await listDocuments(tx, municipality)).find((one) => one.id === id);
  if (found === undefined) return null;
  const { name, mediaType, bytes: size, sha256 } = found;
  return { name: storable(name), mediaType, size, sha256 };
}

async function isPlace(tx: Connection, municipality: string, { plan, year }: Pick<OfferDocument, "plan" | "year">): Promise<boolean> {
  if (plan !== null && year !== null) return false;
  if (year !== null) return year >= FIRST_YEAR && year <= LAST_YEAR;
  return plan === null || (await listPlans(tx, municipality)).some(({ id }) => id === plan);
}
