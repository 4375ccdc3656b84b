import type { Passage } from "../../passage.ts";
import { endsSentence, markOf } from "./joining.ts";
import type { Piece } from "./piece.ts";
import { bare } from "./words.ts";

const NOTE = /^[＊*※†][0-9０-９]{0,2}[\s　]*(\S.{0,30}?)(?:[:：…]|[\s　]{1,}|$)/u;
/** A note may go on over so many lines. */
const LONGEST = 8;

/** The pieces that explain a term of the glossary at the foot of a page: ※ ダイバーシティ：…. They belong to no node. */
export function findNotes(pieces: readonly Piece[], glossary: readonly Passage[]): ReadonlySet<Piece> {
  const terms = new Set(glossary.map(({ text }) => bare(text)));
  const notes = new Set<Piece>();
  let open = 0;
  let ended = true;
  for (const piece of pieces) {
    const text = piece.text.text;
    const term = NOTE.exec(text)?.[1];
    if (term !== undefined && terms.has(bare(term))) open = LONGEST;
    else if (open > 0 && (ended || piece.block.kind !== "line" || markOf(text) !== null || piece.startsPage)) open = 0;
    if (open > 0) {
      notes.add(piece);
      open -= 1;
    }
    ended = endsSentence(text);
  }
  return notes;
}
