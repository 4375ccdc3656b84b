import { isDay } from "../../../domain/calendar/day.ts";
import { isMunicipalityCode, isProvisionalCode } from "../../../domain/organisation/municipality-code.ts";
import { checkScale } from "../../../domain/progress/check-scale.ts";
import { profileFaults } from "../../../domain/publication/check-profile.ts";
import { keyOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem, PublishedKind, PublishedOf } from "../../../domain/publication/published-item.ts";
import { textKey } from "../../../domain/wording/text-key.ts";

/** What does not fit in what is told. `at` is the thing, `to` what it names. */
export type ItemFault =
  | { readonly kind: "publication-twice" | "publication-cycle" | "publication-ids" | "publication-value"; readonly at: string }
  | { readonly kind: "publication-reference"; readonly at: string; readonly to: string };

/** Smaller numbers are years in an address. */
const SMALLEST_ID = 10_000;

/** The first thing that keeps what a publication tells from being one record; null where there is none. */
export function faultOfItems(items: readonly PublishedItem[]): ItemFault | null {
  const has = new Map(items.map((item) => [keyOfItem(item), item]));
  const find = <Kind extends PublishedKind>(kind: Kind, id: number) => has.get(`${kind}:${id}`) as PublishedOf<Kind> | undefined;
  const names = new Set<string>();
  for (const item of items) {
    const wrong = faultOf(item, find);
    if (wrong !== null) return wrong;
    for (const name of namesOf(item)) {
      if (names.has(name)) return { kind: "publication-twice", at: keyOfItem(item) };
      names.add(name);
    }
  }
  return cycleIn(items, find);
}

/** One sequence gives all ids: none is that of two things, in whichever publication. */
export function faultOfIds(items: readonly PublishedItem[], publicationIds: readonly number[]): ItemFault | null {
  const owners = new Map<number, string>();
  const claim = (id: number, owner: string, at: string): ItemFault | null => {
    if (id < SMALLEST_ID || (owners.get(id) ?? owner) !== owner) return { kind: "publication-ids", at };
    owners.set(id, owner);
    return null;
  };
  for (const [i, id] of publicationIds.entries()) {
    const wrong = claim(id, `publication ${i}`, `publication:${id}`);
    if (wrong !== null) return wrong;
  }
  for (const item of items) {
    if (item.kind === "municipality" || item.kind === "year") continue;
    const key = keyOfItem(item);
    const own = item.kind === "node" ? item.initiatives.map(({ id }) => id) : [];
    const claims = [claim(item.id, key, key), ...own.map((id) => claim(id, `initiative:${id}`, key))];
    const wrong = new Set(own).size < own.length ? ({ kind: "publication-ids", at: key } as const) : claims.find((one) => one !== null);
    if (wrong) return wrong;
  }
  return null;
}

type Find = <Kind extends PublishedKind>(kind: Kind, id: number) => PublishedOf<Kind> | undefined;

/** What a thing names and the publication must tell, and what of it no record can hold. What may well not be told (a plan's predecessor, a goal's node) is not among it. */
function faultOf(item: PublishedItem, find: Find): ItemFault | null {
  const at = keyOfItem(item);
  const missing = (kind: PublishedKind, id: number | null): ItemFault | null =>
    id === null || find(kind, id) !== undefined ? null : { kind: "publication-reference", at, to: `${kind}:${id}` };
  const broken = (isBroken: boolean): ItemFault | null => (isBroken ? { kind: "publication-value", at } : null);
  switch (item.kind) {
    case "municipality":
      return broken(profileFaults(item.profile).length > 0 || !(isMunicipalityCode(item.code) || isProvisionalCode(item.code)));
    case "plan":
      return broken((item.fromYear ?? 0) > (item.toYear ?? Number.POSITIVE_INFINITY) || hasTwice(item.glossary));
    case "node": {
      const parent = item.parent === null ? null : find("node", item.parent);
      return missing("plan", item.plan) ?? missing("node", item.parent) ?? broken(parent !== null && parent?.plan !== item.plan);
    }
    case "indicator":
      return missing("unit", item.department) ?? missing("unit", item.division) ?? faultOfPlaces(item, find) ?? broken(!isSound(item));
    case "goal":
      return (
        missing("year", item.fiscalYear) ??
        missing("unit", item.department) ??
        faultOfContinued(item, find) ??
        broken(item.body.fiscalYear !== item.fiscalYear || item.nodes.length !== item.body.placements.length)
      );
    case "mission": {
      const { midTermGoals, fiscalYear } = item.body;
      const fits = midTermGoals.every(({ placements }, i) => placements.length === item.nodes[i]?.length);
      return (
        missing("year", item.fiscalYear) ??
        missing("unit", item.department) ??
        broken(fiscalYear !== item.fiscalYear || !fits || item.nodes.length !== midTermGoals.length)
      );
    }
    case "unit": {
      const { successors, validFrom, validTo, id } = item;
      const unknown = successors.map(({ to }) => missing("unit", to)).find((one) => one !== null) ?? null;
      const isBroken = hasTwice(successors.map(({ to }) => to)) || successors.some(({ to, at: day }) => to === id || !isDay(day));
      return (
        missing("unit", item.parent) ??
        unknown ??
        broken(
          isBroken || !isDayOrNull(validFrom) || !isDayOrNull(validTo) || (validFrom !== null && validTo !== null && validFrom >= validTo),
        )
      );
    }
    case "document":
      return (
        missing("plan", item.plan) ??
        missing("year", item.year) ??
        broken(!isDayOrNull(item.day) || (item.plan !== null && item.year !== null))
      );
    case "scale":
      return broken(checkScale(item.scale).length > 0);
    default:
      return null;
  }
}

