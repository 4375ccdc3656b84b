import type { TypedParts } from "./part-choice.ts";
import type { PartOptions } from "./part-options.ts";

export const KINDS = ["regular", "correction"] as const;

export type PublicationKind = (typeof KINDS)[number];

export const kindOf = (fields: URLSearchParams): PublicationKind => KINDS.find((kind) => kind === fields.get("kind")) ?? "regular";

/** What was chosen of everything that a publication can be made of. */
export interface Chosen {
  readonly options: PartOptions;
  readonly parts: TypedParts;
  readonly kind: PublicationKind;
}

/** What is said of a publication, as the last form has it. */
export interface Typed {
  readonly note: string;
  readonly when: "now" | "later";
  /** As a field for date and time has it. */
  readonly due: string;
  /** Of all lines of the 正誤 list that have none of their own. */
  readonly reason: string;
  /** It was said that what citizens would read no more is meant to go. */
  readonly removes: boolean;
  /** The form itself, out of which the lines are read once it is known which are proposed; null where nothing was sent. */
  readonly form: URLSearchParams | null;
}

export const NOTHING_TYPED: Typed = { note: "", when: "now", due: "", reason: "", removes: false, form: null };

export function readTyped(form: URLSearchParams): Typed {
  return {
    ...{ note: form.get("note") ?? "", due: form.get("due") ?? "", reason: form.get("reason") ?? "", form },
    ...{ when: form.get("when") === "later" ? "later" : "now", removes: form.get("removes") === "yes" },
  };
}
