import { isTorn } from "../../../broken-text.ts";
import type { Passage } from "../../../passage.ts";
import { endsSentence, joinText, widthOf } from "../joining.ts";
import { namesDivisions, splitDivisions } from "./divisions.ts";
import type { InitiativeColumn } from "./initiative-heads.ts";
import type { ListedInitiatives } from "./initiative-lists.ts";
import type { InitiativePart } from "./initiative-part.ts";

/** The rest of a word that did not fit: 充 / 実. */
const REST = 6;
const LONGEST_ITEM = 60;

interface Row {
  readonly item: Passage[];
  readonly details: Passage[];
  readonly divisions: Passage[];
}

/**
 * Rows of which a conversion left the cells below each other: the item, what is done, the sections in charge. A row ends with its sections; without a column of
 * them, where a sentence has ended and a short line begins. Null where the lines are not of that kind.
 */
export function readStackedInitiatives(lines: readonly Passage[], columns: readonly (InitiativeColumn | null)[]): ListedInitiatives | null {
  const [first, second, third] = columns;
  if (first !== "item" || second !== "details" || columns.length > 3 || (third !== undefined && third !== "divisions")) return null;
  if (lines.some(({ text }) => /\S[\s　]+\S/u.test(text))) return null;
  const charged = third === "divisions";
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (charged && row && row.details.length > 0 && namesDivisions(line.text)) row.divisions.push(line);
    else if (!row || ends(row, line, charged)) rows.push({ item: [line], details: [], divisions: [] });
    else if (row.details.length === 0 && isRest(row.item.at(-1), line)) row.item.push(line);
    else row.details.push(line);
  }
  const sound = rows.every(({ item, details, divisions }) => {
    const title = joinText(item).text;
    return details.length > 0 && title.length <= LONGEST_ITEM && !/[。、]/u.test(title) && (!charged || divisions.length > 0);
  });
  if (!sound || rows.length === 0) return null;
  const parts = rows.map(
    ({ item, details, divisions }): InitiativePart => ({
      group: null,
      item: joinText(item),
      details: [joinText(details)],
      divisions: divisions.flatMap(splitDivisions),
    }),
  );
  return { parts, leftover: [] };
}

function ends({ details, divisions }: Row, line: Passage, charged: boolean): boolean {
  if (charged) return divisions.length > 0;
  const last = details.at(-1);
  return last !== undefined && endsSentence(last.text) && !/[。、]/u.test(line.text);
}

function isRest(before: Passage | undefined, line: Passage): boolean {
  return before !== undefined && !/[。、]/u.test(line.text) && (isTorn(before.text, line.text) || widthOf(line.text) <= REST);
}
