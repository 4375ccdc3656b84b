import { createHash, randomBytes, randomInt } from "node:crypto";

/** 256 bits: nobody guesses it. */
const TOKEN_BYTES = 32;
/** Without those that are taken for another: 0 O, 1 I l. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** What a browser holds while somebody is signed in. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What the record holds of it: who reads the record cannot sign in with it. */
export function tokenHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A password that can be read out and typed, of 79 bits: kfmw-2xq7-hbty-9rcd. */
export function newPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => READABLE.charAt(randomInt(READABLE.length))).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
