import { isWithin } from "../../domain/draft/pointer.ts";
import type { Connection, Database } from "../../store/database.ts";
import { findLastEntry } from "../../store/history-store.ts";
import { drawId } from "../../store/rows.ts";
import type { SubjectKind } from "../../store/schema.ts";
import { listSubjectBodies, type SubjectBody } from "../../store/subject-body-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import type { Claim } from "../import/claim.ts";
import { keepReading } from "../import/keep-document.ts";
import { storable } from "../import/storable.ts";
import { acceptedParts, movedBack } from "./accepted-parts.ts";
import { differencesOf } from "./differences.ts";
import type { UploadDraft } from "./find-draft.ts";

/** What accepting a draft would do to the record, for one part of it. */
export interface ComparedPart {
  /** /goals/0, /plan/nodes/3, /plan/indicators/1 … in the draft. */
  readonly pointer: string;
  /** new: the record does not have it. changed: the record has it and would say something else. same: nothing would change. */
  readonly status: "new" | "changed" | "same";
  /** What the record has; null where it is new. */
  readonly existing: { readonly kind: SubjectKind; readonly id: number; readonly title: string } | null;
  /** Fields of the part, by their pointers in the draft, as the record says them now and as it would. */
  readonly differences: readonly { readonly pointer: string; readonly before: unknown; readonly after: unknown }[];
}

/** What a record came to when a draft was kept in it, for this once: whoever looks at a draft looks at it many times. */
const compared = new WeakMap<Database, Map<string, Promise<readonly ComparedPart[]>>>();
const MOST_KEPT = 20;

/**
 * Compares a draft with the record: the draft is kept as accepting would keep it, what became of its parts is looked at, and everything is taken back. So the
 * comparison says what accepting does, whatever the rules are by which things are recognised.
 */
export async function compareUpload(db: Database, municipality: string, draft: UploadDraft): Promise<readonly ComparedPart[]> {
  if (draft.state !== "read") return [];
  // Every change of the record is an entry in the history.
  const key = [municipality, draft.id, draft.revision, await findLastEntry(db)].join(" ");
  const known = compared.get(db) ?? new Map<string, Promise<readonly ComparedPart[]>>();
  compared.set(db, known);
  const before = known.get(key);
  if (before) return before;
  const comparing = compare(db, municipality, draft);
  known.set(key, comparing);
  comparing.catch(() => known.delete(key));
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest);
  return comparing;
}

async function compare(db: Database, municipality: string, draft: UploadDraft): Promise<readonly ComparedPart[]> {
  const { claims, after } = await rehearse(db, municipality, draft);
  const before = new Map((await listSubjectBodies(db, municipality, claims)).map((subject) => [keyOf(subject), subject]));
  return claims
    .filter(({ to, kind }) => to === "" && kind !== "municipality")
    .map((claim): ComparedPart => {
      const pointer = movedBack(claim.from, draft.excluded);
      const [was, is] = [before.get(keyOf(claim)), after.get(keyOf(claim))];
      if (!was || !is) return { pointer, status: "new", existing: null, differences: [] };
      const differences = differencesOf(was.body, is.body).map(({ pointer: within, ...difference }) => ({
        ...difference,
        pointer: movedBack(pointerOf(claims, claim, within), draft.excluded),
      }));
      const existing = { kind: was.kind, id: was.id, title: was.title };
      return { pointer, status: differences.length === 0 ? "same" : "changed", existing, differences };
    });
}

interface Rehearsal {
  readonly claims: readonly Claim[];
  readonly after: ReadonlyMap<string, SubjectBody>;
}

class TakenBack extends Error {}

async function rehearse(db: Database, municipality: string, draft: UploadDraft): Promise<Rehearsal> {
  let done: Rehearsal | null = null;
  try {
    await db.transaction().execute(async (tx) => {
      await awaitTurn(tx);
      done = await keep(tx, municipality, draft);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  if (!done) throw new Error(`upload ${draft.id} was not compared`);
  return done;
}

async function keep(tx: Connection, municipality: string, draft: UploadDraft): Promise<Rehearsal> {
  const unplacedRanges = draft.unplaced.map(({ range }) => range);
  const { reading, links, matches } = acceptedParts({ ...draft, unplacedRanges });
  const origin = { documentId: await drawId(tx), at: draft.receivedAt, by: null };
  const { claims } = await keepReading(tx, municipality, origin, storable(reading), new Map(), { links, matches });
  return { claims, after: new Map((await listSubjectBodies(tx, municipality, claims)).map((subject) => [keyOf(subject), subject])) };
}

function keyOf({ kind, id }: Pick<Claim, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** Where in the reading something stands that stands in the thing that a part became. */
function pointerOf(claims: readonly Claim[], part: Claim, within: string): string {
  const inner = claims.find(({ kind, id, to }) => kind === part.kind && id === part.id && to !== "" && isWithin(within, to));
  return inner ? `${inner.from}${within.slice(inner.to.length)}` : `${part.from}${within}`;
}
