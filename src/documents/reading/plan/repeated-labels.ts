import { endsSentence, markOf } from "./joining.ts";
import type { Piece } from "./piece.ts";
import { tableKindOf } from "./table-kind.ts";
import { bare, namesActor } from "./words.ts";

/** A line that stands so often in a plan heads the same part of every node. */
const OFTEN = 3;
const LONGEST = 18;
const NO_LABEL = /[。、：:＝=0-9％%]|(?:課|室|部|局|係|所|会|計画|指針|方針|プラン|条例|指標|数|率|円|人|件|年度?)$/u;

/** Short lines that no vocabulary knows and that stand, word for word, under one node after the other. */
export function findRepeatedLabels(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const groups = new Map<string, Piece[]>();
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    if (piece.block.kind !== "line" || piece.text.length > LONGEST || !next || next.text.length === 0) continue;
    const words = bare(piece.text.text);
    if (words.length < 3 || NO_LABEL.test(words) || namesActor(words) || markOf(piece.text.text) || tableKindOf(piece.block)) continue;
    const before = pieces[i - 1]?.text.text ?? "。";
    if (
      !(piece.block.gapBefore || endsSentence(before)) ||
      !(endsSentence(next.text.text) || markOf(next.text.text) || next.text.length > LONGEST)
    )
      continue;
    const group = groups.get(words);
    if (group) group.push(piece);
    else groups.set(words, [piece]);
  }
  return new Set([...groups.values()].filter(({ length }) => length >= OFTEN).flat());
}
