import { sql } from "kysely";
import { textKey } from "../domain/wording/text-key.ts";
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

/** The indicators of every other municipality that share the code or whose names begin alike. One query. */
export async function listPrintedElsewhere(
  db: Connection,
  municipality: string,
  { name, sharedCode }: { readonly name: string; readonly sharedCode: string | null },
  limit: number,
): Promise<PrintedAnywhere[]> {
  // Names are compared by the domain; the first two characters of their keys are enough to leave out almost all others.
  const beginning = [...textKey(name)].slice(0, 2).join("");
  const found =
    await sql<PrintedAnywhere>`SELECT i.municipality_code AS municipality, m.name AS "municipalityName", i.id, i.name, i.unit, i.note,
      r.body->>'sharedCode' AS "sharedCode",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', v.role, 'text', v.text, 'value', v.value, 'unit', v.unit, 'fiscalYear', v.fiscal_year)
          ORDER BY v.fiscal_year NULLS FIRST, v.id), '[]') FROM indicator_value v
        WHERE v.municipality_code = i.municipality_code AND v.indicator_id = i.id AND v.role <> 'actual' AND v.superseded_by IS NULL) AS values
    FROM indicator i JOIN municipality m ON m.code = i.municipality_code
    LEFT JOIN indicator_rule r ON r.municipality_code = i.municipality_code AND r.indicator_id = i.id
    WHERE i.municipality_code <> ${municipality}
      AND (starts_with(i.name_key, ${beginning}) OR (${sharedCode}::text IS NOT NULL AND r.body->>'sharedCode' = ${sharedCode}))
    ORDER BY i.municipality_code, i.id LIMIT ${limit}`.execute(db);
  return found.rows;
}
