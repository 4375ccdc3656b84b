import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { overrideFault } from "../../domain/progress/grade.ts";
import { scaleFor } from "../../domain/progress/scale-for.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { ActualKey } from "../../store/actual-store.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type KeptOverride, listOverrides, recordOverride } from "../../store/grade-override-store.ts";
import { listScales } from "../../store/grade-scale-store.ts";
import { relyOnRules } from "../../store/indicator-rule-store.ts";
import { findIndicator } from "../../store/indicator-store.ts";
import { storable } from "../import/storable.ts";
import { findRule } from "./set-rule.ts";

export interface OverrideGrade extends ActualKey {
  /** Number of what was said last; 0 where nobody had given a grade. */
  readonly base: number;
  /** Null takes back what was given: the calculated grade holds again. */
  readonly code: string | null;
  readonly reason: string;
  readonly now: Date;
}

export type OverrideGradeRefusal =
  | { readonly kind: "forbidden" | "unknown-indicator" | "unknown-part" | "no-year" | "no-reason" | "too-long" | "none-given" }
  /** The scale that holds in the year has no such step. */
  | { readonly kind: "unknown-code"; readonly code: string }
  /** Somebody else gave a grade, or took it back, in the meantime; nothing was written. */
  | { readonly kind: "stale"; readonly latest: KeptOverride | null };

const LONGEST = 2000;

/** Gives an indicator's year a grade in place of the calculated one, or takes it back. */
export async function overrideGrade(db: Database, person: Person, input: OverrideGrade): Promise<Result<null, OverrideGradeRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const { indicatorId, part, year, base, now } = input;
  const { code, reason } = storable({ code: input.code, reason: input.reason });
  if (!Number.isInteger(year) || year < 1900 || year > 2200) return refuse({ kind: "no-year" });
  if (reason.trim() === "") return refuse({ kind: "no-reason" });
  if (reason.length > LONGEST) return refuse({ kind: "too-long" });
  return db.transaction().execute(async (tx): Promise<Result<null, OverrideGradeRefusal>> => {
    await relyOnRules(tx, municipality);
    if (!(await findIndicator(tx, municipality, indicatorId))) return refuse({ kind: "unknown-indicator" });
    const { rule } = await findRule(tx, municipality, indicatorId);
    if (part !== "" && !rule.parts.some(({ key }) => key === part)) return refuse({ kind: "unknown-part" });
    const scale = scaleFor(await listScales(tx, municipality), rule, year);
    if (code !== null && overrideFault(scale, { code, reason }) === "unknown-code") return refuse({ kind: "unknown-code", code });
    const before = await latestOverride(tx, municipality, input);
    if ((before?.number ?? 0) !== base) return refuse({ kind: "stale", latest: before });
    if (code === null && (before?.code ?? null) === null) return refuse({ kind: "none-given" });
    if (!(await recordOverride(tx, municipality, { indicatorId, part, year, base, code, reason }, { at: now, account, by })))
      return refuse({ kind: "stale", latest: await latestOverride(tx, municipality, input) });
    const facts = { year, part: part === "" ? null : part, oldCode: before?.code ?? null, code, reason };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "indicator.grade", subject: "indicator", id: indicatorId, facts }]);
    return accept(null);
  });
}

async function latestOverride(tx: Connection, municipality: string, { indicatorId, part, year }: ActualKey): Promise<KeptOverride | null> {
  return (await listOverrides(tx, municipality, [indicatorId])).find((one) => one.part === part && one.year === year) ?? null;
}
