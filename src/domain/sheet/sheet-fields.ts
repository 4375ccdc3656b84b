import { interleave, movedKeys } from "./list-order.ts";
import type { SheetBody } from "./sheet-body.ts";
import {
  isListField,
  type Leaf,
  type LeafField,
  type ListField,
  type SheetPart,
  sameLeaf,
  textOf,
  textsOfPart,
  treeOf,
} from "./sheet-tree.ts";

/** A part as people name it: its list, and the mark and the text that it begins with. */
export interface PartName {
  readonly list: ListField;
  readonly key: string;
  /** In its list, from 0. */
  readonly position: number;
  readonly mark: string | null;
  readonly title: string;
}

/** Where in a sheet something stands. */
export interface SheetPlace {
  /** By keys: /actions/a1/steps/s2/target. A part is /actions/a1, the order of a list /actions. */
  readonly pointer: string;
  /** The field; of a part, or of the order of a list, the list. */
  readonly field: LeafField | ListField;
  /** The parts in which it stands from the outside in, with the part itself where it is one. */
  readonly within: readonly PartName[];
}

/** What is different between two states of a sheet. The texts of a part are one to a line. */
export type Difference = SheetPlace & { readonly before: string | null; readonly after: string | null } & (
    | { readonly kind: "changed" | "added" | "removed" }
    /** Among the others of its list. Positions count from 0. */
    | { readonly kind: "moved"; readonly from: number; readonly to: number }
    /** The text of a period or of a target is as it was, what is understood of it is not. */
    | { readonly kind: "understood"; readonly understood: { readonly before: Leaf; readonly after: Leaf } }
  );

/** What is written in the fields of a sheet, by their pointers, in the order of the sheet. Fields that say nothing are not among them. */
export function fieldsOf(body: SheetBody): ReadonlyMap<string, string> {
  return new Map(leavesOf(treeOf(body), ""));
}

function* leavesOf(part: SheetPart, pointer: string): Generator<[string, string]> {
  for (const field of part.fields) {
    if (isListField(field)) for (const one of part.lists.get(field) ?? []) yield* leavesOf(one, `${pointer}/${field}/${one.key}`);
    else {
      const text = textOf(part.leaves.get(field));
      if (text !== null) yield [`${pointer}/${field}`, text];
    }
  }
}

/** What changed from one state of a sheet to another, in the order of the sheet. Keys tell what is the same part. */
export function differencesOf(before: SheetBody, after: SheetBody): Difference[] {
  return [...differences(treeOf(before), treeOf(after), "", [])];
}

function* differences(before: SheetPart, after: SheetPart, pointer: string, within: readonly PartName[]): Generator<Difference> {
  for (const field of after.fields) {
    if (isListField(field))
      yield* listDifferences(before.lists.get(field) ?? [], after.lists.get(field) ?? [], {
        pointer: `${pointer}/${field}`,
        field,
        within,
      });
    else {
      const [was, is] = [before.leaves.get(field) ?? null, after.leaves.get(field) ?? null];
      if (sameLeaf(was, is)) continue;
      const texts = { before: textOf(was), after: textOf(is) };
      const place = { pointer: `${pointer}/${field}`, field, within, ...texts };
      if (texts.before !== texts.after) yield { ...place, kind: "changed" };
      else if (texts.before !== null) yield { ...place, kind: "understood", understood: { before: was, after: is } };
    }
  }
}

interface ListPlace {
  readonly pointer: string;
  readonly field: ListField;
  readonly within: readonly PartName[];
}

function* listDifferences(
  before: readonly SheetPart[],
  after: readonly SheetPart[],
  { pointer, field, within }: ListPlace,
): Generator<Difference> {
  const [were, are] = [before, after].map((parts) => new Map(parts.map((part, position) => [part.key, { part, position }])));
  const keysOf = (parts: readonly SheetPart[]) => parts.map(({ key }) => key);
  const moved = movedKeys(keysOf(before), keysOf(after));
  for (const key of interleave(keysOf(after), keysOf(before))) {
    const [was, is] = [were?.get(key), are?.get(key)];
    const shown = is ?? was;
    if (!shown) continue;
    const name = nameOfPart(field, shown.part, shown.position);
    const place = { pointer: `${pointer}/${key}`, field, within: [...within, name] };
    const texts = { before: was ? textsOfPart(was.part).join("\n") : null, after: is ? textsOfPart(is.part).join("\n") : null };
    if (!was || !is) yield { ...place, ...texts, kind: was ? "removed" : "added" };
    else {
      if (moved.has(key)) yield { ...place, before: name.title, after: name.title, kind: "moved", from: was.position, to: is.position };
      yield* differences(was.part, is.part, place.pointer, place.within);
    }
  }
}

export function nameOfPart(list: ListField, { key, leaves }: SheetPart, position: number): PartName {
  const title = textOf(leaves.get("title")) ?? textOf(leaves.get("label")) ?? textOf(leaves.get("text")) ?? "";
  return { list, key, position, mark: textOf(leaves.get("mark")), title };
}
