import { foldForComparison } from "../wording/fold.ts";
import { textKey } from "../wording/text-key.ts";
import common from "./common-passwords.json" with { type: "json" };

export const SHORTEST_PASSWORD = 12;
/** In UTF-16 code units: a password is never a document. */
export const LONGEST_PASSWORD = 256;
/** What must be left of a password without what everybody knows or guesses. */
const LEAST_OWN = 6;
const LEAST_DIFFERENT = 5;

/** own-name: little but the login or the name. common: little but words and rows of keys that are tried first. repeated: the same few characters. */
export type PasswordFault = "too-short" | "too-long" | "own-name" | "common" | "repeated";

/** A password as it is compared: in NFKC, so that it is the same from a keyboard that was set to full width. */
export function foldPassword(text: string): string {
  return foldForComparison(text);
}

/** Why a password may not be chosen; null where it may. */
export function passwordFault(password: string, { login, name }: { readonly login: string; readonly name: string }): PasswordFault | null {
  if (password.length > LONGEST_PASSWORD) return "too-long";
  const folded = foldPassword(password);
  const characters = [...folded];
  if (characters.length < SHORTEST_PASSWORD) return "too-short";
  if (new Set(characters).size < LEAST_DIFFERENT) return "repeated";
  const key = textKey(folded);
  if (isLittleBut(key, [textKey(login), textKey(name)])) return "own-name";
  return /^\d+$/u.test(key) || isLittleBut(key, common) ? "common" : null;
}

/** Figures beside such words are what everybody puts there. */
function isLittleBut(key: string, words: readonly string[]): boolean {
  const rest = words.filter((word) => word.length > 1).reduce((left, word) => left.replaceAll(word, ""), key);
  const letters = rest.replace(/\d+/gu, "");
  return rest !== key && [...letters].length < LEAST_OWN;
}
