import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { asPrinted, type Marked, outline, withOwnMark } from "../marks.ts";
import { numberOf } from "./heading.ts";

/** A goal's cell taken apart. */
export interface Titled {
  readonly title: Passage;
  /** The number in front of the title: １ 窓口改革. */
  readonly number: { readonly ordinal: number; readonly mark: Passage } | null;
  readonly rest: readonly CellLine[];
}

const SENTENCE = /[。．]$/u;

/** A title that stands alone, its number off. */
export function readTitle(lines: readonly CellLine[]): Pick<Titled, "title" | "number"> {
  const whole = asPrinted(lines.map(({ text }) => text.trim()));
  const number = numberOf(whole);
  if (!number) return { title: unbulleted(whole), number: null };
  const after = whole.slice(number.mark.length);
  return { number, title: after.slice(after.match(/^[\s　.．、:：]+/u)?.length ?? 0).trim() };
}

function unbulleted(text: Passage): Passage {
  return text.slice(text.match(/^[○●◯◆◇■□・]\s*(?![○●◯◆◇■□])/u)?.length ?? 0);
}

/**
 * Takes the title off a cell that holds the whole goal: its first lines up to the first mark, or the text of the only marked item. Null where the
 * cell begins with several marked items, each a goal of its own.
 */
export function splitTitle(lines: readonly CellLine[]): Titled | null {
  const items = outline(lines);
  const [first] = items;
  if (!first) return null;
  if (first.kind !== null) return items.length === 1 && first.kind !== "bullet" ? titledByMark(first) : null;
  const { title, number } = readTitle([{ text: first.text, item: false }]);
  const marked = items.findIndex(({ kind }) => kind !== null);
  const between = items.slice(1, marked < 0 ? items.length : marked).map(({ text }): CellLine => ({ text, item: false }));
  const rest = behind(lines, first.text);
  if (marked < 0) return { title, number, rest: between };
  const sentence = between.findIndex(({ text }) => SENTENCE.test(text.text));
  const more = between.slice(0, sentence < 0 ? between.length : sentence);
  return { title: asPrinted([title, ...more.map(({ text }) => text)]), number, rest: rest.slice(more.length) };
}

/** Sentences in front of numbered items: they say what the goal is for. Text in front of bullets is what the bullets are the steps of. */
export function splitLead(lines: readonly CellLine[]): { readonly lead: readonly CellLine[]; readonly rest: readonly CellLine[] } {
  const items = outline(lines);
  const marked = items.findIndex(({ kind }) => kind !== null);
  const whole = items.slice(0, marked).every(({ text }, i) => text.text === lines[i]?.text.text.trim() && SENTENCE.test(text.text));
  return marked > 0 && items[marked]?.ordinal != null && whole
    ? { lead: lines.slice(0, marked), rest: lines.slice(marked) }
    : { lead: [], rest: lines };
}

/** The lines without the text that the first of them begins with. */
function behind(lines: readonly CellLine[], first: Passage): readonly CellLine[] {
  const filled = lines.filter(({ text }) => !text.isBlank);
  const [line, ...others] = filled;
  const left = line?.text.trim().slice(first.length).trim() ?? Passage.empty;
  return left.isBlank || !line ? others : [{ text: left, item: line.item }, ...others];
}

function titledByMark({ text, mark, ordinal, children }: Marked): Titled {
  return {
    title: text,
    number: mark && ordinal !== null ? { ordinal, mark } : null,
    rest: children.map((child): CellLine => ({ text: withOwnMark(child), item: child.mark === null && child.kind === "bullet" })),
  };
}
