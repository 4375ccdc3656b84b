import type { Form, FormFieldName } from "./form.ts";

/** What differs between two forms: fields that came, went, moved or changed, and the other parts by their names. */
export type FormDifference = `field.${FormFieldName}` | "order" | Exclude<keyof Form, "fields">;

const PARTS = [
  ...(["kind", "name", "layout", "placementPlans", "remarkLabels", "steps", "scale", "numerals", "reasonForShortfall"] as const),
] satisfies readonly Exclude<keyof Form, "fields">[];

/** Nothing where the two are the same form. */
export function differencesOfForms(before: Form, after: Form): FormDifference[] {
  const changed = namesOf({ ...before, fields: [...before.fields, ...after.fields] }).filter(
    (name) => !same(fieldOf(before, name), fieldOf(after, name)),
  );
  const stayed = (one: Form, other: Form) => namesOf(one).filter((name) => fieldOf(other, name));
  return [
    ...changed.map((name) => `field.${name}` as const),
    ...(same(stayed(before, after), stayed(after, before)) ? [] : (["order"] as const)),
    ...PARTS.filter((part) => !same(before[part], after[part])),
  ];
}

const namesOf = ({ fields }: Form): FormFieldName[] => [...new Set(fields.map(({ field }) => field))];

function fieldOf({ fields }: Form, name: FormFieldName): readonly unknown[] | null {
  const found = fields.find(({ field }) => field === name);
  return found ? [found.label, found.hint, found.phases, found.required] : null;
}

/** Of texts, numbers, and lists of them; two scales whose steps name the same in another order of keys are the same too. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, inOrder(one)]);
}
