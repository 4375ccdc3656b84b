import type { Passage } from "../passage.ts";

/** A full stop before white space: inside running Japanese no white space follows 。, so there a list item ended whose tag was lost. */
const AFTER_STOP = /(?<=。)[\s　]+(?=\S)/u;

/**
 * The items of a list that holds text and no <li> (converters from PDF write such): split before each repetition of the bullet that the text
 * starts with, else after each full stop that white space follows.
 */
export function readListText(text: Passage): Passage[] {
  const bullet = /^[・･●○◎◇◆■□▪▫•‣◦★☆※▶►➢\u{F06C}\u{F0D8}\u{F0A7}\u{F0B7}\u{F06E}]/u.exec(text.text)?.[0];
  const parts = bullet ? text.split(new RegExp(`[\\s\u3000]+(?=${bullet})`, "u")) : text.split(AFTER_STOP);
  return parts.map((part) => part.trim()).filter((part) => !part.isBlank);
}
