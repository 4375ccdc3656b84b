import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { PublicationPart } from "../../../domain/publication/publication.ts";
import type { PartChoice } from "../../../use-cases/publication/prepare-publication.ts";
import type { PartOptions, PlanOption, YearOption } from "./part-options.ts";

export const TAKES = ["none", "keep", "renew"] as const;

export type Take = (typeof TAKES)[number];

/** What was chosen of a part: whether and how it is told, and up to what, as the fields of the form have it. */
export interface TypedPart {
  readonly take: Take;
  /** A year up to which values are told (empty: none), or a phase. */
  readonly upTo: string;
}

export type TypedParts = ReadonlyMap<string, TypedPart>;

/** What is asked for first: everything that citizens read, anew; of a first publication the plans of this year, and the newest year as far as it is accepted. */
export function suggestedParts(options: PartOptions, fiscalYear: number): TypedParts {
  const isFirst = [...options.plans, ...options.years].every(({ published }) => published === null);
  const { newest } = options;
  const plans = options.plans.map((option): [string, TypedPart] => {
    const { published, inRecord } = option;
    const isOfNow = (option.fromYear ?? fiscalYear) <= fiscalYear && fiscalYear <= (option.toYear ?? fiscalYear);
    const last = options.valued.find((year) => year < fiscalYear) ?? options.valued[0] ?? null;
    const through = published?.kind === "plan" ? published.valuesThrough : last;
    return [option.key, { take: takeFirst(published !== null, inRecord, isFirst && isOfNow), upTo: String(through ?? "") }];
  });
  const years = options.years.map((option): [string, TypedPart] => {
    const { published, inRecord } = option;
    const isNewest = option.year === newest?.year;
    const told = published?.kind === "year" ? published.phase : null;
    const upTo = later(told, isNewest ? newest.accepted : null);
    return [option.key, { take: takeFirst(published !== null, inRecord, isNewest), upTo }];
  });
  return new Map([...plans, ...years]);
}

function takeFirst(isPublished: boolean, isInRecord: boolean, isSuggested: boolean): Take {
  if (!isInRecord) return isPublished ? "keep" : "none";
  return isPublished || isSuggested ? "renew" : "none";
}

const later = (one: PhaseName | null, other: PhaseName | null): PhaseName =>
  PHASES.findLast((phase) => phase === one || phase === other) ?? "set";

/** What was chosen, from an address or a form; of what is not there, that it is not told. */
export function readParts(options: PartOptions, fields: URLSearchParams): TypedParts {
  return new Map(
    [...options.plans, ...options.years].map((option) => {
      const take = TAKES.find((one) => one === fields.get(option.key)) ?? "none";
      const isPossible = take === "none" || (take === "keep" ? option.published !== null : option.inRecord);
      return [option.key, { take: isPossible ? take : "none", upTo: fields.get(`${option.key}-to`) ?? "" }];
    }),
  );
}

/** What is to be published of what was chosen. */
export function choicesOf({ plans, years }: PartOptions, typed: TypedParts): PartChoice[] {
  return [...plans, ...years].flatMap((option): PartChoice[] => {
    const { take, upTo } = typed.get(option.key) ?? { take: "none", upTo: "" };
    return take === "none" ? [] : [{ take, part: take === "keep" && option.published !== null ? option.published : partOf(option, upTo) }];
  });
}

function partOf(option: PlanOption | YearOption, upTo: string): PublicationPart {
  if (option.kind === "year") return { kind: "year", year: option.year, phase: PHASES.find((phase) => phase === upTo) ?? "set" };
  return { kind: "plan", plan: option.plan, valuesThrough: /^(?:19|20|21)\d\d$/u.test(upTo) ? Number(upTo) : null };
}
