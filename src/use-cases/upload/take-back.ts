import type { Edit } from "../../domain/draft/edit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { applyEdits, heldEdits } from "./apply-edits.ts";
import type { EditedDraft, EditRefusal, ReadDraft } from "./edited-draft.ts";

/**
 * The draft with one more edit. What is to be taken back must hold still, and nothing that was done later may rest upon it: an entry that was added gave the
 * entries behind it their indexes.
 */
export function addEdit(draft: ReadDraft, edits: readonly Edit[], added: Edit): Result<EditedDraft, EditRefusal> {
  const { kind } = added;
  if (kind === "taken-back") {
    const held = heldEdits(edits);
    const taken = held.find(({ number }) => number === added.edit);
    if (!taken) return refuse({ kind: "no-such-edit", edit: added.edit });
    const before = applyEdits(draft, edits);
    const pointer = before.ok ? before.value.made.get(taken.number) : undefined;
    const by = pointer !== undefined && taken.pointer.endsWith("/-") ? laterWithin(held, taken.number, pointer) : null;
    if (by !== null) return refuse({ kind: "needed", edit: taken.number, by });
  }
  const after = applyEdits(draft, [...edits, added]);
  if (after.ok) return accept(after.value);
  const { number, ...refusal } = after.refusal;
  return refuse(kind === "taken-back" ? { kind: "needed", edit: added.edit, by: number } : refusal);
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
