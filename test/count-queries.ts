import type { Database } from "../src/store/database.ts";

/** The same record, and how many queries it was asked since. */
export function countingQueries(db: Database): { readonly db: Database; readonly count: () => number } {
  let asked = 0;
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: Object.assign(counted, { isAlone: db.isAlone, copyInto: db.copyInto, close: () => db.close() }), count: () => asked };
}
