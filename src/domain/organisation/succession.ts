import { isDay } from "../calendar/day.ts";
import { accept, type Result, refuse } from "../result.ts";
import { textKey } from "../wording/text-key.ts";
import { readUnitName, type SuccessionKind, type Unit, type UnitKind } from "./unit.ts";

/** What planning changes in the organisation (組織改編). Units are named by their ids. */
export type OrganisationChange =
  | { readonly kind: "add"; readonly unitKind: UnitKind; readonly name: string; readonly parentId: number | null }
  /** 改称; for a division also 移管, to another department. */
  | { readonly kind: "rename"; readonly unit: number; readonly name: string; readonly parentId: number | null }
  /** 統合: what is merged ends, something new begins. */
  | { readonly kind: "merge"; readonly units: readonly number[]; readonly name: string }
  /** 編入: one ends in another, which goes on. */
  | { readonly kind: "join"; readonly unit: number; readonly into: number }
  /** 分割; each division goes to the department of that index, to the first where none is said. */
  | { readonly kind: "split"; readonly unit: number; readonly names: readonly string[]; readonly divisions: ReadonlyMap<number, number> }
  /** 廃止. */
  | { readonly kind: "end"; readonly unit: number };

/** A unit that is there, or one that begins, by its index. */
export type UnitTarget = { readonly id: number } | { readonly begun: number };

export interface BegunUnit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly parent: UnitTarget | null;
}

/** What a change does on its day. Nothing is renamed: the name of last year is another row than that of this year. */
export interface OrganisationPlan {
  readonly ends: readonly Unit[];
  readonly begins: readonly BegunUnit[];
  /** What became of what ended. Where there are several of one, the first is what its people and sheets go to unless somebody says otherwise. */
  readonly links: readonly { readonly from: number; readonly to: UnitTarget; readonly kind: SuccessionKind }[];
}

export type ChangeRefusal =
  | { readonly kind: "wrong-day" }
  | { readonly kind: "unknown-unit" }
  /** It begins on that day or later, or its end is settled. */
  | { readonly kind: "unit-not-there"; readonly name: string }
  | { readonly kind: "wrong-unit-name"; readonly name: string }
  | { readonly kind: "unit-name-taken"; readonly name: string }
  | { readonly kind: "unchanged" }
  | { readonly kind: "too-few-units" }
  | { readonly kind: "unlike-units" }
  | { readonly kind: "wrong-parent" };

/** What a change would do, by the rules alone. */
export function planChange(units: readonly Unit[], at: string, change: OrganisationChange): Result<OrganisationPlan, ChangeRefusal> {
  if (!isDay(at)) return refuse({ kind: "wrong-day" });
  const subjects = change.kind === "add" ? [] : change.kind === "merge" ? change.units : [change.unit];
  const named = change.kind === "join" ? [...subjects, change.into] : subjects;
  const found = named.map((id) => units.find((unit) => unit.id === id));
  if (found.some((unit) => unit === undefined)) return refuse({ kind: "unknown-unit" });
  const known = found.flatMap((unit) => unit ?? []);
  const gone = known.find((unit) => !isOpenBefore(unit, at));
  if (gone) return refuse({ kind: "unit-not-there", name: gone.name });

  const plan = effectsOf(units, at, change, known);
  if (!plan.ok) return plan;
  const { ends, begins } = plan.value;
  for (const begun of begins) {
    if (readUnitName(begun.name) === null) return refuse({ kind: "wrong-unit-name", name: begun.name });
    if (!isRightParent(units, at, begun, ends)) return refuse({ kind: "wrong-parent" });
  }
  const open = units.filter((unit) => unit.validTo === null && !ends.includes(unit)).map(placeOf);
  const places = [...open, ...begins.map(placeOfBegun)];
  const twice = begins.find((begun) => places.filter((place) => place === placeOfBegun(begun)).length > 1);
  return twice ? refuse({ kind: "unit-name-taken", name: twice.name }) : plan;
}

