import type { SuccessionKind, UnitKind } from "../../../domain/organisation/unit.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { IndicatorLine } from "../indicator/indicator-line.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type UnitLink, unitLink } from "../links.ts";
import { type MissionLink, missionLink } from "../node/node-data.ts";
import { type GoalResult, goalResult } from "../year/year-data.ts";

/** What became of a unit, or what it was before. */
export interface SuccessionLine {
  readonly unit: UnitLink;
  /** ISO date. */
  readonly at: string;
  readonly how: SuccessionKind;
}

export interface UnitBrief extends UnitLink {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly successors: readonly SuccessionLine[];
  readonly goals: number;
  readonly divisions: readonly UnitLink[];
}

/** All departments: those that are there, and those that were. */
export interface UnitsPage {
  readonly current: readonly UnitBrief[];
  readonly former: readonly UnitBrief[];
}

/** Everything that stands on the page of a department or a division. */
export interface UnitPage extends UnitLink, Pick<PublishedOf<"unit">, "validFrom" | "validTo"> {
  readonly unitKind: UnitKind;
  readonly parent: UnitLink | null;
  readonly divisions: readonly UnitLink[];
  readonly successors: readonly SuccessionLine[];
  readonly predecessors: readonly SuccessionLine[];
  /** The newest first. */
  readonly years: readonly UnitYear[];
  readonly lines: readonly IndicatorLine[];
}

export interface UnitYear {
  readonly year: number;
  readonly goals: readonly GoalResult[];
  readonly missions: readonly MissionLink[];
}

export function unitsPageOf(site: LinkedSite): UnitsPage {
  const briefs = site.units.filter(({ unitKind }) => unitKind === "department").map((unit) => unitBriefOf(site, unit));
  return {
    current: briefs.filter(({ successors, validTo }) => successors.length === 0 && validTo === null),
    former: briefs.filter(({ successors, validTo }) => successors.length > 0 || validTo !== null),
  };
}

function unitBriefOf(site: LinkedSite, unit: PublishedOf<"unit">): UnitBrief {
  const { id, name, validFrom, validTo } = unit;
  return {
    ...{ id, name, validFrom, validTo, successors: successorsOf(site, unit), divisions: divisionsOf(site, id) },
    goals: site.goals.filter(({ department }) => department === id).length,
  };
}

export function unitPageOf(site: LinkedSite, unit: PublishedOf<"unit">): UnitPage {
  const { id, name, unitKind, parent, validFrom, validTo } = unit;
  const own = [...site.goals, ...site.missions].filter(({ department }) => department === id);
  return {
    ...{ id, name, unitKind, parent: unitLink(site, parent), validFrom, validTo, divisions: divisionsOf(site, id) },
    successors: successorsOf(site, unit),
    predecessors: site.units.flatMap((one) =>
      one.successors.filter(({ to }) => to === id).map(({ at, how }) => ({ unit: { id: one.id, name: one.name }, at, how })),
    ),
    years: [...Map.groupBy(own, ({ fiscalYear }) => fiscalYear)]
      .sort(([one], [other]) => other - one)
      .map(([year, items]) => ({
        year,
        goals: items.flatMap((item) => (item.kind === "goal" ? [goalResult(item)] : [])),
        missions: items.flatMap((item) => (item.kind === "mission" ? [missionLink(item)] : [])),
      })),
    lines: site.indicators.filter(({ department, division }) => department === id || division === id).flatMap((one) => site.linesOf(one)),
  };
}

function successorsOf(site: LinkedSite, { successors }: PublishedOf<"unit">): SuccessionLine[] {
  return successors.flatMap(({ to, at, how }) => {
    const unit = unitLink(site, to);
    return unit === null ? [] : [{ unit, at, how }];
  });
}

function divisionsOf({ units }: LinkedSite, department: number): UnitLink[] {
  return units.filter(({ parent }) => parent === department).map(({ id, name }) => ({ id, name }));
}
