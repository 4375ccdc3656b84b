import type { Person } from "../../domain/access/person.ts";
import type { ChangeRefusal, OrganisationChange, UnitTarget } from "../../domain/organisation/succession.ts";
import { accept, type Result } from "../../domain/result.ts";
import { type Appointment, recordAppointment, saveAppointmentEnd } from "../../store/appointment-store.ts";
import type { Database } from "../../store/database.ts";
import { listOrganisationUnits, recordSuccessions, recordUnit, saveUnitEnds } from "../../store/organisation-store.ts";
import { saveSheetUnits, type UnitSheet } from "../../store/unit-sheet-store.ts";
import { type AdministerRefusal, administer, type Step } from "../account/administer.ts";
import { type AffectedPost, previewIn } from "./preview-change.ts";

export interface ChangeOrganisation {
  /** ISO date of the first day on which it is so. */
  readonly at: string;
  readonly change: OrganisationChange;
  /**
   * Where somebody's post (by its id), or a sheet, goes to, of the units that its own became, by their place among them; null: the post ends. Whatever is not said goes to the
   * first.
   */
  readonly posts: ReadonlyMap<number, number | null>;
  readonly sheets: ReadonlyMap<number, number>;
  readonly now: Date;
}

export interface ChangedOrganisation {
  readonly begun: readonly number[];
  readonly ended: number;
  readonly moved: number;
}

/**
 * Changes the organisation on a day. What ends keeps its row and its name, and with it the sheets of the years before; what begins is another row, linked to what it came
 * from. Posts end with their unit, and go on in what it became.
 */
export async function changeOrganisation(
  db: Database,
  person: Person,
  { now, ...given }: ChangeOrganisation,
): Promise<Result<ChangedOrganisation, ChangeRefusal | AdministerRefusal>> {
  return administer(db, person, now, (step) => changeOrganisationIn(step, given));
}

export async function changeOrganisationIn(
  step: Step,
  { at, change, posts, sheets }: Omit<ChangeOrganisation, "now">,
): Promise<Result<ChangedOrganisation, ChangeRefusal>> {
  const { tx, municipality, note } = step;
  const previewed = await previewIn(tx, municipality, at, change);
  if (!previewed.ok) return previewed;
  const { plan, posts: affected, moving } = previewed.value;

  await saveUnitEnds(
    tx,
    municipality,
    plan.ends.map(({ id }) => id),
    at,
  );
  const begun: number[] = [];
  const idOf = (target: UnitTarget): number => ("id" in target ? target.id : (begun[target.begun] ?? 0));
  // A department is planned before the divisions that stand in it.
  for (const { kind, name, parent } of plan.begins) {
    const parentId = parent === null ? null : idOf(parent);
    begun.push(await recordUnit(tx, municipality, { kind, name, parentId, validFrom: at }));
  }
  const links = plan.links.map(({ from, to, kind }) => ({ from, to: idOf(to), at, kind }));
  await recordSuccessions(tx, municipality, links);

  const successors = (unit: number) => links.filter(({ from }) => from === unit).map(({ to }) => to);
  let moved = 0;
  for (const post of affected) {
    const chosen = posts.get(post.id);
    const became = successors(post.unit.id);
    const to = chosen === null ? undefined : (became[chosen ?? 0] ?? became[0]);
    await movePost(step, post, at, to ?? null);
    if (to !== undefined) moved += 1;
  }
  const parents = new Map((await listOrganisationUnits(tx, municipality)).map(({ id, parentId }) => [id, parentId]));
  for (const sheet of moving) await saveSheetUnits(tx, municipality, movedSheet(sheet, sheets.get(sheet.id) ?? 0, successors, parents));

  const facts = {
    kind: change.kind,
    at,
    ends: plan.ends.map(({ name }) => name).join("、"),
    begins: plan.begins.map(({ name }) => name).join("、"),
  };
  note("organisation.change", "organisation-unit", plan.ends[0]?.id ?? begun[0] ?? 0, { ...facts, posts: moved, sheets: moving.length });
  return accept({ begun, ended: plan.ends.length, moved });
}

async function movePost({ tx, municipality, note }: Step, post: AffectedPost, at: string, unitId: number | null): Promise<void> {
  await saveAppointmentEnd(tx, municipality, post, at);
  const { accountId, role, to } = post;
  const goesOn: Omit<Appointment, "id"> = { accountId, role, unitId, from: post.from > at ? post.from : at, to };
  if (unitId !== null) await recordAppointment(tx, municipality, goesOn);
  note("account.movePost", "account", accountId, { role, unit: post.unit.name, at, to: unitId });
}

function movedSheet(
  { id, departmentId, divisionId }: UnitSheet,
  chosen: number,
  successors: (unit: number) => readonly number[],
  parents: ReadonlyMap<number, number | null>,
): Pick<UnitSheet, "id" | "departmentId" | "divisionId"> {
  const of = (unit: number) => successors(unit)[chosen] ?? successors(unit)[0] ?? unit;
  const division = divisionId === null ? null : of(divisionId);
  const parent = division === null || division === divisionId ? null : (parents.get(division) ?? null);
  return { id, departmentId: parent ?? of(departmentId), divisionId: division };
}
