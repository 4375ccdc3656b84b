import record from "./migrations/0001_record.sql?raw";

export interface Migration {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration, in the order in which they are run. One that was released is never changed: its checksum is in the databases. */
export const MIGRATIONS: readonly Migration[] = [{ number: 1, name: "0001_record", sql: record }];
