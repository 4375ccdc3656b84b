import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { foldPassword, LONGEST_PASSWORD } from "../../domain/access/password-rule.ts";

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** What OWASP asks of scrypt for 32 MB: some tenths of a second, so that a stolen table of hashes stays dear to try passwords on. */
const COST: Cost = { log2N: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/u;

/** What it takes to hash a password of our own making. */
const INITIAL_COST: Cost = { log2N: 12, r: 8, p: 1 };

/** No password has this hash: checking against it takes as long as against a real one. */
const NOBODYS = `scrypt$${COST.log2N}$${COST.r}$${COST.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** A password as it is kept: scrypt$log2N$r$p$salt$hash, the last two in base64url. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost, HASH_BYTES);
  return `scrypt$${cost.log2N}$${cost.r}$${cost.p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/**
 * The hash of a password of our own making, which has too many bits to be tried: it needs no dear hash, and hundreds are made at once when accounts come from a file. To be replaced at the
 * first sign-in.
 */
export function hashInitialPassword(password: string): Promise<string> {
  return hashPassword(password, INITIAL_COST);
}

/** True where the password is the one that was kept. Takes as long where none was kept, so that time tells nothing. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, log2N = "", r = "", p = "", salt = "", hash = ""] = STORED.exec(stored ?? NOBODYS) ?? STORED.exec(NOBODYS) ?? [];
  const right = Buffer.from(hash, "base64url");
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  const given = await derive(password.slice(0, LONGEST_PASSWORD), Buffer.from(salt, "base64url"), cost, right.length);
  // Both costs are paid whichever the hash has: how long it takes tells neither that there is an account, nor that its first password still holds.
  await derive("", Buffer.alloc(SALT_BYTES), cost.log2N < COST.log2N ? COST : INITIAL_COST, HASH_BYTES);
  return timingSafeEqual(given, right) && stored !== null && password.length <= LONGEST_PASSWORD;
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost, length: number): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    scrypt(foldPassword(password), salt, length, { N, r, p, maxmem: 128 * N * r * 2 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
