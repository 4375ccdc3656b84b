import type { ChangeRefusal, OrganisationChange } from "../../../domain/organisation/succession.ts";
import type { AdministerRefusal } from "../../../use-cases/account/administer.ts";
import { readId } from "../../page.ts";
import { formatDate } from "../../ui/dates.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";

export const CHANGE_KINDS = ["add", "rename", "merge", "join", "split", "end"] as const satisfies readonly OrganisationChange["kind"][];

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change as it stands in an address or a form: what is asked for may be missing yet. */
export interface TypedChange {
  readonly kind: ChangeKind;
  readonly at: string;
  readonly unit: string;
  readonly units: readonly string[];
  readonly into: string;
  readonly unitKind: "department" | "division";
  readonly parent: string;
  readonly name: string;
  /** One a line. */
  readonly names: string;
}

/** Null where no kind of change is named. */
export function readTypedChange(fields: URLSearchParams): TypedChange | null {
  const kind = CHANGE_KINDS.find((one) => one === fields.get("kind"));
  if (!kind) return null;
  const text = (name: string) => fields.get(name) ?? "";
  return {
    ...{ kind, at: text("at"), unit: text("unit"), units: fields.getAll("units"), into: text("into"), parent: text("parent") },
    ...{ name: text("name"), names: text("names"), unitKind: text("unitKind") === "division" ? "division" : "department" },
  };
}

/** The change that is meant, with the divisions that were sent elsewhere than to the first of what a department is split into. */
export function asChange(typed: TypedChange, divisions: ReadonlyMap<number, number>): OrganisationChange {
  const id = (text: string) => readId(text) ?? 0;
  const parentId = typed.parent === "" ? null : id(typed.parent);
  const unit = id(typed.unit);
  switch (typed.kind) {
    case "add":
      return { kind: "add", unitKind: typed.unitKind, name: typed.name, parentId: typed.unitKind === "division" ? parentId : null };
    case "rename":
      return { kind: "rename", unit, name: typed.name, parentId };
    case "merge":
      return { kind: "merge", units: typed.units.map(id), name: typed.name };
    case "join":
      return { kind: "join", unit, into: id(typed.into) };
    case "split":
      return { kind: "split", unit, names: typed.names.split(/\r?\n/u).filter((name) => name.trim() !== ""), divisions };
    case "end":
      return { kind: "end", unit };
  }
}

/** What was chosen of each post, sheet or division: post-123=1 sends the post 123 to the second of what its unit becomes; "end" ends it. */
export function readChoices(fields: URLSearchParams, what: "post" | "sheet" | "division"): ReadonlyMap<number, number | null> {
  const chosen = new Map<number, number | null>();
  for (const [name, value] of fields) {
    const id = name.startsWith(`${what}-`) ? readId(name.slice(what.length + 1)) : null;
    if (id !== null) chosen.set(id, value === "end" ? null : /^\d{1,3}$/u.test(value) ? Number(value) : 0);
  }
  return chosen;
}

/** Choices that send everything somewhere. */
export function placesOf(choices: ReadonlyMap<number, number | null>): ReadonlyMap<number, number> {
  return new Map([...choices].map(([id, place]) => [id, place ?? 0]));
}

type Refusal = ChangeRefusal | AdministerRefusal;

const FIELDS = {
  "wrong-day": "at",
  "unknown-unit": "unit",
  "unit-not-there": "unit",
  "wrong-unit-name": "name",
  "unit-name-taken": "name",
  unchanged: "name",
  "too-few-units": "unit",
  "unlike-units": "unit",
  "wrong-parent": "parent",
  forbidden: "main",
  "last-administrator": "main",
} as const satisfies Readonly<Record<Refusal["kind"], string>>;

/** How a refusal is told beside the field of the form of that kind of change. */
export function changeError(
  refusal: Refusal,
  kind: ChangeKind,
  { t, locale }: { readonly t: Sentences; readonly locale: Locale },
): FieldError {
  const facts =
    "name" in refusal ? { name: refusal.name } : refusal.kind === "last-administrator" ? { day: formatDate(refusal.day, locale) } : {};
  const field = FIELDS[refusal.kind];
  const named = kind === "split" && field === "name" ? "names" : kind === "merge" && field === "unit" ? "units" : field;
  const own = kind === "split" && refusal.kind === "too-few-units" ? "names" : named;
  return { field: own, message: t(`organisation.refusal.${refusal.kind}`, facts) };
}
