import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence } from "../../broken-text.ts";
import type { Box } from "../../layout.ts";
import { readable } from "../../readable.ts";
import type { Way, Weight } from "./glyph.ts";
import { boxOfLine, spacesOf, type TextLine } from "./text-line.ts";

/** A line of text as it is written down, with its box on the page. */
export interface Run extends Box {
  /** As a person reads it. */
  readonly text: string;
  /** As the file has it; as long as `text`. */
  readonly written: string;
  readonly way: Way;
  readonly size: number;
  readonly weight: Weight;
}

/** Lines that a person reads as one: a paragraph, a line of a cell, a heading. */
export interface Paragraph {
  readonly runs: readonly Run[];
  /** How much room its last line leaves, and how long what may not be broken is at the start of its first, in points. */
  readonly left: number;
  readonly first: number;
}

export function runOf(line: TextLine): Run {
  const spaces = spacesOf(line);
  const drawn = line.glyphs.map((glyph, i) => (spaces[i] ?? "") + glyph.text.trim()).join("");
  const written = besideMark(drawn);
  const text = readable(written);
  return { text, written, way: line.way, size: line.size, weight: line.weight, ...boxOfLine(line) };
}

/** Behind a mark (①, ・) text is set in from the margin: one space, however far. */
function besideMark(text: string): string {
  const mark = readEnumerator(readable(text));
  if (!mark) return text;
  const spaces = /\s{2,}$/u.exec(text.slice(0, mark.length))?.[0].length ?? 0;
  return spaces === 0 ? text : `${text.slice(0, mark.length - spaces)} ${text.slice(mark.length)}`;
}

/** What stands between two lines of one paragraph: a space between words of Latin letters, nothing in Japanese. */
export function spaceBetween(before: string, after: string): string {
  return /[A-Za-z0-9,.;:)]$/u.test(before) && /^[A-Za-z]/u.test(after) ? " " : "";
}

/** The other, on the next page, may be what the last line of the one had no room for: no sentence ended, no mark begins. */
export function isBroken(before: Paragraph, next: Paragraph): boolean {
  const size = next.runs[0]?.size ?? 0;
  return before.left < next.first + 0.1 * size && !endsSentence(textOf(before)) && readEnumerator(textOf(next)) === null;
}

export const textOf = ({ runs }: Paragraph): string =>
  runs.reduce((text, run) => (text === "" ? run.text : text + spaceBetween(text, run.text) + run.text), "");
