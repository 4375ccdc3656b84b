import type { Mission } from "../../../domain/mission/mission.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { Draft } from "../draft.ts";
import { asPrinted, type Marked, outline, withMarks, withOwnMark, withoutBullet } from "../marks.ts";
import { saysNothing } from "../tables.ts";
import { collectMarks } from "./goal-drafts.ts";

type PolicyDraft = Draft<Mission["policies"][number]>;

/** A row of policies with how they went: one with a number in a column of its own, or all of them in one cell. */
export interface PolicyRow {
  readonly mark: Passage | null;
  readonly lines: CellLine[];
  readonly summary: CellLine[];
}

/**
 * The policies (方針), each with its summary (総括): the one with the same mark; without marks the n-th of as many; one summary of one policy.
 *
 * @param apart summaries that stand in a part of their own, for all rows.
 */
export function draftPolicies(rows: readonly PolicyRow[], apart: readonly CellLine[], furniture: Passage[]): PolicyDraft[] {
  const drafts = rows.flatMap((row) => draftRow(row, furniture));
  if (apart.length === 0) return drafts.map(({ item: _, ...draft }) => draft);
  const summaries = outline(apart);
  const found = match(
    drafts.map(({ item }) => item),
    summaries,
    furniture,
  );
  return drafts.map(({ item: _, ...draft }, i) => ({ ...draft, summary: draft.summary ?? found[i] ?? null }));
}

function draftRow({ mark, lines, summary }: PolicyRow, furniture: Passage[]): (PolicyDraft & { readonly item: Marked | null })[] {
  const items = outline(lines).filter((item) => !withMarks(item).isBlank);
  const summaries = outline(summary);
  if (mark) {
    const [only] = items;
    const text = only && items.length === 1 ? withoutBullet(only) : asPrinted(items.map(withOwnMark));
    return text.isBlank ? [] : [{ mark, text, summary: whole(summaries, furniture), item: null }];
  }
  const found = match(items, summaries, furniture);
  return items.map((item, i) => {
    collectMarks([item], furniture);
    return { mark: item.kind === "bullet" ? null : item.mark, text: withMarks(item), summary: found[i] ?? null, item };
  });
}

function match(items: readonly (Marked | null)[], summaries: readonly Marked[], furniture: Passage[]): (Passage | null)[] {
  if (summaries.length === 0) return [];
  if (items.length === 1) return [whole(summaries, furniture)];
  const key = (item: Marked | null) => (item?.ordinal == null ? null : `${item.kind} ${item.ordinal}`);
  const byMark = new Map(summaries.flatMap((summary) => (summary.ordinal === null ? [] : [[key(summary), summary] as const])));
  const marked = items.map((item) => byMark.get(key(item)) ?? null);
  const pairs = marked.some((summary) => summary !== null)
    ? marked
    : items.map((_, i) => (summaries.length === items.length ? (summaries[i] ?? null) : null));
  return pairs.map((summary) => {
    if (!summary) return null;
    collectMarks([summary], furniture);
    return unlessNothing(withMarks(summary));
  });
}

function whole(summaries: readonly Marked[], furniture: Passage[]): Passage | null {
  const [only] = summaries;
  collectMarks(summaries, furniture);
  return unlessNothing(only && summaries.length === 1 ? withoutBullet(only) : asPrinted(summaries.map(withOwnMark)));
}

function unlessNothing(text: Passage): Passage | null {
  return saysNothing(text.text) ? null : text;
}
