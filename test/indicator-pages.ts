import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Person } from "../src/domain/access/person.ts";
import { createApp } from "../src/web/app.tsx";
import { databases } from "./database.ts";
import { openIndicatorDesk } from "./indicator-desk.ts";
import { noReader } from "./no-reader.ts";
import { cookieOf } from "./people.ts";
import { day } from "./year-desk.ts";

/** The indicator desk with the pages that its staff see on a day. */
export async function openIndicatorPages(now = day("2026-06-10")) {
  const [first] = databases;
  if (!first) throw new Error("no database");
  const db = await first.open();
  const desk = await openIndicatorDesk(db);
  const spool = await mkdtemp(join(tmpdir(), "shirube-values-"));
  const intake = { spool, wake: () => undefined, readingSince: () => null, read: noReader };
  const app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake });
  return {
    ...{ db, desk, app, now },
    get: async (by: Person, path: string) => {
      const answer = await app.request(path, { headers: { cookie: await cookieOf(db, by, now), "accept-language": "ja" } });
      return { status: answer.status, answer, text: (await answer.clone().text()).replaceAll("&quot;", '"') };
    },
    post: async (by: Person, path: string, fields: Readonly<Record<string, string>> | FormData) => {
      const headers = { origin: "http://localhost", cookie: await cookieOf(db, by, now), "accept-language": "ja" };
      const isFiles = fields instanceof FormData;
      const answer = await app.request(path, {
        ...{ method: "POST", body: isFiles ? fields : new URLSearchParams(fields).toString() },
        headers: isFiles ? headers : { ...headers, "content-type": "application/x-www-form-urlencoded" },
      });
      return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
    },
    close: async () => {
      await db.close();
      await rm(spool, { recursive: true, force: true });
    },
  };
}
