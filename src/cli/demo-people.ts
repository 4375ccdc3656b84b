import type { Database } from "../store/database.ts";
import { openDemoPassword } from "../store/demo-password.ts";
import { listMunicipalities } from "../store/municipality-store.ts";
import { castDemo, type DemoEntry } from "../use-cases/account/cast-demo.ts";
import { newPassword } from "../use-cases/account/secrets.ts";
import { addressOf } from "../web/routes.ts";
import type { CommandContext } from "./command.ts";
import { openDemoPublication } from "./demo-publication.ts";
import { openDemoReviews } from "./demo-reviews.ts";
import { openDemoValues } from "./demo-values.ts";
import { findDemoPerson, openDemoYear } from "./demo-year.ts";
import { refusalSentence } from "./refusals.ts";
import { demoCity } from "./samples.ts";

/** The demo city's accounts, as they are told at every start. */
export interface DemoAccounts {
  /** The lines that say how to sign in, with the site's address. */
  readonly lines: (url: string) => readonly string[];
  /** Of the demo city. */
  readonly code: string;
  readonly people: readonly DemoEntry[];
}

/**
 * Gives the demo city its people, and opens its year; a municipality that was registered by its code is nobody's demo.
 *
 * @returns null where there is no demo; false where its people cannot be made.
 */
export async function openDemoAccounts(
  db: Database,
  { sentences, report, settings, clock }: CommandContext,
): Promise<DemoAccounts | null | false> {
  const demo = demoCity();
  const known = await listMunicipalities(db);
  const city = known.find(({ name, provisional }) => provisional && name === demo.municipality);
  if (!city) return null;
  const opened = await openDemoPassword(settings.dataDirectory, newPassword);
  if (!opened.ok) {
    report(refusalSentence(sentences, opened.refusal));
    return false;
  }
  const done = await castDemo(db, { municipality: city.code, people: demo.people, ...opened.value, now: clock() });
  if (!done.ok) throw new Error(`the demo's people cannot be made: ${JSON.stringify(done.refusal)}`);
  await openDemoYear(db, city.code, demo.people, clock());
  const planning = await findDemoPerson(db, city.code, demo.people, { role: "planning", department: null, now: clock() });
  await openDemoValues(db, planning, { divisions: demo.divisions, now: clock() });
  await openDemoPublication(db, planning, clock());
  const reviewer = await findDemoPerson(db, city.code, demo.people, { role: "reviewer", department: null, now: clock() });
  await openDemoReviews(db, { planning, reviewer }, clock());
  const { password } = opened.value;
  return {
    ...{ code: city.code, people: demo.people },
    lines: (url) => [
      sentences("demo.publicSite", { url: url.replace(/\/$/u, addressOf("municipality", { code: city.code })) }),
      sentences("demo.signIn", { url: url.replace(/\/$/u, addressOf("signIn", { code: city.code })) }),
      sentences("demo.password", { password }),
      ...table(demo.people.map(({ login, name, department, post }) => [login, post, department ?? sentences("demo.everywhere"), name])),
    ],
  };
}

/** Columns one under the other, where kanji and kana are two letters wide. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (/[ -~]/u.test(character) ? 1 : 2), 0);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  return rows.map((row) => `  ${row.map((text, i) => text + " ".repeat((widths[i] ?? 0) - widthOf(text))).join("  ")}`.trimEnd());
}
