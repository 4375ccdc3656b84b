import { isDeepStrictEqual } from "node:util";
import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { checkScale, doEditionsOverlap, type ScaleFault } from "../../domain/progress/check-scale.ts";
import type { GradeScale } from "../../domain/progress/grade-scale.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { awaitScales, endScale, findScale, type KeptScale, listScales, recordScale, saveScale } from "../../store/grade-scale-store.ts";
import { storable } from "../import/storable.ts";

/** What a person writes of a scale. Which scale it is an edition of is not theirs to write. */
export type WrittenScale = Omit<GradeScale, "id">;

export interface ChangeScale {
  /** Null makes a new one. */
  readonly id: number | null;
  /** A new one is another edition, for other years, of this one: what names that one is graded by both. */
  readonly editionOf: number | null;
  /** Revision that was changed; 0 of a new one. */
  readonly base: number;
  readonly scale: WrittenScale;
  readonly isDefault: boolean;
  readonly now: Date;
}

export type ChangeScaleRefusal =
  | { readonly kind: "forbidden" | "unknown-scale" | "ended" | "too-long" }
  | { readonly kind: "faulty"; readonly faults: readonly ScaleFault[] }
  /** Another edition of the scale holds in one of the years. */
  | { readonly kind: "editions-overlap"; readonly other: KeptScale }
  /** Another scale is the usual one in one of the years. */
  | { readonly kind: "other-default"; readonly other: KeptScale }
  /** Somebody else saved it in the meantime; nothing was written. */
  | { readonly kind: "stale"; readonly latest: KeptScale };

export interface ChangedScale {
  readonly id: number;
  readonly revision: number;
  readonly unchanged: boolean;
}

const LONGEST = 400;
const MOST_STEPS = 50;

/** Makes a scale of grades, or changes one. What it said before stays in its history. */
export async function changeScale(db: Database, person: Person, input: ChangeScale): Promise<Result<ChangedScale, ChangeScaleRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const { id, editionOf, base, isDefault, now } = input;
  const written = storable(input.scale);
  if (isTooLong(written)) return refuse({ kind: "too-long" });
  const faults = checkScale({ ...written, id: "" });
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  return db.transaction().execute(async (tx): Promise<Result<ChangedScale, ChangeScaleRefusal>> => {
    await awaitScales(tx, municipality);
    const named = id ?? editionOf;
    const before = named === null ? null : await findScale(tx, municipality, named);
    if (named !== null && before === null) return refuse({ kind: "unknown-scale" });
    if (id !== null && before !== null && before.endedAt !== null) return refuse({ kind: "ended" });
    if (id !== null && before !== null && before.revision !== base) return refuse({ kind: "stale", latest: before });
    const scale = { ...written, id: before?.scale.id ?? "" };
    if (id !== null && before?.isDefault === isDefault && isDeepStrictEqual(before.scale, scale))
      return accept({ id, revision: base, unchanged: true });
    const other = await otherInTheSameYears(tx, municipality, { id, scale, isDefault });
    if (other !== null) return refuse(other);
    const maker = { at: now, account, by };
    const saved =
      id === null
        ? await recordScale(tx, municipality, { scale: written, isDefault }, before?.scale.id ?? null, maker)
        : { id, revision: await saveScale(tx, municipality, id, { scale, isDefault }, base, maker) };
    if (saved.revision === null) throw new Error("a scale changed while it was locked");
    const facts = { name: scale.name, revision: saved.revision, validFrom: scale.validFrom, validTo: scale.validTo, usual: isDefault };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "scale.save", subject: "scale", id: saved.id, facts }]);
    return accept({ id: saved.id, revision: saved.revision, unchanged: false });
  });
}

export interface EndScale {
  readonly id: number;
  readonly base: number;
  readonly now: Date;
}

export type EndScaleRefusal =
  | { readonly kind: "forbidden" | "unknown-scale" | "ended" }
  | { readonly kind: "stale"; readonly latest: KeptScale };

/** Takes a scale out of use. What it graded is graded by the usual one from now on, in all years. */
export async function stopScale(db: Database, person: Person, { id, base, now }: EndScale): Promise<Result<null, EndScaleRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, EndScaleRefusal>> => {
    await awaitScales(tx, municipality);
    const before = await findScale(tx, municipality, id);
    if (before === null) return refuse({ kind: "unknown-scale" });
    if (before.endedAt !== null) return refuse({ kind: "ended" });
    if (!(await endScale(tx, municipality, id, base, now))) return refuse({ kind: "stale", latest: before });
    const facts = { name: before.scale.name };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "scale.end", subject: "scale", id, facts }]);
    return accept(null);
  });
}

async function otherInTheSameYears(
  tx: Connection,
  municipality: string,
  { id, scale, isDefault }: { readonly id: number | null; readonly scale: GradeScale; readonly isDefault: boolean },
): Promise<Extract<ChangeScaleRefusal, { kind: "editions-overlap" | "other-default" }> | null> {
  const others = (await listScales(tx, municipality)).filter((one) => one.endedAt === null && one.id !== id);
  const inTheSameYears = others.filter((one) => doEditionsOverlap([one.scale, scale]));
  const edition = inTheSameYears.find((one) => one.scale.id === scale.id);
  if (edition) return { kind: "editions-overlap", other: edition };
  const usual = isDefault ? inTheSameYears.find((one) => one.isDefault) : undefined;
  return usual ? { kind: "other-default", other: usual } : null;
}

function isTooLong({ name, steps }: WrittenScale): boolean {
  const texts = [name, ...steps.flatMap(({ code, label, labels }) => [code, label, ...Object.values(labels)])];
  return steps.length > MOST_STEPS || texts.some((text) => text.length > LONGEST);
}
