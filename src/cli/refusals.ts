import type { SentenceKey, Sentences } from "./sentences.ts";

/** Every kind of refusal that has a sentence in the catalogues. A new kind does not compile until it has its lines there. */
type ToldKind = SentenceKey extends infer Key ? (Key extends `refusal.${infer Kind}` ? Kind : never) : never;

/** The sentence for a refusal, with its facts filled in. A fact that is not known is left out. */
export function refusalSentence(sentences: Sentences, refusal: { readonly kind: ToldKind }): string {
  const facts = Object.entries(refusal).map(([name, fact]) => [
    name,
    Array.isArray(fact) ? fact.join(", ") : (fact ?? sentences("refusal.binary.unknown")),
  ]);
  return sentences(`refusal.${refusal.kind}`, Object.fromEntries(facts));
}
