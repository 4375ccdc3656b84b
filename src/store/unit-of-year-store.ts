import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** A department as it is, or will be, in a fiscal year. */
export interface YearDepartment {
  readonly id: number;
  readonly name: string;
}

/** The departments of a fiscal year, and what became of earlier ones by its first day. */
export interface YearDepartments {
  readonly all: readonly YearDepartment[];
  /** Those that a department of an earlier year is in this one: itself, its successor, or several after a split; none where it ended without one. */
  of(departmentId: number): readonly YearDepartment[];
}

/** Departments by the order in which they came into the record. */
export async function listDepartmentsOfYear(db: Connection, municipality: string, fiscalYear: number): Promise<YearDepartments> {
  const firstDay = `${fiscalYear}-04-01`;
  const { rows: all } = await sql<YearDepartment>`SELECT id, name FROM organisation_unit
    WHERE municipality_code = ${municipality} AND kind = 'department'
      AND (valid_from IS NULL OR valid_from <= ${firstDay}::date) AND (valid_to IS NULL OR valid_to > ${firstDay}::date)
    ORDER BY id`.execute(db);
  const { rows: successions } = await sql<{ before: number; after: number }>`SELECT predecessor_id AS before, successor_id AS after
    FROM organisation_succession WHERE municipality_code = ${municipality} AND at <= ${firstDay}::date ORDER BY successor_id`.execute(db);
  const current = new Map(all.map((department) => [department.id, department]));
  const followed = (id: number, seen: ReadonlySet<number>): YearDepartment[] => {
    const here = current.get(id);
    if (here || seen.has(id)) return here ? [here] : [];
    return successions.filter(({ before }) => before === id).flatMap(({ after }) => followed(after, new Set([...seen, id])));
  };
  return { all, of: (id) => [...new Map(followed(id, new Set()).map((department) => [department.id, department])).values()] };
}
