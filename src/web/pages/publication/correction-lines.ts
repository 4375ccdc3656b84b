import type { ItemChange } from "../../../domain/publication/compare-publications.ts";
import type { Correction } from "../../../domain/publication/publication.ts";
import { PUBLISHED_KINDS } from "../../../domain/publication/published-item.ts";
import { changedFields } from "../../ui/changed-fields.ts";
import { itemTitle } from "../../ui/item-words.ts";
import type { ItemWords } from "../../ui/said-item.ts";

/** So many lines are proposed: a correction puts right a few words. */
export const MOST_PROPOSED = 60;

/** A line of the 正誤 list as the form has it. */
export interface TypedLine extends Correction {
  /** Tells the field from the others of the same thing: two paragraphs may be called alike. */
  readonly key: string;
  readonly isTicked: boolean;
}

/** A line for each field that says something else than citizens read, as far as they are few. */
export function proposedLines(changes: readonly ItemChange[], words: ItemWords): TypedLine[] {
  const lines: TypedLine[] = [];
  for (const change of changes) {
    if (change.change !== "changed") continue;
    const title = itemTitle(change.item, words.t, words.locale);
    for (const { key, name, before, after } of changedFields(change, words)) {
      if (lines.length === MOST_PROPOSED) return lines;
      lines.push({
        ...{ kind: change.kind, id: change.id, title, place: name, wrong: before ?? "", right: after ?? "", reason: "" },
        ...{ key, isTicked: false },
      });
    }
  }
  return lines;
}

/** The lines that were posted in place of those that are proposed of the same; what was ticked and is not proposed any more stays. */
export function withTyped(proposed: readonly TypedLine[], form: URLSearchParams): TypedLine[] {
  const typed = new Map(
    Array.from({ length: MOST_PROPOSED }, (_, i) => typedLine(form, i)).flatMap((line) =>
      line === null ? [] : [[lineKey(line), line] as const],
    ),
  );
  const known = new Set(proposed.map(lineKey));
  const left = [...typed.values()].filter((line) => line.isTicked && !known.has(lineKey(line)));
  return [...proposed.map((line) => typed.get(lineKey(line)) ?? line), ...left].slice(0, MOST_PROPOSED);
}

/** What a line is about, whatever is said of it. */
export const lineKey = ({ kind, id, key }: TypedLine): string => `${kind}:${id}:${key}`;

/** A line as the form has it; what has no reason of its own has that of all. */
function typedLine(form: URLSearchParams, i: number): TypedLine | null {
  const text = (field: string) => form.get(`line-${i}-${field}`)?.trim() ?? "";
  const kind = PUBLISHED_KINDS.find((one) => one === text("kind"));
  const id = /^\d{1,15}$/u.test(text("id")) ? Number(text("id")) : null;
  if (kind === undefined || id === null) return null;
  return {
    ...{ kind, id, title: text("title"), place: text("place"), wrong: text("wrong"), right: text("right") },
    ...{ key: text("key"), reason: text("reason"), isTicked: form.get(`line-${i}-take`) === "yes" },
  };
}

/** What is published of the lines: those that are ticked, each with its reason or that of all. */
export function correctionsOf(lines: readonly TypedLine[], reason: string): Correction[] {
  return lines
    .filter(({ isTicked }) => isTicked)
    .map(({ isTicked: _, key: __, ...line }) => ({ ...line, reason: line.reason === "" ? reason : line.reason }));
}
