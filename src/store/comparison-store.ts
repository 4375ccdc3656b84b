import { sql } from "kysely";
import { type Likened, likenessOf } from "../domain/indicator/alike.ts";
import { charactersOfName } from "../domain/indicator/indicator-name.ts";
import type { PublishedOf } from "../domain/publication/published-item.ts";
import type { Connection } from "./database.ts";
import type { ValueRole } from "./schema.ts";

/** An indicator of a municipality as it published it last, with what its plans print of it and nothing besides: neither entered values nor what its rule states. */
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

/** The indicators that every other municipality has published and that are the same by their code or by their names, all of them. One query. */
export async function listPublishedElsewhere(db: Connection, municipality: string, own: Likened): Promise<PrintedAnywhere[]> {
  // The database leaves out almost all, by what the record calls them; the domain says which of the others are the same, by what was published.
  const alike = charactersOfName(own.name).map((character) => character.replace(/[\\%_]/u, "\\$&"));
  const near = await sql<Pick<PrintedAnywhere, "municipality" | "municipalityName"> & { readonly body: string }>`
    WITH latest AS (
      SELECT DISTINCT ON (municipality_code) municipality_code, id FROM publication
      WHERE municipality_code <> ${municipality} AND number IS NOT NULL AND withdrawn_at IS NULL ORDER BY municipality_code, number DESC
    )
    SELECT i.municipality_code AS municipality, m.name AS "municipalityName", b.body
    FROM latest l JOIN published_item p ON p.municipality_code = l.municipality_code AND p.publication_id = l.id AND p.kind = 'indicator'
    JOIN indicator i ON i.municipality_code = p.municipality_code AND i.id = p.item_id
    JOIN published_body b ON b.municipality_code = p.municipality_code AND b.sha256 = p.sha256
    JOIN municipality m ON m.code = i.municipality_code
    LEFT JOIN indicator_rule r ON r.municipality_code = i.municipality_code AND r.indicator_id = i.id
    WHERE i.name_key LIKE ${`%${alike.join("%")}%`} OR (${own.sharedCode}::text IS NOT NULL AND r.body->>'sharedCode' = ${own.sharedCode})
    ORDER BY i.municipality_code, i.id`.execute(db);
  return near.rows.flatMap(({ body, ...of }): PrintedAnywhere[] => {
    const published = JSON.parse(body) as PublishedOf<"indicator">;
    const { id, name, unit, note } = published;
    const { sharedCode } = published.rule;
    if (likenessOf(own, { name, unit, sharedCode }) === null) return [];
    return [{ ...of, ...{ id, name, unit, note, sharedCode }, values: printedIn(published) }];
  });
}

function printedIn({ printed: { baseline, interimTargets, target } }: PublishedOf<"indicator">): PrintedAnywhere["values"] {
  const values = [
    { role: "baseline" as const, value: baseline },
    ...interimTargets.map((value) => ({ role: "interim" as const, value })),
    { role: "target" as const, value: target },
  ];
  return values.flatMap(({ role, value: of }) =>
    of === null ? [] : [{ role, text: of.text, value: of.value, unit: of.unit, fiscalYear: of.fiscalYear }],
  );
}
