import type { OpenRefusal } from "../documents/formats/open-refusal.ts";
import type { ProcessRefusal } from "../documents/read-file.ts";
import { fileRefusalSentence, isFileRefusal } from "../web/ui/file-refusal.ts";
import { sentencesIn } from "../web/ui/sentences.ts";
import type { SentenceKey, Sentences } from "./sentences.ts";

/** Every kind of refusal that has a sentence in the catalogues. A new kind does not compile until it has its lines there. */
type ToldKind = SentenceKey extends infer Key ? (Key extends `refusal.${infer Kind}` ? Kind : never) : never;

/** Refusals of files read the same here and on the pages. */
type FileRefusal = OpenRefusal | ProcessRefusal;

/** The sentence for a refusal, with its facts filled in. A fact that is not known is left out. */
export function refusalSentence(sentences: Sentences, refusal: { readonly kind: ToldKind } | FileRefusal): string {
  const { kind } = refusal;
  if (isFileRefusal(kind)) return fileRefusalSentence(refusal, sentencesIn(sentences.locale));
  const facts = Object.entries(refusal).map(([name, fact]) => [name, Array.isArray(fact) ? fact.join(", ") : fact]);
  return sentences(`refusal.${kind}`, Object.fromEntries(facts));
}
