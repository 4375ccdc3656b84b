import type { Numerals } from "../form/form.ts";
import { isUnit } from "./unit.ts";

const DIGIT = "0-9０-９";
const LETTER = "A-Za-zＡ-Ｚａ-ｚ①-⑳⑴-⒇";

/** Addresses as they are, else letters and digits that hang together: R6, 5-2-①, 0268-22-0000, 10mg/L, name@example.jp, 80, 1.5. */
const WORDS = new RegExp(
  `(?:https?|ftp)://[!-~０-９]+|www\\.[!-~０-９]+|[${DIGIT}${LETTER}]+(?:[-‐‑–—−－_＿./．／@＠]+[${DIGIT}${LETTER}]+)*`,
  "giu",
);
/** A number with at most one point, and what hangs on it. */
const FIGURE = new RegExp(`^([${DIGIT}]+(?:[.．][${DIGIT}]+)?)([^.．]*)$`, "u");
/** Half- and full-width digits are so far apart. */
const APART = "０".charCodeAt(0) - "0".charCodeAt(0);

/**
 * A text with its figures as the house rule wants them (公用文の数字): half-width or full-width. Only digits change, each for the same digit. Codes (R6, A4, 5-2-①),
 * telephone numbers, dates of the kind 2024/4/1, addresses on the web and of e-mail stay as they were written.
 */
export function writeNumerals(text: string, numerals: Numerals): string {
  if (numerals === "as-written") return text;
  return text.replace(WORDS, (word) => {
    const [, figure, rest] = FIGURE.exec(word) ?? [];
    if (figure === undefined || rest === undefined || (rest !== "" && !isUnit(rest))) return word;
    return (numerals === "half" ? toHalf(figure) : toFull(figure)) + rest;
  });
}

function toHalf(figure: string): string {
  return figure.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - APART));
}

function toFull(figure: string): string {
  return figure.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + APART));
}
