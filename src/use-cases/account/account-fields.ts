import { foldLogin, isLogin } from "../../domain/access/login.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { findCredentials } from "../../store/account-store.ts";
import type { Connection } from "../../store/database.ts";

/** As a person types it. */
export interface AccountFields {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
}

export type AccountFault =
  | { readonly kind: "wrong-login"; readonly login: string }
  | { readonly kind: "wrong-person-name"; readonly name: string }
  | { readonly kind: "wrong-email"; readonly email: string }
  /** Also by an account that has ended: what it did is told under its login. */
  | { readonly kind: "login-taken"; readonly login: string };

/** What an account is called, in one text: two that are equal are called the same. */
export const wordOfAccount = ({ login, name, email }: AccountFields): string => JSON.stringify([login, name, email]);

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

/** The fields as they are kept, or what is wrong with them by themselves. */
export function readAccountFields(given: AccountFields): Result<AccountFields, AccountFault> {
  const login = foldLogin(given.login);
  if (!isLogin(login)) return refuse({ kind: "wrong-login", login: given.login });
  const name = given.name.replace(/\s+/gu, " ").trim();
  if (name === "" || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) return refuse({ kind: "wrong-person-name", name: given.name });
  const email = given.email?.trim() || null;
  if (email !== null && (email.length > LONGEST_EMAIL || !/^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/u.test(email)))
    return refuse({ kind: "wrong-email", email });
  return accept({ login, name, email });
}

/** True where another account has the login. */
export async function isTaken(tx: Connection, municipality: string, login: string, but: number | null = null): Promise<boolean> {
  const holder = await findCredentials(tx, municipality, { login });
  return holder !== null && holder.id !== but;
}
