import { sql } from "kysely";
import { type Likened, likenessOf } from "../domain/indicator/alike.ts";
import { charactersOfName } from "../domain/indicator/indicator-name.ts";
import type { Connection } from "./database.ts";
import type { ValueRole } from "./schema.ts";

/** An indicator of a municipality, with what its plans print of it and nothing besides: neither entered values nor what its rule states. */
export interface PrintedAnywhere {
  readonly municipality: string;
  readonly municipalityName: string | null;
  readonly id: number;
  readonly name: string;
  readonly unit: string | null;
  readonly note: string | null;
  /** The code that was given to it in order to be compared; the one thing of a rule that other municipalities see. */
  readonly sharedCode: string | null;
  readonly values: readonly {
    readonly role: Exclude<ValueRole, "actual">;
    readonly text: string;
    readonly value: number | null;
    readonly unit: string | null;
    readonly fiscalYear: number | null;
  }[];
}

/** The indicators of every other municipality that are the same by their code or by their names, all of them. Two queries. */
export async function listPrintedElsewhere(db: Connection, municipality: string, own: Likened): Promise<PrintedAnywhere[]> {
  // The database leaves out almost all; the domain says which of the others are the same. Only of those are the values fetched.
  const alike = charactersOfName(own.name).map((character) => character.replace(/[\\%_]/u, "\\$&"));
  const near = await sql<{ municipality: string; id: number; name: string; sharedCode: string | null }>`
    SELECT i.municipality_code AS municipality, i.id, i.name, r.body->>'sharedCode' AS "sharedCode"
    FROM indicator i LEFT JOIN indicator_rule r ON r.municipality_code = i.municipality_code AND r.indicator_id = i.id
    WHERE i.municipality_code <> ${municipality}
      AND (i.name_key LIKE ${`%${alike.join("%")}%`} OR (${own.sharedCode}::text IS NOT NULL AND r.body->>'sharedCode' = ${own.sharedCode}))`.execute(
    db,
  );
  const same = near.rows.filter((one) => likenessOf(own, { ...one, unit: null }) !== null);
  if (same.length === 0) return [];
  const found =
    await sql<PrintedAnywhere>`SELECT i.municipality_code AS municipality, m.name AS "municipalityName", i.id, i.name, i.unit, i.note,
      r.body->>'sharedCode' AS "sharedCode",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', v.role, 'text', v.text, 'value', v.value, 'unit', v.unit, 'fiscalYear', v.fiscal_year)
          ORDER BY v.fiscal_year NULLS FIRST, v.id), '[]') FROM indicator_value v
        WHERE v.municipality_code = i.municipality_code AND v.indicator_id = i.id AND v.role <> 'actual' AND v.superseded_by IS NULL) AS values
    FROM unnest(${same.map((one) => one.municipality)}::text[], ${same.map(({ id }) => id)}::bigint[]) AS s(municipality, id)
    JOIN indicator i ON i.municipality_code = s.municipality AND i.id = s.id JOIN municipality m ON m.code = i.municipality_code
    LEFT JOIN indicator_rule r ON r.municipality_code = i.municipality_code AND r.indicator_id = i.id
    ORDER BY i.municipality_code, i.id`.execute(db);
  return found.rows;
}