function effectsOf(
  units: readonly Unit[],
  at: string,
  change: OrganisationChange,
  [first, ...others]: readonly Unit[],
): Result<OrganisationPlan, ChangeRefusal> {
  if (change.kind === "add") {
    const { unitKind: kind, name, parentId } = change;
    return accept({ ends: [], begins: [{ kind, name: name.trim(), parent: parentId === null ? null : { id: parentId } }], links: [] });
  }
  if (!first) return refuse({ kind: "too-few-units" });
  if (others.some(({ kind }) => kind !== first.kind)) return refuse({ kind: "unlike-units" });
  const draft = draftOf(units, at);
  switch (change.kind) {
    case "rename": {
      const parentId = first.kind === "department" ? null : change.parentId;
      if (textKey(change.name) === textKey(first.name) && parentId === first.parentId) return refuse({ kind: "unchanged" });
      draft.become(first, draft.begin(first.kind, change.name, parentId === null ? null : { id: parentId }), "rename");
      break;
    }
    case "merge": {
      if (new Set(change.units).size < 2) return refuse({ kind: "too-few-units" });
      const begun = draft.begin(first.kind, change.name, first.parentId === null ? null : { id: first.parentId });
      for (const unit of [first, ...others]) draft.become(unit, begun, "merge");
      break;
    }
    case "join":
      if (change.into === change.unit) return refuse({ kind: "too-few-units" });
      draft.become(first, { id: change.into }, "merge");
      break;
    case "split": {
      if (new Set(change.names.map(textKey)).size < 2) return refuse({ kind: "too-few-units" });
      const parent = first.parentId === null ? null : { id: first.parentId };
      const begun = change.names.map((name) => draft.begin(first.kind, name, parent));
      draft.divide(first, begun, change.divisions);
      break;
    }
    case "end":
      draft.end(first);
  }
  return accept(draft.plan);
}

/** Puts a plan together: with each department its divisions end, and begin again under what it became. */
function draftOf(units: readonly Unit[], at: string) {
  const ends: Unit[] = [];
  const begins: BegunUnit[] = [];
  const links: { from: number; to: UnitTarget; kind: SuccessionKind }[] = [];
  const divisionsOf = ({ id }: Unit) => units.filter((unit) => unit.parentId === id && isOpenBefore(unit, at));
  const begin = (kind: UnitKind, name: string, parent: UnitTarget | null): UnitTarget => {
    begins.push({ kind, name: name.replace(/\s+/gu, " ").trim(), parent });
    return { begun: begins.length - 1 };
  };
  const divide = (unit: Unit, targets: readonly UnitTarget[], divisions: ReadonlyMap<number, number>, kind: SuccessionKind = "split") => {
    ends.push(unit);
    for (const to of targets) links.push({ from: unit.id, to, kind });
    for (const division of divisionsOf(unit)) {
      const parent = targets[divisions.get(division.id) ?? 0] ?? targets[0] ?? null;
      ends.push(division);
      links.push({ from: division.id, to: begin(division.kind, division.name, parent), kind: "rename" });
    }
  };
  return {
    plan: { ends, begins, links },
    begin,
    divide,
    become: (unit: Unit, to: UnitTarget, kind: SuccessionKind) => divide(unit, [to], new Map(), kind),
    end: (unit: Unit) => void ends.push(unit, ...divisionsOf(unit)),
  };
}

/** Where a division may stand: nowhere in particular, or in a department that is there then. A department stands in none. */
function isRightParent(units: readonly Unit[], at: string, { kind, parent }: BegunUnit, ends: readonly Unit[]): boolean {
  if (parent === null || "begun" in parent) return true;
  const unit = units.find(({ id }) => id === parent.id);
  const began = unit && (unit.validFrom === null || unit.validFrom <= at);
  return kind === "division" && unit?.kind === "department" && unit.validTo === null && began === true && !ends.includes(unit);
}

function isOpenBefore({ validFrom, validTo }: Unit, at: string): boolean {
  return validTo === null && (validFrom === null || validFrom < at);
}

const placeOf = ({ kind, name, parentId }: Unit): string => `${kind} ${parentId ?? ""} ${textKey(name)}`;

function placeOfBegun({ kind, name, parent }: BegunUnit): string {
  return `${kind} ${parent === null ? "" : "id" in parent ? parent.id : `+${parent.begun}`} ${textKey(name)}`;
}
