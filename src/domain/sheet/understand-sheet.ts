import { readPeriod } from "../calendar/period.ts";
import type { Period, TargetText } from "../goal/goal.ts";
import { readTargetText } from "../wording/target-text.ts";
import type { SheetBody } from "./sheet-body.ts";
import { isBlank, textOrNull } from "./sheet-text.ts";
import { bodyOfTree, type Leaf, type LeafField, type ListField, type SheetPart, sameLeaf, treeOf } from "./sheet-tree.ts";

/** Fields that are null where nothing is written in them. */
const OPTIONAL = new Set<LeafField>(["code", "mark", "midterm", "result", "issues", "grade", "summary", "post", "name"]);

/**
 * What a person made of a sheet, as it is kept: months and figures are read anew where the text of a period or of a target was written anew, and stay where it was
 * not, or where the person corrected what was understood. Line breaks are those of the sheet, whatever a browser sends; what nobody touched is as it was.
 *
 * @param before what the person began with; a part that it does not have is new.
 */
export function understandSheet<Body extends SheetBody>(before: Body, after: Body, fiscalYear: number): Body {
  return bodyOfTree<Body>(understandPart(treeOf(before), treeOf(after), fiscalYear));
}

/** What is carried into another year: the texts stay, and their months are those of that year. */
export function understandAnew<Body extends SheetBody>(body: Body, fiscalYear: number): Body {
  const anew = (part: SheetPart): SheetPart => ({
    ...part,
    leaves: new Map(
      [...part.leaves].map(([field, leaf]) => [field, field === "period" && leaf ? readAnew("period", textIn(leaf), fiscalYear) : leaf]),
    ),
    lists: new Map([...part.lists].map(([field, parts]) => [field, parts.map(anew)])),
  });
  return bodyOfTree<Body>(anew(treeOf(body)));
}

function understandPart(before: SheetPart | null, after: SheetPart, fiscalYear: number): SheetPart {
  const leaves = new Map<LeafField, Leaf>();
  for (const [field, leaf] of after.leaves) {
    const was = before?.leaves.get(field);
    const tidied = tidy(after, field, leaf);
    const asBefore = was !== undefined && sameLeaf(tidy(after, field, was), tidied);
    leaves.set(field, asBefore ? was : understand(field, was ?? null, tidied, fiscalYear));
  }
  const lists = new Map<ListField, readonly SheetPart[]>();
  for (const [field, parts] of after.lists) {
    const were = new Map((before?.lists.get(field) ?? []).map((part) => [part.key, part]));
    lists.set(
      field,
      parts.map((part) => understandPart(were.get(part.key) ?? null, part, fiscalYear)),
    );
  }
  return { ...after, leaves, lists };
}

/** Line breaks as one character, and null for what is blank where nothing need be written. */
function tidy({ shape }: SheetPart, field: LeafField, leaf: Leaf): Leaf {
  if (typeof leaf === "string") {
    const text = lined(leaf);
    return OPTIONAL.has(field) || (shape === "remarks" && field === "text") ? textOrNull(text) : text;
  }
  if (leaf === null || typeof leaf !== "object") return leaf;
  if ("text" in leaf) return isBlank(leaf.text) ? null : { ...leaf, text: lined(leaf.text) };
  return field === "divisions" ? leaf.map((name) => lined(String(name))).filter((name) => !isBlank(name)) : leaf;
}

function lined(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n");
}

function understand(field: LeafField, before: Leaf, after: Leaf, fiscalYear: number): Leaf {
  if ((field !== "period" && field !== "target") || after === null) return after;
  const text = textIn(after);
  // The text is as it was: who sends something else as understood has corrected it.
  if (before !== null && lined(textIn(before)) === text) return after;
  return isNotUnderstood(after) || isUnderstoodAs(before, after) ? readAnew(field, text, fiscalYear) : after;
}

/** True where what was understood of an earlier text was only sent along. */
function isUnderstoodAs(before: Leaf, after: Leaf): boolean {
  return before !== null && sameLeaf({ ...(before as object), text: "" }, { ...(after as object), text: "" });
}

function isNotUnderstood(leaf: Leaf): boolean {
  const { values = [], from = null, to = null } = leaf as Partial<Period & TargetText>;
  return values.length === 0 && from === null && to === null;
}

function readAnew(field: "period" | "target", text: string, fiscalYear: number): Period | TargetText {
  return field === "target" ? readTargetText(text) : (readPeriod(text, fiscalYear) ?? { text, from: null, to: null });
}

function textIn(leaf: Leaf): string {
  return leaf !== null && typeof leaf === "object" && "text" in leaf ? leaf.text : "";
}
