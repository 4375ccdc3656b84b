import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { endsSentence, joinText } from "../joining.ts";
import { divisionsBehind } from "./divisions.ts";
import type { InitiativeColumn } from "./initiative-heads.ts";
import type { ListedInitiatives } from "./initiative-lists.ts";

/** A predicate or a noun of doing that ends a text without a full stop. */
const ENDED = /(?:ます|する|です|。|こと|実施|推進|整備|支援|充実|促進|向上|確保)[)）」]?$/u;
const LONGEST_ITEM = 30;

/**
 * Rows of lines under heads, without bullets: the item up to the first space, then what is done, then the section in charge. A line that has no item goes on with
 * the row above it.
 */
export function readInitiativeRows(lines: readonly Passage[], columns: readonly (InitiativeColumn | null)[]): ListedInitiatives {
  const wantsDivisions = columns.includes("divisions");
  const parts: { group: null; divisions: Passage[]; item: Passage; lines: Passage[] }[] = [];
  const leftover: Passage[] = [];
  for (const line of lines) {
    const tail = wantsDivisions ? divisionsBehind(line) : null;
    const text = tail && !tail.before.isBlank ? tail.before : line;
    const open = parts.at(-1);
    const before = open?.lines.at(-1)?.text ?? "";
    const gap = /^[^\s　]+(?=[\s　]+\S)/u.exec(text.text)?.[0].length ?? 0;
    const ended = open === undefined || endsSentence(before) || ENDED.test(before) || open.divisions.length > 0;
    if (ended && gap > 1 && gap <= LONGEST_ITEM && !/[。、]/u.test(text.text.slice(0, gap)))
      parts.push({ group: null, divisions: tail?.divisions ?? [], item: text.slice(0, gap), lines: [text.slice(gap).trim()] });
    else if (open && !(ended && gap === 0)) {
      open.lines.push(text);
      addAll(open.divisions, tail?.divisions ?? []);
    } else leftover.push(line);
  }
  return { parts: parts.map(({ lines: texts, ...part }) => ({ ...part, details: [joinText(texts)] })), leftover };
}
