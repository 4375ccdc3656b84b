import type { Locale } from "../web/ui/sentences.ts";
import english from "./messages.en.json" with { type: "json" };
import japanese from "./messages.ja.json" with { type: "json" };

export type SentenceKey = keyof typeof japanese;
/** A sentence of the command line in the person's language; {name} in it is the fact of that name. */
export interface Sentences {
  (key: SentenceKey, facts?: Readonly<Record<string, string | number>>): string;
  readonly locale: Locale;
}

/** Japanese, unless the environment's locale is an English one: servers often run with LANG=C, and their operators read Japanese. */
export function sentencesFor(environment: Readonly<Record<string, string | undefined>>): Sentences {
  const locale = /^en/iu.test(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "") ? "en" : "ja";
  const catalogue: Readonly<Record<SentenceKey, string>> = locale === "en" ? english : japanese;
  const say = (key: SentenceKey, facts: Readonly<Record<string, string | number>> = {}) =>
    catalogue[key].replace(/\{(\w+)\}/gu, (whole, name: string) => String(facts[name] ?? whole));
  return Object.assign(say, { locale } as const);
}
