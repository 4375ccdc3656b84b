import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { listOrganisationUnits, type OrganisationUnit } from "../../../store/organisation-store.ts";
import { listValueRequests, type ValueRequest } from "../../../store/value-request-store.ts";
import { asksFor, NOBODYS_UNIT, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import type { MunicipalVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Crumb } from "../../ui/shell.tsx";

/** What a unit is called: a division with its department before it. */
export type UnitName = (unit: number) => string;

export async function loadUnitNames({ db, code, t }: Pick<MunicipalVisit, "db" | "code" | "t">): Promise<UnitName> {
  const units = new Map((await listOrganisationUnits(db, code)).map((unit) => [unit.id, unit]));
  return (id) => (id === NOBODYS_UNIT ? t("values.nobodys") : fullName(units, units.get(id) ?? null));
}

function fullName(units: ReadonlyMap<number, OrganisationUnit>, unit: OrganisationUnit | null): string {
  const parent = unit?.parentId ?? null;
  const above = parent === null ? null : (units.get(parent) ?? null);
  return [above?.name, unit?.name].filter((name) => name !== undefined).join("　");
}

/** The requests that ask somebody for any of the rows. */
export async function requestsFor({ db, code }: Pick<MunicipalVisit, "db" | "code">, rows: readonly ValueRow[]): Promise<ValueRequest[]> {
  return (await listValueRequests(db, code)).filter((request) => rows.some((row) => asksFor(request, row)));
}

export const valuesCrumb = (code: string, t: Sentences): Crumb => ({ title: t("values.title"), href: addressOf("values", { code }) });

/** Planning sees the values of all units. */
export const seesAll = (person: Person): boolean => may(person, "run-indicators");

/** The year, of which values are asked or could be given last: one that has ended. */
export const lastYearOf = (fiscalYear: number): number => fiscalYear - 1;
