import type { PublishedItem, PublishedKind, PublishedOf } from "../../../domain/publication/published-item.ts";
import { valuesTable } from "../tables/value-table.ts";

/** By what a collection can be narrowed; each is a number. */
export const FILTERS = ["plan", "node", "indicator", "department", "year"] as const;

export type FilterName = (typeof FILTERS)[number];
export type Asked = Readonly<Partial<Record<FilterName, number>>>;
/** Numbers by which a member of a collection is found. */
type Marks = Readonly<Partial<Record<FilterName, readonly (number | null)[]>>>;

/** A thing or row as it is given out, and by what it is found. */
export interface Member {
  readonly marks: Marks;
  readonly told: unknown;
}

/** Things of a publication that the API gives out, a page at a time. */
export interface Collection {
  readonly name: string;
  /** What is read for it. */
  readonly kinds: readonly PublishedKind[];
  readonly filters: readonly FilterName[];
  /** The kind of its members, of which each has an address of its own; null where they are rows. */
  readonly of: PublishedKind | null;
  /** In their order, of the things that were read. */
  readonly members: (items: readonly PublishedItem[]) => readonly Member[];
}

/** The things of a kind, word for word. */
function things<Kind extends PublishedKind>(
  name: string,
  kind: Kind,
  filters: readonly FilterName[] = [],
  marksOf: (item: PublishedOf<Kind>) => Marks = () => ({}),
): Collection {
  return {
    ...{ name, kinds: [kind], filters, of: kind },
    members: (items) => ofKind(items, kind).map((item) => ({ marks: marksOf(item), told: item })),
  };
}

const ofKind = <Kind extends PublishedKind>(items: readonly PublishedItem[], kind: Kind): PublishedOf<Kind>[] =>
  items.filter((item): item is PublishedOf<Kind> => item.kind === kind);

const marksOfIndicator = ({ placements, department }: PublishedOf<"indicator">): Marks => ({
  ...{ plan: placements.map(({ plan }) => plan), node: placements.map(({ node }) => node), department: [department] },
});

export const COLLECTIONS: readonly Collection[] = [
  things("plans", "plan"),
  things("nodes", "node", ["plan"], ({ plan }) => ({ plan: [plan] })),
  things("indicators", "indicator", ["plan", "node", "department"], marksOfIndicator),
  { name: "values", kinds: ["municipality", "indicator", "scale"], filters: FILTERS, of: null, members: valueRows },
  things("goals", "goal", ["node", "department", "year"], ({ nodes, department, fiscalYear }) => ({
    ...{ node: nodes, department: [department], year: [fiscalYear] },
  })),
  things("missions", "mission", ["department", "year"], ({ department, fiscalYear }) => ({ department: [department], year: [fiscalYear] })),
  things("units", "unit"),
  things("scales", "scale"),
  things("terms", "term"),
  things("documents", "document", ["plan", "year"], ({ plan, year }) => ({ plan: [plan], year: [year] })),
];

/** A value as the API gives it out: a row of values.csv under the names of its columns. */
function valueRows(items: readonly PublishedItem[]): Member[] {
  const [municipality] = ofKind(items, "municipality");
  if (municipality === undefined) return [];
  const scales = ofKind(items, "scale");
  return ofKind(items, "indicator").flatMap((indicator) => {
    const { columns, rows } = valuesTable({ municipality, indicators: [indicator], scales });
    const year = columns.findIndex(({ name }) => name === "year");
    return rows.map((row): Member => {
      const at = row[year];
      return {
        marks: { ...marksOfIndicator(indicator), indicator: [indicator.id], year: [typeof at === "number" ? at : null] },
        told: Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])),
      };
    });
  });
}

export function findCollection(name: string): Collection | null {
  return COLLECTIONS.find((one) => one.name === name) ?? null;
}
