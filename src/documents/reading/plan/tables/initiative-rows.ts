import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { endsSentence, joinText } from "../joining.ts";
import { divisionsBehind } from "./divisions.ts";
import type { InitiativeColumn } from "./initiative-heads.ts";
import type { ListedInitiatives } from "./initiative-lists.ts";

/** A predicate or a noun of doing that ends a text without a full stop. */
const ENDED = /(?:ます|する|です|。|こと|実施|推進|整備|支援|充実|促進|向上|確保)[)）」]?$/u;
const LONGEST_ITEM = 30;

/** １ at the front of a row whose first column is a number. */
const NUMBER = /^([0-9０-９]{1,3})[\s　]+(?=\S)/u;
/** 継続, 拡充 in a column behind the sections in charge. */
const LAST_WORD = /(?<![\s　])[\s　]+\S{1,6}$/u;

/**
 * Rows of lines under heads, without bullets: the item up to the first space, then what is done, then the section in charge. A line that has no item goes on with
 * the row above it. Where the first column numbers the rows, one begins at each number.
 */
export function readInitiativeRows(lines: readonly Passage[], columns: readonly (InitiativeColumn | null)[]): ListedInitiatives {
  const wantsDivisions = columns.includes("divisions");
  const parts: { group: null; divisions: Passage[]; item: Passage; lines: Passage[] }[] = [];
  const leftover: Passage[] = [];
  const furniture: Passage[] = [];
  const numbered = columns[0] === "other" && NUMBER.test(lines[0]?.text ?? "");
  let last = 0;
  for (const printed of lines) {
    const number = numbered ? NUMBER.exec(printed.text) : null;
    const value = Number(number?.[1]?.normalize("NFKC") ?? 0);
    const begins = value > last;
    if (begins) last = value;
    const line = withoutLast(
      begins ? printed.slice(number?.[0].length ?? 0) : printed,
      wantsDivisions && !isHeld(columns.at(-1)),
      leftover,
    );
    if (begins && number) furniture.push(printed.slice(0, number[0].length));
    const tail = wantsDivisions ? divisionsBehind(line) : null;
    const text = tail && !tail.before.isBlank ? tail.before : line;
    const open = parts.at(-1);
    const before = open?.lines.at(-1)?.text ?? "";
    const gap = /^[^\s　]+(?=[\s　]+\S)/u.exec(text.text)?.[0].length ?? 0;
    const ended = numbered ? begins : open === undefined || endsSentence(before) || ENDED.test(before) || open.divisions.length > 0;
    if (ended && gap > 1 && gap <= LONGEST_ITEM && !/[。、]/u.test(text.text.slice(0, gap)))
      parts.push({ group: null, divisions: tail?.divisions ?? [], item: text.slice(0, gap), lines: [text.slice(gap).trim()] });
    else if (open && !(ended && gap === 0)) {
      if (!tail?.before.isBlank) open.lines.push(text);
      addAll(open.divisions, tail?.divisions ?? []);
    } else leftover.push(line);
  }
  return { parts: parts.map(({ lines: texts, ...part }) => ({ ...part, details: [joinText(texts)] })), leftover, furniture };
}

function isHeld(column: InitiativeColumn | null | undefined): boolean {
  return column === "divisions" || column === "details" || column === "item";
}

/** Without the word of a last column that no field holds, behind the sections in charge. */
function withoutLast(line: Passage, wanted: boolean, leftover: Passage[]): Passage {
  const at = wanted ? (LAST_WORD.exec(line.text)?.index ?? 0) : 0;
  if (at === 0 || divisionsBehind(line.slice(0, at)) === null) return line;
  leftover.push(line.slice(at).trim());
  return line.slice(0, at);
}
