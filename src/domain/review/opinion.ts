/** 反映する・一部反映する・対応済み・今後の参考・反映しない: what the city does with an opinion (対応区分). */
export const HANDLINGS = ["adopt", "adopt-partly", "done", "consider", "decline"] as const;

export type Handling = (typeof HANDLINGS)[number];

/** Where an opinion stands: nobody answered it, it was worded anew since the answer, it is answered, or its reviewer took it back. */
export const OPINION_STATES = ["unanswered", "reworded", "answered", "withdrawn"] as const;

export type OpinionState = (typeof OPINION_STATES)[number];

/** A wording of an opinion or of an answer. */
export interface Wording {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** It was taken back; `text` is what it said. */
  readonly withdrawn: boolean;
  /** Why it was worded anew or taken back, where somebody said so. */
  readonly reason: string | null;
  readonly at: Date;
  readonly account: number;
  readonly by: string;
}

export interface Answer extends Wording {
  /** Number of the wording of the opinion that it answers. */
  readonly answers: number;
  readonly handling: Handling;
}

/** @param opinion its latest wording. @param answer the latest; null where there is none. */
export function stateOf(
  opinion: Pick<Wording, "number" | "withdrawn">,
  answer: Pick<Answer, "answers" | "withdrawn"> | null,
): OpinionState {
  if (opinion.withdrawn) return "withdrawn";
  if (answer === null || answer.withdrawn) return "unanswered";
  return answer.answers === opinion.number ? "answered" : "reworded";
}

/** No opinion and no answer is longer. In UTF-16 code units. */
export const LONGEST_WORDING = 10_000;

/** Why a text can be no wording; null where it can. */
export function faultOfWording(text: string): "empty" | "too-long" | null {
  if (text.trim() === "") return "empty";
  return text.length > LONGEST_WORDING ? "too-long" : null;
}
