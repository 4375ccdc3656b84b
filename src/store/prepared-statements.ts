import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/** A list of ids, or of rows, makes a statement of its own of every length: those of the long ones are not worth keeping. */
const MOST_PARAMETERS = 20;

/** Each connection keeps what it has prepared until it ends, so there is an end to it. */
const MOST_STATEMENTS = 1_000;

/**
 * A pool whose connections prepare a statement when they first run it. To plan one of the record's statements takes longer than to run it, above all in the embedded
 * database.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string, parameters: readonly unknown[]): string | undefined => {
    if (parameters.length === 0 || parameters.length > MOST_PARAMETERS) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size === MOST_STATEMENTS) return known;
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const query = (text: string, parameters: readonly unknown[]) => {
        const name = nameOf(text, parameters);
        return client.query({ text, values: [...parameters], ...(name === undefined ? {} : { name }) });
      };
      // Kysely's own type has cursors too, which it asks for only where the dialect was told how to make them.
      return { query: query as unknown as PostgresPoolClient["query"], release: (destroy) => client.release(destroy) };
    },
  };
}
