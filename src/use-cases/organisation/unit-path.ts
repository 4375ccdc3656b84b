import { isThereOn, type Unit } from "../../domain/organisation/unit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";

export type PathRefusal =
  | { readonly kind: "unknown-unit-name"; readonly name: string }
  /** Several departments have a division of that name. */
  | { readonly kind: "ambiguous-unit"; readonly name: string };

/** 福祉部/福祉課: a unit as a file names it, a division after its department. */
export function unitPath(unit: Unit, units: readonly Unit[]): string {
  const department = units.find(({ id }) => id === unit.parentId);
  return department ? `${department.name}/${unit.name}` : unit.name;
}

/** The unit of that path or name that is there on a day. */
export function findUnitByPath(units: readonly Unit[], path: string, day: string): Result<Unit, PathRefusal> {
  const there = units.filter((unit) => isThereOn(unit, day));
  const key = pathKey(path);
  const meant = there.filter((unit) => pathKey(unitPath(unit, units)) === key);
  const named = meant.length > 0 ? meant : there.filter((unit) => textKey(unit.name) === key);
  const [unit] = named;
  if (!unit) return refuse({ kind: "unknown-unit-name", name: path });
  return named.length > 1 ? refuse({ kind: "ambiguous-unit", name: path }) : accept(unit);
}

const pathKey = (path: string): string => textKey(path.replaceAll("／", "/"));
