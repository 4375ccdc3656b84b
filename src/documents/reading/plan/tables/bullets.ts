import type { CellLine } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { endsSentence, joinText, markOf } from "../joining.ts";

/** Bullets that stand inside one line: ・A ・B. */
const INNER = /(?<=[^\s・])[\s　]*(?=[・●○◇◆■▪][^\s・])(?<=[。）)]\s*|[\s　]{2,})/u;

/** What a cell lists: a line that does not begin with a mark goes on with the one before it, unless that had ended with a full stop or none has marks. */
export function joinBullets(lines: readonly CellLine[]): Passage[] {
  const items: Passage[][] = [];
  const marked = lines.some(({ text, item }) => item || markOf(text.text) !== null);
  for (const { text, item } of lines.flatMap(splitInner)) {
    if (text.isBlank) continue;
    const mark = markOf(text.text);
    const open = items.at(-1);
    const before = open?.at(-1)?.text ?? "";
    const goesOn = open !== undefined && !mark && !item && (marked ? !endsSentence(before) : /[、，をがにのはでと]$/u.test(before));
    const body = text.slice(mark?.length ?? 0);
    if (goesOn) open.push(body);
    else items.push([body]);
  }
  return items.map((parts) => joinText(parts).trim());
}

function splitInner({ text, item }: CellLine): CellLine[] {
  return text.split(INNER).map((part) => ({ text: part, item }));
}
