import type { Edit } from "../../domain/draft/edit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { applyEdits, heldEdits } from "./apply-edits.ts";
import type { EditedDraft, EditRefusal, ReadDraft } from "./edited-draft.ts";

/**
 * The draft with more edits: all of them, or none. What is to be taken back must hold still, and nothing that was done later may rest upon it: an entry that was
 * added gave the entries behind it their indexes.
 */
export function addEdits(draft: ReadDraft, edits: readonly Edit[], added: readonly Edit[]): Result<EditedDraft, EditRefusal> {
  for (const [i, edit] of added.entries()) {
    const refusal = edit.kind === "taken-back" ? keptBy(draft, [...edits, ...added.slice(0, i)], edit.edit) : null;
    if (refusal) return refuse(refusal);
  }
  const after = applyEdits(draft, [...edits, ...added]);
  if (after.ok) return accept(after.value);
  const { number, ...refusal } = after.refusal;
  const cause = added.find((edit) => edit.kind === "taken-back" && edit.number > number);
  return refuse(cause?.kind === "taken-back" ? { kind: "needed", edit: cause.edit, by: number } : refusal);
}

/** Why an edit cannot be taken back; null where only what is without it can tell. */
function keptBy(draft: ReadDraft, edits: readonly Edit[], number: number): EditRefusal | null {
  const held = heldEdits(edits);
  const taken = held.find((edit) => edit.number === number);
  if (!taken) return { kind: "no-such-edit", edit: number };
  if (!taken.pointer.endsWith("/-")) return null;
  const before = applyEdits(draft, edits);
  const pointer = before.ok ? before.value.made.get(number) : undefined;
  const by = pointer === undefined ? null : laterWithin(held, number, pointer);
  return by === null ? null : { kind: "needed", edit: number, by };
}

/** The first later edit that names the entry which an edit added, or one behind it. */
function laterWithin(edits: readonly Edit[], number: number, pointer: string): number | null {
  const end = pointer.lastIndexOf("/") + 1;
  const [list, index] = [pointer.slice(0, end), Number(pointer.slice(end))];
  const later = edits.find((edit) => {
    if (edit.number <= number || edit.kind === "taken-back" || !edit.pointer.startsWith(list)) return false;
    return Number.parseInt(edit.pointer.slice(end), 10) >= index;
  });
  return later?.number ?? null;
}
