import { suitingForm } from "../../domain/form/suiting-form.ts";
import type { SheetBody, SheetKind } from "../../domain/sheet/sheet-body.ts";
import { bodyOfGoal } from "../../domain/sheet/sheet-goal.ts";
import { bodyOfMission } from "../../domain/sheet/sheet-mission.ts";
import type { AuditAct } from "../../store/audit-store.ts";
import type { Connection } from "../../store/database.ts";
import { findForm, saveForm } from "../../store/form-store.ts";
import { listKnownGoals } from "../../store/goal-record-store.ts";
import { listKnownMissions } from "../../store/mission-record-store.ts";
import type { By } from "../../store/sheet-store.ts";

/**
 * Gives a year the forms that its city has written on so far, as the record tells (of the year itself, else of the year before), where nobody has chosen any. Planning
 * can change them.
 *
 * @returns what the audit trail is to say.
 */
export async function suitForms(tx: Connection, municipality: string, fiscalYear: number, made: By): Promise<AuditAct[]> {
  const acts: AuditAct[] = [];
  for (const kind of ["goal", "mission"] as const) {
    const { origin } = await findForm(tx, municipality, kind, fiscalYear);
    if (origin.kind !== "preset") continue;
    const sheets = await sheetsOfRecord(tx, municipality, kind, fiscalYear);
    if (sheets.length === 0) continue;
    const form = suitingForm(kind, sheets);
    const saved = await saveForm(tx, municipality, fiscalYear, form, 0, made);
    if (!saved) throw new Error(`the year ${fiscalYear} had no form of its own, and has one`);
    const facts = { fiscalYear, sheetKind: kind, revision: saved.revision, suited: form.name };
    acts.push({ at: made.at, account: made.account, by: made.by, act: "form.save", subject: "form", id: saved.id, facts });
  }
  return acts;
}

async function sheetsOfRecord(tx: Connection, municipality: string, kind: SheetKind, fiscalYear: number): Promise<SheetBody[]> {
  for (const year of [fiscalYear, fiscalYear - 1]) {
    const bodies =
      kind === "goal"
        ? (await listKnownGoals(tx, municipality, [year])).filter((one) => one.fiscalYear === year).map(({ body }) => bodyOfGoal(body))
        : (await listKnownMissions(tx, municipality)).filter((one) => one.fiscalYear === year).map(({ body }) => bodyOfMission(body));
    if (bodies.length > 0) return bodies;
  }
  return [];
}
