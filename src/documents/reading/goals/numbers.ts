import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { normalise } from "../../../domain/wording/normal.ts";
import type { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";

const NUMBER = /^(?:第|no\.?)?\d{1,3}(?:[-.]\d{1,2})*(?:位|番)?$/iu;

/** True for a cell that holds a number or a mark and nothing else: 1, 1位, No.3, ①, (1), 1-1. */
export function isNumber(text: string): boolean {
  if (text.length > 12) return false;
  return NUMBER.test(normalise(text).replace(/\s/gu, "")) || readEnumerator(text)?.mark.length === text.trim().length;
}

/** 1位, No.3, ①: the number that a text gives; null where it gives none. */
export function numberIn(text: Passage): Derived<number> | null {
  const digits = /\d{1,3}/u.exec(normalise(text.text))?.[0];
  if (digits !== undefined) return new Derived(Number(digits), text);
  const ordinal = readEnumerator(text.text)?.ordinal;
  return ordinal ? new Derived(ordinal, text) : null;
}

/** 重点目標１, 重点目標②: the number at the end of a label. */
export function numberOfLabel(label: Passage): Derived<number> | null {
  const number = label.match(/(?:[0-9０-９]{1,2}|[①-⑳])(?=\s*[】）):：]*\s*$)/u);
  return number && numberIn(number);
}

const LEADING_NUMBER = /^(?:[0-9０-９]{1,2}(?=[\s　])|(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．](?![0-9０-９])))[\s　]*/u;

/** 1 公共交通の充実: the number of the goal in front of its title. */
export function splitNumber(printed: Passage): { title: Passage; number: Derived<number> | null } {
  const lead = LEADING_NUMBER.exec(printed.text)?.[0];
  if (!lead || lead.length === printed.length) return { title: printed, number: null };
  return { title: printed.slice(lead.length), number: numberIn(printed.slice(0, lead.length)) };
}
