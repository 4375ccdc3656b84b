import type { PhaseName } from "../../../domain/cycle/phase.ts";
import { phasesOf } from "../../../domain/form/form-phases.ts";
import { acceptedOfAll } from "../../../domain/publication/accepted-phase.ts";
import { currentOf, keyOfPart, type Publication, type PublishedPart } from "../../../domain/publication/publication.ts";
import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import { listValuedYears } from "../../../store/actual-store.ts";
import type { Connection } from "../../../store/database.ts";
import { findForm } from "../../../store/form-store.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { listMissions } from "../../../store/mission-store.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { listPlans } from "../../../store/plan-store.ts";
import { listSheets, type SheetRow } from "../../../store/sheet-store.ts";
import type { StaffVisit } from "../../page.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";

interface Offered {
  /** Names its fields in the form: plan-100012, year-2025. */
  readonly key: string;
  /** How citizens read it now; null where they do not. */
  readonly published: PublishedPart | null;
  /** Whether the record still has it: what it has no more can only be told as before. */
  readonly inRecord: boolean;
}

export interface PlanOption extends Offered {
  readonly kind: "plan";
  readonly plan: number;
  readonly title: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

export interface YearOption extends Offered {
  readonly kind: "year";
  readonly year: number;
}

/** Everything that a publication can be made of. */
export interface PartOptions {
  readonly plans: readonly PlanOption[];
  /** The newest first. */
  readonly years: readonly YearOption[];
  /** The newest year of the record that is accepted, and the last phase of which all of it is; null where none is. */
  readonly newest: { readonly year: number; readonly accepted: PhaseName } | null;
  /** Years of which values were entered, the newest first. */
  readonly valued: readonly number[];
  /** Goals and statements that name no year: no publication tells of them. */
  readonly undated: number;
}

/** What the record and the last publication have to choose from. */
export async function loadPartOptions(
  { db, code, t, fiscalYear }: StaffVisit<string>,
  publications: readonly Publication[],
): Promise<PartOptions> {
  const parts = currentOf(publications)?.parts ?? [];
  const publishedOf = (key: string) => parts.find((part) => keyOfPart(part) === key) ?? null;
  const plans = (await listPlans(db, code)).map(
    ({ id, title, fromYear, toYear }): PlanOption => ({
      ...{ kind: "plan", key: `plan-${id}`, plan: id, title: planTitle({ title }, t), fromYear, toYear, inRecord: true },
      published: publishedOf(`plan:${id}`),
    }),
  );
  const dated = [...(await listGoals(db, code)), ...(await listMissions(db, code))].map((one) => one.fiscalYear);
  const inRecord = new Set(dated.filter((year) => year !== null));
  const gone = parts.filter((part) => part.kind === "plan" && !plans.some(({ plan }) => plan === part.plan));
  const published = parts.flatMap((part) => (part.kind === "year" ? [part.year] : []));
  const years = [...new Set([...inRecord, ...published])].sort((one, other) => other - one);
  return {
    plans: [
      ...plans,
      ...gone.flatMap((part): PlanOption[] =>
        part.kind === "plan"
          ? [
              {
                kind: "plan",
                key: `plan-${part.plan}`,
                plan: part.plan,
                title: null,
                fromYear: null,
                toYear: null,
                published: part,
                inRecord: false,
              },
            ]
          : [],
      ),
    ],
    years: years.map(
      (year): YearOption => ({
        ...{ kind: "year", key: `year-${year}`, year, published: publishedOf(`year:${year}`), inRecord: inRecord.has(year) },
      }),
    ),
    newest: await findNewest(
      { db, code, fiscalYear },
      [...inRecord].sort((one, other) => other - one),
    ),
    valued: await listValuedYears(db, code),
    undated: dated.filter((year) => year === null).length,
  };
}

/** @param years of the record, the newest first. */
async function findNewest(
  { db, code, fiscalYear }: Pick<StaffVisit<string>, "db" | "code" | "fiscalYear">,
  years: readonly number[],
): Promise<PartOptions["newest"]> {
  for (const year of years) {
    const sheets = await listSheets(db, code, { fiscalYear: year });
    // Of a year that was never opened here, documents alone tell: of a past one, how it ended.
    const accepted = sheets.length === 0 ? (year < fiscalYear ? "final" : "set") : await acceptedIn(db, code, sheets.filter(isRecorded));
    if (accepted !== null) return { year, accepted };
  }
  return null;
}

/** The last phase of which all of these sheets of a year are accepted. */
async function acceptedIn(db: Connection, municipality: string, sheets: readonly SheetRow[]): Promise<PhaseName | null> {
  const [first] = sheets;
  if (first === undefined) return null;
  const times = await listPhases(db, municipality, first.fiscalYear);
  const writtenIn = async (kind: SheetKind) =>
    phasesOf((await findForm(db, municipality, kind, first.fiscalYear)).form, times).map(({ phase }) => phase);
  const written = { goal: await writtenIn("goal"), mission: await writtenIn("mission") };
  return acceptedOfAll(sheets.map(({ kind, phase, status }) => ({ phase, status, written: written[kind] })));
}

/** What was never accepted is in no record, and holds nothing up. */
const isRecorded = ({ goalId, missionId }: SheetRow): boolean => goalId !== null || missionId !== null;
