import type { ItemChange } from "../../../domain/publication/compare-publications.ts";
import { isOfParts } from "../../../domain/publication/is-of-parts.ts";
import type { Correction } from "../../../domain/publication/publication.ts";
import { PUBLISHED_KINDS } from "../../../domain/publication/published-item.ts";
import type { Removal } from "../../../domain/publication/removals.ts";
import { type ChangedField, changedFields } from "../../ui/changed-fields.ts";
import { itemTitle } from "../../ui/item-words.ts";
import type { ItemWords } from "../../ui/said-fields.ts";
import { fieldsOfActual } from "../../ui/said-indicator.ts";
import type { ReasonsOf } from "./correction-reasons.ts";

/** So many lines are proposed: a correction puts right a few words. */
export const MOST_PROPOSED = 200;

/** A line of the 正誤 list as the form has it. */
export interface TypedLine extends Correction {
  /** Tells the field from the others of the same thing: two paragraphs may be called alike. */
  readonly key: string;
  readonly isTicked: boolean;
  /** It was bound to change: a preliminary value became final, or a unit was reorganised. Most likely nothing was wrong. */
  readonly isUpdate: boolean;
}

export interface Proposed {
  readonly changes: readonly ItemChange[];
  readonly removals: readonly Removal[];
  readonly reasonsOf: ReasonsOf;
}

/**
 * A line for each field that said something else to citizens, and for each thing that is told no more though the plan or year in which it stood is: what is told of for the first time, or of a
 * new phase, was never wrong.
 */
export function proposedLines({ changes, removals, reasonsOf }: Proposed, words: ItemWords): TypedLine[] {
  const dropped = removals.flatMap((removal) => (removal.kind === "part" ? [removal.part] : []));
  const lines: TypedLine[] = [];
  for (const change of changes) {
    if (change.kind === "year" || change.change === "added" || isOfParts(change.item, dropped)) continue;
    lines.push(...(change.change === "removed" ? removedLine(change, words) : changedLines(change, reasonsOf(change), words)));
    if (lines.length >= MOST_PROPOSED) return lines.slice(0, MOST_PROPOSED);
  }
  return lines;
}

function changedLines(change: ItemChange, reasons: ReadonlyMap<string, string>, words: ItemWords): TypedLine[] {
  const title = itemTitle(change.item, words.t, words.locale);
  const updates = updatedFields(change, words);
  return changedFields(change, words)
    .filter(wasSaid)
    .map(({ key, name, before, after }) => ({
      ...{ kind: change.kind, id: change.id, title, place: name, wrong: before, right: after ?? "" },
      ...{ reason: reasons.get(fieldOf(key)) ?? "", key, isTicked: false },
      isUpdate: change.kind === "unit" || updates.has(fieldOf(key)),
    }));
}

/** Units and scales go with what names them. */
function removedLine({ kind, id, item }: ItemChange, { t, locale }: ItemWords): TypedLine[] {
  if (kind === "unit" || kind === "scale") return [];
  const title = itemTitle(item, t, locale);
  const said = { place: t("publish.line.whole"), wrong: title, right: t("publish.line.removed"), reason: "" };
  return [{ kind, id, title, ...said, key: "removed", isTicked: false, isUpdate: false }];
}

const fieldOf = (key: string): string => key.slice(1);

const wasSaid = (field: ChangedField): field is ChangedField & { readonly before: string } => field.before !== null;

/** The fields of an indicator that are as they are because a preliminary value became final, or one that was being gathered came. */
function updatedFields({ item, was }: ItemChange, words: ItemWords): ReadonlySet<string> {
  if (item.kind !== "indicator" || was?.kind !== "indicator") return new Set();
  const isAwaited = (status: string) => status === "preliminary" || status === "pending";
  const settled = item.actuals.filter(({ part, year, status }) => {
    const before = was.actuals.find((one) => one.part === part && one.year === year);
    return before !== undefined && isAwaited(before.status) && !isAwaited(status);
  });
  return new Set(settled.flatMap((actual) => fieldsOfActual(actual, item.rule, words)));
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
  const again = (line: TypedLine): TypedLine => ({ ...line, ...typed.get(lineKey(line)), wrong: line.wrong, isUpdate: line.isUpdate });
  return [...proposed.map(again), ...left].slice(0, MOST_PROPOSED);
}

/** What a line is about, whatever is said of it. */
export const lineKey = ({ kind, id, key }: TypedLine): string => `${kind}:${id}:${key}`;

/** Name of the field that ticks all lines of a thing at once, but those that were bound to change. */
export const tickAllName = ({ kind, id }: Pick<TypedLine, "kind" | "id">): string => `all-${kind}-${id}`;

/** A line as the form has it; what has no reason of its own has that of all. */
function typedLine(form: URLSearchParams, i: number): TypedLine | null {
  const text = (field: string) => form.get(`line-${i}-${field}`)?.trim().replaceAll("\r\n", "\n") ?? "";
  const kind = PUBLISHED_KINDS.find((one) => one === text("kind"));
  const id = /^\d{1,15}$/u.test(text("id")) ? Number(text("id")) : null;
  if (kind === undefined || id === null) return null;
  const isUpdate = text("update") === "yes";
  return {
    ...{ kind, id, title: text("title"), place: text("place"), wrong: text("wrong"), right: text("right") },
    ...{ key: text("key"), reason: text("reason"), isUpdate },
    isTicked: text("take") === "yes" || (!isUpdate && form.get(tickAllName({ kind, id })) === "yes"),
  };
}

/** What is published of the lines: those that are ticked, each with its reason or that of all. */
export function correctionsOf(lines: readonly TypedLine[], reason: string): Correction[] {
  return lines
    .filter(({ isTicked }) => isTicked)
    .map(({ isTicked: _, key: __, isUpdate: ___, ...line }) => ({ ...line, reason: line.reason === "" ? reason : line.reason }));
}
