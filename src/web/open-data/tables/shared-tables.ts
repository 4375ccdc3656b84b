import { dayInJapan } from "../../../domain/calendar/day.ts";
import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { documentPath } from "../../public/document/document-data.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { column, type DataTable, dataTable, joined } from "../data-table.ts";
import { dataWordsIn } from "../open-data-words.ts";
import { absolute, ownerColumns } from "./owner-columns.ts";

/** Units, terms, documents, and the publications themselves with what they corrected. */
export function sharedTables(site: PublicSite): DataTable[] {
  return [
    unitsTable(site),
    successionsTable(site),
    termsTable(site),
    documentsTable(site),
    publicationsTable(site),
    correctionsTable(site),
  ];
}

type Unit = PublishedOf<"unit">;

function unitsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  return dataTable("units", ["code", "unit_id"], site.units, [
    ...ownerColumns<Unit>(site),
    column("unit_id", "integer", ({ id }) => id),
    column("unit_kind", "string", ({ unitKind }) => said(`value.${unitKind}`)),
    column("unit_name", "string", ({ name }) => name),
    column("unit_parent_id", "integer", ({ parent }) => parent),
    column("valid_from", "date", ({ validFrom }) => validFrom),
    column("valid_to", "date", ({ validTo }) => validTo),
  ]);
}

function successionsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  const rows = site.units.flatMap((unit) => unit.successors.map((successor) => ({ unit, ...successor })));
  return dataTable("successions", ["code", "unit_id", "successor_id"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("unit_id", "integer", ({ unit }) => unit.id),
    column("unit_name", "string", ({ unit }) => unit.name),
    column("successor_id", "integer", ({ to }) => to),
    column("at", "date", ({ at }) => at),
    column("succession_kind", "string", ({ how }) => said(`value.${how}`)),
  ]);
}

function termsTable(site: PublicSite): DataTable {
  return dataTable("terms", ["code", "term_id"], site.terms, [
    ...ownerColumns<PublishedOf<"term">>(site),
    column("term_id", "integer", ({ id }) => id),
    column("term", "string", ({ term }) => term),
    column("reading", "string", ({ reading }) => reading),
    column("explanation", "string", ({ explanation }) => explanation),
    column("other_names", "string", ({ otherNames = [] }) => joined(otherNames)),
  ]);
}

function documentsTable(site: PublicSite): DataTable {
  type Document = PublishedOf<"document">;
  return dataTable("documents", ["code", "document_id"], site.documents, [
    ...ownerColumns<Document>(site),
    column("document_id", "integer", ({ id }) => id),
    column("title", "string", ({ title }) => title),
    column("document_date", "date", ({ day }) => day),
    column("plan_id", "integer", ({ plan }) => plan),
    column("fiscal_year", "integer", ({ year }) => year),
    column("file_name", "string", ({ name }) => name),
    column("media_type", "string", ({ mediaType }) => mediaType),
    column("byte_size", "integer", ({ size }) => size),
    column("sha256", "string", ({ sha256 }) => sha256),
    column("file_path", "string", documentPath),
    column("file_url", "url", (document) => absolute(site.municipality.profile.address, documentPath(document))),
  ]);
}

function publicationsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  return dataTable("publications", ["code", "number"], site.publications, [
    ...ownerColumns<NumberedPublication>(site),
    column("number", "integer", ({ number }) => number),
    column("publication_kind", "string", ({ kind }) => said(`value.${kind}`)),
    column("published_at", "date", ({ publishedAt }) => dayInJapan(publishedAt)),
    column("publication_note", "string", ({ note }) => note),
    column("withdrawn_at", "date", ({ withdrawal }) => (withdrawal === null ? null : dayInJapan(withdrawal.at))),
    column("withdrawal_reason", "string", ({ withdrawal }) => withdrawal?.reason ?? null),
  ]);
}

function correctionsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  const rows = site.publications.flatMap(({ number, publishedAt, corrections }) =>
    corrections.map((correction, i) => ({ number, publishedAt, ...correction, line: i + 1 })),
  );
  return dataTable("corrections", ["code", "number", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("number", "integer", ({ number }) => number),
    column("published_at", "date", ({ publishedAt }) => dayInJapan(publishedAt)),
    column("item_number", "integer", ({ line }) => line),
    column("subject_kind", "string", ({ kind }) => said(`value.kind.${kind}`)),
    column("subject_id", "integer", ({ id }) => id),
    column("title", "string", ({ title }) => title),
    column("place", "string", ({ place }) => place),
    column("wrong", "string", ({ wrong }) => wrong),
    column("right", "string", ({ right }) => right),
    column("reason", "string", ({ reason }) => reason),
  ]);
}
