import { readEnumerator } from "../wording/enumerator.ts";

const KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

/** Runs of marks that are a character each, by their first and how many they are; those of one line go on from one another. */
const RUNS: readonly (readonly (readonly [first: string, count: number])[])[] = [
  [
    ["①", 20],
    ["㉑", 15],
    ["㊱", 15],
  ],
  [["❶", 10]],
  [["⑴", 20]],
  [["⒈", 20]],
  [["㋐", 47]],
  [["ⅰ", 12]],
  [["Ⅰ", 12]],
];

/** A mark of the same kind and look for another place in the order: ② and 5 make ⑤. Null where there is none, or the mark is no number. */
export function markLike(mark: string, ordinal: number): string | null {
  const kind = readEnumerator(`${mark} 項`)?.kind;
  const made = fromRun(mark, ordinal) ?? fromDigits(mark, ordinal) ?? fromLetter(mark, KANA, ordinal);
  if (made === null || kind === undefined) return null;
  const read = readEnumerator(`${made} 項`);
  return read?.kind === kind && read.ordinal === ordinal && read.mark === made ? made : null;
}

/** True where marks count from 1 on in one kind, as ① ② ③ do. */
export function areNumbered(marks: readonly (string | null)[]): boolean {
  const read = marks.map((mark) => (mark === null ? null : readEnumerator(`${mark} 項`)));
  return read.every((one, i) => one !== null && one.kind === read[0]?.kind && one.ordinal === i + 1 && one.through === i + 1);
}

/** Parts in their order with marks that count again, where they counted before. */
export function numberAgain<Part extends { readonly mark: string | null }>(
  before: readonly Part[],
  after: readonly Part[],
): readonly Part[] {
  const first = before[0]?.mark ?? null;
  if (first === null || !areNumbered(before.map(({ mark }) => mark))) return after;
  const marks = after.map((_, i) => markLike(first, i + 1));
  return marks.includes(null) ? after : after.map((part, i) => ({ ...part, mark: marks[i] ?? null }));
}

function fromRun(mark: string, ordinal: number): string | null {
  const line = RUNS.find((runs) => runs.some(([first, count]) => isWithin(mark, first, count)));
  let before = 0;
  for (const [first, count] of line ?? []) {
    if (ordinal <= before + count) return String.fromCodePoint(codeOf(first) + ordinal - before - 1);
    before += count;
  }
  return null;
}

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;

function isWithin(mark: string, first: string, count: number): boolean {
  return mark.length === 1 && codeOf(mark) >= codeOf(first) && codeOf(mark) < codeOf(first) + count;
}

/** The last figures of a mark, in the width in which they are written. */
function fromDigits(mark: string, ordinal: number): string | null {
  const match = /[0-9０-９]+(?=[^0-9０-９]*$)/u.exec(mark);
  if (!match) return null;
  const figures = /[０-９]/u.test(match[0]) ? String(ordinal).replace(/\d/gu, (d) => String.fromCodePoint(0xff10 + Number(d))) : ordinal;
  return `${mark.slice(0, match.index)}${figures}${mark.slice(match.index + match[0].length)}`;
}

function fromLetter(mark: string, letters: string, ordinal: number): string | null {
  const at = [...mark].findIndex((char) => letters.includes(char));
  const letter = letters[ordinal - 1];
  return at < 0 || letter === undefined ? null : [...mark].with(at, letter).join("");
}
