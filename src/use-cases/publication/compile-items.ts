import { isOfParts } from "../../domain/publication/is-of-parts.ts";
import { keyOfItem } from "../../domain/publication/item-title.ts";
import type { PublicationPart } from "../../domain/publication/publication.ts";
import type { PublishedItem, PublishedOf } from "../../domain/publication/published-item.ts";
import type { Connection } from "../../store/database.ts";
import { listScales } from "../../store/grade-scale-store.ts";
import { findMunicipality } from "../../store/municipality-store.ts";
import { listOfferedDocuments } from "../../store/offered-document-store.ts";
import { listOrganisationUnits, listSuccessions } from "../../store/organisation-store.ts";
import { findProfile, listSummaries, listTerms } from "../../store/public-word-store.ts";
import { compileIndicators } from "./compile-indicators.ts";
import { compilePlan } from "./compile-plan.ts";
import { compileYear } from "./compile-year.ts";
import type { SummaryOf } from "./summary-of.ts";

export interface Compiled {
  /** Taken from the record as it is now. */
  readonly renewed: readonly PublicationPart[];
  /** Told as the last publication tells them. */
  readonly kept: readonly PublicationPart[];
  /** ISO date. What the organisation becomes after it is not told. */
  readonly today: string;
  /** What the last publication tells; nothing where there is none. */
  readonly before: readonly PublishedItem[];
}

/**
 * Everything that a publication tells. What several parts share (units, scales, terms, the municipality itself) is taken from the record; of those only what the rest names. Only
 * what is approved is in the record: a sheet that is being written is no part of it.
 */
export async function compileItems(
  db: Connection,
  municipality: string,
  { renewed, kept, before, today }: Compiled,
): Promise<PublishedItem[]> {
  const summaries = new Map((await listSummaries(db, municipality)).map((one) => [keyOfItem(one), one.text]));
  const summaryOf: SummaryOf = (kind, id) => summaries.get(keyOfItem({ kind, id })) || null;
  const parts = [...renewed, ...kept];
  const plans = parts.flatMap((part) => (part.kind === "plan" ? [part.plan] : []));
  const told = before.filter((item) => isOfParts(item, kept)).map((item) => placedIn(item, plans));
  const items = new Map(told.map((item) => [keyOfItem(item), item]));
  const take = (taken: readonly PublishedItem[]) => {
    for (const item of taken) items.set(keyOfItem(item), item);
  };
  for (const part of renewed) {
    if (part.kind === "plan") take(await compilePlan(db, municipality, part.plan, summaryOf));
    else take(await compileYear(db, municipality, part, summaryOf));
  }
  // An indicator stands in a plan that is kept at the nodes that are told of it, not at one that came to the record since; nor in a plan that is renewed at one that went.
  const isTold = (node: number | null) => node === null || items.has(keyOfItem({ kind: "node", id: node }));
  const indicators = await compileIndicators(db, municipality, { renewed, kept, plans, summaryOf });
  take(indicators);
  const whole = [...items.values()].map((item) =>
    item.kind === "indicator" ? { ...item, placements: item.placements.filter(({ node }) => isTold(node)) } : item,
  );
  return [...whole, ...(await compileShared(db, municipality, { items: whole, before, today }))];
}

/** Without the plans that are told no more. */
function placedIn(item: PublishedItem, plans: readonly number[]): PublishedItem {
  return item.kind === "indicator" ? { ...item, placements: item.placements.filter(({ plan }) => plans.includes(plan)) } : item;
}

interface Sharing extends Pick<Compiled, "before" | "today"> {
  /** What names what is shared. */
  readonly items: readonly PublishedItem[];
}

async function compileShared(db: Connection, municipality: string, sharing: Sharing): Promise<PublishedItem[]> {
  const isTold = (kind: "plan" | "year", id: number | null) => sharing.items.some((item) => item.kind === kind && item.id === id);
  const documents = await listOfferedDocuments(db, municipality);
  const [found, { profile }, terms] = [
    await findMunicipality(db, municipality),
    await findProfile(db, municipality),
    await listTerms(db, municipality),
  ];
  return [
    { kind: "municipality", id: 0, code: municipality, name: found?.name ?? null, profile },
    ...terms.map(
      ({ id, term, reading, explanation, otherNames }): PublishedOf<"term"> => ({
        ...{ kind: "term", id, term, reading, explanation },
        ...(otherNames.length === 0 ? {} : { otherNames }),
      }),
    ),
    ...documents.map(
      ({ revision: _, ...document }): PublishedOf<"document"> => ({
        ...{ kind: "document", ...document },
        // It is listed with what is told.
        plan: isTold("plan", document.plan) ? document.plan : null,
        year: isTold("year", document.year) ? document.year : null,
      }),
    ),
    ...(await compileUnits(db, municipality, sharing)),
    ...(await compileScales(db, municipality, sharing.items)),
  ];
}

/**
 * The units that the rest names, those in which they stand, and what became of them until today: a reorganisation that is entered ahead is no news before its day. One that the record has
 * no more (an import was undone) is told as before, as one that there is no more.
 */
async function compileUnits(db: Connection, municipality: string, { items, before, today }: Sharing): Promise<PublishedOf<"unit">[]> {
  const toldBefore = new Map(before.flatMap((item) => (item.kind === "unit" ? [[item.id, item] as const] : [])));
  const units = new Map((await listOrganisationUnits(db, municipality)).map((unit) => [unit.id, unit]));
  const successions = Map.groupBy(
    (await listSuccessions(db, municipality)).filter(({ at }) => at <= today),
    ({ from }) => from,
  );
  const asked = items.flatMap((item) => {
    if (item.kind === "indicator") return [item.department, item.division];
    return item.kind === "goal" || item.kind === "mission" ? [item.department] : [];
  });
  const named = new Set<number>();
  for (let id = asked.pop(); id !== undefined; id = asked.pop()) {
    if (id === null || named.has(id)) continue;
    const unit = units.get(id);
    const gone = unit === undefined ? toldBefore.get(id) : undefined;
    if (unit === undefined && gone === undefined) continue;
    named.add(id);
    asked.push(unit?.parentId ?? gone?.parent ?? null, ...(successions.get(id) ?? gone?.successors ?? []).map(({ to }) => to));
  }
  return [...named].flatMap((id): PublishedOf<"unit">[] => {
    const unit = units.get(id);
    const gone = toldBefore.get(id);
    if (unit === undefined) return gone === undefined ? [] : [{ ...gone, validTo: gone.validTo ?? today }];
    const { kind: unitKind, name, parentId: parent, validFrom } = unit;
    const validTo = unit.validTo !== null && unit.validTo <= today ? unit.validTo : null;
    const successors = (successions.get(id) ?? []).map(({ to, at, kind: how }) => ({ to, at, how }));
    return [{ kind: "unit", id, unitKind, name, parent, validFrom, validTo, successors }];
  });
}

/** The scales by which something is graded, and those that grade from now on. */
async function compileScales(db: Connection, municipality: string, items: readonly PublishedItem[]): Promise<PublishedOf<"scale">[]> {
  const used = new Set(items.flatMap((item) => (item.kind === "indicator" ? item.results.map(({ grade }) => grade.scale) : [])));
  return (await listScales(db, municipality))
    .filter(({ scale, isDefault, endedAt }) => used.has(scale.id) || (isDefault && endedAt === null))
    .map(({ id, scale, isDefault, endedAt }) => ({ kind: "scale", id, scale, isDefault, isEnded: endedAt !== null }));
}
