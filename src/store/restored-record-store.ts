import { sql } from "kysely";
import * as v from "valibot";
import type { Unit } from "../domain/organisation/unit.ts";
import type { GradeScale } from "../domain/progress/grade-scale.ts";
import type { Publication } from "../domain/publication/publication.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { ActualKey } from "./actual-store.ts";
import type { Connection } from "./database.ts";
import { gradeScaleBody } from "./grade-scale-body.ts";
import type { ExplainedTerm, PlainSummary } from "./public-word-store.ts";
import { insertRows } from "./rows.ts";

// What comes back from a publication comes with the ids that it had.

const HOLDERS = [
  ...(["organisation_unit", "plan", "indicator", "goal", "mission", "source_document", "upload", "sheet"] as const),
  ...(["grade_scale", "explained_term", "plain_summary", "offered_document", "public_profile", "publication"] as const),
];

/** True where nothing of a record is there: accounts may be. */
export async function isRecordEmpty(db: Connection, municipality: string): Promise<boolean> {
  const found = await sql<{ held: boolean }>`SELECT ${sql.join(
    HOLDERS.map((table) => sql`EXISTS (SELECT FROM ${sql.table(table)} WHERE municipality_code = ${municipality})`),
    sql` OR `,
  )} AS held`.execute(db);
  return found.rows[0]?.held === false;
}

/** Has the sequence of ids go on behind one. */
export async function passIds(tx: Connection, last: number): Promise<void> {
  await sql`SELECT setval('record_id', greatest((SELECT last_value FROM record_id), ${last}::bigint))`.execute(tx);
}

export async function restoreUnits(tx: Connection, municipality: string, units: readonly Unit[]): Promise<void> {
  await insertRows(
    tx,
    "organisation_unit",
    units.map(({ id, kind, name, parentId, validFrom, validTo }) => ({
      ...{ municipality_code: municipality, id, kind, name, name_key: textKey(name), parent_id: parentId },
      ...{ valid_from: validFrom, valid_to: validTo },
    })),
  );
}

export interface RestoredScale {
  readonly id: number;
  readonly scale: GradeScale;
  readonly isDefault: boolean;
  readonly isEnded: boolean;
}

export async function restoreScales(tx: Connection, municipality: string, scales: readonly RestoredScale[], at: Date): Promise<void> {
  const bodies = scales.map(({ scale }) => JSON.stringify(v.parse(gradeScaleBody, scale)));
  const owner = { municipality_code: municipality };
  await insertRows(
    tx,
    "grade_scale",
    scales.map(({ id, isDefault, isEnded }, i) => ({
      ...{ ...owner, id, revision: 1, body: bodies[i] ?? "", is_default: isDefault, ended_at: isEnded ? at : null },
    })),
  );
  await insertRows(
    tx,
    "grade_scale_revision",
    scales.map(({ id }, i) => ({ ...owner, scale_id: id, number: 1, body: bodies[i] ?? "", at, account_id: null, by: null })),
  );
}

export async function restoreOverrides(
  tx: Connection,
  municipality: string,
  overrides: readonly (ActualKey & { readonly code: string; readonly reason: string })[],
  at: Date,
): Promise<void> {
  await insertRows(
    tx,
    "grade_override",
    overrides.map(({ indicatorId, part, year, code, reason }) => ({
      ...{
        municipality_code: municipality,
        indicator_id: indicatorId,
        part,
        year,
        number: 1,
        code,
        reason,
        at,
        account_id: null,
        by: null,
      },
    })),
  );
}

export async function restoreWords(
  tx: Connection,
  municipality: string,
  words: {
    readonly terms: readonly Omit<ExplainedTerm, "revision">[];
    readonly summaries: readonly Pick<PlainSummary, "kind" | "id" | "text">[];
  },
  at: Date,
): Promise<void> {
  const written = { municipality_code: municipality, revision: 1, at, account_id: null, by: null };
  await insertRows(
    tx,
    "explained_term",
    words.terms.map(({ id, term, reading, explanation, otherNames }) => ({
      ...{ ...written, id, term, reading, explanation, other_names: otherNames },
    })),
  );
  await insertRows(
    tx,
    "plain_summary",
    words.summaries.map(({ kind, id, text }) => ({ ...written, kind, item_id: id, text })),
  );
}

/** Keeps publications as they were, with the numbers and times that they had. Nobody is named as who made them. */
export async function restorePublications(
  tx: Connection,
  municipality: string,
  publications: readonly Omit<Publication, "by" | "cancelledAt">[],
): Promise<void> {
  await insertRows(
    tx,
    "publication",
    publications.map(({ id, number, kind, note, parts, corrections, frozenAt, dueAt, publishedAt, withdrawal }) => ({
      ...{
        municipality_code: municipality,
        id,
        number,
        kind,
        note,
        parts: JSON.stringify(parts),
        corrections: JSON.stringify(corrections),
      },
      ...{ frozen_at: frozenAt, account_id: null, by: null, due_at: dueAt, published_at: publishedAt },
      ...{ withdrawn_at: withdrawal?.at ?? null, withdrawal_reason: withdrawal?.reason ?? null },
    })),
  );
}
