import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import type { Correction, Publication } from "../../domain/publication/publication.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { awaitPublishing, findWaiting, recordPublication, savePublished } from "../../store/publication-store.ts";
import { recordPublishedItems } from "../../store/published-item-store.ts";
import { drawId } from "../../store/rows.ts";
import { awaitTurn } from "../../store/turn.ts";
import { storable } from "../import/storable.ts";
import { type PartChoice, type PreparedPublication, preparePublication } from "./prepare-publication.ts";

export interface Publish {
  readonly choices: readonly PartChoice[];
  /** Seal of the preview that the person saw. */
  readonly seen: string;
  /** The person saw what citizens would read no more, and means it. */
  readonly removes: boolean;
  readonly kind: Publication["kind"];
  readonly note: string;
  /** Of a correction at least one; of a regular publication none. */
  readonly corrections: readonly Correction[];
  /** Null: at once. */
  readonly dueAt: Date | null;
  readonly now: Date;
}

export type PublishRefusal =
  | { readonly kind: "forbidden" | "no-note" | "too-long" | "due-in-past" | "no-corrections" | "nothing-chosen" | "unchanged" }
  /** Another one waits for its time; it is published or cancelled first. */
  | { readonly kind: "waiting"; readonly waiting: Publication }
  /** The record is not as it was when the person looked (changed-since), or whole parts would go without their word (removes): this is what would be published now. */
  | { readonly kind: "changed-since" | "removes"; readonly prepared: PreparedPublication };

export interface PublishedOne {
  readonly id: number;
  /** Null: it waits for its time. */
  readonly number: number | null;
}

const LONGEST_NOTE = 2_000;
const LONGEST_LINE = 2_000;
const MOST_LINES = 500;

/** Freezes what was chosen, and publishes it at once or has it wait for its time. Nothing of the record changes by it. */
export async function publish(db: Database, person: Person, given: Publish): Promise<Result<PublishedOne, PublishRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const { choices, seen, removes, kind, dueAt, now } = given;
  const { note, corrections } = storable({ note: given.note.trim(), corrections: given.corrections });
  const wrong = faultOf({ ...given, note, corrections });
  if (wrong !== null) return refuse({ kind: wrong });
  return db.transaction().execute(async (tx): Promise<Result<PublishedOne, PublishRefusal>> => {
    await awaitTurn(tx);
    await awaitPublishing(tx, municipality);
    const waiting = await findWaiting(tx, municipality);
    if (waiting !== null) return refuse({ kind: "waiting", waiting });
    const prepared = await preparePublication(tx, municipality, choices, now);
    if (prepared.parts.length === 0) return refuse({ kind: "nothing-chosen" });
    if (prepared.seal !== seen) return refuse({ kind: "changed-since", prepared });
    if (prepared.changes.length === 0) return refuse({ kind: "unchanged" });
    if (prepared.removals.length > 0 && !removes) return refuse({ kind: "removes", prepared });
    const maker = { at: now, account, by };
    const id = await drawId(tx);
    await recordPublication(tx, municipality, { id, kind, note, parts: prepared.parts, corrections, dueAt }, maker);
    await recordPublishedItems(tx, municipality, id, prepared.items);
    const number = dueAt === null ? await savePublished(tx, municipality, id, now) : null;
    const act = dueAt === null ? ("publication.publish" as const) : ("publication.schedule" as const);
    const facts = { number, kind, changes: prepared.changes.length, due: dueAt?.toISOString() ?? null };
    await recordAudit(tx, municipality, [{ at: now, account, by, act, subject: "publication", id, facts }]);
    return accept({ id, number });
  });
}

function faultOf({ note, kind, corrections, dueAt, now }: Publish): "no-note" | "too-long" | "due-in-past" | "no-corrections" | null {
  if (note === "") return "no-note";
  const texts = corrections.flatMap(({ title, place, wrong, right, reason }) => [title, place, wrong, right, reason]);
  if (note.length > LONGEST_NOTE || texts.some(({ length }) => length > LONGEST_LINE) || corrections.length > MOST_LINES) return "too-long";
  if ((kind === "correction") !== corrections.length > 0) return "no-corrections";
  return dueAt !== null && dueAt <= now ? "due-in-past" : null;
}
