import { expect } from "vitest";
import type { Person } from "../src/domain/access/person.ts";
import type { Database } from "../src/store/database.ts";
import { createApp } from "../src/web/app.tsx";
import { noReader } from "./no-reader.ts";
import { cookieOf } from "./people.ts";

/** The pages of a record as a person (null: nobody who is signed in) sees them on a day, in Japanese and without a script. A failure of theirs is one of the test. */
export async function pagesOf(db: Database, by: Person | null, now: Date, spool = "") {
  const intake = { spool, wake: () => undefined, readingSince: () => null, read: noReader };
  const app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake });
  const signed = { ...(by === null ? {} : { cookie: await cookieOf(db, by, now) }), "accept-language": "ja" };
  return {
    get: (path: string) => app.request(path, { headers: signed }),
    /** Sends a form, with files where it is FormData. */
    post: (path: string, fields: Readonly<Record<string, string>> | URLSearchParams | FormData) => {
      const isFiles = fields instanceof FormData;
      const type = isFiles ? {} : { "content-type": "application/x-www-form-urlencoded" };
      return app.request(path, {
        ...{ method: "POST", headers: { ...signed, origin: "http://localhost", ...type } },
        body: isFiles ? fields : new URLSearchParams(fields).toString(),
      });
    },
  };
}
