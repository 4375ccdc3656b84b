const LONGEST = 200;

/**
 * The name of a file from outside, as a label for people: without what no name shows, control characters and marks that turn the direction of what follows. The end of
 * a long name says more than its beginning. It may hold anything else, and is never a path.
 */
export function fileLabel(name: string): string {
  const shown = name
    .toWellFormed()
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
  return shown.length > LONGEST ? `…${shown.slice(-LONGEST).toWellFormed()}` : shown || "?";
}
