import { foldForComparison } from "./fold.ts";
import words from "./no-value.json" with { type: "json" };

/** The form in which two texts are compared: NFKC, and the radicals that fonts put in the place of characters. White space stays. */
export function normalise(text: string): string {
  return foldForComparison(text);
}

const LONGEST = 40;
const DASHES = /^[-‐‑‒–—―−ー─━ｰ]+$/u;
/** ―％, ―（未実施）. A remark with a figure may be the value: －（5件）. */
const UNIT_OR_REMARK = /(?:[%人件回円]|\([^()\d]*\))$/u;
/** －（R4）: nothing was known in that year. */
const OF_YEAR = /\((?:[RHS]|令和|平成|昭和)?(?:\d{1,2}|元|20\d\d)(?:年度?)?末?\)$/iu;
const HASHES = /^#+$/u;
const NOTHING = new Set(words.nothing);
const UNKNOWN = new Set(words.unknown);

/**
 * True for a cell that says that there is no value (yet): blank, a dash, 集計中, 該当なし, N/A, ######. `0` is a value, and なし alone says in words that
 * a thing does not exist yet.
 */
export function isNoValue(text: string): boolean {
  const bare = bareOf(text);
  if (bare === null) return false;
  const remarked = bare.replace(/\([^()]*\)$/u, "");
  if (UNKNOWN.has(remarked)) return true;
  return saysNothing(bare) || DASHES.test(bare.replace(UNIT_OR_REMARK, "").replace(OF_YEAR, ""));
}

/** True for a cell of words (a report, a remark) that holds nothing: blank, a dash, 該当なし, N/A. 調整中 is something to report. */
export function isEmptyCell(text: string): boolean {
  const bare = bareOf(text);
  return bare !== null && saysNothing(bare);
}

function saysNothing(bare: string): boolean {
  return bare === "" || DASHES.test(bare) || HASHES.test(bare) || NOTHING.has(bare);
}

/** Without white space and the brackets around it; null for a text that is too long to say nothing. */
function bareOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  return normalise(trimmed)
    .replace(/\s/gu, "")
    .replace(/^[([【〔「](.*)[)\]】〕」]$/u, "$1")
    .toLowerCase();
}
