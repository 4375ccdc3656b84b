import type { Doubt, DoubtReason } from "../../documents/reading/doubts.ts";
import type { SentenceKey, Sentences } from "./sentences.ts";

/** Why the reader is not sure of a field, in a sentence. */
export function doubtSentence({ reason, facts }: Pick<Doubt, "reason" | "facts">, t: Sentences): string {
  // A reason without a sentence does not compile: every `doubt.` and reason must be a key.
  const key: `doubt.${DoubtReason}` & SentenceKey = `doubt.${reason}`;
  return t(key, facts);
}
