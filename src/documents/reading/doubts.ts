import type { Document } from "../document.ts";
import type { TracedReading } from "./reading.ts";

/** A field of a reading that the reader is not sure of. */
export interface Doubt {
  /** JSON pointer into the reading. */
  readonly pointer: string;
  readonly sureness: "likely" | "doubtful";
  readonly reason: DoubtReason;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type DoubtReason = string;

/** The fields that a person should look at; those not listed are sure. */
export function findDoubts(_document: Document, _traced: TracedReading): readonly Doubt[] {
  return [];
}
