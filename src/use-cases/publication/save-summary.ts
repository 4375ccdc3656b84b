import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { findSummary, isOfRecord, type PlainSummary, saveSummary } from "../../store/public-word-store.ts";
import type { SummaryKind } from "../../store/publication-schema.ts";
import { storable } from "../import/storable.ts";

export interface WriteSummary {
  readonly kind: SummaryKind;
  readonly id: number;
  /** Revision that the person saw; 0 where there was none. */
  readonly base: number;
  /** Empty: it is taken away. */
  readonly text: string;
  readonly now: Date;
}

export type WriteSummaryRefusal =
  | { readonly kind: "forbidden" | "unknown-thing" | "too-long" }
  /** Somebody else wrote it in the meantime. */
  | { readonly kind: "stale"; readonly latest: PlainSummary | null };

export const LONGEST_SUMMARY = 2_000;

/** Writes the やさしい説明 of a thing of the record. Citizens read it with the next publication. */
export async function writeSummary(
  db: Database,
  person: Person,
  { kind, id, base, text: given, now: at }: WriteSummary,
): Promise<Result<{ readonly unchanged: boolean }, WriteSummaryRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const text = storable(given.replace(/\r\n?/gu, "\n").trim());
  if (text.length > LONGEST_SUMMARY) return refuse({ kind: "too-long" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<{ readonly unchanged: boolean }, WriteSummaryRefusal>> => {
    if (!(await isOfRecord(tx, municipality, kind, id))) return refuse({ kind: "unknown-thing" });
    const latest = await findSummary(tx, municipality, kind, id);
    if ((latest?.text ?? "") === text) return accept({ unchanged: true });
    const revision = await saveSummary(tx, municipality, { kind, id, text }, base, { at, account, by });
    if (revision === null) return refuse({ kind: "stale", latest });
    const of = kind === "indicator" ? { subject: "indicator" as const, id } : { subject: null, id: null };
    const facts = { kind, thing: id, revision };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.summary", ...of, facts }]);
    return accept({ unchanged: false });
  });
}
