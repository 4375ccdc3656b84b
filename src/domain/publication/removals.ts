import { PHASES } from "../cycle/phase.ts";
import type { ItemChange } from "./compare-publications.ts";
import { isOfParts } from "./is-of-parts.ts";
import { isSamePart, type PublicationPart } from "./publication.ts";
import { PUBLISHED_KINDS, type PublishedKind } from "./published-item.ts";

interface Things {
  readonly of: PublishedKind;
  readonly count: number;
}

/** Something that citizens would read no more, where it is more than a thing or two: whoever publishes says that they mean it. */
export type Removal =
  /** A whole plan or year, with all that goes with it. */
  | { readonly kind: "part"; readonly part: PublicationPart; readonly things: readonly Things[] }
  /** A plan with fewer years of values, or a year up to an earlier phase. */
  | { readonly kind: "shortened"; readonly was: PublicationPart; readonly part: PublicationPart }
  /** Many things of one kind, out of parts that are told on. */
  | ({ readonly kind: "many" } & Things);

/** From so many on, things of a kind that go are asked about. */
const MANY = 5;

/** What goes for citizens from one publication to another: whole parts first. */
export function removalsOf(
  before: readonly PublicationPart[],
  after: readonly PublicationPart[],
  changes: readonly ItemChange[],
): Removal[] {
  const removed = changes.filter(({ change }) => change === "removed");
  const dropped = before.filter((part) => !after.some((one) => isSamePart(one, part)));
  const shortened = before.flatMap((was): Removal[] => {
    const part = after.find((one) => isSamePart(one, was));
    return part !== undefined && isLess(part, was) ? [{ kind: "shortened", was, part }] : [];
  });
  const others = removed.filter(({ item }) => !isOfParts(item, dropped));
  return [
    ...dropped.map((part): Removal => ({ kind: "part", part, things: thingsOf(removed.filter(({ item }) => isOfParts(item, [part]))) })),
    ...shortened,
    ...thingsOf(others)
      .filter(({ of, count }) => count >= MANY && isTold(of))
      .map((things): Removal => ({ kind: "many", ...things })),
  ];
}

function thingsOf(changes: readonly ItemChange[]): Things[] {
  return PUBLISHED_KINDS.map((of) => ({ of, count: changes.filter(({ kind }) => kind === of).length })).filter(({ count }) => count > 0);
}

/** Units and scales go with what names them. */
const isTold = (kind: PublishedKind): boolean => kind !== "unit" && kind !== "scale";

function isLess(part: PublicationPart, was: PublicationPart): boolean {
  if (part.kind === "year") return was.kind === "year" && PHASES.indexOf(part.phase) < PHASES.indexOf(was.phase);
  return was.kind === "plan" && was.valuesThrough !== null && (part.valuesThrough ?? 0) < was.valuesThrough;
}
