/** By how many decimals are shown at least; making one takes longer than writing a whole row of a table. */
const FORMATS = new Map<number, Intl.NumberFormat>();

/** As many decimals as Intl takes everywhere; no number has more. */
const MOST_DECIMALS = 20;

/** A number with its thousands grouped, alike in both languages of the pages: 1,234.50. All its own decimals are shown, and at least so many. */
export function formatNumber(value: number, decimals = 0): string {
  const least = Math.min(decimals, MOST_DECIMALS);
  const known = FORMATS.get(least);
  if (known) return known.format(value);
  const made = new Intl.NumberFormat("ja", { minimumFractionDigits: least, maximumFractionDigits: MOST_DECIMALS });
  FORMATS.set(least, made);
  return made.format(value);
}

/** 107504 as 107,504, as the numbers beside it are written; anything else as it was typed. */
export function groupedText(text: string): string {
  const [, whole = "", rest = ""] = /^(\d{4,15})(\.\d+)?$/u.exec(text) ?? [];
  return whole === "" ? text : `${formatNumber(Number(whole))}${rest}`;
}

/** 1.2 MB, 340 KB: as file managers say it, in thousands. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
