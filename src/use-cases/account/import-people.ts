import { foldLogin } from "../../domain/access/login.ts";
import type { Person } from "../../domain/access/person.ts";
import { isOfUnit, ROLES, type Role } from "../../domain/access/role.ts";
import { dayAfter } from "../../domain/calendar/day-span.ts";
import { readDay } from "../../domain/calendar/written-day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import { findCredentials } from "../../store/account-store.ts";
import { listAppointments } from "../../store/appointment-store.ts";
import type { Database } from "../../store/database.ts";
import { listOrganisationUnits, type OrganisationUnit } from "../../store/organisation-store.ts";
import { type CsvRefusal, type LineError, readCsvTable, type TableRow } from "../csv-table.ts";
import { findUnitByPath, type PathRefusal } from "../organisation/unit-path.ts";
import type { AccountFault } from "./account-fields.ts";
import { type AdministerRefusal, administer, mayAdminister, type Step } from "./administer.ts";
import { type AppointRefusal, appointIn, type EndAppointmentRefusal, endAppointmentIn } from "./appoint.ts";
import { type AccountRefusal, changeAccountIn } from "./change-account.ts";
import { createAccountIn } from "./create-account.ts";
import { hashInitialPassword } from "./password-hash.ts";
import columns from "./people-columns.json" with { type: "json" };
import roleWords from "./role-words.json" with { type: "json" };
import { newPassword } from "./secrets.ts";

type Row = TableRow<keyof typeof columns>;

/** What is wrong with a line of the file. */
export type PeopleLineRefusal =
  | AccountFault
  | AccountRefusal
  | AppointRefusal
  | EndAppointmentRefusal
  | PathRefusal
  | { readonly kind: "unknown-role"; readonly role: string }
  | { readonly kind: "unreadable-day"; readonly day: string };

export interface ImportedPeople {
  /** With the passwords that are told once; none where it was only tried. */
  readonly created: readonly { readonly login: string; readonly name: string; readonly password: string }[];
  readonly changed: number;
  readonly appointed: number;
  readonly ended: number;
}

export type ImportPeopleRefusal =
  | CsvRefusal
  | AdministerRefusal
  /** Nothing was taken. */
  | { readonly kind: "wrong-lines"; readonly errors: readonly LineError<PeopleLineRefusal>[] };

interface ImportPeople {
  readonly bytes: Uint8Array;
  readonly now: Date;
  /** Only says what would be done. */
  readonly tryOnly: boolean;
}

/**
 * Takes accounts and appointments from a CSV file, all of it or nothing: a line an appointment, or an account alone. Who is known by the login is changed, the others are made; nobody
 * is ended for not being in the file.
 */
export async function importPeople(
  db: Database,
  person: Person,
  { bytes, now, tryOnly }: ImportPeople,
): Promise<Result<ImportedPeople, ImportPeopleRefusal>> {
  if (!mayAdminister(person)) return refuse({ kind: "forbidden" });
  const table = readCsvTable(bytes, columns, ["login", "name"]);
  if (!table.ok) return table;
  const logins = [...new Set(table.value.map(({ cells }) => foldLogin(cells.login)))];
  const passwords = new Map(logins.map((login) => [login, newPassword()]));
  const hashes = new Map<string, string>();
  if (!tryOnly) for (const [login, password] of passwords) hashes.set(login, await hashInitialPassword(password));

  const done = await administer(db, person, now, async (step): Promise<Result<ImportedPeople, Ended>> => {
    const taken = await takeRows(step, table.value, (login) => ({ password: passwords.get(login) ?? "", hash: hashes.get(login) ?? "" }));
    if (!taken.ok) return taken;
    return tryOnly ? refuse({ kind: "tried", would: taken.value }) : taken;
  });
  if (done.ok) return done;
  const { refusal } = done;
  return refusal.kind === "tried"
    ? accept({ ...refusal.would, created: refusal.would.created.map((one) => ({ ...one, password: "" })) })
    : refuse(refusal);
}

