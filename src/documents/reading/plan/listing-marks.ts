import { endsSentence } from "./joining.ts";
import { HEAD_MARK, readLabel } from "./label.ts";
import type { Piece } from "./piece.ts";

/** Marks that head as often as they list (◆ ■), where more sentences than known labels stand behind them. */
export function listingMarks(pieces: readonly Piece[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { block, text } of pieces) {
    const mark = block.kind === "table" || block.kind === "heading" ? undefined : HEAD_MARK.exec(text.text)?.[0].trim();
    if (mark === undefined) continue;
    const known = readLabel(text, "text")?.known === true;
    if (known || endsSentence(text.text)) counts.set(mark, (counts.get(mark) ?? 0) + (known ? -1 : 1));
  }
  return new Set([...counts].flatMap(([mark, count]) => (count > 0 ? [mark] : [])));
}
