import type { Oddity } from "../document.ts";
import { CONTROL } from "./source.ts";

/** Characters of a decoded text that the person who gave it should know about. */
export function findOddCharacters(text: string): Oddity[] {
  const found = [find("undecodable", text, /\uFFFD/gu), find("private-use", text, /\p{Co}/gu), find("control-characters", text, CONTROL)];
  return found.filter((oddity) => oddity !== null);
}

function find(kind: Oddity["kind"], text: string, pattern: RegExp): Oddity | null {
  let count = 0;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (count === 0) at = match.index;
    count += 1;
  }
  return count === 0 ? null : { kind, count, at };
}
