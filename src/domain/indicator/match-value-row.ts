import { likenessTo, textKey } from "../wording/text-key.ts";
import { isSameUnit } from "../wording/unit.ts";
import { type IndicatorNameKeys, indicatorNameKeys } from "./indicator-name.ts";
import type { NamedRow } from "./value-table.ts";

/** Something whose values a table may give: an indicator, or a part of one. */
export interface Measurable {
  readonly id: number;
  readonly name: string;
  /** Key and name of the part; null: the whole. */
  readonly part: { readonly key: string; readonly name: string } | null;
  readonly unit: string | null;
}

/** Which measurable a row of a table speaks of, or why nobody can tell. */
export type RowMatch<One extends Measurable> =
  | { readonly kind: "found"; readonly one: One }
  /** None is called so; these are called nearly so. */
  | { readonly kind: "unknown"; readonly nearest: readonly One[] }
  | { readonly kind: "several"; readonly nearest: readonly One[] }
  /** The code is one's, the name another's, or nobody's. */
  | { readonly kind: "code-differs"; readonly nearest: readonly One[] }
  | { readonly kind: "unit-differs"; readonly nearest: readonly One[] };

const NEAREST = 3;
const LIKE_ENOUGH = 0.3;
/** Of a longer name only so much is compared. */
const LONGEST_COMPARED = 100;
/** A table of more rows that nobody knows is another table: near names are looked for so often only. */
const MOST_SOUGHT = 200;
const FORMS = ["written", "spelled", "plain"] as const;

/** Finds what rows speak of: by code, by name as written, as spelled elsewhere, and without what brackets note; a part by its own column, or in brackets behind the name. */
export function rowMatcher<One extends Measurable>(all: readonly One[]): (row: NamedRow, chosen: number | null) => RowMatch<One> {
  const keyed = all.map((one) => ({
    one,
    names: namesOf(one).map(indicatorNameKeys),
    part: one.part === null ? "" : textKey(one.part.name),
  }));
  const byForm = Object.fromEntries(FORMS.map((form) => [form, indexBy(keyed, form)])) as Record<
    keyof IndicatorNameKeys,
    ReadonlyMap<string, ReadonlySet<One>>
  >;
  const shortened = all.map((one) => ({ one, names: namesOf(one).map((name) => name.slice(0, LONGEST_COMPARED)) }));
  let sought = 0;
  const nearestTo = (name: string): readonly One[] => {
    sought += 1;
    if (sought > MOST_SOUGHT) return [];
    const likenessOf = likenessTo(name.slice(0, LONGEST_COMPARED));
    return shortened
      .map(({ one, names }) => ({ one, like: Math.max(...names.map(likenessOf)) }))
      .filter(({ like }) => like >= LIKE_ENOUGH)
      .toSorted((one, other) => other.like - one.like)
      .slice(0, NEAREST)
      .map(({ one }) => one);
  };

  const byName = (name: string): readonly One[] => {
    const keys = indicatorNameKeys(name);
    for (const form of FORMS) {
      const found = byForm[form].get(keys[form]);
      if (found) return [...found];
    }
    return [];
  };
  const ofPart = (ones: readonly One[], part: string): readonly One[] => {
    const key = textKey(part);
    if (key !== "") return ones.filter((one) => one.part !== null && textKey(one.part.name) === key);
    const wholes = ones.filter((one) => one.part === null);
    return wholes.length > 0 ? wholes : ones;
  };
  const withParts = (ids: ReadonlySet<number>) => all.filter(({ id }) => ids.has(id));

  return ({ code, name, part, unit }, chosen) => {
    const called = name === "" ? [] : byName(name);
    const calledIds = new Set(called.map(({ id }) => id));
    const coded = code === "" ? [] : all.filter(({ id }) => String(id) === textKey(code));
    if (chosen === null && coded.length > 0 && name !== "" && !coded.some(({ id }) => calledIds.has(id)))
      return { kind: "code-differs", nearest: distinct([...ofPart(coded, part), ...(called.length > 0 ? called : nearestTo(name))]) };
    const of =
      chosen === null ? (coded.length > 0 ? coded : part === "" ? called : withParts(calledIds)) : all.filter(({ id }) => id === chosen);
    // What is called by the name of a part itself is that part.
    const ones = part === "" && coded.length === 0 && chosen === null ? called : ofPart(of, part);
    const [one, ...others] = part === "" ? ofPart(ones, "") : ones;
    if (one === undefined) return { kind: "unknown", nearest: nearestTo(`${name}${part}`) };
    if (others.length > 0) return { kind: "several", nearest: [one, ...others].slice(0, NEAREST) };
    // Who chose it saw both units.
    if (chosen === null && unit !== "" && one.unit !== null && textKey(unit) !== textKey(one.unit) && !isSameUnit(unit, one.unit))
      return { kind: "unit-differs", nearest: [one] };
    return { kind: "found", one };
  };
}

const distinct = <One>(ones: readonly One[]): readonly One[] => [...new Set(ones)].slice(0, NEAREST);

const namesOf = ({ name, part }: Measurable): readonly string[] =>
  part === null ? [name] : [`${name}（${part.name}）`, `${name} ${part.name}`];

function indexBy<One extends Measurable>(
  keyed: readonly { readonly one: One; readonly names: readonly IndicatorNameKeys[] }[],
  form: keyof IndicatorNameKeys,
): ReadonlyMap<string, ReadonlySet<One>> {
  const index = new Map<string, Set<One>>();
  for (const { one, names } of keyed)
    for (const keys of names) {
      const known = index.get(keys[form]);
      if (known) known.add(one);
      else index.set(keys[form], new Set([one]));
    }
  return index;
}
