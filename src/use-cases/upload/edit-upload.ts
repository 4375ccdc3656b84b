import type { Edit, EditAct } from "../../domain/draft/edit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Connection, Database } from "../../store/database.ts";
import { listEdits, recordEdit } from "../../store/draft-store.ts";
import type { UploadState } from "../../store/schema.ts";
import { lockUpload, saveUploadCounts, type Upload } from "../../store/upload-store.ts";
import type { Choices } from "../import/choices.ts";
import { storable } from "../import/storable.ts";
import type { EditRefusal } from "./edited-draft.ts";
import { countDraft, type LoadedDraft, loadDraft } from "./find-draft.ts";
import { type ChoiceRefusal, findMissing } from "./find-missing.ts";
import { addEdits } from "./take-back.ts";

export interface EditInput {
  readonly municipality: string;
  readonly id: number;
  /** The revision that the person saw. */
  readonly revision: number;
  readonly acts: readonly EditAct[];
  readonly by: string | null;
  readonly now: Date;
}

/** Why the draft of an upload cannot be worked on. */
export type DraftRefusal =
  | { readonly kind: "unknown-upload"; readonly id: number }
  /** It was not read yet, or somebody has decided about it. */
  | { readonly kind: "closed"; readonly state: UploadState }
  /** Others have changed it since: nothing of what they did is overwritten. */
  | { readonly kind: "stale"; readonly revision: number; readonly changes: readonly Edit[] };

export type EditUploadRefusal = DraftRefusal | EditRefusal | ChoiceRefusal;

/** Changes a draft: all that is asked for, in one revision, or nothing. */
export async function editUpload(
  db: Database,
  { municipality, id, revision, acts, by, now }: EditInput,
): Promise<Result<{ readonly revision: number }, EditUploadRefusal>> {
  return db.transaction().execute(async (tx): Promise<Result<{ revision: number }, EditUploadRefusal>> => {
    const open = await openDraft(tx, municipality, id, revision);
    if (!open.ok) return open;
    if (acts.length === 0) return accept({ revision });
    const { upload, draft } = open.value;
    const first = (draft.edits.at(-1)?.number ?? 0) + 1;
    const made = { by: by === null ? null : storable(by), at: now };
    const edits = acts.map((act, i) => ({ act: storable(act), number: first + i }));
    const edited = addEdits(
      draft.read,
      draft.edits,
      edits.map(({ act, number }) => ({ ...act, ...made, number })),
    );
    if (!edited.ok) return edited;
    const missing = await findMissing(tx, municipality, choicesOf(edits.map(({ act }) => act)));
    if (missing) return refuse(missing);
    for (const { act, number } of edits) await recordEdit(tx, municipality, id, act, { ...made, number, revision: upload.revision + 1 });
    await saveUploadCounts(tx, municipality, id, countDraft(edited.value));
    return accept({ revision: upload.revision + 1 });
  });
}

function choicesOf(acts: readonly EditAct[]): Choices {
  return {
    links: new Map(acts.flatMap((act) => (act.kind === "link" ? [[act.pointer, act.node]] : []))),
    matches: new Map(acts.flatMap((act) => (act.kind === "match" ? [[act.pointer, act.indicator]] : []))),
  };
}

export interface OpenDraft {
  readonly upload: Upload;
  readonly draft: LoadedDraft;
}

/** The draft as a person saw it, for them alone until the transaction ends. */
export async function openDraft(
  tx: Connection,
  municipality: string,
  id: number,
  revision: number,
): Promise<Result<OpenDraft, DraftRefusal>> {
  const upload = await lockUpload(tx, municipality, id);
  if (!upload) return refuse({ kind: "unknown-upload", id });
  if (upload.state !== "read") return refuse({ kind: "closed", state: upload.state });
  if (upload.revision !== revision) {
    const changes = (await listEdits(tx, municipality, id)).filter((edit) => edit.revision > revision);
    return refuse({ kind: "stale", revision: upload.revision, changes });
  }
  const draft = await loadDraft(tx, municipality, upload);
  if (!draft) throw new Error(`upload ${id} was read, but has no draft`);
  return accept({ upload, draft });
}
