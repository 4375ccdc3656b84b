import type { EditAct } from "../../../domain/draft/edit.ts";
import { type EditUploadRefusal, editUpload } from "../../../use-cases/upload/edit-upload.ts";
import { findUploadDraft } from "../../../use-cases/upload/find-draft.ts";
import { type Answer, done, missing, type Posting, readId, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { conflictPage, refusedPage } from "./conflict-page.tsx";
import { readEdit, readHead, readNumber } from "./edit-acts.ts";
import { missingHeads } from "./head-form.tsx";

/** Changes the draft as a form of the review asks for, and leads back to the view that it came from. */
export async function editAnswer(visit: Posting<"upload">): Promise<Answer> {
  const { db, code, parts, form, now, person } = visit;
  const id = readId(parts.upload);
  const revision = readNumber(form.get("revision"));
  const draft = id === null ? null : await findUploadDraft(db, code, id);
  if (id === null || !draft) return missing("missing.upload");
  const acts = form.get("kind") === "head" ? readHead(form, missingHeads(draft.reading)) : [readEdit(form)].filter((act) => act !== null);
  if (revision === null || (acts.length === 0 && form.get("kind") !== "head")) return unreadable;
  const back = `${addressOf("upload", { code, upload: id })}${backQuery(form.get("back"))}`;
  // A head that others have answered meanwhile leaves no act, and is stale all the same.
  const edited = await editUpload(db, { municipality: code, id, revision, acts, by: person.name, now });
  if (!edited.ok) return refusal(visit, draft, acts, edited.refusal, back);
  return done(`${back}${anchorOf(acts)}`);
}

type Draft = NonNullable<Awaited<ReturnType<typeof findUploadDraft>>>;

function refusal(visit: Posting<"upload">, draft: Draft, acts: readonly EditAct[], why: EditUploadRefusal, back: string): Answer {
  switch (why.kind) {
    case "unknown-upload":
      return missing("missing.upload");
    case "stale":
      return conflictPage(visit, draft, acts[0], why, back);
    default:
      return refusedPage(visit, draft, refusalSentence(why, visit.t), back);
  }
}

/** Why a draft could not be changed, and what to do about it. */
function refusalSentence(why: Exclude<EditUploadRefusal, { readonly kind: "stale" | "unknown-upload" }>, t: Sentences): string {
  return why.kind === "not-understood" ? t("review.refusal.not-understood", { text: why.text }) : t(`review.refusal.${why.kind}`);
}

/** A query of the review's own address, as a form carries it; nothing else can be led to. */
function backQuery(query: string | null): string {
  const text = query === null ? "" : new URLSearchParams(query).toString();
  return text === "" || text.length > 4_000 ? "" : `?${text}`;
}

/** Where the change is seen: at the chosen field, else in the draft. */
function anchorOf([act]: readonly EditAct[]): string {
  return act?.kind === "set" || act?.kind === "confirm" || act?.kind === "link" ? "#place" : "#draft";
}
