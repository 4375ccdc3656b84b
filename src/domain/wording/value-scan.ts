import { type ScannedDate, scanDates } from "../calendar/date-scan.ts";
import { type Folded, fold } from "./fold.ts";
import { type Quantity, scanQuantities } from "./quantity.ts";

/** The text of a value or target as it is scanned: folded, its dates found and blanked, its quantities found. Offsets are the folded text's. */
export interface ValueScan {
  readonly folded: Folded;
  /** The folded text with its dates blanked. */
  readonly text: string;
  readonly dates: readonly ScannedDate[];
  readonly quantities: readonly Quantity[];
}

/** @param known a fiscal year near which years without an era lie. @param loose as in `unitAt`. */
export function scanValues(text: string, known: number | null, loose: boolean): ValueScan {
  const folded = fold(text);
  const dates = scanDates(folded.text, known);
  const blanked = blankDates(folded.text, dates).replace(ANGLED, "($1)");
  return { folded, text: blanked, dates, quantities: scanQuantities(blanked, loose) };
}

/** ＜R4＞ is a year in brackets, and no bound. */
const ANGLED = /[<〈《](\uFFFC[^<>〈〉《》\d]{0,24})[>〉》]/gu;

/** What stands for a date in a text whose dates are blanked; as long as the date. */
const DATE = "\uFFFC";

/** A folded text with its dates blanked, so that patterns over it meet no digits of dates. */
function blankDates(text: string, dates: readonly ScannedDate[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of dates) {
    parts.push(text.slice(at, from), DATE.repeat(to - from));
    at = to;
  }
  return parts.join("") + text.slice(at);
}

/** A text without its brackets and what is in them; one that is not closed, or was never opened, loses its sign or its rest. */
export function withoutBrackets(text: string): string {
  return text
    .replace(/[([〔【][^()[\]〔〕【】]*[)\]〕】]/gu, " ")
    .replace(/[([〔【].*$/su, " ")
    .replace(/[)\]〕】]/gu, " ");
}

const ARROW = /^[^→\d]{0,40}→[^→\d]{0,20}$/u;
const FROM_TO = /^\s{0,3}から\s{0,3}$/u;
const TO = /^\s{0,3}[へに]/u;

/** True where the text says that the first quantity becomes the second: 13,967人→17,000人, 100人から120人へ. */
export function isChange(text: string, first: Quantity, second: Quantity): boolean {
  if (first.value === null || second.value === null || first.depth !== second.depth) return false;
  if (first.unit !== null && second.unit !== null && first.unit !== second.unit) return false;
  const between = withoutBrackets(text.slice(first.to, Math.min(second.from, first.to + 200)));
  return second.from - first.to <= 200 && (ARROW.test(between) || (FROM_TO.test(between) && TO.test(text.slice(second.to, second.to + 4))));
}
