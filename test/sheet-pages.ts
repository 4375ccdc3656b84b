import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SheetBody } from "../src/domain/sheet/sheet-body.ts";
import type { Database } from "../src/store/database.ts";
import { createApp } from "../src/web/app.tsx";
import { addressOf } from "../src/web/routes.ts";
import { databases } from "./database.ts";
import { noReader } from "./no-reader.ts";
import { cookieOf } from "./people.ts";
import { sentForm } from "./sent-form.ts";
import { day, municipality, openYearDesk, type Staff, type YearDesk } from "./year-desk.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The pages of sheets as the people of a year see them, in browsers without scripts. */
export interface SheetPages {
  readonly db: Database;
  readonly desk: YearDesk;
  /** What the pages take for the present. */
  readonly clock: { now: Date };
  begin(body: SheetBody, given?: Parameters<YearDesk["begin"]>[1]): Promise<number>;
  body(sheet: number): Promise<SheetBody>;
  /** null: nobody is signed in. */
  get(by: keyof Staff | null, path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The form of a sheet as it comes to a person. */
  form(by: keyof Staff, sheet: number): Promise<URLSearchParams>;
  /** Sends files to be attached, by their names. */
  attach(by: keyof Staff, sheet: number, files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): Promise<Response>;
  /** Sends fields, by default to where a sheet is saved. */
  post(by: keyof Staff | null, sheet: number, form: URLSearchParams, fields?: Fields, path?: string): Promise<Response>;
}

export async function openSheetPages(): Promise<SheetPages & { close(): Promise<void> }> {
  const [first] = databases;
  if (!first) throw new Error("no database");
  const db = await first.open();
  const clock = { now: day("2026-05-10") };
  const desk = await openYearDesk(db);
  const report = (text: string) => {
    throw new Error(text);
  };
  const spool = await mkdtemp(join(tmpdir(), "shirube-spool-"));
  const intake = {
    spool,
    wake: () => undefined,
    readingSince: () => null,
    read: noReader,
  };
  const app = createApp({ db, clock: () => clock.now, report, intake });
  const cookies = new Map<string, string>();
  const cookieFor = async (by: keyof Staff) => {
    // A session ends long before the next phase.
    const key = `${by} ${clock.now.getTime()}`;
    const known = cookies.get(key) ?? (await cookieOf(db, desk.staff[by], clock.now));
    cookies.set(key, known);
    return known;
  };
  const get: SheetPages["get"] = async (by, path, headers = {}) =>
    app.request(path, { headers: { "accept-language": "ja", ...(by === null ? {} : { cookie: await cookieFor(by) }), ...headers } });
  return {
    ...{ db, desk, clock, get },
    begin: (body, given) => desk.begin(body, given),
    body: async (sheet) => (await desk.find(sheet)).body,
    form: async (by, sheet) => formIn(await (await get(by, addressOf("editSheet", { code: municipality, sheet }))).text()),
    post: async (by, sheet, form, fields = {}, path = addressOf("saveSheet", { code: municipality, sheet })) => {
      const body = new URLSearchParams(form);
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name);
        for (const one of [value].flat()) body.append(name, one);
      }
      const headers = {
        ...{ origin: "http://localhost", "content-type": "application/x-www-form-urlencoded", "accept-language": "ja" },
        ...(by === null ? {} : { cookie: await cookieFor(by) }),
      };
      return app.request(path, { method: "POST", headers, body: body.toString() });
    },
    attach: async (by, sheet, files) => {
      const body = new FormData();
      for (const [name, bytes] of Object.entries(files)) body.append("files", new File([bytes], name));
      const headers = { origin: "http://localhost", cookie: await cookieFor(by), "accept-language": "ja" };
      return app.request(addressOf("attach", { code: municipality, sheet }), { method: "POST", headers, body });
    },
    close: async () => {
      await db.close();
      await rm(spool, { recursive: true, force: true });
    },
  };
}

/** The form of a page that is sent by itself, as a browser sends it. */
export function formIn(html: string, mark = 'id="sheet-form"'): URLSearchParams {
  const at = html.indexOf(mark);
  const start = html.lastIndexOf("<form", at);
  if (at < 0 || start < 0) throw new Error("the page has no such form");
  return sentForm(html.slice(start, html.indexOf("</form>", at)));
}
