import { interleave } from "./list-order.ts";
import type { SheetBody } from "./sheet-body.ts";
import { nameOfPart, type PartName, type SheetPlace } from "./sheet-fields.ts";
import {
  bodyOfTree,
  isListField,
  type Leaf,
  type LeafField,
  type ListField,
  type SheetPart,
  sameLeaf,
  samePart,
  textOf,
  textsOfPart,
  treeOf,
} from "./sheet-tree.ts";

export type Side = "theirs" | "mine";

/** Something that two people did differently with the same field, part or order. null where the side has no such field or part; an order is the names of the parts, one to a line. */
export type Conflict = SheetPlace & { readonly base: string | null; readonly theirs: string | null; readonly mine: string | null } & (
    | { readonly kind: "changed" | "removed" | "order" }
    /** The texts are the same, what is understood of them is not. */
    | { readonly kind: "understood"; readonly understood: { readonly theirs: Leaf; readonly mine: Leaf } }
  );

export interface Merge<Body extends SheetBody> {
  readonly merged: Body;
  /** Those that nobody has decided: in these the merged sheet has theirs, or the part that the other has removed. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings together what two people made of the same sheet. What one of them changed is taken; what both added is kept; where both changed the same to different
 * things it is a conflict, and so is a part that one removed and the other changed, and a list that both put in another order. No text of either goes unseen.
 *
 * @param base what both began with; the keys of each list are different.
 * @param chosen decides conflicts by their pointers.
 */
export function mergeSheets<Body extends SheetBody>(
  base: Body,
  theirs: Body,
  mine: Body,
  chosen: ReadonlyMap<string, Side> = new Map(),
): Merge<Body> {
  const conflicts: Conflict[] = [];
  const decide = (conflict: Conflict): Side | null => {
    const side = chosen.get(conflict.pointer) ?? null;
    if (side === null) conflicts.push(conflict);
    return side;
  };
  const merged = mergeParts(treeOf(base), treeOf(theirs), treeOf(mine), { pointer: "", within: [], decide });
  return { merged: bodyOfTree<Body>(merged), conflicts };
}

interface Around {
  readonly pointer: string;
  readonly within: readonly PartName[];
  /** The side that was chosen; null where the conflict is open. */
  readonly decide: (conflict: Conflict) => Side | null;
}

/** @param base null where both added the part. */
function mergeParts(base: SheetPart | null, theirs: SheetPart, mine: SheetPart, around: Around): SheetPart {
  const leaves = new Map<LeafField, Leaf>();
  const lists = new Map<ListField, readonly SheetPart[]>();
  for (const field of theirs.fields) {
    if (isListField(field)) lists.set(field, mergeLists(field, base, theirs, mine, around));
    else leaves.set(field, mergeLeaves(field, base, theirs, mine, around));
  }
  return { ...theirs, leaves, lists };
}

function mergeLeaves(field: LeafField, base: SheetPart | null, theirs: SheetPart, mine: SheetPart, around: Around): Leaf {
  const [was, their, my] = [base, theirs, mine].map((part) => part?.leaves.get(field) ?? null);
  if (their === undefined || my === undefined || sameLeaf(their, my)) return their ?? null;
  if (isUntouched(field, base, theirs, mine)) return my;
  if (isUntouched(field, base, mine, theirs)) return their;
  if (field === "sdgs") return mergeSets(was ?? null, their, my);
  const texts = { base: textOf(was), theirs: textOf(their), mine: textOf(my) };
  const place = { pointer: `${around.pointer}/${field}`, field, within: around.within, ...texts };
  const understood = texts.theirs === texts.mine && texts.mine !== null;
  const side = around.decide(
    understood ? { ...place, kind: "understood", understood: { theirs: their, mine: my } } : { ...place, kind: "changed" },
  );
  return side === "mine" ? my : their;
}

/** True where a side left the field as it was. Who changes the text of a placement says something of the node that another chooses for it at the same time. */
function isUntouched(field: LeafField, base: SheetPart | null, side: SheetPart, other: SheetPart): boolean {
  const same = (part: SheetPart, name: LeafField) => sameLeaf(base?.leaves.get(name) ?? null, orNull(part.leaves.get(name), base));
  if (!same(side, field)) return false;
  return field !== "nodeId" || same(other, field) || (["plan", "code", "text"] as const).every((name) => same(side, name));
}

/** In a part that nobody had before, an empty text is as good as none. */
function orNull(leaf: Leaf | undefined, base: SheetPart | null): Leaf {
  return base === null && textOf(leaf) === null ? null : (leaf ?? null);
}

/** Numbers that are ticked or not, each for itself. */
function mergeSets(base: Leaf, theirs: Leaf, mine: Leaf): number[] {
  const [was, their, my] = [base, theirs, mine].map((leaf) => new Set(Array.isArray(leaf) ? leaf.map(Number) : []));
  const all = [...new Set([...(their ?? []), ...(my ?? [])])].sort((a, b) => a - b);
  return all.filter((number) => (was?.has(number) ? their?.has(number) && my?.has(number) : true));
}

/** The parts of a list by their keys, with their places. */
type Parts = ReadonlyMap<string, { readonly part: SheetPart; readonly position: number }>;

function mergeLists(field: ListField, base: SheetPart | null, theirs: SheetPart, mine: SheetPart, around: Around): SheetPart[] {
  const sides = { base: partsOf(base, field), theirs: partsOf(theirs, field), mine: partsOf(mine, field) };
  const kept = new Map<string, SheetPart>();
  for (const key of new Set([...sides.base.keys(), ...sides.theirs.keys(), ...sides.mine.keys()])) {
    const part = mergeEntries(field, key, sides, around);
    if (part) kept.set(key, part);
  }
  return mergeOrders(field, kept, sides, around).flatMap((key) => kept.get(key) ?? []);
}

function partsOf(part: SheetPart | null, field: ListField): Parts {
  return new Map((part?.lists.get(field) ?? []).map((one, position) => [one.key, { part: one, position }]));
}

type Sides = Readonly<Record<Side | "base", Parts>>;

/** What becomes of the part of a key; null where it is removed. */
function mergeEntries(field: ListField, key: string, sides: Sides, around: Around): SheetPart | null {
  const [base, theirs, mine] = [sides.base.get(key)?.part ?? null, sides.theirs.get(key), sides.mine.get(key)];
  const shown = theirs ?? mine;
  if (!shown) return null;
  const pointer = `${around.pointer}/${field}/${key}`;
  const within = [...around.within, nameOfPart(field, shown.part, shown.position)];
  if (theirs && mine) return mergeParts(base, theirs.part, mine.part, { ...around, pointer, within });
  if (!base) return shown.part;
  if (samePart(base, shown.part)) return null;
  const texts = { base: said(base), theirs: theirs ? said(theirs.part) : null, mine: mine ? said(mine.part) : null };
  const side = around.decide({ pointer, field, within, ...texts, kind: "removed" });
  return side === null || sides[side].has(key) ? shown.part : null;
}

function said(part: SheetPart): string {
  return textsOfPart(part).join("\n");
}

/** The order in which the parts that are left stand. */
function mergeOrders(field: ListField, kept: ReadonlyMap<string, SheetPart>, sides: Sides, around: Around): string[] {
  const [theirs, mine] = [sides.theirs, sides.mine].map((parts) => [...parts.keys()].filter((key) => kept.has(key)));
  if (!theirs || !mine) return [];
  const ofAll = (keys: Iterable<string>) => [...keys].filter((key) => sides.base.has(key) && sides.theirs.has(key) && sides.mine.has(key));
  const orders = { base: ofAll(sides.base.keys()), theirs: ofAll(theirs), mine: ofAll(mine) };
  const isMoved = (one: readonly string[], other: readonly string[]) => one.some((key, i) => key !== other[i]);
  if (!isMoved(orders.base, orders.mine)) return interleave(theirs, mine);
  if (!isMoved(orders.base, orders.theirs)) return interleave(mine, theirs);
  if (!isMoved(orders.theirs, orders.mine)) return interleave(theirs, mine);
  const names = (side: keyof Sides) => orders[side].map((key) => nameOf(field, sides[side].get(key))).join("\n");
  const side = around.decide({
    ...{ pointer: `${around.pointer}/${field}`, field, within: around.within, kind: "order" },
    ...{ base: names("base"), theirs: names("theirs"), mine: names("mine") },
  });
  return side === "mine" ? interleave(mine, theirs) : interleave(theirs, mine);
}

function nameOf(field: ListField, entry: { readonly part: SheetPart; readonly position: number } | undefined): string {
  return entry ? nameOfPart(field, entry.part, entry.position).title : "";
}
