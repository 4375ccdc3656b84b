import type { PhaseName } from "../cycle/phase.ts";
import type { PublishedKind } from "./published-item.ts";

/** What a publication is made of: a plan with what stands in it, or the goals and statements of a fiscal year. */
export type PublicationPart =
  | {
      readonly kind: "plan";
      readonly plan: number;
      /** The last year whose entered values are told; null: none is. */
      readonly valuesThrough: number | null;
    }
  | { readonly kind: "year"; readonly year: number; readonly phase: PhaseName };

/** A part of a publication. `since` is the number of the publication in which it was last taken from the record. */
export type PublishedPart = PublicationPart & { readonly since: number };

/** 正誤: a line of what was wrong and is right now. */
export interface Correction {
  readonly kind: PublishedKind;
  readonly id: number;
  /** Title of the thing, and where in it: 市民満足度, 目標値. */
  readonly title: string;
  readonly place: string;
  readonly wrong: string;
  readonly right: string;
  readonly reason: string;
}

/** 公表: immutable, but for where it stands. */
export interface Publication {
  readonly id: number;
  /** From 1, without gaps, since it is published; null before, and for ever where it was cancelled. */
  readonly number: number | null;
  /** correction: it puts right what was wrong in the one before. */
  readonly kind: "regular" | "correction";
  /** What is new in it, in the words of planning. */
  readonly note: string;
  readonly parts: readonly PublishedPart[];
  readonly corrections: readonly Correction[];
  readonly frozenAt: Date;
  readonly by: string | null;
  /** When it is to be published; null: it was at once. */
  readonly dueAt: Date | null;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly withdrawal: { readonly at: Date; readonly by: string | null; readonly reason: string } | null;
}

/** A publication that was published, and so has its number. */
export type NumberedPublication = Publication & { readonly number: number; readonly publishedAt: Date };

export function isNumbered(publication: Publication): publication is NumberedPublication {
  return publication.number !== null && publication.publishedAt !== null;
}

/** Everything that was ever published, as citizens are told of it: of what was withdrawn only that it was, and why. */
export function toldOf(publications: readonly Publication[]): NumberedPublication[] {
  return publications.filter(isNumbered).map((one) => (one.withdrawal === null ? one : { ...one, note: "", corrections: [] }));
}

/** What citizens read: the last that was published and not withdrawn; null where there is none. */
export function currentOf(publications: readonly Publication[]): NumberedPublication | null {
  return publications
    .filter(isNumbered)
    .filter(({ withdrawal }) => withdrawal === null)
    .reduce<NumberedPublication | null>((last, one) => (last === null || one.number > last.number ? one : last), null);
}

/** What citizens read just before a publication; null where they read nothing. */
export function beforeOf(publications: readonly Publication[], { number, publishedAt }: NumberedPublication): NumberedPublication | null {
  return currentOf(
    publications
      .filter((one) => isNumbered(one) && one.number < number)
      .map((one) => (one.withdrawal !== null && one.withdrawal.at > publishedAt ? { ...one, withdrawal: null } : one)),
  );
}

/** True where both speak of the same plan or of the same year. */
export function isSamePart(one: PublicationPart, other: PublicationPart): boolean {
  return keyOfPart(one) === keyOfPart(other);
}

/** plan:100012, year:2025. */
export function keyOfPart(part: PublicationPart): string {
  return part.kind === "plan" ? `plan:${part.plan}` : `year:${part.year}`;
}
