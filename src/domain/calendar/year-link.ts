import { matchAt } from "../wording/match-at.ts";
import type { Era } from "./era.ts";
import { readDateNumber, resolveBareYear } from "./year-parts.ts";

/** The year that another year goes on to: R7～9年度, 2009~14年, 令和7・8年度. Offsets of the folded text. */
export interface Link {
  readonly year: number | null;
  readonly calendar: boolean;
  readonly from: number;
  readonly to: number;
}

/** A number alone may be anything, so that 年, 年度 or, behind a dash, the end of the brackets or of the text must follow. */
const LINK =
  /\s?(?<link>[~-]|から|[・、,])\s?(?<number>\d{4}|\d{1,2}|元)(?:(?<suffix>\s?年\s?(?<fiscal>度)?)(?!\s?[間目代生前後]|\s?\d{1,2}\s?月)|(?=(?:\s?[・、,]\s?\d{1,2}){1,9}\s?年\s?度)|(?<=[~-]\s?\d{1,4})(?=\s?(?:[)\]]|$)))/uy;

/** What follows the year that ends at `at`, or null. */
export function linkAfter(
  text: string,
  at: number,
  head: { readonly western: boolean; readonly era: Era | null; readonly year: number | null },
  known: number | null,
): Link | null {
  const match = matchAt(LINK, text, at);
  const number = match?.groups?.number;
  if (!match || number === undefined) return null;
  const to = at + match[0].length;
  const from = to - number.length - (match.groups?.suffix?.length ?? 0);
  const calendar = match.groups?.suffix !== undefined && match.groups.fiscal === undefined;
  return { from, to, calendar, year: yearOf(number, head, known) };
}

function yearOf(number: string, { western, era, year }: Parameters<typeof linkAfter>[2], known: number | null): number | null {
  if (number.length === 4) return Number(number) >= 1868 && Number(number) < 2100 ? Number(number) : null;
  if (western) return year !== null && number.length === 2 ? year - (year % 100) + Number(number) : null;
  return resolveBareYear(readDateNumber(number) ?? 0, { era, year }, known, true);
}
