import type { ColumnType } from "kysely";

/** A column that is written as JSON text and read as what the text says. */
export type Json<T> = ColumnType<T, string, string>;
export type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

/** Every table of a municipality: its code comes first in primary and foreign keys, and in every WHERE. */
export interface Owned {
  municipality_code: string;
}