const isDayOrNull = (day: string | null): boolean => day === null || isDay(day);

/** A goal carries on one of the year before. */
function faultOfContinued({ id, fiscalYear, continues }: PublishedOf<"goal">, find: Find): ItemFault | null {
  const before = continues === null ? undefined : find("goal", continues);
  if (before === undefined || before.fiscalYear === fiscalYear - 1) return null;
  return { kind: "publication-value", at: `goal:${id}` };
}

function faultOfPlaces({ id, placements }: PublishedOf<"indicator">, find: Find): ItemFault | null {
  const at = `indicator:${id}`;
  if (placements.length === 0) return { kind: "publication-value", at };
  if (hasTwice(placements.map(({ plan, node }) => `${plan} ${node}`))) return { kind: "publication-twice", at };
  for (const { plan, node } of placements) {
    if (find("plan", plan) === undefined) return { kind: "publication-reference", at, to: `plan:${plan}` };
    if (node !== null && find("node", node)?.plan !== plan) return { kind: "publication-reference", at, to: `node:${node}` };
  }
  return null;
}

/** As a database holds values: a number has a comparator, a value has a text, and of a year there is one. */
function isSound({ printed, actuals, results, rule }: PublishedOf<"indicator">): boolean {
  const { baseline, interimTargets, target, actuals: stated } = printed;
  const values = [baseline, ...interimTargets, target, ...stated].filter((value) => value !== null);
  const of = ({ part, year }: { readonly part: string; readonly year: number }) => `${year} ${part}`;
  return (
    values.every(({ value, comparator }) => (value === null) === (comparator === null)) &&
    actuals.every(({ status, text }) => (status === "preliminary" || status === "final") === (text !== "")) &&
    actuals.every(({ status, reason, asOf }) => (status !== "unavailable" || reason !== null) && isDayOrNull(asOf)) &&
    (rule.targets ?? []).every(({ former }) => former.every(({ until }) => isDay(until))) &&
    ![actuals.map(of), results.map(of), rule.parts.map(({ key }) => key)].some(hasTwice)
  );
}

/** What no two things of a kind share. */
function namesOf(item: PublishedItem): string[] {
  if (item.kind === "node") return [`node ${item.plan} ${item.code}`];
  if (item.kind === "term") return [`term ${item.term}`];
  return item.kind === "unit" && item.validTo === null ? [`${item.unitKind} ${item.parent} ${textKey(item.name)}`] : [];
}

/** Nothing stands beneath itself, and no plan follows itself: the first thing of which that is not so. Each is looked at once. */
function cycleIn(items: readonly PublishedItem[], find: Find): ItemFault | null {
  const sound = new Set<PublishedItem>();
  for (const item of items) {
    const way = new Set<PublishedItem>();
    for (let at: PublishedItem | undefined = item; at !== undefined && !sound.has(at); at = above(at, find)) {
      if (way.has(at)) return { kind: "publication-cycle", at: keyOfItem(at) };
      way.add(at);
    }
    for (const one of way) sound.add(one);
  }
  return null;
}

function above(item: PublishedItem, find: Find): PublishedItem | undefined {
  if (item.kind === "node") return item.parent === null ? undefined : find("node", item.parent);
  if (item.kind === "plan") return item.predecessor === null ? undefined : find("plan", item.predecessor);
  return item.kind === "unit" && item.parent !== null ? find("unit", item.parent) : undefined;
}

const hasTwice = (members: readonly unknown[]): boolean => new Set(members).size < members.length;
