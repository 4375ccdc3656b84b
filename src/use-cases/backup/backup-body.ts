import * as v from "valibot";

export const BACKUP_FORMAT = "shirube-backup/1";

const name = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]{0,62}$/u));

/** The first line of a backup. */
export const backupHeadBody = v.strictObject({
  format: v.literal(BACKUP_FORMAT),
  at: v.pipe(v.string(), v.isoTimestamp()),
  migrations: v.array(v.strictObject({ number: v.number(), name: v.string(), checksum: v.string() })),
  sequences: v.array(v.strictObject({ name, last: v.pipe(v.string(), v.regex(/^\d{1,18}$/u)), called: v.boolean() })),
  tables: v.array(v.strictObject({ name, columns: v.array(name) })),
});

/** Before the rows of a table. */
export const tableBody = v.strictObject({ table: name });

export const rowBody = v.array(v.nullable(v.string()));

/** The last line: how many rows there are, and the SHA-256 of all lines before. */
export const endBody = v.strictObject({ rows: v.number(), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) });
