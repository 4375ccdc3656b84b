/** likely: right as a rule, worth a look. doubtful: something is odd, and a person has to decide. What has no doubt is sure. */
export type Sureness = "likely" | "doubtful";

/** Why a reader is not sure of a field, and how far that goes. The sentences for people are `doubt.` and the reason, in both catalogues. */
export const SURENESS = {
  // Values and targets
  "no-number": "doubtful",
  "units-differ": "doubtful",
  "year-as-value": "doubtful",
  "looser-target": "likely",
  "scale-jump": "likely",
  "over-hundred": "likely",
  "no-target": "likely",
  "no-values": "doubtful",
  "no-node": "likely",
  "holds-value": "likely",
  "same-indicator": "likely",
  "year-missing": "likely",
  "year-apart": "likely",
  "years-reversed": "doubtful",
  // Periods
  "period-unknown": "likely",
  "period-outside": "likely",
  // Marks, codes and numbers
  "no-mark": "likely",
  "mark-skips": "likely",
  "mark-repeats": "doubtful",
  "code-skips": "likely",
  "code-repeats": "doubtful",
  "no-parent": "doubtful",
  "priority-skips": "likely",
  "priority-repeats": "doubtful",
  // What a goal or a mission must say
  "no-title": "doubtful",
  "no-text": "doubtful",
  "no-department": "doubtful",
  "no-year": "doubtful",
  "no-priority": "likely",
  "no-actions": "likely",
  "no-municipality": "doubtful",
  // Of a file that was given to another municipality than the one that it names
  "another-municipality": "doubtful",
  "same-title": "likely",
  // Texts
  "cut-off": "likely",
  "begins-inside": "doubtful",
  "follows-cut-off": "likely",
  "open-bracket": "likely",
  "long-title": "likely",
  "odd-characters": "doubtful",
  "variant-characters": "likely",
  "holds-label": "doubtful",
  "holds-mark": "likely",
  // Places
  "hidden-text": "likely",
  "far-apart": "likely",
  "across-pages": "likely",
  "unplaced-beside": "doubtful",
  "columns-by-space": "likely",
  "uneven-row": "likely",
} as const satisfies Record<string, Sureness>;

export type DoubtReason = keyof typeof SURENESS;

/** A field of a reading of which the reader is not sure. A field may have several. */
export interface Doubt {
  /** JSON pointer into the reading. A Value, a Period and a TargetText have the pointer of their own (/plan/indicators/3/target); what is missing, the one that it would have. */
  readonly pointer: string;
  readonly sureness: Sureness;
  readonly reason: DoubtReason;
  /** What the sentence of the reason names. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export function doubt(pointer: string, reason: DoubtReason, facts: Doubt["facts"] = {}): Doubt {
  return { pointer, sureness: SURENESS[reason], reason, facts };
}
