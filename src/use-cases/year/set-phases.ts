import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import type { Phase, PhaseName } from "../../domain/cycle/phase.ts";
import { closedAtOnce, faultsOfTimes, type TimesFault, wordOfTimes } from "../../domain/cycle/phase-times.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listPhases, savePhases } from "../../store/phase-store.ts";
import { listSheets } from "../../store/sheet-store.ts";
import { awaitTurn } from "../../store/turn.ts";

export interface SetPhases {
  readonly fiscalYear: number;
  /** The times that the person saw (wordOfTimes). */
  readonly base: string;
  readonly phases: readonly Phase[];
  /** The person knows that what is open now is closed by it. */
  readonly closing: boolean;
  readonly now: Date;
}

export type SetPhasesRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "year-not-open" }
  /** Somebody else has changed the times since; these hold now. */
  | { readonly kind: "stale"; readonly phases: readonly Phase[] }
  | { readonly kind: "wrong-times"; readonly faults: readonly TimesFault[] }
  /** Sheets stand in a phase that the year would not have any more. */
  | { readonly kind: "phase-in-use"; readonly phases: readonly PhaseName[] }
  /** These are open, and would be closed at once. */
  | { readonly kind: "closes-now"; readonly phases: readonly PhaseName[] };

/** Gives the phases of a year other times. They hold from now on, for every sheet. */
export async function setPhases(
  db: Database,
  person: Person,
  { fiscalYear, base, phases, closing, now: at }: SetPhases,
): Promise<Result<null, SetPhasesRefusal>> {
  if (!may(person, "run-year")) return refuse({ kind: "forbidden" });
  const faults = faultsOfTimes(phases);
  if (faults.length > 0) return refuse({ kind: "wrong-times", faults });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, SetPhasesRefusal>> => {
    await awaitTurn(tx);
    const before = await listPhases(tx, municipality, fiscalYear);
    if (before.length === 0) return refuse({ kind: "year-not-open" });
    // Sent twice by mistake, it is not in its own way.
    if (wordOfTimes(before) !== base && wordOfTimes(before) !== wordOfTimes(phases)) return refuse({ kind: "stale", phases: before });
    const dropped = before.map(({ phase }) => phase).filter((name) => !phases.some(({ phase }) => phase === name));
    const sheets = dropped.length === 0 ? [] : await listSheets(tx, municipality, { fiscalYear });
    const inUse = dropped.filter((name) => sheets.some(({ phase }) => phase === name));
    if (inUse.length > 0) return refuse({ kind: "phase-in-use", phases: inUse });
    const closed = closedAtOnce(before, phases, at);
    if (closed.length > 0 && !closing) return refuse({ kind: "closes-now", phases: closed });
    await savePhases(tx, municipality, fiscalYear, phases, at);
    await recordAudit(tx, municipality, [
      { at, account, by, act: "year.set-phases", subject: "year", id: fiscalYear, facts: factsOf(phases) },
    ]);
    return accept(null);
  });
}

/** The times of phases as the audit trail tells them. */
export function factsOf(phases: readonly Phase[]): Readonly<Record<string, string>> {
  return Object.fromEntries(phases.map(({ phase, opensAt, closesAt }) => [phase, `${opensAt.toISOString()} – ${closesAt.toISOString()}`]));
}
