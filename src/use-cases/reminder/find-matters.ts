import { dayInJapan } from "../../domain/calendar/day.ts";
import { standingAt } from "../../domain/cycle/cycle.ts";
import {
  type Matter,
  matterOf,
  type SheetMatter,
  summaryOf,
  type ValuesMatter,
  valuesMatter,
  yearOfDue,
} from "../../domain/cycle/reminders.ts";
import { phasesOf } from "../../domain/form/form-phases.ts";
import type { SheetKind } from "../../domain/sheet/sheet-body.ts";
import type { Connection } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { findPostHolders, type PostHolder, type PostHolders } from "../../store/post-holder-store.ts";
import type { ToldMatter } from "../../store/reminder-schema.ts";
import { listSheets, type SheetRow } from "../../store/sheet-store.ts";
import { listValueRequests } from "../../store/value-request-store.ts";
import { answerersUnder, listValueRows, owedByUnit } from "../indicator/list-value-rows.ts";

/** Somebody, and all that there is to be told to them. */
export interface MattersOfPerson {
  readonly holder: PostHolder;
  readonly matters: readonly Matter<SheetRow>[];
}

/** What there is to be told of the sheets of some years, and of values that are due in them, to whom, by account. */
export async function findMatters(
  db: Connection,
  municipality: string,
  years: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, MattersOfPerson>> {
  const found = new Map<number, { holder: PostHolder; matters: Matter<SheetRow>[] }>();
  const holders = await findPostHolders(db, municipality, dayInJapan(now));
  const tell = (to: readonly PostHolder[], matter: Matter<SheetRow>) => {
    for (const holder of to) {
      const known = found.get(holder.account);
      if (known) known.matters.push(matter);
      else found.set(holder.account, { holder, matters: [matter] });
    }
  };
  for (const year of years) {
    const matters = await mattersOfYear(db, municipality, year, { holders, now });
    for (const matter of matters) tell(recipientsOf(matter, holders), matter);
  }
  for (const matter of await mattersOfValues(db, municipality, years, now)) tell(recipientsOf(matter, holders), matter);
  return found;
}

/** As it is kept with a reminder. */
export function asTold(matter: Matter<SheetRow>): ToldMatter {
  const { kind, occasion } = matter;
  return kind === "summary" || kind === "values"
    ? { kind, fiscalYear: matter.fiscalYear, sheet: null, occasion }
    : { kind, fiscalYear: matter.sheet.fiscalYear, sheet: matter.sheet.id, occasion };
}

/** No department has this id. */
const NO_DEPARTMENT = -1;

async function mattersOfYear(
  db: Connection,
  municipality: string,
  fiscalYear: number,
  { holders, now }: { readonly holders: PostHolders; readonly now: Date },
): Promise<Matter<SheetRow>[]> {
  const phases = await listPhases(db, municipality, fiscalYear);
  const formOf = async (kind: SheetKind) => phasesOf((await findForm(db, municipality, kind, fiscalYear)).form, phases);
  const written = { goal: await formOf("goal"), mission: await formOf("mission") };
  const sheets = await listSheets(db, municipality, { fiscalYear });
  const matters = sheets.flatMap((sheet): SheetMatter<SheetRow>[] => {
    const around = { phases: written[sheet.kind], held: holders.held(sheet), now };
    const matter = matterOf(standingAt(sheet, around.phases, now), around);
    return matter ? [matter] : [];
  });
  const late = matters.flatMap(({ kind, sheet }) => (kind === "late" ? [sheet] : []));
  const summary = summaryOf(fiscalYear, late, phases, now);
  return summary ? [...matters, summary] : matters;
}

/** The values that units owe to requests whose day lies in the years. */
async function mattersOfValues(db: Connection, municipality: string, years: readonly number[], now: Date): Promise<ValuesMatter[]> {
  const requests = (await listValueRequests(db, municipality)).filter(({ due }) => years.includes(yearOfDue(due)));
  if (requests.length === 0) return [];
  const rows = await listValueRows(db, municipality, now);
  const names = new Map((await listOrganisationUnits(db, municipality)).map(({ id, name }) => [id, name]));
  return owedByUnit(requests, rows, now).map(({ unit: id, request: { year, due }, rows: owed }) => {
    const unit = { id, name: names.get(id) ?? null, answerers: answerersUnder(id, owed) };
    return valuesMatter({ unit, year, owed: owed.length, due }, now);
  });
}

function recipientsOf(matter: Matter<SheetRow>, holders: PostHolders): readonly PostHolder[] {
  switch (matter.kind) {
    case "due":
    case "late":
      return holders.of(matter.sheet, "author");
    case "values":
      return answering(matter.unit.answerers, holders);
    case "waiting":
      return holders.of(matter.sheet, matter.turn);
    case "summary":
      return holders.planning();
  }
}

/** Each once; planning where nobody else is left. */
function answering(answerers: ValuesMatter["unit"]["answerers"], holders: PostHolders): readonly PostHolder[] {
  if (answerers.length === 0) return holders.planning();
  const all = answerers.flatMap(({ departmentId, divisionId }) =>
    holders.of({ departmentId: departmentId ?? NO_DEPARTMENT, divisionId }, "author"),
  );
  return [...new Map(all.map((holder) => [holder.account, holder])).values()];
}
