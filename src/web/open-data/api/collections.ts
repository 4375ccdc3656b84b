import type { PublishedItem, PublishedKind, PublishedOf } from "../../../domain/publication/published-item.ts";
import type { Cell } from "../data-table.ts";
import { valuesTable } from "../tables/value-table.ts";

/** By what a collection can be narrowed; each is a number. */
export const FILTERS = ["plan", "node", "indicator", "department", "year"] as const;

export type FilterName = (typeof FILTERS)[number];
export type Asked = Readonly<Partial<Record<FilterName, number>>>;

/** Things of a publication that the API gives out, a page at a time. */
export interface Collection {
  readonly name: string;
  /** What is read for it. */
  readonly kinds: readonly PublishedKind[];
  readonly filters: readonly FilterName[];
  /** The kind of its members, of which each has an address of its own; null where they are rows. */
  readonly of: PublishedKind | null;
  /** In their order, of those that were read. */
  readonly take: (items: readonly PublishedItem[], asked: Asked) => readonly unknown[];
}

/** The things of a kind, word for word. */
function things<Kind extends PublishedKind>(
  name: string,
  kind: Kind,
  filters: Readonly<Partial<Record<FilterName, (item: PublishedOf<Kind>, wanted: number) => boolean>>> = {},
): Collection {
  const names = FILTERS.filter((filter) => filters[filter] !== undefined);
  return {
    ...{ name, kinds: [kind], filters: names, of: kind },
    take: (items, asked) =>
      items
        .filter((item): item is PublishedOf<Kind> => item.kind === kind)
        .filter((item) =>
          names.every((filter) => {
            const wanted = asked[filter];
            return wanted === undefined || filters[filter]?.(item, wanted) === true;
          }),
        ),
  };
}

export const COLLECTIONS: readonly Collection[] = [
  things("plans", "plan"),
  things("nodes", "node", { plan: ({ plan }, wanted) => plan === wanted }),
  things("indicators", "indicator", {
    plan: ({ placements }, wanted) => placements.some(({ plan }) => plan === wanted),
    node: ({ placements }, wanted) => placements.some(({ node }) => node === wanted),
    department: ({ department }, wanted) => department === wanted,
  }),
  {
    ...{ name: "values", kinds: ["municipality", "indicator", "scale"], filters: FILTERS, of: null },
    take: (items, asked) => {
      const { year, indicator, ...rest } = asked;
      const known = things("indicators", "indicator", {}).take(items, {}) as readonly PublishedOf<"indicator">[];
      const wanted = known.filter(
        ({ id, placements, department }) =>
          (indicator === undefined || id === indicator) &&
          (rest.plan === undefined || placements.some(({ plan }) => plan === rest.plan)) &&
          (rest.node === undefined || placements.some(({ node }) => node === rest.node)) &&
          (rest.department === undefined || department === rest.department),
      );
      return valueRows(items, wanted).filter((row) => year === undefined || row.year === year);
    },
  },
  things("goals", "goal", {
    node: ({ nodes }, wanted) => nodes.includes(wanted),
    department: ({ department }, wanted) => department === wanted,
    year: ({ fiscalYear }, wanted) => fiscalYear === wanted,
  }),
  things("missions", "mission", {
    department: ({ department }, wanted) => department === wanted,
    year: ({ fiscalYear }, wanted) => fiscalYear === wanted,
  }),
  things("units", "unit"),
  things("scales", "scale"),
  things("terms", "term"),
];

/** A value as the API gives it out: a row of values.csv under the names of its columns. */
function valueRows(items: readonly PublishedItem[], indicators: readonly PublishedOf<"indicator">[]): Readonly<Record<string, Cell>>[] {
  const municipality = items.find((item) => item.kind === "municipality");
  if (municipality === undefined) return [];
  const { columns, rows } = valuesTable({ municipality, indicators, scales: items.filter((item) => item.kind === "scale") });
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])));
}

export function findCollection(name: string): Collection | null {
  return COLLECTIONS.find((one) => one.name === name) ?? null;
}
