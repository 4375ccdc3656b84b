/** Months, days and hours of the clock that a folded text names, so that no number in them is taken for a value. Offsets of that text. */
export function findMonths(text: string): { from: number; to: number }[] {
  return [...text.matchAll(DATED)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

const DATED = new RegExp(
  [
    "(?<![\\d.,])\\d{1,2}(?:\\s?[~〜・、,-]\\s?\\d{1,2}){0,11}\\s?月(?!額)(?:\\s?\\d{1,2}\\s?日(?!間))?",
    "(?<![\\d./,])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?![\\d/.%])(?:\\s?[~〜-]\\s?(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?![\\d/.%]))",
    "(?<![\\d.,])\\d{1,2}\\s?(?:年\\s?度?|時(?!間))(?!間)(?:\\s?\\d{1,2}\\s?分)?",
    "(?<![\\d.,])\\d{1,2}:\\d{2}(?!\\d)",
  ].join("|"),
  "gu",
);
