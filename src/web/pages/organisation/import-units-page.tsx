import { decode } from "../../../documents/formats/decode.ts";
import { exportUnits, sampleUnits } from "../../../use-cases/account/export-people.ts";
import { type ImportUnitsRefusal, importUnits, type UnitLineRefusal } from "../../../use-cases/organisation/import-units.ts";
import { type Answer, done, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { type CsvPage, csvFile, csvRefusal, givePage, lineErrors, previewPage } from "../people/csv-page.tsx";
import { givenCsv } from "../people/given-csv.ts";
import { changeError } from "./change-fields.ts";

export async function importUnitsPage(visit: StaffVisit): Promise<Answer> {
  return visit.query.has("sample") ? csvFile(sampleUnits(), "shirube-organisation-sample.csv") : givePage(visit, pageOf(visit), []);
}

/** Shows what a file would do; does it when it comes again. */
export async function importUnitsAnswer(visit: Posting): Promise<Answer> {
  const { db, code, person, now, t } = visit;
  const given = await givenCsv(visit);
  if (!given.ok) return givePage(visit, pageOf(visit), [csvRefusal(given.refusal, t)]);
  const { kind, bytes } = given.value;
  const taken = await importUnits(db, person, { bytes, now, tryOnly: kind === "preview" });
  if (!taken.ok) return givePage(visit, pageOf(visit), told(taken.refusal, visit));
  if (kind === "do") return done(addressOf("organisation", { code }), "organisation");
  const { begun, ended } = taken.value;
  return previewPage(visit, pageOf(visit), decode(bytes).text, <p>{t("csv.units.would", { begun, ended })}</p>);
}

export async function exportUnitsAnswer({ db, code }: StaffVisit): Promise<Answer> {
  return csvFile(await exportUnits(db, code), `shirube-organisation-${code}.csv`);
}

function pageOf({ code, t }: StaffVisit): CsvPage {
  const column = (name: "kind" | "name" | "parent" | "from" | "last", required = false) => ({
    ...{ name: t(`csv.units.${name}`), means: `csv.units.${name}.means` as const, required },
  });
  return {
    title: t("csv.units.title"),
    lead: t("csv.units.lead"),
    crumbs: [
      { title: t("people.title"), href: addressOf("people", { code }) },
      { title: t("organisation.title"), href: addressOf("organisation", { code }) },
    ],
    action: addressOf("organisationImport", { code }),
    sample: addressOf("organisationImport", { code }, { sample: 1 }),
    columns: [column("kind", true), column("name", true), column("parent"), column("from"), column("last")],
  };
}

function told(refusal: ImportUnitsRefusal, visit: StaffVisit): readonly string[] {
  const { t } = visit;
  switch (refusal.kind) {
    case "wrong-lines":
      return lineErrors(refusal.errors, t, (one) => lineRefusal(one, visit));
    case "forbidden":
    case "last-administrator":
      return [changeError(refusal, "add", visit).message];
    default:
      return [csvRefusal(refusal, t)];
  }
}

function lineRefusal(refusal: UnitLineRefusal, visit: StaffVisit): string {
  const { t } = visit;
  switch (refusal.kind) {
    case "unknown-unit-kind":
      return t("csv.refusal.unknown-unit-kind", { word: refusal.word });
    case "unreadable-day":
      return t("csv.refusal.unreadable-day", { day: refusal.day });
    case "unknown-unit-name":
    case "ambiguous-unit":
      return t(`csv.refusal.${refusal.kind}`, { name: refusal.name });
    default:
      return changeError(refusal, "add", visit).message;
  }
}