/** Ends the transaction of what was only tried. */
type Ended = Extract<ImportPeopleRefusal, { readonly kind: "wrong-lines" }> | { readonly kind: "tried"; readonly would: ImportedPeople };

async function takeRows(
  step: Step,
  rows: readonly Row[],
  secretOf: (login: string) => { readonly password: string; readonly hash: string },
): Promise<Result<ImportedPeople, Ended>> {
  const units = await listOrganisationUnits(step.tx, step.municipality);
  const errors: LineError<PeopleLineRefusal>[] = [];
  const created: { login: string; name: string; password: string }[] = [];
  let [changed, appointed, ended] = [0, 0, 0];
  const seen = new Set<number>();
  for (const row of rows) {
    const { line, cells } = row;
    const login = foldLogin(cells.login);
    const known = await findCredentials(step.tx, step.municipality, { login });
    const { password, hash } = secretOf(login);
    const fields = { login, name: cells.name, email: cells.email || (known?.email ?? null) };
    const account: Result<number, PeopleLineRefusal> = known
      ? await takeChange(step, known.id, fields)
      : await createAccountIn(step, { ...fields, password: hash, mustChange: true });
    if (!account.ok) {
      errors.push({ line, refusal: account.refusal });
      continue;
    }
    if (!known) created.push({ login, name: cells.name, password });
    else if (!seen.has(known.id) && (known.name !== fields.name || known.email !== fields.email)) changed += 1;
    seen.add(account.value);
    const post = await takePost(step, account.value, row, units);
    if (!post.ok) errors.push({ line, refusal: post.refusal });
    else if (post.value === "appointed") appointed += 1;
    else if (post.value === "ended") ended += 1;
  }
  return errors.length > 0 ? refuse({ kind: "wrong-lines", errors }) : accept({ created, changed, appointed, ended });
}

async function takeChange(
  step: Step,
  account: number,
  fields: Parameters<typeof changeAccountIn>[2],
): Promise<Result<number, PeopleLineRefusal>> {
  const done = await changeAccountIn(step, account, fields);
  return done.ok ? accept(account) : done;
}

/** A post that the account has from the same day stays, with the end that the line says; another begins. */
async function takePost(
  step: Step,
  account: number,
  { cells }: Row,
  units: readonly OrganisationUnit[],
): Promise<Result<"appointed" | "ended" | "unchanged", PeopleLineRefusal>> {
  if (cells.role === "") return accept("unchanged");
  const role = roleOf(cells.role);
  if (!role) return refuse({ kind: "unknown-role", role: cells.role });
  const from = cells.from === "" ? step.today : readDay(cells.from);
  if (from === null) return refuse({ kind: "unreadable-day", day: cells.from });
  const last = cells.last === "" ? null : readDay(cells.last);
  if (cells.last !== "" && last === null) return refuse({ kind: "unreadable-day", day: cells.last });
  const to = last === null ? null : dayAfter(last);
  const unit = cells.unit === "" || !isOfUnit(role) ? null : findUnitByPath(units, cells.unit, from);
  if (unit !== null && !unit.ok) return unit;
  const unitId = unit?.value.id ?? null;

  const held = await listAppointments(step.tx, step.municipality, { account });
  // Without a first day the line speaks of the post that there is.
  const same = held.find(
    (post) =>
      post.role === role && post.unitId === unitId && (post.from === from || (cells.from === "" && (post.to === null || post.to > from))),
  );
  if (same) {
    if (same.to === to) return accept("unchanged");
    const ended = await endAppointmentIn(step, same.id, to);
    return ended.ok ? accept("ended") : ended;
  }
  const appointed = await appointIn(step, { account, role, unit: unitId, from, to });
  return appointed.ok ? accept("appointed") : appointed;
}

/** The word of a role in a file, as it is exported. */
export function roleWord(role: Role): string {
  return roleWords[role][0] ?? role;
}

function roleOf(text: string): Role | undefined {
  const key = textKey(text);
  return ROLES.find((role) => roleWords[role].some((word) => textKey(word) === key));
}
