import { initMunicipality } from "../src/use-cases/init-municipality.ts";
import { findUploadDraft, type UploadDraft } from "../src/use-cases/upload/find-draft.ts";
import { createApp } from "../src/web/app.tsx";
import { addressOf } from "../src/web/routes.ts";
import { openSite, type Site } from "./e2e/site.ts";
import { signedIn } from "./signed-in.ts";

const NOW = new Date("2026-11-21T09:00:00+09:00");

type Fields = Readonly<Record<string, string | number>>;

/** The pages of a municipality with an empty record, as somebody sees them who works there under a name. */
export interface StaffPages extends Pick<Site, "db" | "intake"> {
  readonly cookie: string;
  request(path: string, cookie?: string): Promise<Response>;
  /** The review of an upload. */
  review(upload: number, query?: string): Promise<Response>;
  draftOf(upload: number): Promise<UploadDraft>;
  /** Sends a form about an upload, from its newest revision if it names none. */
  post(upload: number, path: string, fields: Fields, cookie?: string): Promise<Response>;
  edit(upload: number, fields: Fields, cookie?: string): Promise<Response>;
  close(): Promise<void>;
}

export async function openStaffPages(code: string): Promise<StaffPages> {
  const site = await openSite([]);
  const { db, intake } = site;
  await initMunicipality(db, { code, name: "澄川市" });
  const report = (text: string) => {
    throw new Error(text);
  };
  const app = createApp({ db, clock: () => NOW, report, intake });
  const own = (await signedIn(db, code, [{ role: "planning" }], { name: "企画課 佐藤", now: NOW })).cookie;

  const draftOf = async (upload: number) => {
    const draft = await findUploadDraft(db, code, upload);
    if (!draft) throw new Error("no draft");
    return draft;
  };
  const request = async (path: string, cookie = own) => app.request(path, { headers: { cookie } });
  const post: StaffPages["post"] = async (upload, path, fields, cookie = own) => {
    const { revision } = await draftOf(upload);
    const body = new URLSearchParams(Object.entries({ revision, ...fields }).map(([name, value]) => [name, String(value)]));
    const headers = { cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" };
    return app.request(path, { method: "POST", headers, body: body.toString() });
  };
  return {
    ...{ db, intake, cookie: own, request, draftOf, post },
    review: (upload, query = "") => request(`${addressOf("upload", { code, upload })}${query}`),
    edit: (upload, fields, cookie) => post(upload, addressOf("edit", { code, upload }), fields, cookie),
    close: () => site.close(),
  };
}
