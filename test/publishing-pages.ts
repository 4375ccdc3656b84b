import type { Database } from "../src/store/database.ts";
import { addressOf } from "../src/web/routes.ts";
import { pagesOf } from "./pages-of.ts";
import { openPublishingDesk, type PublishingDesk } from "./publishing-desk.ts";
import { sentForm } from "./sent-form.ts";
import { municipality as code } from "./year-desk.ts";

/** The desk of a publication, and its pages as planning sees them. */
export interface PublishingPages {
  readonly desk: PublishingDesk;
  get(path: string): Promise<string>;
  post(path: string, form: URLSearchParams): Promise<Response>;
  /** The preview of the plan and the year 2025, or of what was chosen instead. */
  look(given?: Readonly<Record<string, string>>): Promise<string>;
}

export async function openPublishingPages(db: Database, now: Date): Promise<PublishingPages> {
  const desk = await openPublishingDesk(db);
  const pages = await pagesOf(db, desk.staff.planning, now);
  const get = async (path: string) => (await pages.get(path)).text();
  const plan = `plan-${desk.plan}`;
  const usual = { look: "1", [plan]: "renew", [`${plan}-to`]: "2025", "year-2025": "renew", "year-2025-to": "final" };
  return {
    ...{ desk, get },
    post: async (path, form) => pages.post(path, form),
    look: (given = {}) => get(addressOf("newPublication", { code }, { ...usual, ...given })),
  };
}

/** The form that is sent by POST of a page, with what a person types. */
export function decideForm(html: string, typed: Readonly<Record<string, string>> = {}): URLSearchParams {
  const form = sentForm(/<form class="decide-form[\s\S]*?<\/form>/u.exec(html)?.[0] ?? "");
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}

/** What a page says, without what it is marked up with. */
export const plainText = (html: string): string => html.replace(/<[^>]*>/gu, "");
