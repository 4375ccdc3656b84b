/** Codes in the head or foot of a printed page: fonts, sizes, colours, and what only the printer knows (page numbers, the date, the file). */
const CODES = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[BIUESXYPNDTFGAZOH+-])/gu;
const PART = /&[LCR]/u;
/** What is left of "page 1 of 3". */
const PAGE = /^\P{L}*(?:pages?|ページ|頁|p)\P{L}*(?:(?:of|中)\P{L}*)?(?:pages?|ページ|頁)?\P{L}*$/iu;

/** The texts of the left, middle and right part of a page's head or foot; not those that say no word. */
export function readPrintedText(coded: string): string[] {
  return coded
    .replaceAll("&&", "\u0001")
    .split(PART)
    .map((part) => part.replace(CODES, "").replaceAll("\u0001", "&").trim())
    .filter((part) => /\p{L}/u.test(part) && !PAGE.test(part));
}

const GIVEN_BY_PROGRAM = /^(?:sheet|シート|ワークシート|worksheet|table)\s*[\d０-９]*(?:\s*\(\d+\))?$/iu;

/** The name of a sheet where a person gave it one: 企画課. What a program calls a sheet says nothing. */
export function readSheetName(name: string): string[] {
  const said = name.trim();
  return /\p{L}/u.test(said) && !GIVEN_BY_PROGRAM.test(said) ? [said] : [];
}
