import type { ItemChange } from "../../domain/publication/compare-publications.ts";
import { type Json, type JsonDifference, jsonDifferences } from "../../domain/publication/json-differences.ts";
import { fieldTitle } from "./item-words.ts";
import type { ItemWords, SaidFields } from "./said-fields.ts";
import { saidItem } from "./said-item.ts";

/** A field of a published thing that does not say what it said, in words. */
export interface ChangedField {
  /** Tells it from the others of the same thing: its pointer, after + where something is said there now, and - where nothing is. */
  readonly key: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed of a thing, as people read it: of what was added or removed, all that it says. Nothing where only what computers read of it changed. */
export function changedFields({ kind, change, item, was }: ItemChange, words: ItemWords): ChangedField[] {
  const before = was === null ? {} : saidItem(was, words);
  const after = change === "removed" ? {} : saidItem(item, words);
  const fields = jsonDifferences(before, after)
    .filter(({ pointer }) => !/^\/initiatives\/\d+\/id$/u.test(pointer))
    .map((difference) => ({
      ...difference,
      key: `${difference.after === null ? "-" : "+"}${difference.pointer}`,
      name: fieldTitle(kind, holderOf(difference, before, after), difference.pointer, words.t),
    }));
  return fields
    .filter((field) => !isInNames(field, fields))
    .map(({ key, name, before: was, after: is }) => ({ key, name, before: was, after: is }));
}

/** What a part of a list is called, and its mark. */
const CALLED = /^(?<part>.*\/\d+)\/(?:mark|title|label|item|actor)$/u;
const MARK = /\/mark$/u;

interface NamedDifference extends JsonDifference {
  readonly name: string;
}

/** What a part that is new, or was taken away, is called stands in the names of what else is told of it: 特記事項「残された課題」. */
function isInNames({ pointer, before, after }: NamedDifference, all: readonly NamedDifference[]): boolean {
  const part = CALLED.exec(pointer)?.groups?.part;
  if (part === undefined || (before !== null && after !== null)) return false;
  const isMark = MARK.test(pointer);
  return all.some(
    (other) =>
      other.pointer.startsWith(`${part}/`) &&
      (isMark ? !MARK.test(other.pointer) : !CALLED.test(other.pointer)) &&
      (other.before === null) === (before === null) &&
      other.name.includes(before ?? after ?? ""),
  );
}

/** That in which the pointer of a difference leads to what it tells. */
function holderOf({ pointer, before: was, after: is }: JsonDifference, before: SaidFields, after: SaidFields): SaidFields {
  return is === null && valueAt(before, pointer) === was ? before : after;
}

function valueAt(said: SaidFields, pointer: string): string | null {
  const found = pointer
    .split("/")
    .slice(1)
    .reduce<Json>(
      (value, key) =>
        typeof value === "object" && value !== null ? (memberOf(value, key.replaceAll("~1", "/").replaceAll("~0", "~")) ?? null) : null,
      said,
    );
  return found === null || typeof found === "object" ? null : String(found);
}

const memberOf = (value: object, key: string): Json | undefined => (value as { readonly [key: string]: Json })[key];
