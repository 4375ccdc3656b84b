import type { Oddity } from "../../documents/document.ts";
import { type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { awaitTurn } from "../../store/turn.ts";
import type { MunicipalityRefusal } from "../import/choose-municipality.ts";
import { type Imported, keepDocument } from "../import/keep-document.ts";
import { type UnderWay, unlessUnderWay } from "../import/under-way.ts";
import { acceptedParts } from "./accepted-parts.ts";
import { type DraftRefusal, openDraft } from "./edit-upload.ts";
import { ANOTHER_MUNICIPALITY } from "./find-draft.ts";
import { type ChoiceRefusal, findMissing } from "./find-missing.ts";
import { type Decider, importAct } from "./import-act.ts";

export interface AcceptInput extends Decider {
  readonly id: number;
  /** The revision that the person saw: nothing is kept that nobody has seen. */
  readonly revision: number;
}

/** other-municipality: nobody has confirmed that it is to be kept here. */
export type AcceptRefusal = DraftRefusal | MunicipalityRefusal | ChoiceRefusal | UnderWay;

/** 受け入れ: keeps what a draft says, with its edits and without what is excluded, in one transaction: all of it or nothing. */
export async function acceptUpload(
  db: Database,
  { municipality, id, revision, account = null, by, now }: AcceptInput,
): Promise<Result<Imported, AcceptRefusal>> {
  const accepted = db.transaction().execute(async (tx): Promise<Result<Imported, AcceptRefusal>> => {
    // Before anything is locked: whoever imports waits for the turn first.
    await awaitTurn(tx);
    const open = await openDraft(tx, municipality, id, revision);
    if (!open.ok) return open;
    const { upload, draft } = open.value;
    const unconfirmed = draft.edited.doubts.find(({ reason }) => reason === ANOTHER_MUNICIPALITY);
    if (unconfirmed) return refuse({ kind: "other-municipality", named: String(unconfirmed.facts.named) });

    const { links, matches, ...traced } = acceptedParts(draft.edited);
    const missing = await findMissing(tx, municipality, { links, matches });
    if (missing) return refuse(missing);
    const document = {
      name: upload.name,
      sha256: upload.sha256,
      mediaType: draft.read.reading.source.mediaType,
      text: draft.read.text,
      layout: { kind: "lines" } as const,
      oddities: draft.oddities as readonly Oddity[],
    };
    const kept = await keepDocument(tx, { document, traced, bytes: null }, { municipality, now, by, choices: { links, matches } });
    if (kept.ok) await recordAudit(tx, municipality, [importAct("import.accept", upload, { account, by, now })]);
    return kept;
  });
  return unlessUnderWay(accepted);
}
