import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly mustChange: boolean;
  readonly lockedUntil: Date | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** What it takes to let somebody in. */
export interface Credentials extends Account {
  /** scrypt$log2N$r$p$salt$hash; null where none was set. */
  readonly password: string | null;
  readonly failures: number;
}

export async function findAccount(db: Connection, municipality: string, id: number): Promise<Account | null> {
  return (await accounts(db, municipality).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Also one that has ended: nobody else gets its login. */
export async function findCredentials(
  db: Connection,
  municipality: string,
  who: { readonly login: string } | { readonly id: number },
): Promise<Credentials | null> {
  return (await credentials(db, municipality, who).executeTakeFirst()) ?? null;
}

/** The same, kept for this transaction until it ends. */
export async function lockCredentials(tx: Connection, municipality: string, id: number): Promise<Credentials | null> {
  return (await credentials(tx, municipality, { id }).forUpdate().executeTakeFirst()) ?? null;
}

/** By name; those that have ended last. */
export async function listAccounts(db: Connection, municipality: string): Promise<Account[]> {
  return accounts(db, municipality)
    .orderBy((eb) => eb("ended_at", "is not", null))
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** @returns its id. */
export async function recordAccount(
  tx: Connection,
  municipality: string,
  given: Pick<Credentials, "login" | "name" | "email" | "password" | "mustChange"> & { readonly now: Date },
): Promise<number> {
  const { login, name, email, password, mustChange, now } = given;
  const id = await drawId(tx);
  const row = { municipality_code: municipality, id, login, name, email, password, must_change: mustChange, created_at: now };
  await tx.insertInto("account").values(row).execute();
  return id;
}

export async function saveAccount(
  tx: Connection,
  municipality: string,
  id: number,
  change: Partial<Pick<Account, "login" | "name" | "email" | "endedAt">>,
): Promise<void> {
  const { endedAt, ...rest } = change;
  await changeAccount(tx, municipality, id)
    .set({ ...rest, ...(endedAt === undefined ? {} : { ended_at: endedAt }) })
    .execute();
}

/** A new password, with which the account is no longer locked. */
export async function savePassword(
  tx: Connection,
  municipality: string,
  id: number,
  { password, mustChange }: { readonly password: string; readonly mustChange: boolean },
): Promise<void> {
  await changeAccount(tx, municipality, id).set({ password, must_change: mustChange, failures: 0, locked_until: null }).execute();
}

export async function saveFailures(
  tx: Connection,
  municipality: string,
  id: number,
  { failures, lockedUntil }: Pick<Credentials, "failures" | "lockedUntil">,
): Promise<void> {
  await changeAccount(tx, municipality, id).set({ failures, locked_until: lockedUntil }).execute();
}

const COLUMNS = [
  ...(["id", "login", "name", "email", "must_change as mustChange"] as const),
  ...(["locked_until as lockedUntil", "created_at as createdAt", "ended_at as endedAt"] as const),
] as const;

function accounts(db: Connection, municipality: string) {
  return db.selectFrom("account").where("municipality_code", "=", municipality).select(COLUMNS);
}

function credentials(db: Connection, municipality: string, who: { readonly login: string } | { readonly id: number }) {
  const query = accounts(db, municipality).select(["password", "failures"]);
  return "id" in who ? query.where("id", "=", who.id) : query.where("login", "=", who.login);
}

function changeAccount(tx: Connection, municipality: string, id: number) {
  return tx.updateTable("account").where("municipality_code", "=", municipality).where("id", "=", id);
}
