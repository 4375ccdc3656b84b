import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";

/**
 * What a column beside the one of the actions says of how each is done (取組項目 | 手段), as steps below it: those behind ② below the action ②, and without
 * marks that tell them apart all of them below the last.
 */
export function withMeans(actions: readonly CellLine[], means: readonly CellLine[]): CellLine[] {
  const numbers = actions.map(numberOf);
  const groups = new Map<string | null, CellLine[]>();
  let open: string | null = null;
  for (const line of means) {
    const number = numberOf(line);
    if (number !== null && numbers.includes(number)) open = number;
    const step: CellLine = { text: number === open && number !== null ? withoutMark(line) : line.text, item: true };
    const group = groups.get(open);
    if (group) group.push(step);
    else groups.set(open, [step]);
  }
  const own = actions.flatMap((line, i) => {
    const number = numbers[i] ?? null;
    return number === null ? [line] : [line, ...(groups.get(number) ?? [])];
  });
  return [...own, ...(groups.get(null) ?? [])];
}

function numberOf({ text }: CellLine): string | null {
  const mark = readEnumerator(text.text);
  return mark?.ordinal == null ? null : `${mark.kind} ${mark.ordinal}`;
}

const withoutMark = ({ text }: CellLine) => text.slice(readEnumerator(text.text)?.length ?? 0).trim();
