import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "../src/domain/access/person.ts";
import { databases } from "./database.ts";
import { openIndicatorDesk } from "./indicator-desk.ts";
import { pagesOf } from "./pages-of.ts";
import { day } from "./year-desk.ts";

/** The indicator desk with the pages that its staff see on a day. */
export async function openIndicatorPages(now = day("2026-06-10")) {
  const [first] = databases;
  if (!first) throw new Error("no database");
  const db = await first.open();
  const desk = await openIndicatorDesk(db);
  const spool = await mkdtemp(join(tmpdir(), "shirube-values-"));
  const pagesAs = (by: Person | null) => pagesOf(db, by, now, spool);
  return {
    ...{ db, desk, now },
    get: async (by: Person | null, path: string) => {
      const answer = await (await pagesAs(by)).get(path);
      return { status: answer.status, answer, text: (await answer.clone().text()).replaceAll("&quot;", '"') };
    },
    post: async (by: Person, path: string, fields: Readonly<Record<string, string>> | FormData) => {
      const answer = await (await pagesAs(by)).post(path, fields);
      return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
    },
    close: async () => {
      await db.close();
      await rm(spool, { recursive: true, force: true });
    },
  };
}
