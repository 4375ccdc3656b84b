import type { Period, Reports, TargetText } from "../goal/goal.ts";
import type { GoalSheetBody, Keyed, MissionSheetBody, SheetAction, SheetBody, SheetPlacement, SheetStep, SheetText } from "./sheet-body.ts";

type FieldsOf<Part> = readonly Exclude<keyof Part, "key" | "kind">[];

const REPORTS = ["period", "target", "midterm", "result", "grade", "issues", "divisions"] as const satisfies FieldsOf<Reports>;
const TEXT = ["text"] as const satisfies FieldsOf<SheetText>;

/** The fields of a sheet and of each of its parts in the order in which people read them. A field that has a line of its own here is a list of such parts. */
const FIELDS = {
  goal: [
    "title",
    "priority",
    "placements",
    "background",
    "purpose",
    "sdgs",
    "actions",
    "remarks",
  ] as const satisfies FieldsOf<GoalSheetBody>,
  mission: ["post", "name", "missions", "policies", "midTermGoals"] as const satisfies FieldsOf<MissionSheetBody>,
  placements: ["plan", "code", "text", "nodeId"] as const satisfies FieldsOf<SheetPlacement>,
  background: TEXT,
  purpose: TEXT,
  actions: ["mark", "title", ...REPORTS, "steps"] as const satisfies FieldsOf<SheetAction>,
  steps: ["mark", "text", ...REPORTS] as const satisfies FieldsOf<SheetStep>,
  remarks: ["label", "text"] as const satisfies FieldsOf<GoalSheetBody["remarks"][number]>,
  missions: TEXT,
  policies: ["mark", "text", "summary"] as const satisfies FieldsOf<MissionSheetBody["policies"][number]>,
  midTermGoals: ["number", "title", "items", "schedule", "placements"] as const satisfies FieldsOf<
    MissionSheetBody["midTermGoals"][number]
  >,
  items: TEXT,
  schedule: TEXT,
};

type Shape = keyof typeof FIELDS;
/** A field that is a list of parts. */
export type ListField = Exclude<Shape, "goal" | "mission">;
/** A field that holds a text, or something that was read in one. */
export type LeafField = Exclude<(typeof FIELDS)[Shape][number], Shape>;

/** What stands in a field that has no parts of its own. */
export type Leaf = string | number | null | Period | TargetText | readonly string[] | readonly number[];

/** A sheet, or a part of it, as fields: what compares and merges sheets does not know one from the other. */
export interface SheetPart {
  readonly shape: Shape;
  /** Empty for the sheet itself. */
  readonly key: string;
  readonly fields: readonly (LeafField | ListField)[];
  readonly leaves: ReadonlyMap<LeafField, Leaf>;
  readonly lists: ReadonlyMap<ListField, readonly SheetPart[]>;
}

export function isListField(field: LeafField | ListField): field is ListField {
  return field in FIELDS;
}

export function treeOf(body: SheetBody): SheetPart {
  return partOf("", body.kind, body);
}

function partOf(key: string, shape: Shape, part: object): SheetPart {
  const said = new Map<string, unknown>(Object.entries(part));
  const leaves = new Map<LeafField, Leaf>();
  const lists = new Map<ListField, readonly SheetPart[]>();
  for (const field of FIELDS[shape]) {
    if (isListField(field))
      lists.set(
        field,
        (said.get(field) as readonly Keyed[]).map((one) => partOf(one.key, field, one)),
      );
    else leaves.set(field, said.get(field) as Leaf);
  }
  return { shape, key, fields: FIELDS[shape], leaves, lists };
}

/** The sheet that a tree is of. */
export function bodyOfTree<Body extends SheetBody>(tree: SheetPart): Body {
  return { kind: tree.shape, ...fieldsOf(tree) } as unknown as Body;
}

function fieldsOf({ fields, leaves, lists }: SheetPart): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      isListField(field) ? (lists.get(field) ?? []).map((part) => ({ key: part.key, ...fieldsOf(part) })) : leaves.get(field),
    ]),
  );
}

/** What a leaf says, for people; null where it says nothing. */
export function textOf(leaf: Leaf | undefined): string | null {
  if (leaf === null || leaf === undefined || leaf === "") return null;
  if (typeof leaf !== "object") return String(leaf);
  if ("text" in leaf) return leaf.text;
  return leaf.length === 0 ? null : leaf.join("、");
}

/** Every text of a part and of its parts, in the order of the sheet. */
export function textsOfPart({ fields, leaves, lists }: SheetPart): string[] {
  return fields.flatMap((field) =>
    isListField(field) ? (lists.get(field) ?? []).flatMap(textsOfPart) : field === "nodeId" ? [] : (textOf(leaves.get(field)) ?? []),
  );
}

export function samePart(one: SheetPart, other: SheetPart): boolean {
  return (
    one.key === other.key &&
    one.fields.every((field) => {
      if (!isListField(field)) return sameLeaf(one.leaves.get(field), other.leaves.get(field));
      const [ours, others] = [one.lists.get(field) ?? [], other.lists.get(field) ?? []];
      return ours.length === others.length && ours.every((part, i) => samePart(part, others[i] ?? other));
    })
  );
}

/** Whatever the order in which the names of an object were written: a database has its own. */
export function sameLeaf(one: unknown, other: unknown): boolean {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  const [ours, others] = [new Map<string, unknown>(Object.entries(one)), new Map<string, unknown>(Object.entries(other))];
  return ours.size === others.size && [...ours].every(([name, entry]) => others.has(name) && sameLeaf(entry, others.get(name)));
}
