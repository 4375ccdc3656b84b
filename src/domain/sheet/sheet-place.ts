import type { SheetBody } from "./sheet-body.ts";
import { nameOfPart, type PartName, type SheetPlace } from "./sheet-fields.ts";
import { isListField, type SheetPart, treeOf } from "./sheet-tree.ts";

/** Every field and part of a sheet, whether anything is written in it or not, in the order of the sheet. A part comes before its fields. */
export function placesOf(body: SheetBody): SheetPlace[] {
  return [...places(treeOf(body), "", [])];
}

function* places(part: SheetPart, pointer: string, within: readonly PartName[]): Generator<SheetPlace> {
  for (const field of part.fields) {
    const here = `${pointer}/${field}`;
    yield { pointer: here, field, within };
    if (!isListField(field)) continue;
    for (const [position, one] of (part.lists.get(field) ?? []).entries()) {
      const inner = [...within, nameOfPart(field, one, position)];
      yield { pointer: `${here}/${one.key}`, field, within: inner };
      yield* places(one, `${here}/${one.key}`, inner);
    }
  }
}

/** True where a sheet has a field or a part under a pointer: /title, /actions/a1, /actions/a1/steps/s2/target. */
export function hasPlace(body: SheetBody, pointer: string): boolean {
  return placesOf(body).some((place) => place.pointer === pointer);
}
