import type { Unit } from "./unit.ts";

/** What became of a unit, from a day on. */
interface Became {
  readonly from: number;
  readonly to: number;
  readonly at: string;
}

/**
 * What units are on a day: a unit itself until it ended, else what came after it, and after that; none where it ended and nothing came after it. Of several the first is the
 * one to which its people and sheets went unless somebody said otherwise.
 *
 * @param successions in the order in which they were recorded.
 */
export function successorsOn(units: readonly Unit[], successions: readonly Became[], day: string): (id: number) => readonly Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const after = Map.groupBy(
    successions.filter(({ at }) => at <= day),
    ({ from }) => from,
  );
  const followed = (id: number, seen: ReadonlySet<number>): readonly Unit[] => {
    const unit = byId.get(id);
    if (!unit || seen.has(id)) return [];
    if (unit.validTo === null || day < unit.validTo) return [unit];
    return (after.get(id) ?? []).flatMap(({ to }) => followed(to, new Set([...seen, id])));
  };
  return (id) => [...new Set(followed(id, new Set()))];
}
